"""Bars and intervals: a heading for each value and below it a row for each group, or a row for each value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sempadan.release.report.fields import is_withheld
from sempadan.release.report.look import INK, LINE, PAPER, SMALL, SOFT, WIDTH
from sempadan.release.report.scales import axis_below, ticks
from sempadan.release.report.sketch import Box, Point, Rule, Sketch
from sempadan.release.report.subject import Drawn
from sempadan.release.report.widths import width_of
from sempadan.schema.finding import Kind, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.release.report.fields import Field, Row
    from sempadan.release.report.look import Style
    from sempadan.release.report.subject import Subject

WIDEST: Final = 138
"""Room for the name of a row."""

SPREAD: Final = 90
"""From the lowest to the highest number, where intervals are written beside them."""

GAP: Final = 10
FEW: Final = 12
"""So many rows have their interval written beside them, if there is room."""

THICK: Final = 4.5
"""Half of a bar."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the picture.

    Args:
        row: The row of the table.
        name: Of its group; of its value if there are no groups.
        style: Of its group.
        said: Its number, written.
        heading: Name of its value, on the first row of several groups; else empty.
    """

    row: Row
    name: str
    style: Style
    said: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where numbers stand.

    Args:
        number: The number that is drawn.
        bars: Whether it is a bar.
        left, right: Ends of its scale (units of the picture).
        most: Number at the right end.
    """

    number: Field
    bars: bool
    left: float
    right: float
    most: float

    def place(self, value: float) -> float:
        """Where a number stands."""
        return self.left + (self.right - self.left) * value / self.most


def ranks(subject: Subject) -> list[Drawn]:
    """Draw bars or intervals."""
    chart, number = subject.chart, subject.field(subject.number_name)
    lines = tuple(_lines(subject, number))
    marks = ticks(subject.most(number), about=3, whole=number.kind is Kind.COUNT)
    wide = min(max(width_of(line.name, SMALL) for line in lines), WIDEST)
    if wide + max(width_of(line.said, SMALL) for line in lines) > WIDTH - SPREAD - 2 * GAP or len(lines) > FEW:
        lines = tuple(replace(line, said=subject.words.cell(number, line.row, number.name)) for line in lines)
    right = WIDTH - GAP - max(width_of(line.said, SMALL) for line in lines)
    frame = Frame(number, chart.mark is Mark.BARS, wide + GAP, right, marks[-1])
    sketch = Sketch()
    y = top = sketch.write(0, 0, subject.words.column(chart.group or subject.key_name), WIDTH, size=SMALL, ink=SOFT)
    for line in lines:
        if line.heading:
            y = sketch.write(0, y + 5, line.heading, WIDTH, bold=True)
        y = _draw(sketch, frame, line, y)
    named = {frame.place(mark): subject.words.number(mark, number.kind) for mark in marks}
    return [Drawn(sketch, axis_below(sketch, named, (top, y + 2), subject.words.head(number)))]


def _lines(subject: Subject, number: Field) -> Iterator[Line]:
    """Put the rows in order: by value, within it by group, both as they come first."""
    key, group = subject.field(subject.key_name), subject.chart.group
    styles, words = subject.styles(), subject.words
    if not group:
        for row in subject.rows:
            yield Line(row, words.key(key, row[key.name]), styles[""], words.text(number, row))
        return
    field, places = subject.field(group), {code: place for place, code in enumerate(styles)}
    by_value: dict[object, list[Row]] = {}
    for row in subject.rows:
        by_value.setdefault(row[key.name], []).append(row)
    for value, rows in by_value.items():
        heading = words.key(key, value)
        for row in sorted(rows, key=lambda row: places[row[group]]):
            yield Line(row, words.key(field, row[group]), styles[row[group]], words.text(number, row), heading)
            heading = ""


def _draw(sketch: Sketch, frame: Frame, line: Line, top: float) -> float:
    """Draw one row, and give the top of the next."""
    middle = top + LINE / 2
    bottom = sketch.write(0, top, line.name, frame.left - GAP, size=SMALL, ink=SOFT)
    sketch.write(frame.right + GAP, top, line.said, WIDTH, size=SMALL)
    value = line.row[frame.number.name]
    if frame.bars and value is not None:
        ends = frame.place(0), frame.place(value)
        sketch.boxes.append(Box(ends[0], middle - THICK, ends[1], middle + THICK, line.style.paint, line.style.ink))
    _interval(sketch, frame, line, middle)
    if not frame.bars and value is not None:
        point = Point(frame.place(value), middle, line.style.shape, line.style.point, line.style.ink)
        sketch.points.append(point)
    return bottom + 1


def _interval(sketch: Sketch, frame: Frame, line: Line, y: float) -> None:
    """Draw an interval; one without a lower end begins at 0, one without an upper end goes on in an arrow.

    One with an end that is withheld is not drawn.
    """
    names = [name for name in (frame.number.low, frame.number.high) if name]
    if not names or any(is_withheld(line.row, name) for name in names):
        return
    low, high = (line.row[name] for name in names)
    if low is None and high is None:
        return
    x, x2 = frame.place(low or 0), frame.right if high is None else frame.place(high)
    ink = INK if frame.bars else line.style.ink
    if frame.bars:
        sketch.rules.append(Rule(x, y, x2, y, PAPER, 4.2))
    sketch.rules.append(Rule(x, y, x2, y, ink, 1.8))
    ends = [end for end, value in ((x, low), (x2, high)) if value is not None]
    sketch.rules.extend(Rule(end, y - 3, end, y + 3, ink) for end in ends)
    if high is None:
        sketch.points.append(Point(x2, y, "triangle-right", ink, ink))
