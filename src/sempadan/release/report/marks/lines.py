"""Lines over time, one a group, with their intervals; a number that is withheld or missing breaks its line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sempadan.release.report.look import GRID, LINE, SMALL, SOFT, WIDTH
from sempadan.release.report.scales import axis_below, date_places, evenly, ticks
from sempadan.release.report.sketch import Path, Point, Rule, Sketch
from sempadan.release.report.subject import Drawn
from sempadan.release.report.widths import width_of
from sempadan.schema.finding import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.release.report.fields import Field, Row
    from sempadan.release.report.look import Style
    from sempadan.release.report.subject import Subject

TALL: Final = 200
APART: Final = 3
"""Between the points of two groups at one date, at most; all groups together take half the way to the next date."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where dates and numbers stand.

    Args:
        number: The number that is drawn.
        time: The date it belongs to.
        across: Place of each date (units of the picture).
        top: Of the highest number.
        most: The highest number.
    """

    number: Field
    time: Field
    across: Mapping[str, float]
    top: float
    most: float

    def height(self, value: float) -> float:
        """Where a number stands."""
        return self.top + TALL * (1 - value / self.most)


def lines(subject: Subject) -> list[Drawn]:
    """Draw lines over time.

    Raises:
        ChartNotDrawn: What stands across is no time, or its dates are not equally fine.
    """
    number, time = subject.field(subject.number_name), subject.field(subject.key_name)
    dates = sorted({row[time.name] for row in subject.rows})
    if time.kind is not Kind.TIME or not evenly(dates):
        raise subject.fault("report.fault.time")
    styles, sketch = subject.styles(), Sketch()
    top = _legend(sketch, subject, styles)
    top = sketch.write(0, top, subject.words.head(number), WIDTH, size=SMALL, ink=SOFT) + LINE / 2
    marks = ticks(subject.most(number), whole=number.kind is Kind.COUNT)
    left = _numbers(sketch, marks, [subject.words.number(mark, number.kind) for mark in marks], top)
    room = APART * len(styles) / 2 + 20
    ends = left + room, WIDTH - room
    frame = Frame(number, time, date_places(dates, ends), top, marks[-1])
    apart = min((APART, *((b - a) / 2 / len(styles) for a, b in pairwise(frame.across.values()))))
    for place, (code, style) in enumerate(styles.items()):
        rows = [row for row in subject.rows if not subject.chart.group or row[subject.chart.group] == code]
        rows.sort(key=lambda row: row[time.name])
        _line(sketch, frame, rows, style, (place - (len(styles) - 1) / 2) * apart)
    named = {x: subject.words.key(time, date) for date, x in frame.across.items()}
    return [Drawn(sketch, axis_below(sketch, named, (top, top + TALL)))]


def _legend(sketch: Sketch, subject: Subject, styles: Mapping[str, Style]) -> float:
    """Name the groups beside their symbols, as many in a line as there is room for."""
    if not subject.chart.group:
        return 0.0
    group = subject.field(subject.chart.group)
    x, y = 0.0, 0.0
    for code, style in styles.items():
        name = subject.words.key(group, code)
        wide = 22 + width_of(name, SMALL)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + LINE
        sketch.points.append(Point(x + 7, y + LINE / 2, style.shape, style.point, style.ink))
        sketch.write(x + 17, y, name, WIDTH - 17, size=SMALL)
        x += wide + 10
    return y + LINE + 4


def _numbers(sketch: Sketch, marks: Sequence[float], names: Sequence[str], top: float) -> float:
    """Draw the vertical axis, and give its right end."""
    left = max(width_of(name, SMALL) for name in names) + 6
    for mark, name in zip(marks, names, strict=True):
        y = top + TALL * (1 - mark / marks[-1])
        sketch.grid.append(Rule(left, y, WIDTH, y, GRID, 1))
        sketch.write(left - 5, y - LINE / 2, name, WIDTH, size=SMALL, ink=SOFT, align="end")
    return left


def _line(sketch: Sketch, frame: Frame, rows: Sequence[Row], style: Style, aside: float) -> None:
    """Draw the line of one group, its points and its intervals."""
    parts: list[list[tuple[float, float]]] = [[]]
    for row in rows:
        value = row[frame.number.name]
        if value is None:
            parts.append([])
            continue
        x, y = frame.across[row[frame.time.name]] + aside, frame.height(value)
        parts[-1].append((x, y))
        sketch.points.append(Point(x, y, style.shape, style.point, style.ink))
        low, high = (row[name] if name else None for name in (frame.number.low, frame.number.high))
        if low is not None and high is not None:
            sketch.rules.append(Rule(x, frame.height(low), x, frame.height(high), style.ink, 1.2))
    sketch.paths.extend(Path(places, style.ink, style.dash) for places in parts if len(places) > 1)
