"""A release as anybody finds it: ours, a peer's or a naive one; what its files tell about each cell."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sempadan.release.apart import YES, of_source
from sempadan.release.codebook import ALL, CodedColumn, RowsCodebook
from sempadan.release.codebook_file import codebook_of
from sempadan.release.errors import NotARelease, TablesDisagree, TableUnreadable
from sempadan.release.found import FoundTable, numbers_in, sheets_in, tables_in
from sempadan.release.opened_answers import NOBODY, apart_of, told
from sempadan.release.protect import THRESHOLD
from sempadan.release.render import CODEBOOK, PRINTED, PROTECTED, STATEMENT, TABLES, WITHHELD
from sempadan.schema.errors import FileMissing
from sempadan.schema.message import message
from sempadan.schema.whole import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sempadan.release.apart import Apart
    from sempadan.release.codebook import Cell

Told: TypeAlias = "tuple[FoundTable, Mapping[str, str]]"
"""A table, and the columns and codes that everybody in it has."""

SUMMED: Final = frozenset({ALL, "total", "*", ""})
"""What stands in a table where a column is summed over, unless the codebook has such a code."""

NUMBER: Final = re.compile(r"([0-9]{1,15})(\.0+)?")
BELOW: Final = re.compile(r"(<|<=|≤) ?([0-9]{1,9})")
DIGIT: Final = re.compile(r"[0-9]")
TABLE_ENDS: Final = (".csv", ".xlsx")
NO_TABLES: Final = frozenset({WITHHELD, "rows.csv"})
MOST: Final = 1_000_000_000
"""Bytes of a file at most."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as a release shows it.

    Args:
        table: Where it stands.
        label: The codes it is named by there.
        part: What everybody in the table has; the whole that its cells add up to.
        columns: What it tells apart besides.
        cell: What it counts.
        low, high: What is shown of its count; equal if it is printed.
        page: Whether a page shows it, not a table.
    """

    table: str
    label: tuple[str, ...]
    part: Cell
    columns: tuple[str, ...]
    cell: Cell
    low: float
    high: float
    page: bool


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """What a release tells everybody.

    Args:
        book: Columns and codes, with their nestings if it has a codebook.
        shown: Every cell of every table and page.
        families: Columns that its cells name together.
        threshold: Cells that count somebody and fewer than this are small.
        explained: Whether it says that other than small cells are withheld as well.
    """

    book: RowsCodebook
    shown: tuple[Shown, ...]
    families: tuple[tuple[str, ...], ...]
    threshold: int
    explained: bool


def load_folder(folder: Path) -> dict[str, bytes]:
    """Read the files of a release that tell anything about counts, by their path in the folder.

    Raises:
        FileMissing: There is no such folder.
        NotARelease: It holds no table.
        NotReadable: The system refuses.
    """
    if not folder.is_dir():
        raise FileMissing(path=str(folder))
    tables = [path for end in TABLE_ENDS for path in sorted((folder / TABLES).glob(f"*{end}"))]
    tables = tables or [p for end in TABLE_ENDS for p in sorted(folder.glob(f"*{end}")) if p.name not in NO_TABLES]
    pages = sorted(folder.rglob("*.html"))
    if not tables and not pages:
        raise NotARelease(path=str(folder))
    named = [folder / name for name in (CODEBOOK, STATEMENT) if (folder / name).is_file()]
    return {path.relative_to(folder).as_posix(): read_bytes(path, most=MOST) for path in [*tables, *named, *pages]}


def open_release(files: Mapping[str, bytes]) -> Opened:
    """Understand the files of a release.

    Raises:
        NotARelease, TableUnreadable, CodebookOfRowsFault, TablesDisagree: They cannot be understood.
    """
    said, codebook = _json(STATEMENT, files), _json(CODEBOOK, files)
    read = set(files) - NO_TABLES - {f"{TABLES}{name}.csv" for name in _texts(said.get("shown_only"))}
    found = [table for name, data in files.items() if name in read for table in _found(name, data) if table.labels]
    if not any(table.columns for table in found):
        raise NotARelease(path=", ".join(files))
    where, apart = _where(said), apart_of(codebook)
    tables: list[Told] = [(table, where.get(table.name, {})) for table in found]
    if apart is None:
        book = _book(codebook, tables)
    else:
        tables, book = _apart(tables, apart, {c.name: c.codes for c in codebook_of(codebook).columns})
    least = 1.0 if said.get("empty_cells") == PRINTED else 0.0
    shown = tuple(s for table, part in tables for s in _shown(table, part, book, least))
    if not shown:
        raise NotARelease(path=", ".join(files))
    families = tuple(dict.fromkeys((*(name for name, _ in s.part), *s.columns) for s in shown))
    threshold = said.get("threshold")
    threshold = threshold if type(threshold) is int and threshold > 0 else THRESHOLD
    return Opened(book, shown, families, threshold, explained=said.get("withheld") == PROTECTED)


def _apart(
    tables: Iterable[Told], apart: Apart, codes: Mapping[str, tuple[str, ...]]
) -> tuple[list[Told], RowsCodebook]:
    """Understand cells that are counted apart by source type, and add those that nobody can be in."""
    named = [
        ((apart.column, source), (name, code))
        for source in codes.get(apart.column, ())
        for name in codes
        if name != apart.column and name not in apart.lists
        for code in codes[name]
    ]
    whole = [
        replace(table, columns=(*part, *table.columns), labels=tuple((*part.values(), *own) for own in table.labels))
        for table, part in tables
    ]
    found = told(whole, apart, SUMMED)
    cells = [tuple(zip(table.columns, label, strict=True)) for table in found for label in table.labels]
    book = apart.book([*cells, *named], invented=False)
    nobody = [
        (FoundTable(t.name, t.columns, t.labels, (NOBODY,) * len(t.labels), page=True), dict[str, str]())
        for t in apart.structure(book)
    ]
    return [*(_of_source(table, apart) for table in found), *nobody], book


def _of_source(table: FoundTable, apart: Apart) -> Told:
    """Take out of a table the column of who saw everybody in it."""
    first = table.columns[:1]
    if first and first[0].startswith(of_source(apart.column, "")) and {label[0] for label in table.labels} == {YES}:
        labels = tuple(label[1:] for label in table.labels)
        return replace(table, columns=table.columns[1:], labels=labels), {first[0]: YES}
    return table, {}


def _found(name: str, data: bytes) -> list[FoundTable]:
    """Read one file of a release by its kind."""
    if name.endswith(".csv"):
        return tables_in(name.removeprefix(TABLES).removesuffix(".csv"), data)
    if name.endswith(".xlsx"):
        return sheets_in(name, data)
    return numbers_in(name, data) if name.endswith(".html") else []


def _where(said: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What the statement says of tables of a part: column and code that everybody in them has."""
    tables = said.get("tables")
    found = {}
    for table in tables if isinstance(tables, list) else []:
        name, where = (table.get("name"), table.get("where")) if isinstance(table, dict) else (None, None)
        if isinstance(name, str) and isinstance(where, dict) and where and _texts([*where.values()]):
            found[name] = where
    return found


