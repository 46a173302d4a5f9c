"""Answers of which only those numbers are left that may be printed.

A count is printed if its cell is, as it is; a share if the two counts are that it is made of; its interval is
rounded outwards to whole percents, and an estimate to three digits, at most to tens of people, the ends of its
interval outwards: an estimate that is printed to the last digit can tell a count that is withheld. A column that does
not say whom it counts does not leave the house.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyarrow as pa

from sempadan.release.render import PRINTED, PROTECTED
from sempadan.schema.finding import AnswerTable, Column, Counts, Disclosure, Kind, Shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sempadan.schema.finding import Cell

    Look: TypeAlias = Callable[[Cell], int | None]

STATUS: Final = "status"
KEYS: Final = frozenset({Kind.CODE, Kind.LABEL, Kind.TIME})
DIGITS: Final = 3
"""Digits of an estimate that are printed."""

FINEST: Final = 10
"""People to which an estimate is rounded at least."""

EXACT: Final = 1e-9


def cleared(tables: Iterable[AnswerTable], printed: Look) -> tuple[AnswerTable, ...]:
    """Take out of the tables of an answer what may not be printed; a table without a number left is left out.

    Args:
        tables: Of the answer.
        printed: Gives the count of a cell that may be printed, or None.
    """
    found = (_cleared(table, printed) for table in tables)
    return tuple(table for table in found if table is not None)


def outward(value: float, *, up: bool) -> float:
    """Round the end of an interval of people outwards."""
    grid = _grid(value)
    return (math.ceil(value / grid - EXACT) if up else math.floor(value / grid + EXACT)) * grid


def nearest(value: float) -> float:
    """Round an estimate of people."""
    grid = _grid(value)
    return round(value / grid) * grid


def _grid(value: float) -> float:
    size = 10.0 ** (math.floor(math.log10(abs(value))) - DIGITS + 1) if value else 0.0
    return max(float(FINEST), size)


def _cleared(table: AnswerTable, printed: Look) -> AnswerTable | None:
    whom = table.disclosure
    columns = _columns(table)
    values: dict[str, list[Any]] = {c.name: table.data[c.name].to_pylist() for c in columns}
    withheld = [False] * table.data.num_rows
    for counts in whom.counts:
        values[counts.column] = _counts(counts, printed)
        withheld = [w or v is None for w, v in zip(withheld, values[counts.column], strict=True)]
    for shares in whom.shares:
        _reckon(shares, values)
    for name in whom.estimates:
        values[name] = [_rounded(value, _kind(table, name)) for value in values[name]]
    numbers = [column.name for column in columns if column.kind not in KEYS]
    if table.data.num_rows and all(value is None for name in numbers for value in values[name]):
        return None
    values[STATUS] = [PROTECTED if w else PRINTED for w in withheld]
    types = {field.name: field.type for field in table.data.schema}
    arrays = {name: pa.array(column, types.get(name, pa.string())) for name, column in values.items()}
    return AnswerTable(table.name, (*columns, Column(STATUS, Kind.LABEL)), pa.table(arrays), whom)


def _columns(table: AnswerTable) -> list[Column]:
    """The columns that say of whom their numbers speak, and the keys."""
    whom: Disclosure = table.disclosure
    said = {c.column for c in whom.counts} | set(whom.estimates)
    said |= {name for s in whom.shares for name in (s.column, s.low, s.high)}
    return [column for column in table.columns if column.kind in KEYS or column.name in said]


def _counts(counts: Counts, printed: Look) -> list[int | None]:
    whole = [printed(cell) for cell in counts.cells]
    if not counts.less:
        return whole
    less = [printed(cell) for cell in counts.less]
    return [None if w is None or n is None else w - n for w, n in zip(whole, less, strict=True)]


def _reckon(shares: Shares, values: dict[str, list[Any]]) -> None:
    """Make shares anew from printed counts; where one is withheld there is neither share nor interval."""
    pairs: Sequence[tuple[int | None, int | None]] = list(zip(values[shares.of], values[shares.among], strict=True))
    values[shares.column] = [None if of is None or not among else of / among for of, among in pairs]
    there = [share is not None for share in values[shares.column]]
    for name, up in ((shares.low, False), (shares.high, True)):
        if name:
            ends = (_percent(end, up=up) for end in values[name])
            values[name] = [end if keep else None for end, keep in zip(ends, there, strict=True)]


def _percent(share: float | None, *, up: bool) -> float | None:
    if share is None:
        return None
    return (math.ceil(share * 100 - EXACT) if up else math.floor(share * 100 + EXACT)) / 100


def _kind(table: AnswerTable, name: str) -> Kind:
    return next(column.kind for column in table.columns if column.name == name)


def _rounded(value: float | None, kind: Kind) -> float | None:
    """Round an estimate; what is said to be at least so many is rounded down."""
    if value is None:
        return None
    rounded = nearest(value) if kind is Kind.ESTIMATE else outward(value, up=kind is Kind.HIGH)
    return int(rounded) if isinstance(value, int) else rounded
