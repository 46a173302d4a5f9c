"""Flows from one end through a gate to the other: boxes with names, and bands as wide as there are people.

The largest places of each column stand for themselves; the others are drawn together. No number is
written: the table has them all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sempadan.release.report.fields import is_withheld
from sempadan.release.report.look import LINE, PAPER, SMALL, SOFT, WIDTH
from sempadan.release.report.sketch import Band, Box, Sketch
from sempadan.release.report.subject import Drawn, table_of
from sempadan.release.report.widths import lines_of
from sempadan.schema.finding import Kind
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sempadan.release.report.subject import Subject

Place: TypeAlias = "str | None"
"""A code, or None for the places that are drawn together."""

Pair: TypeAlias = tuple[Place, Place]

MOST: Final = 10
"""So many places stand in a column, those drawn together counted as one."""

TALL: Final = 230
"""Of all people together (units of the picture)."""

WIDE: Final = 90
"""Of a box."""

TEXT: Final = WIDE - 8
"""Of what stands in it."""

GAP: Final = 5


@dataclass(frozen=True, slots=True)
class Node:
    """A place in a column.

    Args:
        name: What stands in its box.
        lines: So many lines it takes.
        top, tall: Of its box.
        people: Of all its ways (units of the picture).
    """

    name: str
    lines: int
    top: float
    tall: float
    people: float

    @property
    def bands(self) -> float:
        """Upper end of its bands."""
        return self.top + (self.tall - self.people) / 2


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways with people, each place of a column named or drawn together with others.

    Args:
        people: Of each way.
        total: People of all ways.
        together: How many places of each column are drawn together.
    """

    people: Counter[tuple[Place, ...]]
    total: int
    together: tuple[int, ...]


def flow(subject: Subject) -> list[Drawn]:
    """Draw a flow.

    Raises:
        ChartNotDrawn: Its table counts nothing.
    """
    table = table_of(subject.page, subject.chart.table)
    counted = next((column.name for column in table.columns if column.kind is Kind.COUNT), None)
    if counted is None:
        raise subject.fault("report.fault.flow")
    columns = _columns(subject)
    ways = _ways([(tuple(row[name] for name in columns), row[counted] or 0) for row in subject.rows])
    sketch = Sketch()
    top = max(
        sketch.write(x, 0, subject.words.column(name), WIDE, size=SMALL, bold=True)
        for x, name in zip(_lefts(), columns, strict=True)
    )
    scale = TALL / max(ways.total, 1)
    stacks = [_stack(subject, ways, place, (top + 4, scale)) for place in range(len(columns))]
    for x, nodes in zip(_lefts(), stacks, strict=True):
        _boxes(sketch, x, nodes.values())
    for side in (0, 1):
        sketch.bands.extend(_bands(ways, stacks, side, scale))
    tall = max((node.top + node.tall for nodes in stacks for node in nodes.values()), default=top)
    return [Drawn(sketch, tall, notes=_notes(subject, ways, counted))]


def _columns(subject: Subject) -> tuple[str, str, str]:
    return subject.chart.x, subject.chart.group, subject.chart.y


def _lefts() -> tuple[float, float, float]:
    return 0.0, (WIDTH - WIDE) / 2, float(WIDTH - WIDE)


def _ways(found: Iterable[tuple[tuple[str, ...], int]]) -> Ways:
    """Count people by way; of each column the largest places keep their name."""
    counted = [(codes, people) for codes, people in found if people]
    named, together = [], []
    for place in range(3):
        sizes: Counter[str] = Counter()
        for codes, people in counted:
            sizes[codes[place]] += people
        kept = [code for code, _ in sizes.most_common(MOST if len(sizes) <= MOST else MOST - 1)]
        named.append(kept)
        together.append(len(sizes) - len(kept))
    ways: Counter[tuple[Place, ...]] = Counter()
    for codes, people in counted:
        ways[tuple(code if code in kept else None for code, kept in zip(codes, named, strict=True))] += people
    return Ways(ways, sum(ways.values()), tuple(together))


def _stack(subject: Subject, ways: Ways, column: int, at: tuple[float, float]) -> dict[Place, Node]:
    """Put the places of a column below one another, the largest first, those drawn together last."""
    y, scale = at
    field, nodes = subject.field(_columns(subject)[column]), {}
    sizes: Counter[Place] = Counter()
    for codes, people in ways.people.items():
        sizes[codes[column]] += people
    for code, people in sorted(sizes.items(), key=lambda item: (item[0] is None, -item[1], item[0] or "")):
        if code is None:
            name = subject.words.say(message("report.chart.together", n=ways.together[column]))
        else:
            name = subject.words.key(field, code)
        lines = len(lines_of(name, SMALL, TEXT))
        nodes[code] = Node(name, lines, y, max(people * scale, LINE * lines + 3), people * scale)
        y += nodes[code].tall + GAP
    return nodes


def _boxes(sketch: Sketch, x: float, nodes: Iterable[Node]) -> None:
    """Draw the boxes of a column, with the name in the middle of each."""
    for node in nodes:
        sketch.boxes.append(Box(x, node.top, x + WIDE, node.top + node.tall, PAPER, SOFT))
        top = node.top + (node.tall - LINE * node.lines) / 2
        sketch.write(x + WIDE / 2, top, node.name, TEXT, size=SMALL, align="middle")


def _bands(ways: Ways, stacks: Sequence[Mapping[Place, Node]], side: int, scale: float) -> list[Band]:
    """Curve the bands between a column and the next, in the order of their boxes, so that few cross."""
    people: Counter[Pair] = Counter()
    for codes, number in ways.people.items():
        people[codes[side], codes[side + 1]] += number
    left, right = stacks[side], stacks[side + 1]
    tall = {pair: number * scale for pair, number in people.items()}
    order = sorted(tall, key=lambda pair: (left[pair[0]].top, right[pair[1]].top))
    begin = _heaped({pair: tall[pair] for pair in order}, left, 0)
    end = _heaped({pair: tall[pair] for pair in sorted(order, key=lambda pair: right[pair[1]].top)}, right, 1)
    x, x2 = _lefts()[side] + WIDE, _lefts()[side + 1]
    return [Band(x, begin[pair], x2, end[pair], tall[pair]) for pair in order]


def _heaped(tall: Mapping[Pair, float], nodes: Mapping[Place, Node], end: int) -> dict[Pair, float]:
    """Put the bands at the side of a column's boxes below one another, and give the upper end of each."""
    free = {code: node.bands for code, node in nodes.items()}
    places = {}
    for pair, height in tall.items():
        places[pair] = free[pair[end]]
        free[pair[end]] += height
    return places


def _notes(subject: Subject, ways: Ways, counted: str) -> tuple[str, ...]:
    notes = []
    if any(ways.together):
        notes.append(message("report.chart.flow.together"))
    if any(is_withheld(row, counted) for row in subject.rows):
        notes.append(message("report.chart.flow.withheld"))
    return tuple(map(subject.words.say, notes))
