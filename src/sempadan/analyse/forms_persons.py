"""People of each source type, one row a person with one value a field, in every sampled linkage.

What one source type knows of a person is all that counts in its shares, so records are gathered within a
source type. Where several records of one person differ in a field, the person gets **the most specific
known value; of equally specific ones that of the earliest record** (by month of contact, records without
a month last, then by record). More specific is a district than a state, a state than a country, a named
code than `other`, any of them than `unknown`. Two different values of the most specific kind are a
disagreement and are counted; a country beside a district in it is none.

Conditions on the list (its agency, source type, ground to share) and on the months choose records;
conditions on any other field choose people by the value they got, so that each person stands under one
code of a field.

Most records are alone with their person in their source type, in every linkage. They are one row that
holds in all linkages (`draw` is null); only the others are gathered draw by draw (draw 0 is `People`, the
draws count from 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.analyse.selection import YEAR, groupable
from sempadan.analyse.views import conditions, expression, months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from sempadan.analyse.selection import Selection

SOURCE: Final = "source_type"
BEYOND: Final = 1 << 40
"""More than there are records: parts the ranks of two degrees of how specific a value is."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was gathered, besides the table `persons`.

    Args:
        draws: Sampled linkages.
        lists: Ids of the lists that records were taken from.
        undated: Records left out for want of a month, where the selection is bounded in time.
    """

    draws: int
    lists: tuple[str, ...]
    undated: int


def of_list(name: str) -> bool:
    """Whether a field says something about the list a record stands on, not about the person."""
    return name in groupable() and groupable()[name].subject == "sharing"


def gather(connection: DuckDBPyConnection, selection: Selection, fields: Sequence[str]) -> Gathered:
    """Make the temporary table `persons` from the views of a base.

    Its columns are draw, source_type, records, each field, and `<field>_differs`, which says whether records
    of the person disagree in it. People of one linkage are the rows of its draw and those of none.

    Args:
        connection: With the views of `views`.
        selection: A checked selection; its fields may only be among `fields` or fields of lists.
        fields: Fields of Facts, or `year`.
    """
    within, listed = months(selection), conditions(selection, of_list)
    chosen = ", ".join(f'{expression(name)} AS "{name}"' for name in fields)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE seen AS SELECT record, list, source_type, person_id, persons, "  # noqa: S608 -- names of the codebook
        f"coalesce(contact_month, '9999-99') AS month, {chosen} FROM records JOIN draws USING (record) "
        f"WHERE {within.sql} AND {listed.sql}",
        [*within.values, *listed.values],
    )
    draws = _number(connection, "SELECT coalesce(max(len(persons)), 0) FROM draws")
    of_draw = {0: "person_id"} | {draw: f"persons[{draw}]" for draw in range(1, draws + 1)}
    _find_companions(connection, of_draw)
    _resolve(connection, of_draw, fields)
    kept = conditions(selection, lambda name: not of_list(name))
    connection.execute(f"DELETE FROM persons WHERE NOT ({kept.sql})", kept.values)  # noqa: S608 -- names of the codebook
    undated = 0
    if selection.in_months:
        sql = f"SELECT count(*) FROM records WHERE contact_month IS NULL AND {listed.sql}"  # noqa: S608 -- names of the codebook
        undated = _number(connection, sql, listed.values)
    lists = connection.execute("SELECT DISTINCT list FROM seen ORDER BY list").fetchall()
    return Gathered(draws, tuple(name for (name,) in lists), undated)


def _find_companions(connection: DuckDBPyConnection, of_draw: Mapping[int, str]) -> None:
    """Find the records that share their person with another of their source type in any linkage.

    One linkage after the other, here and below: so the memory needed does not grow with their number.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE companions (record BLOB)")
    for person in of_draw.values():
        connection.execute(
            "INSERT INTO companions SELECT record FROM seen "  # noqa: S608 -- words of this module
            f"QUALIFY count(*) OVER (PARTITION BY source_type, {person}) > 1"
        )


def _resolve(connection: DuckDBPyConnection, of_draw: Mapping[int, str], fields: Sequence[str]) -> None:
    """Give each person one value a field."""
    alone = ", ".join(f'"{name}", false AS "{name}_differs"' for name in fields)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE persons AS SELECT NULL::INTEGER AS draw, source_type, 1::BIGINT AS records, "  # noqa: S608 -- names of the codebook
        f"{alone} FROM seen ANTI JOIN companions USING (record)"
    )
    ranks = ", ".join(f'{BEYOND} * (3 - {_specific(name)}) + place AS "{name}_rank"' for name in fields)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE together AS SELECT *, {ranks} FROM "  # noqa: S608 -- names of the codebook
        "(SELECT *, row_number() OVER (ORDER BY month, record) AS place FROM seen SEMI JOIN companions USING (record))"
    )
    for draw, person in of_draw.items():
        values = ", ".join(
            f'arg_min("{name}", "{name}_rank"), {_differs(name) if draw == 0 else "false"}' for name in fields
        )
        connection.execute(
            f"INSERT INTO persons SELECT {draw}, source_type, count(*), {values} FROM together "  # noqa: S608 -- names of the codebook
            f"GROUP BY source_type, {person}"
        )


def _specific(name: str) -> str:
    """How specific a value is: 0 unknown, 1 a country or `other`, 2 a state, 3 all else."""
    if name != YEAR and groupable()[name].type == "place":
        return (
            f'CASE WHEN "{name}" = \'unknown\' THEN 0 WHEN length("{name}") = 3 THEN 1 '
            f"WHEN \"{name}\" LIKE '__-__' THEN 2 ELSE 3 END"
        )
    return f"CASE \"{name}\" WHEN 'unknown' THEN 0 WHEN 'other' THEN 1 ELSE 3 END"


def _differs(name: str) -> str:
    """Whether there are two values of the most specific kind: the alphabet's first is not its last.

    Two years of contact are no disagreement.
    """
    if name == YEAR:
        return "false"
    degree = f'("{name}_rank" // {BEYOND})'
    return f'substr(min({degree} || "{name}"), 2) <> substr(max((3 - {degree}) || "{name}"), 2)'


def _number(connection: DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> int:
    ((number,),) = connection.execute(sql, list(values)).fetchall()
    return int(number)
