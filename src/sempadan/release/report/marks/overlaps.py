"""Overlaps of lists: a row for each set of lists that somebody is on, with a dot for each list of it, and a bar."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from sempadan.release.report.look import BAND, GRID, INK, LINE, PAPER, SMALL, SOFT, STRIPE, WIDTH
from sempadan.release.report.sketch import Box, Point, Rule, Sketch
from sempadan.release.report.subject import Drawn
from sempadan.release.report.widths import width_of
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.release.report.fields import Row
    from sempadan.release.report.subject import Subject

PATTERN: Final = "pattern"
"""Column of the sets: 1 for each list of it, 0 for each other, in one order for all."""

JOINED: Final = " + "
"""Between the lists of a set, where it is named."""

MOST: Final = 40
"""So many sets are drawn, those of most people."""

WIDEST: Final = 150
"""Of the dots of all lists."""

GAP: Final = 10
TALL: Final = 17
"""Of a row."""

THICK: Final = 4.5
"""Half of a bar."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the dots of each list stand, by its place in a pattern, and the left end of the bars."""

    dots: Mapping[int, float]
    left: float


def overlaps(subject: Subject) -> list[Drawn]:
    """Draw overlaps: the names of the lists as a key, and below it the sets.

    Raises:
        ChartNotDrawn: The patterns do not fit the names of the sets, or there are more than 26 lists.
    """
    names, sets = _names(subject), _largest(subject)
    if not 0 < len(names) <= len(ascii_uppercase):
        raise subject.fault("report.fault.overlaps")
    sketch, y = Sketch(), 0.0
    for letter, name in zip(ascii_uppercase, names.values(), strict=False):
        sketch.write(0, y, letter, WIDTH, bold=True, size=SMALL)
        y = sketch.write(18, y, name, WIDTH - 18, size=SMALL)
    wide = min(18.0, WIDEST / len(names))
    frame = Frame({place: wide * (n + 0.5) for n, place in enumerate(names)}, wide * len(names) + GAP)
    for x, letter in zip(frame.dots.values(), ascii_uppercase, strict=False):
        sketch.write(x, y + 5, letter, WIDTH, bold=True, size=SMALL, align="middle")
    head = subject.words.column(subject.chart.y)
    y = sketch.write(frame.left, y + 5, head, WIDTH - frame.left, size=SMALL, ink=SOFT)
    y = _sets(sketch, subject, sets, frame, y + 2)
    left = len(subject.rows) - len(sets)
    notes = (subject.words.say(message("report.chart.overlaps.most", n=len(sets), left=left)),) if left else ()
    return [Drawn(sketch, y, notes=notes)]


def _names(subject: Subject) -> dict[int, str]:
    """Name the lists that somebody is on, by their place in a pattern.

    Raises:
        ChartNotDrawn: A row names more or fewer lists than its pattern has.
    """
    field = subject.field(subject.chart.x)
    found: dict[int, str] = {}
    for row in subject.rows:
        places = _places(row)
        codes = row[field.name].split(JOINED)
        if len(places) != len(codes):
            raise subject.fault("report.fault.overlaps")
        found.update(zip(places, codes, strict=True))
    return {place: subject.words.key(field, found[place]) for place in sorted(found)}


def _places(row: Row) -> list[int]:
    return [place for place, mark in enumerate(row[PATTERN]) if mark == "1"]


def _largest(subject: Subject) -> list[Row]:
    """Give the sets of most people in the order of the table; those withheld come after those printed."""
    name = subject.chart.y
    ordered = sorted(subject.rows, key=lambda row: -(row[name] or 0))[:MOST]
    return [row for row in subject.rows if row in ordered]


def _sets(sketch: Sketch, subject: Subject, sets: Sequence[Row], frame: Frame, top: float) -> float:
    """Draw a row for each set, and give the lower end of the last."""
    number = subject.field(subject.chart.y)
    said = [subject.words.cell(number, row, number.name) for row in sets]
    right = WIDTH - 6 - max(width_of(text, SMALL) for text in said)
    most = max(subject.most(number), 1)
    for place, (row, text) in enumerate(zip(sets, said, strict=True)):
        y = top + TALL * (place + 0.5)
        there = [frame.dots[n] for n in _places(row)]
        if place % 2:
            sketch.boxes.append(Box(0, y - TALL / 2, WIDTH, y + TALL / 2, STRIPE))
        sketch.points.extend(
            Point(x, y, "circle", INK if x in there else PAPER, INK if x in there else GRID)
            for x in frame.dots.values()
        )
        if there:
            sketch.rules.append(Rule(there[0], y, there[-1], y))
        end = frame.left + (right - frame.left) * (row[number.name] or 0) / most
        if row[number.name] is not None:
            sketch.boxes.append(Box(frame.left, y - THICK, end, y + THICK, BAND, INK))
        sketch.write(end + 5, y - LINE / 2, text, WIDTH, size=SMALL)
    return top + TALL * len(sets)
