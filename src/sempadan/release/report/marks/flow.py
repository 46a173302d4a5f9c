"""Flows from one end through a gate to the other: boxes with names, and bands as wide as there are people.

The largest places of each column stand for themselves; the others are drawn together. A row may count a
whole way or half of one, to the gate or from it. No number is written: the table has them all.
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
    """

    name: str
    lines: int
    top: float
    tall: float

    def bands(self, tall: float) -> float:
        """Upper end of the bands of one side, which are together so tall."""
        return self.top + (self.tall - tall) / 2


@dataclass(frozen=True, slots=True)
class Ways:
    """People by each half of their way, each place of a column named or drawn together with others.

    Args:
        halves: People from the first column to the gates, and from the gates to the last.
        together: How many places of each column are drawn together.
    """

    halves: tuple[Counter[Pair], Counter[Pair]]
    together: tuple[int, ...]

    @property
    def total(self) -> int:
        """People of the half that has more."""
        return max(half.total() for half in self.halves)

    def sizes(self, column: int) -> Counter[Place]:
        """People of each place of a column, of a gate on the side that has more."""
        return _sizes(self.halves, column)


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


def _ways(found: Iterable[tuple[tuple[Place, ...], int]]) -> Ways:
    """Count people by half of a way; of each column the largest places keep their name."""
    whole: tuple[Counter[Pair], Counter[Pair]] = Counter(), Counter()
    for codes, people in found:
        for side, half in enumerate(whole):
            pair = codes[side], codes[side + 1]
            if people and None not in pair:
                half[pair] += people
    sizes = [_sizes(whole, column) for column in range(3)]
    kept = [{code for code, _ in s.most_common(MOST if len(s) <= MOST else MOST - 1)} for s in sizes]
    named: tuple[Counter[Pair], Counter[Pair]] = Counter(), Counter()
    for side, half in enumerate(whole):
        for (left, right), people in half.items():
            named[side][left if left in kept[side] else None, right if right in kept[side + 1] else None] += people
    return Ways(named, tuple(len(s) - len(k) for s, k in zip(sizes, kept, strict=True)))


def _sizes(halves: Iterable[Counter[Pair]], column: int) -> Counter[Place]:
    found: Counter[Place] = Counter()
    for side, half in enumerate(halves):
        if column - side in (0, 1):
            mine: Counter[Place] = Counter()
            for pair, people in half.items():
                mine[pair[column - side]] += people
            found |= mine
    return found


def _stack(subject: Subject, ways: Ways, column: int, at: tuple[float, float]) -> dict[Place, Node]:
    """Put the places of a column below one another, the largest first, those drawn together last."""
    y, scale = at
    field, nodes = subject.field(_columns(subject)[column]), {}
    sizes = ways.sizes(column)
    for code, people in sorted(sizes.items(), key=lambda item: (item[0] is None, -item[1], item[0] or "")):
        if code is None:
            name = subject.words.say(message("report.chart.together", n=ways.together[column]))
        else:
            name = subject.words.key(field, code)
        lines = len(lines_of(name, SMALL, TEXT))
        nodes[code] = Node(name, lines, y, max(people * scale, LINE * lines + 3))
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
    left, right = stacks[side], stacks[side + 1]
    tall = {pair: number * scale for pair, number in ways.halves[side].items()}
    order = sorted(tall, key=lambda pair: (left[pair[0]].top, right[pair[1]].top))
    begin = _heaped({pair: tall[pair] for pair in order}, left, 0)
    end = _heaped({pair: tall[pair] for pair in sorted(order, key=lambda pair: right[pair[1]].top)}, right, 1)
    x, x2 = _lefts()[side] + WIDE, _lefts()[side + 1]
    return [Band(x, begin[pair], x2, end[pair], tall[pair]) for pair in order]


def _heaped(tall: Mapping[Pair, float], nodes: Mapping[Place, Node], end: int) -> dict[Pair, float]:
    """Put the bands at the side of a column's boxes below one another, and give the upper end of each."""
    together: dict[Place, float] = dict.fromkeys(nodes, 0.0)
    for pair, height in tall.items():
        together[pair[end]] += height
    free = {code: node.bands(together[code]) for code, node in nodes.items()}
    places = {}
    for pair, height in tall.items():
        places[pair] = free[pair[end]]
        free[pair[end]] += height
    return places


def _notes(subject: Subject, ways: Ways, counted: str) -> tuple[str, ...]:
    notes = []
    if any(ways.together):
        notes.append(message("report.chart.flow.together"))
    if not all(ways.halves):
        notes.append(message("report.chart.flow.half"))
    if any(is_withheld(row, counted) for row in subject.rows):
        notes.append(message("report.chart.flow.withheld"))
    return tuple(map(subject.words.say, notes))
