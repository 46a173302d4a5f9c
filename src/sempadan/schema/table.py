"""The base of all table types: an Arrow table that is checked when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from sempadan.schema.errors import ColumnsDisagree, DuplicateRecords, OutOfBounds, UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Self

RECORD = pa.binary(16)
"""A record's pseudonym: 16 bytes, the same for the same case month after month."""


@dataclass(frozen=True, repr=False)
class Table:
    """A frozen Arrow table with exactly the columns of its type; shown by counts, never by rows."""

    data: pa.Table
    COLUMNS: ClassVar[pa.Schema]

    def __post_init__(self) -> None:
        """Check names, types and missing values of the columns."""
        check_columns(type(self).__name__, self.data, type(self).COLUMNS)

    def __len__(self) -> int:
        """Count the rows."""
        return int(self.data.num_rows)

    def __repr__(self) -> str:
        """Show the type and its size only: rows are persons."""
        return f"{type(self).__name__}({self.data.num_rows} rows, {self.data.num_columns} columns)"

    @classmethod
    def of(cls, source: Any) -> Self:
        """Take anything that gives an Arrow stream (pandas, polars, DuckDB relations), in our column order."""
        table = source if isinstance(source, pa.Table) else pa.table(source)
        names = [n for n in cls.COLUMNS.names if n in table.column_names]
        return cls(table.select(names + [n for n in table.column_names if n not in names]))

    @classmethod
    def empty(cls) -> Self:
        """Make a table of no rows."""
        return cls(cls.COLUMNS.empty_table())


def check_columns(name: str, data: pa.Table, schema: pa.Schema) -> None:
    """Raise ColumnsDisagree unless data has exactly these columns, types and no forbidden nulls."""
    for column in data.column_names:
        if column not in schema.names:
            raise ColumnsDisagree(table=name, column=column, fault="is not one of its columns")
    for field in schema:
        if field.name not in data.column_names:
            raise ColumnsDisagree(table=name, column=field.name, fault="is missing")
        found = data.schema.field(field.name).type
        if found != field.type:
            raise ColumnsDisagree(table=name, column=field.name, fault=f"is {found}, not {field.type}")
        if not field.nullable and data[field.name].null_count:
            raise ColumnsDisagree(table=name, column=field.name, fault="has missing values and may not")
    if data.column_names != schema.names:
        raise ColumnsDisagree(table=name, column="*", fault="columns stand in another order")


def check_codes(name: str, data: pa.Table, column: str, codes: Iterable[str]) -> None:
    """Raise UnknownCode, which counts and never shows them, if a value is not one of the codes."""
    unknown = pc.sum(pc.invert(pc.is_in(data[column], value_set=pa.array(list(codes), pa.string()), skip_nulls=False)))
    if count := (unknown.as_py() or 0):
        raise UnknownCode(table=name, column=column, count=count)


def check_distinct(name: str, data: pa.Table, column: str = "record") -> None:
    """Raise DuplicateRecords if a value of the column stands there more than once."""
    doubled = data.num_rows - (pc.count_distinct(data[column], mode="all").as_py() or 0)
    if doubled:
        raise DuplicateRecords(table=name, count=doubled)


def check_range(name: str, data: pa.Table, column: str, low: float, high: float) -> None:
    """Raise OutOfBounds if a value lies outside low to high; missing values pass."""
    values = data[column]
    outside = pc.sum(pc.invert(pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high))))
    if count := (outside.as_py() or 0):
        raise OutOfBounds(table=name, column=column, count=count, low=low, high=high)