def _texts(value: Any) -> list[str]:
    """The value if it is a list of texts; else nothing."""
    return value if isinstance(value, list) and all(isinstance(v, str) for v in value) else []


def _json(name: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    if name not in files:
        return {}
    known, broken = None, False
    try:
        known = json.loads(files[name].decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        broken = True
    if broken or not isinstance(known, dict):
        raise TableUnreadable(file=name, fault=message("release.table.no_json"))
    return known


def _book(known: dict[str, Any], tables: Sequence[Told]) -> RowsCodebook:
    """Take the codebook of the release and add what its tables show besides."""
    columns = {c.name: c for c in codebook_of(known).columns} if known else {}
    seen: dict[str, dict[str, None]] = {name: dict.fromkeys(c.codes) for name, c in columns.items()}
    for table, part in tables:
        for name, code in part.items():
            seen.setdefault(name, {})[code] = None
        for place, name in enumerate(table.columns):
            known_codes = seen.setdefault(name, {})
            known_codes |= {r[place]: None for r in table.labels if r[place].casefold() not in SUMMED}
    plain = CodedColumn("", ())
    coded = [
        CodedColumn(name, tuple(codes), nestings=columns.get(name, plain).nestings)
        for name, codes in seen.items()
        if codes
    ]
    if not coded:
        raise NotARelease(path=", ".join(dict.fromkeys(table.name for table, _ in tables)))
    return RowsCodebook(tuple(coded))


def _shown(table: FoundTable, where: Mapping[str, str], book: RowsCodebook, least: float) -> Iterable[Shown]:
    unread = [
        text for text in table.counts if DIGIT.search(text) and not NUMBER.fullmatch(text) and not BELOW.fullmatch(text)
    ]
    if unread:
        raise TableUnreadable(file=table.name, fault=message("release.table.no_number", n=len(unread)))
    for label, text in zip(table.labels, table.counts, strict=True):
        here = [(n, c) for n, c in zip(table.columns, label, strict=True) if not _summed(n, c, book)]
        part, cell = book.cell(where.items()), book.cell([*where.items(), *here])
        low, high = _told(text, least)
        if part is None or cell is None:
            if low > 0:
                raise TablesDisagree(table=table.name)
            continue
        yield Shown(table.name, label or (ALL,), part, tuple(name for name, _ in here), cell, low, high, table.page)


def _summed(name: str, code: str, book: RowsCodebook) -> bool:
    return name not in book.names or (code.casefold() in SUMMED and code not in book[name].codes)


def _told(text: str, least: float) -> tuple[float, float]:
    """What a text tells of a count: a number, an upper limit, or nothing."""
    if number := NUMBER.fullmatch(text):
        return float(number[1]), float(number[1])
    if below := BELOW.fullmatch(text):
        return least, float(below[2]) - (1 if below[1] == "<" else 0)
    return least, math.inf
