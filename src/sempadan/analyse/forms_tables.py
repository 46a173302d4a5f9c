"""From gathered people to tables of counts and shares, by source type, with intervals.

The interval of a share spans Wilson's intervals under every linkage, from the lowest end to the highest:
it holds the chance of who was seen and the doubt about who is who. The range of a count spans the counts
under every linkage.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import pyarrow as pa

from sempadan.analyse.forms_persons import SOURCE
from sempadan.analyse.models.shares import wilson
from sempadan.analyse.selection import YEAR, groupable
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.finding import AnswerTable, Column, Counts, Disclosure, Kind, Shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt
    from duckdb import DuckDBPyConnection

    from sempadan.schema.finding import Cell

    People: TypeAlias = npt.NDArray[np.int64]
    Chances: TypeAlias = npt.NDArray[np.float64]

Key: TypeAlias = "tuple[str, ...]"

SHARE_COLUMNS: Final = (
    Column("people", Kind.COUNT), Column("people_low", Kind.LOW), Column("people_high", Kind.HIGH),
    Column("share", Kind.SHARE), Column("low", Kind.LOW), Column("high", Kind.HIGH),
    Column("known", Kind.COUNT), Column("unknown", Kind.COUNT),
)  # fmt: skip
SOURCE_COLUMNS: Final = (
    Column(SOURCE, Kind.CODE), Column("records", Kind.COUNT), *SHARE_COLUMNS[:3], Column("disagreeing", Kind.COUNT)
)  # fmt: skip
KNOWN_COLUMNS: Final = (
    Column(SOURCE, Kind.CODE), Column("field", Kind.LABEL), Column("people", Kind.COUNT), Column("known", Kind.COUNT),
    Column("unknown", Kind.COUNT), Column("unknown_share", Kind.SHARE), Column("disagreeing", Kind.COUNT),
)  # fmt: skip
TYPES: Final = MappingProxyType(
    dict.fromkeys((Kind.CODE, Kind.LABEL, Kind.TIME), pa.string()) | {Kind.COUNT: pa.int64(), Kind.SHARE: pa.float64()}
)
"""Ends of intervals have the type of what they are ends of."""


@dataclass(frozen=True, slots=True)
class Described:
    """What else is counted of a source type.

    Args:
        records: Records of its people.
        disagreeing: People whose records disagree in any field.
        differing: People whose records disagree, by field.
    """

    records: int
    disagreeing: int
    differing: Mapping[str, int]


@dataclass(frozen=True)
class Counted:
    """People counted by the values of some fields.

    Args:
        names: The fields; the first is the source type.
        cells: The values of each cell, sorted by field, as the codebook orders its codes.
        people: People of each cell under each linkage: cells by 1 + draws, `People` first.
    """

    names: Key
    cells: tuple[Key, ...]
    people: People

    @cached_property
    def place(self) -> Mapping[Key, int]:
        """Row of a cell."""
        return {cell: row for row, cell in enumerate(self.cells)}

    @cached_property
    def groups(self) -> Mapping[Key, tuple[People, People]]:
        """People known and unknown in the last field, under each linkage, within the values of the others."""
        totals: dict[Key, tuple[People, People]] = {}
        for cell, people in zip(self.cells, self.people, strict=True):
            known, unknown = totals.get(cell[:-1], (np.zeros_like(people), np.zeros_like(people)))
            is_known = cell[-1] != UNKNOWN
            totals[cell[:-1]] = (known + people * is_known, unknown + people * (not is_known))
        return totals


def count(connection: DuckDBPyConnection, names: Sequence[str], draws: int) -> Counted:
    """Count the people of `persons` by source type and some fields, in one statement.

    Args:
        connection: With the table that `gather` made.
        names: Fields that were gathered, none for the source types alone.
        draws: Sampled linkages.
    """
    every = (SOURCE, *names)
    listed = ", ".join(f'"{name}"' for name in every)
    sql = f"SELECT {listed}, draw, count(*) FROM persons GROUP BY ALL"  # noqa: S608 -- names of the codebook
    rows = connection.execute(sql).fetchall()
    cells = sorted({row[:-2] for row in rows}, key=lambda cell: [rank(*pair) for pair in zip(every, cell, strict=True)])
    counted = Counted(every, tuple(cells), np.zeros((len(cells), 1 + draws), np.int64))
    for *cell, draw, people in rows:
        counted.people[counted.place[tuple(cell)], slice(None) if draw is None else draw] += people
    return counted


def nobody() -> Counted:
    """Count nobody, by source type."""
    return Counted((SOURCE,), (), np.zeros((0, 1), np.int64))


def describe(connection: DuckDBPyConnection, fields: Sequence[str]) -> Mapping[str, Described]:
    """Count, for each source type in `People`, the records, and the people whose records disagree."""
    each = ", ".join(f'count(*) FILTER ("{name}_differs")' for name in fields)
    any_of = " OR ".join(f'"{name}_differs"' for name in fields)
    sql = (
        f"SELECT source_type, sum(records)::BIGINT, count(*) FILTER ({any_of}), {each} FROM persons "  # noqa: S608 -- names of the codebook
        "WHERE coalesce(draw, 0) = 0 GROUP BY source_type"
    )
    return {
        source: Described(records, disagreeing, dict(zip(fields, differing, strict=True)))
        for source, records, disagreeing, *differing in connection.execute(sql).fetchall()
    }


def rank(name: str, code: str) -> tuple[int, str]:
    """Where a value stands among those of its field: as in the codebook, else by code; `unknown` last."""
    own = () if name == YEAR else groupable()[name].own_codes
    return (own.index(code), "") if code in own else (len(own) + (code == UNKNOWN), code)


def share_table(counted: Counted) -> AnswerTable:
    """Share of each value of the last field, within source type and the fields between.

    Its denominator is the people of whom anything is known in that field; the others are counted
    beside them. A group of whom nothing is known has no row. A code of the codebook that any group has
    gets a row in every group, also for nobody; a place only where there is somebody.
    """
    *by, name = counted.names[1:]
    rows = _rows(counted)
    none = np.zeros(counted.people.shape[1], np.int64)
    people = _stack([counted.people[counted.place[row]] if row in counted.place else none for row in rows], none)
    known = _stack([counted.groups[row[:-1]][0] for row in rows], none)
    unknown = _stack([counted.groups[row[:-1]][1] for row in rows], none)
    found = wilson(people, known)
    values = (
        *_ranged(people), found.share[:, 0], np.nanmin(found.low, axis=1), np.nanmax(found.high, axis=1),
        known[:, 0], unknown[:, 0],
    )  # fmt: skip
    title = "_".join((name, "by", *by)) if by else name
    columns = tuple(Column(n, Kind.TIME if n == YEAR else Kind.CODE) for n in counted.names)
    whole, silent = _cells(counted.names[:-1], rows), tuple(_cell(counted.names, (*r[:-1], UNKNOWN)) for r in rows)
    whom = Disclosure(
        counts=(
            Counts("people", _cells(counted.names, rows)), Counts("known", whole, silent), Counts("unknown", silent)
        ),
        shares=(Shares("share", "people", "known", "low", "high"),),
    )  # fmt: skip
    return _table(title, (*columns, *SHARE_COLUMNS), (*_keys(rows, len(columns)), *values), whom)


def source_table(counted: Counted, described: Mapping[str, Described]) -> AnswerTable:
    """Count records and people of each source type that somebody is in, in `People`.

    Args:
        counted: By source type alone.
        described: What `describe` counted.
    """
    mine = [row for row, (source,) in enumerate(counted.cells) if source in described]
    sources = [counted.cells[row][0] for row in mine]
    records = [described[source].records for source in sources]
    disagreeing = [described[source].disagreeing for source in sources]
    whom = Disclosure(counts=(Counts("people", _cells((SOURCE,), [(source,) for source in sources])),))
    return _table("sources", SOURCE_COLUMNS, (sources, records, *_ranged(counted.people[mine]), disagreeing), whom)


def known_table(marginals: Iterable[Counted], described: Mapping[str, Described]) -> AnswerTable:
    """Say how much each source type knows: for each field, people with a value, without one, with several.

    Args:
        marginals: Counts by source type and one field.
        described: What `describe` counted.
    """
    rows = []
    for counted in marginals:
        for (source,), (known, unknown) in counted.groups.items():
            people, field = int(known[0] + unknown[0]), counted.names[-1]
            if people:
                silent = int(unknown[0])
                differing = described[source].differing[field]
                rows.append((source, field, people, int(known[0]), silent, silent / people, differing))
    all_of = tuple(((SOURCE, row[0]),) for row in rows)
    none_of = tuple(((SOURCE, row[0]), (row[1], UNKNOWN)) for row in rows)
    whom = Disclosure(
        counts=(Counts("people", all_of), Counts("known", all_of, none_of), Counts("unknown", none_of)),
        shares=(Shares("unknown_share", "unknown", "people"),),
    )
    return _table("known", KNOWN_COLUMNS, list(zip(*rows, strict=True)) or [[]] * len(KNOWN_COLUMNS), whom)


def flow_tables(there: Counted, on: Counted) -> tuple[AnswerTable, ...]:
    """Count people by each half of their way, one table a source type that knows anybody's crossing.

    A row goes from a home to a crossing, or from a crossing to a destination; the column of the other half
    is null. A half whose end is unknown has no row, one by an unknown crossing has one.

    Args:
        there: By home district and crossing.
        on: By crossing and destination.
    """
    home, crossing, destination = there.names[1], *on.names[1:]
    ways: dict[str, list[tuple[Cell, People]]] = {}
    for half, end in ((there, home), (on, destination)):
        for cell, people in zip(half.cells, half.people, strict=True):
            named = _cell(half.names, cell)
            if dict(named)[end] != UNKNOWN:
                ways.setdefault(cell[0], []).append((named, people))
    columns = (*(Column(name, Kind.CODE) for name in (home, crossing, destination)), *SHARE_COLUMNS[:3])
    tables = []
    for source, mine in ways.items():
        cells = tuple(cell for cell, _ in mine)
        if any(dict(cell)[crossing] != UNKNOWN for cell in cells):
            keys = ([dict(cell).get(column.name) for cell in cells] for column in columns[:3])
            people = np.stack([people for _, people in mine])
            whom = Disclosure(counts=(Counts("people", cells),))
            tables.append(_table(f"flow_{source}", columns, (*keys, *_ranged(people)), whom))
    return tuple(tables)


def _rows(counted: Counted) -> list[Key]:
    """Give the cells that a table of shares has a row for."""
    name = counted.names[-1]
    told = dict.fromkeys(group for group, (known, _) in counted.groups.items() if known[0])
    if name != YEAR and not groupable()[name].own_codes:
        return [cell for cell in counted.cells if cell[-1] != UNKNOWN and cell[:-1] in told]
    codes = sorted({cell[-1] for cell in counted.cells} - {UNKNOWN}, key=lambda code: rank(name, code))
    return [(*group, code) for group, code in product(told, codes)]


def _ranged(people: People) -> tuple[People, People, People]:
    """Give the count in `People`, and the lowest and highest over all linkages."""
    return people[:, 0], people.min(axis=1), people.max(axis=1)


def _stack(rows: Sequence[People], like: People) -> People:
    return np.stack(rows) if rows else np.empty((0, len(like)), np.int64)


def _keys(rows: Sequence[Key], width: int) -> list[Sequence[str]]:
    return list(zip(*rows, strict=True)) or [()] * width


def _cells(names: Key, rows: Sequence[Key]) -> tuple[Cell, ...]:
    """Say whom each row counts, by as many of its values as there are names."""
    return tuple(_cell(names, row[: len(names)]) for row in rows)


def _cell(names: Key, row: Key) -> Cell:
    return tuple(zip(names, row, strict=True))


def _table(
    name: str, columns: tuple[Column, ...], values: Sequence[Sequence[object] | People | Chances], whom: Disclosure
) -> AnswerTable:
    arrays = [pa.array(v, TYPES.get(column.kind)) for column, v in zip(columns, values, strict=True)]
    return AnswerTable(name, columns, pa.table(arrays, names=[c.name for c in columns]), whom)
