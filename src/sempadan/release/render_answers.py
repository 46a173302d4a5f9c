"""Cleared answers as files.

A table whose rows are cells is written in long form: `all` stands where a row sums over a column, and a
combination of listed codes that has no row counts nobody. Any other table is written as it is shown, and
the cells that its numbers stand on are in one file more, `<question>.cells.csv`. All tables of cells stand in
one workbook as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sempadan import __version__
from sempadan.release.cleared import KEYS, STATUS
from sempadan.release.codebook import ALL
from sempadan.release.codebook_file import json_bytes
from sempadan.release.render import (
    CODEBOOK,
    PACKAGE,
    PRINTED,
    PROTECTED,
    TABLES,
    USE,
    WITHHELD,
    WORKBOOK,
    attack_said,
    cell_text,
    csv_bytes,
    package_bytes,
    rules_said,
    workbook_bytes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sempadan.release.from_answers import Clearing, Counted
    from sempadan.release.results import Attacked
    from sempadan.schema.as_json import Json
    from sempadan.schema.finding import AnswerTable, Cell

Answers: TypeAlias = "Mapping[str, Sequence[AnswerTable]]"
Label: TypeAlias = tuple[str, ...]
Rows: TypeAlias = "list[tuple[Any, ...]]"

CELLS: Final = "cells"
BESIDE: Final = ("share", "low", "high")
DESCRIBED: Final = (
    "Counts, shares and estimates, {use}. {all!r} stands where a table sums over a column; a combination of listed "
    "codes that has no row counts nobody."
)


@dataclass(frozen=True, slots=True, repr=False)
class File:
    """A table as it is written.

    Args:
        name: Question and table.
        columns: Name and type of each.
        rows: Of values; a withheld number is empty.
        is_cells: Whether each row is a cell and its count.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Rows
    is_cells: bool


def files_of(clearing: Clearing, cleared: Answers) -> dict[str, bytes]:
    """Write every file of a release but report, pictures and statement, by its path in the folder.

    Args:
        clearing: Which counts may be printed.
        cleared: The cleared tables of each answer, by question.
    """
    tables = _tables(clearing, cleared)
    files = {f"{TABLES}{t.name}.csv": csv_bytes([name for name, _ in t.columns], t.rows) for t in tables}
    files[f"{TABLES}{WORKBOOK}"] = workbook_bytes(
        (t.name, [name for name, _ in t.columns], t.rows) for t in tables if t.is_cells
    )
    withheld = [
        (t.name, cell_text(row[: len(t.columns) - 2 - len(BESIDE) * _has_shares(t)]), PROTECTED)
        for t in tables
        if t.is_cells
        for row in t.rows
        if row[-1] == PROTECTED
    ]
    files[WITHHELD] = csv_bytes(("table", "cell", "reason"), withheld)
    files[CODEBOOK] = _codebook(clearing)
    described = {f"{TABLES}{t.name}.csv": t.columns for t in tables}
    files[PACKAGE] = package_bytes(
        described, DESCRIBED.format(use=USE, all=ALL), invented=clearing.book.invented
    )  # fmt: skip
    return files


def statement_of(clearing: Clearing, cleared: Answers, attacked: Attacked | None) -> bytes:
    """Say what the release is and how it is protected.

    Args:
        clearing: Which counts may be printed.
        cleared: The cleared tables.
        attacked: What the attack on the other files found; None before it has run.
    """
    tables = _tables(clearing, cleared)
    known: dict[str, Json] = {
        "sempadan": __version__,
        "product": "exact",
        "use": USE,
        "invented": clearing.book.invented,
        "unit": "person, as far as the linkage is right; apart by source type",
        **rules_said(clearing.product.protected.threshold),
        "estimates": "rounded to three digits, at most to tens of people, intervals outwards",
        "shares": "of printed counts; intervals rounded outwards to whole percents",
        "tables": [{"name": t.name, "columns": _coded(t)} for t in tables if t.is_cells],
        "shown_only": [t.name for t in tables if not t.is_cells],
        "left_out": list(clearing.product.left_out),
    }
    if attacked is not None:
        known["attack"] = attack_said(attacked)
    return json_bytes(known)


def _tables(clearing: Clearing, cleared: Answers) -> list[File]:
    found: list[File] = []
    for question, tables in cleared.items():
        by_name = {table.name: table for table in tables}
        mine = [c for c in clearing.counted if c.question == question and c.table in by_name]
        long = [c for c in mine if _keys(by_name[c.table]) == set(c.columns)]
        found += [_long(c, by_name[c.table], clearing) for c in long]
        shown = [table for table in tables if table.name not in {c.table for c in long}]
        found += [_shown(f"{question}.{table.name}", table) for table in shown]
        written = {c.cell(label) for c in long for label in c.counts}
        others = dict.fromkeys(c.cell(label) for c in mine for label in c.counts)
        left = [cell for cell in others if cell not in written]
        if left:
            found.append(_cells(question, left, clearing))
    return found


def _long(counted: Counted, table: AnswerTable, clearing: Clearing) -> File:
    shares = BESIDE if {*BESIDE} <= set(table.data.column_names) else ()
    beside = {tuple(row[n] for n in counted.columns): tuple(row[n] for n in shares) for row in table.data.to_pylist()}
    none = (None,) * len(shares)
    rows: Rows = []
    for label in counted.counts:
        count = clearing.count(counted.cell(label))
        rows.append((*label, count, *beside.get(label, none), PROTECTED if count is None else PRINTED))
    columns = [*((n, "string") for n in counted.columns), ("count", "integer"), *((n, "number") for n in shares)]
    return File(f"{counted.question}.{counted.table}", (*columns, (STATUS, "string")), _blank(rows), is_cells=True)


def _cells(question: str, cells: Sequence[Cell], clearing: Clearing) -> File:
    columns = tuple(dict.fromkeys(name for cell in cells for name, _ in cell))
    rows: Rows = []
    for cell in cells:
        count, codes = clearing.count(cell), dict(cell)
        label = tuple(codes.get(name, ALL) for name in columns)
        rows.append((*label, count, PROTECTED if count is None else PRINTED))
    described = (*((name, "string") for name in columns), ("count", "integer"), (STATUS, "string"))
    return File(f"{question}.{CELLS}", described, _blank(rows), is_cells=True)


def _shown(name: str, table: AnswerTable) -> File:
    types = {column.name: "string" if column.kind in KEYS else "number" for column in table.columns}
    return File(name, tuple(types.items()), _blank(tuple(r.values()) for r in table.data.to_pylist()), is_cells=False)


def _blank(rows: Iterable[tuple[Any, ...]]) -> Rows:
    return [tuple("" if value is None else value for value in row) for row in rows]


def _keys(table: AnswerTable) -> set[str]:
    return {column.name for column in table.columns if column.kind in KEYS and column.name != STATUS}


def _has_shares(table: File) -> bool:
    return BESIDE[0] in dict(table.columns)


def _coded(table: File) -> list[Json]:
    return [name for name, kind in table.columns if kind == "string" and name != STATUS]


def _codebook(clearing: Clearing) -> bytes:
    """Write which codes there are, those of tables that are left out among them, and how cells are to be understood."""
    codes = clearing.apart.codes(clearing.book)
    columns: Json = {name: {"codes": [*sorted(known)], "blank": False} for name, known in codes.items()}
    apart: Json = {"column": clearing.apart.column, "lists": dict(clearing.apart.lists)}
    return json_bytes({"invented": clearing.book.invented, "columns": columns, "apart": apart})
