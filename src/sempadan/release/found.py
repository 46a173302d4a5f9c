"""Tables as they are found in a folder, as text: long CSV files, sheets of workbooks, and the numbers of pages.

A table has a column `count` and a coded column for everything it tells apart; or, as naive releases have
it, the columns `table` and `category`, where `table` names the coded column.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from python_calamine import CalamineError, CalamineWorkbook

from sempadan.release.codebook import ALL
from sempadan.release.errors import TableUnreadable
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTS: Final = ("count", "value", "n")
"""Names that the column of counts may have."""

NOT_CODED: Final = frozenset({*COUNTS, "status", "reason", "share", "low", "high"})
DELIMITERS: Final = (",", ";", "\t")
NAIVE: Final = ("table", "category")
WHOLE: Final = frozenset({ALL, "total"})


@dataclass(frozen=True, slots=True, repr=False)
class FoundTable:
    """A table as text.

    Args:
        name: Of its file, or what the file calls it.
        columns: Coded columns.
        labels: Codes of each row, as they stand there.
        counts: Text of each count.
        page: Whether it is a number of a page, which shows some cells of a table only.
    """

    name: str
    columns: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    counts: tuple[str, ...]
    page: bool = False


def tables_in(name: str, data: bytes) -> list[FoundTable]:
    """Read the tables of a CSV file.

    Raises:
        TableUnreadable: It is no table of counts.
    """
    text, broken = "", False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        broken = True
    rows: list[list[str]] = []
    if not broken:
        head = text.partition("\n")[0]
        delimiter = max(DELIMITERS, key=head.count)
        try:
            rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if row]
        except csv.Error:
            broken = True
    if broken or not rows or any(len(row) != len(rows[0]) for row in rows):
        raise TableUnreadable(file=name, fault=message("release.table.no_csv"))
    return _tables(name, [[cell.strip() for cell in row] for row in rows])


def sheets_in(name: str, data: bytes) -> list[FoundTable]:
    """Read the tables of an XLSX file, one on each sheet that is not empty.

    Raises:
        TableUnreadable: It cannot be opened, or a sheet is no table of counts.
    """
    sheets: list[tuple[str, list[list[Any]]]] = []
    broken = False
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(sheet, book.get_sheet_by_name(sheet).to_python()) for sheet in book.sheet_names]
    except (CalamineError, OSError):
        broken = True
    if broken:
        raise TableUnreadable(file=name, fault=message("release.table.no_xlsx"))
    return [
        table
        for sheet, rows in sheets
        if rows
        for table in _tables(sheet, [[str(cell).strip() for cell in row] for row in rows])
    ]


def _tables(name: str, cells: list[list[str]]) -> list[FoundTable]:
    head, rows = cells[0], cells[1:]
    lower = [cell.casefold() for cell in head]
    counted = [lower.index(c) for c in COUNTS if c in lower]
    if not counted:
        raise TableUnreadable(file=name, fault=message("release.table.no_count"))
    texts = tuple(row[counted[0]] for row in rows)
    if all(column in lower for column in NAIVE):
        which, what = (tuple(row[lower.index(column)] for row in rows) for column in NAIVE)
        return _by_name(which, what, texts)
    coded = [place for place, cell in enumerate(lower) if cell not in NOT_CODED]
    labels = tuple(tuple(row[place] for place in coded) for row in rows)
    return [FoundTable(name, tuple(head[place] for place in coded), labels, texts)]


def _by_name(which: Sequence[str], what: Sequence[str], texts: Sequence[str]) -> list[FoundTable]:
    found = []
    for name in dict.fromkeys(which):
        here = [place for place, other in enumerate(which) if other == name]
        whole = name.casefold() in WHOLE
        labels = tuple(() if whole else (what[place],) for place in here)
        found.append(FoundTable(name, () if whole else (name,), labels, tuple(texts[place] for place in here)))
    return found


def numbers_in(name: str, data: bytes) -> list[FoundTable]:
    """Read the counts that a page shows: elements with `data-cell="column=code&…"` and `data-value`."""
    reader = _Page()
    reader.feed(data.decode("utf-8", errors="replace"))
    reader.close()
    return [
        FoundTable(name, tuple(c for c, _ in cell), (tuple(code for _, code in cell),), (value,), page=True)
        for cell, value in dict.fromkeys(reader.numbers)
    ]


class _Page(HTMLParser):
    """Collects the counts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: list[tuple[tuple[tuple[str, str], ...], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the base class gives it
        """Take the count of an element that names its cell."""
        known = dict(attrs)
        cell, value = known.get("data-cell"), known.get("data-value")
        if cell is not None and value is not None:
            self.numbers.append((tuple(parse_qsl(cell, keep_blank_values=True)), value.strip()))
