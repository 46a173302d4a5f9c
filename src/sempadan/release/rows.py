"""Coded rows from a CSV file: every cell a code of the codebook, or nothing is taken."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from sempadan.release.errors import (
    BrokenNesting,
    ColumnsMissing,
    ColumnsNotInCodebook,
    NobodyToCount,
    RowsNotText,
    RowsTooLarge,
    RowsUneven,
    TooFewRows,
    ValuesNotInCodebook,
)
from sempadan.release.learn import learned
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.message import message
from sempadan.schema.whole import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sempadan.release.codebook import CodedColumn, RowsCodebook
    from sempadan.schema.message import Message

MARK: Final = "SEMPADAN-INVENTED"
"""A line above the head that holds this says that the people are invented."""

MOST: Final = 1_000_000_000
"""Bytes of a file at most."""

DELIMITERS: Final = (",", ";", "\t")

Codes: TypeAlias = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, repr=False)
class CodedRows:
    """Rows as numbers of codes.

    Args:
        book: Their columns, in order.
        codes: Rows by columns: the place of the code among those of its column.
    """

    book: RowsCodebook
    codes: Codes

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.codes)

    def __repr__(self) -> str:
        """Show sizes only."""
        return f"CodedRows({len(self.codes)} rows, {len(self.book.columns)} columns)"


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """The text of a file by column, and the line on which each row stands."""

    file: str
    head: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    invented: bool


def read_rows(path: Path, book: RowsCodebook | None, *, least: int) -> CodedRows:
    """Read coded rows and check every cell against the codebook.

    Args:
        path: CSV with a head, in UTF-8; comma, semicolon or tab between cells.
        book: The codebook; None to learn it from the rows, which only the exact product may.
        least: Rows below which nothing could be printed.

    Raises:
        FileMissing, NotReadable, RowsTooLarge, RowsNotText, RowsUneven, NobodyToCount: No table of rows.
        TooFewRows: Fewer rows than `least`.
        ColumnsNotInCodebook, ColumnsMissing, ValuesNotInCodebook, BrokenNesting: Not those of the codebook.
        NotCoded: Without a codebook: a column that does not look coded.
    """
    sheet = _sheet(path)
    if len(sheet.lines) < least:
        raise TooFewRows(file=sheet.file, n=len(sheet.lines), least=least)
    if book is None:
        book = learned(sheet.file, sheet.head, sheet.columns, sheet.lines, invented=sheet.invented)
    elif sheet.invented and not book.invented:
        book = type(book)(book.columns, invented=True)
    _only_known_columns(sheet, book)
    faults: list[Message] = []
    codes = np.empty((len(sheet.lines), len(book.columns)), np.int32)
    for place, column in enumerate(book.columns):
        codes[:, place] = _coded(sheet, column, faults)
    if faults:
        raise ValuesNotInCodebook(file=sheet.file, faults=tuple(faults))
    _nested_rightly(sheet, book, codes)
    return CodedRows(book, codes)


def _sheet(path: Path) -> Sheet:
    data = read_bytes(path, most=MOST + 1)
    if len(data) > MOST:
        raise RowsTooLarge(file=str(path), most=MOST // 1_000_000)
    broken = False
    text = ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        broken = True
    if broken or "\0" in text:
        raise RowsNotText(file=str(path))
    return _cut(str(path), text)


def _cut(file: str, text: str) -> Sheet:
    first, _, rest = text.partition("\n")
    invented = MARK in first
    head_line = rest.partition("\n")[0] if invented else first
    delimiter = max(DELIMITERS, key=head_line.count)
    records = list(_records(file, rest if invented else text, delimiter))
    offset = 1 if invented else 0
    if len(records) < 2:
        raise NobodyToCount(file=file)
    head = tuple(cell.strip() for cell in records[0][1])
    uneven = [line + offset for line, cells in records if len(cells) != len(head)]
    if uneven:
        raise RowsUneven(file=file, n=len(uneven), line=uneven[0])
    columns = tuple(tuple(cell.strip() for cell in column) for column in zip(*(c for _, c in records[1:]), strict=True))
    return Sheet(file, head, columns, tuple(line + offset for line, _ in records[1:]), invented)


def _records(file: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give each record that is not empty, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        cells: list[str] | None = None
        broken = False
        try:
            cells = next(reader, None)
        except csv.Error:
            broken = True
        if broken:
            raise RowsUneven(file=file, n=1, line=line)
        if cells is None:
            return
        if cells:
            yield line, cells


def _only_known_columns(sheet: Sheet, book: RowsCodebook) -> None:
    """Columns of the file are named by their place: without a head line they would be a person's cells."""
    strange = tuple(str(place) for place, name in enumerate(sheet.head, start=1) if name not in book.names)
    if strange:
        raise ColumnsNotInCodebook(file=sheet.file, places=strange)
    missing = tuple(name for name in book.names if sheet.head.count(name) != 1)
    if missing:
        raise ColumnsMissing(file=sheet.file, columns=missing)


def _coded(sheet: Sheet, column: CodedColumn, faults: list[Message]) -> Codes:
    places = {code: place for place, code in enumerate(column.codes)}
    if column.blank:
        places[""] = places[UNKNOWN]
    cells = sheet.columns[sheet.head.index(column.name)]
    codes = np.fromiter((places.get(cell, -1) for cell in cells), np.int32, len(cells))
    for wrong, what in (
        (np.array([not cell for cell in cells]), "blank"),
        (np.array([bool(c) for c in cells]), "value"),
    ):
        rows = np.flatnonzero(wrong & (codes < 0))
        if len(rows):
            line = sheet.lines[int(rows[0])]
            faults.append(message(f"release.rows.{what}", column=column.name, n=len(rows), line=line))
    return codes


def _nested_rightly(sheet: Sheet, book: RowsCodebook, codes: Codes) -> None:
    """Every row's code must lie in that row's parent code, or tables would not add up."""
    faults: list[Message] = []
    for column in book.columns:
        child = codes[:, book.names.index(column.name)]
        for nesting in column.nestings:
            above = {code: place for place, code in enumerate(book[nesting.parent].codes)}
            right = np.array([above.get(nesting.of.get(code, ""), -1) for code in column.codes], np.int32)[child]
            wrong = np.flatnonzero((right >= 0) & (right != codes[:, book.names.index(nesting.parent)]))
            if len(wrong):
                faults.append(
                    message("release.rows.nesting", column=column.name, parent=nesting.parent, n=len(wrong),
                            line=sheet.lines[int(wrong[0])])
                )  # fmt: skip
    if faults:
        raise BrokenNesting(file=sheet.file, faults=tuple(faults))
