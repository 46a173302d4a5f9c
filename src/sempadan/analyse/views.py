"""A base in DuckDB: views over its Parquet files, in memory, and nothing of it written anywhere.

Every question reads these views. A value from outside is bound; a name of a field comes from the
codebook, by `check_selection`, and no other text gets into a statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sempadan.analyse.selection import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb import DuckDBPyConnection

    from sempadan.analyse.selection import Selection
    from sempadan.schema.evidence import Evidence

TABLES: Final = ("facts", "people", "draws")
RECORDS: Final = "CREATE OR REPLACE VIEW records AS SELECT * FROM people JOIN facts USING (record)"

Bound: TypeAlias = "list[str | list[str]]"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition for a statement, with the values of its question marks in their order."""

    sql: str
    values: Bound


def views(connection: DuckDBPyConnection, evidence: Evidence) -> None:
    """Make the views `facts`, `people` and `draws` of a snapshot, and `records`.

    `records` has one row a record: list, record, person_id, probability, then every column of Facts.
    An older view of the same name is replaced.

    Args:
        connection: An in-memory database of the caller's.
        evidence: The snapshot.
    """
    for name in TABLES:
        relation = connection.read_parquet(str(evidence.path(name)), hive_partitioning=False)
        relation.create_view(name, replace=True)
    connection.execute(RECORDS)


def expression(name: str) -> str:
    """Write a field, or `year`, as a column of `records`; never null.

    Args:
        name: One that `check_selection` has let through.
    """
    return "coalesce(substr(contact_month, 1, 4), 'unknown')" if name == YEAR else f'"{name}"'


def conditions(selection: Selection, wanted: Callable[[str], bool]) -> Condition:
    """Write the conditions on those fields that are wanted; `true` if there is none.

    Args:
        selection: A checked selection.
        wanted: Says of a field whether its conditions are to be written.
    """
    codes = {name: codes for name, codes in selection.codes.items() if wanted(name)}
    sql = " AND ".join(f"list_contains(?::VARCHAR[], {expression(name)})" for name in codes)
    return Condition(sql or "true", [list(allowed) for allowed in codes.values()])


def months(selection: Selection) -> Condition:
    """Write the bounds in time; a record without a month lies within none, and `true` if there is none."""
    bounds = ((">=", selection.from_month), ("<=", selection.to_month))
    given = [(sign, month) for sign, month in bounds if month is not None]
    return Condition(" AND ".join(f"contact_month {sign} ?" for sign, _ in given) or "true", [m for _, m in given])
