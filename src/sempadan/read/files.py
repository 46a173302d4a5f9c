"""Open a file of any kind as a book of sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sempadan.read.delimited import read_text
from sempadan.read.kinds import Kind, kind_of
from sempadan.read.workbooks import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.read.book import Book


def open_book(file: Path, *, encoding: str | None = None, delimiter: str | None = None) -> Book:
    """Read a workbook or a CSV file whole; what it is, its bytes tell.

    Args:
        file: An .xlsx, .xlsb, .xls, .ods or CSV file under any name.
        encoding: Encoding of a CSV file, found from the whole file if not given.
        delimiter: Its delimiter, likewise.

    Raises:
        SempadanError: A class of sempadan.read.errors that says what the file is instead.
    """
    kind = kind_of(file)
    if kind is Kind.TEXT:
        return read_text(file, encoding, delimiter)
    return read_workbook(file, kind)
