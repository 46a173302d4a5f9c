"""The answer of `ask hidden` in a terminal: the sentence, each method's range, and what the lists share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sempadan.cli.answers import closing, opening
from sempadan.cli.show import Block, Cell, Grid
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.analyse.hidden.reply import HiddenReply, MethodRow
    from sempadan.cli.labels import Labels

    Row = Mapping[str, Any]

PATTERNS: Final = 12
"""Patterns of lists that a terminal shows, those of most people."""

SAID: Final = ("range",)
"""Tables whose numbers stand in the sentence."""

NOTHING: Final = "–"


def hidden_view(reply: HiddenReply, labels: Labels) -> tuple[Block, ...]:
    """Lay the answer out: sentence, reasons, methods, lists, the estimate without each, overlaps, caveats.

    Args:
        reply: What the question gave.
        labels: Names for its lists, where they are types of source.
    """
    rows = {table.name: table.data.to_pylist() for table in reply.tables}
    blocks: list[Block] = opening(reply)
    if reply.methods:
        blocks += [message("ask.table.methods"), _methods(reply.methods, labels)]
    for name, columns in (("lists", ("list", "people", "only", "shared")), ("left_out", ("list", "seen", "estimate"))):
        if rows.get(name):
            blocks += [message(f"ask.table.{name}"), _grid(rows[name], columns, labels, reply.occasion)]
    if rows.get("overlaps"):
        blocks += _overlaps(rows["overlaps"], labels, reply.occasion)
    shown = (*SAID, "methods", "lists", "left_out", "overlaps")
    return (*blocks, *closing(reply, tuple(name for name in rows if name not in shown)))


def _methods(methods: Sequence[MethodRow], labels: Labels) -> Grid:
    heads = ("method", "estimate", "interval", "fit", "admitted")
    cells = tuple(
        (
            labels.code("method", row.name),
            _number(row.estimate),
            message("ask.cell.range", low=_number(row.low), high=_number(row.high)),
            NOTHING if row.fit is None else message("ask.cell.probability", p=row.fit),
            labels.code("admitted", "yes") if row.why is None else message("ask.cell.not_admitted", why=row.why),
        )
        for row in methods
    )
    return Grid(tuple(map(labels.column, heads)), cells)


def _overlaps(rows: Sequence[Row], labels: Labels, occasion: str) -> list[Block]:
    largest = sorted(rows, key=lambda row: -row["people"])[:PATTERNS]
    title = message("ask.table.overlaps")
    if len(rows) > len(largest):
        title = message("ask.table.largest", title=title, shown=len(largest), n=len(rows))
    return [title, _grid(largest, ("lists", "people"), labels, occasion)]


def _grid(rows: Sequence[Row], columns: Sequence[str], labels: Labels, occasion: str) -> Grid:
    cells = tuple(tuple(_cell(name, row[name], labels, occasion) for name in columns) for row in rows)
    return Grid(tuple(map(labels.column, columns)), cells)


def _cell(name: str, value: Any, labels: Labels, occasion: str) -> Cell:
    if name in ("list", "lists"):
        return value if occasion == "list" else labels.code(name, value)
    return value if isinstance(value, int) else _number(value)


def _number(value: float | None) -> Message:
    return message("ask.cell.none") if value is None else message("ask.cell.whole", number=value)
