"""How an answer is shown: its keys as JSON, and its sentence, tables and caveats in a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sempadan.cli.share_grid import SOURCE, holds_shares, share_blocks
from sempadan.cli.show import Block, Cell, Grid
from sempadan.schema.finding import AnswerTable, Chart, ComputedFrom, Kind, Method, Reason, Refusal, Verdict
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.cli.labels import Labels
    from sempadan.schema.finding import Reply

BY: Final = "_by_"
FLOW: Final = "flow_"
WAYS: Final = 12
"""Ways that a terminal shows, those of most people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What every question prints.

    Args:
        question: Name of the question.
        verdict: How far the answer may be used.
        reasons: Why it is refused or to be used with caution.
        needed: What a refused answer would need.
        text: The answer as a sentence.
        tables: Its tables; codes stand in them, not names.
        charts: Its pictures, as data.
        caveats: What a reader must know before using it.
        method: Name and source of the method.
        computed_from: What it was computed from.
    """

    question: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    needed: tuple[Message, ...]
    text: Message
    tables: tuple[AnswerTable, ...]
    charts: tuple[Chart, ...]
    caveats: tuple[Message, ...]
    method: Method
    computed_from: ComputedFrom


def keys_of(reply: Reply) -> dict[str, Any]:
    """Take what every question prints from its reply, by key."""
    names = ("question", "verdict", "reasons", "text", "tables", "charts", "caveats", "method", "computed_from")
    needed = reply.needed if isinstance(reply, Refusal) else ()
    return {name: getattr(reply, name) for name in names} | {"needed": needed}


def view(reply: Reply, labels: Labels, *, grouped: bool) -> tuple[Block, ...]:
    """Lay a reply out: sentence, what is needed or to be heeded, tables, caveats, method.

    Args:
        reply: What the question gave.
        labels: Names for its codes.
        grouped: Whether groups were asked for: then tables of groups are shown in the place of those they divide.
    """
    shown = [table for table in reply.tables if _is_shown(table, reply, grouped=grouped)]
    left = tuple(table.name for table in reply.tables if table not in shown)
    return (*opening(reply), *(block for table in shown for block in _table(table, labels)), *closing(reply, left))


def opening(reply: Reply) -> list[Block]:
    """Say the answer, and why it is refused and what is needed, or why it is to be used with caution."""
    said: list[Block] = [reply.text]
    if isinstance(reply, Refusal):
        reasons = [reason.message for reason in reply.reasons if reason.message != reply.text]
        said += [message("ask.refused", why=why) for why in reasons]
        return said + [message("ask.needed", what=needed) for needed in reply.needed]
    return said + [message("ask.caution", why=reason.message) for reason in reply.reasons]


def closing(reply: Reply, left: tuple[str, ...]) -> list[Block]:
    """Name the tables that are left out, the caveats and the method."""
    said: list[Block] = [message("ask.left", names=left)] if left else []
    if reply.caveats:
        said += [message("ask.caveats"), *(message("ask.caveat", text=caveat) for caveat in reply.caveats)]
    return [*said, message("ask.method", source=reply.method.source)]


def _is_shown(table: AnswerTable, reply: Reply, *, grouped: bool) -> bool:
    """Whether a terminal shows a table: of groups only if they were asked for, and then not what they divide."""
    if BY in table.name:
        return grouped
    return not (grouped and any(other.name.startswith(table.name + BY) for other in reply.tables))


def _table(table: AnswerTable, labels: Labels) -> list[Block]:
    rows = table.data.to_pylist()
    if not rows:
        return []
    if holds_shares(table):
        return share_blocks(table, labels)
    if not table.name.startswith(FLOW):
        return [message(f"ask.table.{table.name}"), _grid(table, rows, labels)]
    rows.sort(key=lambda row: -row["people"])
    title = message("ask.table.flow", source=labels.code(SOURCE, table.name.removeprefix(FLOW)))
    if len(rows) > WAYS:
        title = message("ask.table.largest", title=title, shown=WAYS, n=len(rows))
    return [title, _grid(table, rows[:WAYS], labels)]


def _grid(table: AnswerTable, rows: Sequence[Mapping[str, Any]], labels: Labels) -> Grid:
    columns = table.columns
    cells = tuple(tuple(_cell(c.name, c.kind, row[c.name], labels) for c in columns) for row in rows)
    return Grid(tuple(labels.column(column.name) for column in columns), cells)


def _cell(name: str, kind: Kind, value: Any, labels: Labels) -> Cell:
    if value is None:
        return "–"
    if kind is Kind.CODE:
        return labels.code(name, value)
    if kind is Kind.LABEL and name == "field":
        return labels.column(value)
    if kind is Kind.SHARE:
        return message("ask.cell.percent", share=value)
    return message("ask.cell.number", number=value) if isinstance(value, float) else value
