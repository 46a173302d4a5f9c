"""What the columns of an answer's table are to a reader: keys, and numbers with their intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sempadan.release.report.pages import STATUS, WITHHELD
from sempadan.schema.finding import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sempadan.schema.finding import AnswerTable, Column

Row: TypeAlias = Mapping[str, Any]

KEYS: Final = frozenset({Kind.CODE, Kind.LABEL, Kind.TIME})
MEASURES: Final = frozenset({Kind.COUNT, Kind.SHARE, Kind.RATE, Kind.ESTIMATE})


@dataclass(frozen=True, slots=True)
class Field:
    """A column as it is shown, a number together with its interval.

    Args:
        name: Of the column.
        kind: What it means; the ends of an interval that belongs to no number are estimates.
        low, high: Columns of its interval; empty if it has none.
    """

    name: str
    kind: Kind
    low: str = ""
    high: str = ""

    @property
    def is_key(self) -> bool:
        """Whether it names the row."""
        return self.kind in KEYS


def fields_of(columns: Sequence[Column], *, hidden: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """Find the fields of a table, in the order of its columns.

    The interval of the number `x` is `x_low` and `x_high`, or `low` and `high` if they stand behind it and it
    is no count: a count is what it is, and an interval behind it is another number's.

    Args:
        columns: Of the table.
        hidden: Names of columns that are not shown; the status never is.
    """
    shown = [column for column in columns if column.name not in hidden | {STATUS}]
    intervals = dict(_intervals(shown))
    ends = {name for pair in intervals.values() for name in pair}
    found = []
    for column in shown:
        low, high = intervals.get(column.name, ("", ""))
        if column.name not in ends:
            kind = column.kind if column.kind in KEYS | MEASURES else Kind.ESTIMATE
            found.append(Field(column.name, kind, low, high))
    return tuple(found)


def _intervals(columns: Sequence[Column]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give each number that has an interval, with the names of its ends."""
    ends = {column.name for column in columns if column.kind in (Kind.LOW, Kind.HIGH)}
    behind = ""
    for column in columns:
        if column.kind in MEASURES:
            behind = "" if column.kind is Kind.COUNT else column.name
            own = f"{column.name}_low", f"{column.name}_high"
            if ends.issuperset(own):
                yield column.name, own
        if column.name == "low" and behind and ends.issuperset({"low", "high"}):
            yield behind, ("low", "high")


def rows_of(table: AnswerTable) -> list[Row]:
    """Give the rows of a table."""
    rows: list[Row] = table.data.to_pylist()
    return rows


def is_withheld(row: Row, name: str) -> bool:
    """Whether the number of a column is withheld in a row, not merely absent."""
    return row[name] is None and row.get(STATUS) == WITHHELD


def withheld_in(table: AnswerTable) -> tuple[int, int]:
    """Count the numbers of a table that are withheld, and all its numbers."""
    names = [column.name for column in table.columns if column.kind not in KEYS]
    rows = rows_of(table)
    return sum(is_withheld(row, name) for row in rows for name in names), len(rows) * len(names)
