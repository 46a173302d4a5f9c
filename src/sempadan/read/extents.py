"""How far down and to the right a sheet reaches, before anything is read from it.

A value that slipped into row 1,048,576 makes a dense table of the whole sheet; a filled row may
be repeated a million times by one attribute. Both are told from the packed parts alone.
"""

from __future__ import annotations

import re
import struct
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OVERLAP: Final = 256
FAR: Final = re.compile(rb'r="(?:[A-Z]{3}|[D-Z][A-Z])\d|r="[A-Z]{1,3}\d{6}')
FILLED: Final = re.compile(rb'<c\b(?=[^>]*?\br="([A-Z]{1,3})(\d{1,7})")[^>]*[^/>]>')
TABLE: Final = re.compile(rb"<table:table[\s>]")
ROW: Final = re.compile(rb"<table:table-row(?=[\s>])([^>]*)>")
CELL: Final = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
REPEATED: Final = re.compile(rb'repeated="(\d+)"')
VALUE: Final = re.compile(rb"office:value|<text:p\b")


def overlapping(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give each piece with the end of the one before, so that nothing is cut in two."""
    tail = b""
    for piece in pieces:
        seen = tail + piece
        yield seen
        tail = seen[-OVERLAP:]


def last_cell(pieces: Iterable[bytes]) -> tuple[int, int]:
    """Last row and column of an .xlsx sheet that hold a value, counted from 1."""
    row, column = 0, 0
    for seen in overlapping(pieces):
        for letters, digits in FILLED.findall(seen):
            row = max(row, int(digits))
            column = max(column, column_number(letters.decode()))
    return row, column


def last_cells_of_ods(content: bytes) -> list[tuple[int, int]]:
    """Last row and column that hold a value, counted from 1, for each table of an .ods."""
    starts = [*(found.start() for found in TABLE.finditer(content)), len(content)]
    return [_last_of_table(content[start:end]) for start, end in pairwise(starts)]


def _last_of_table(table: bytes) -> tuple[int, int]:
    rows = list(ROW.finditer(table))
    ends = [*(found.start() for found in rows[1:]), len(table)]
    at, last, column = 0, 0, 0
    for found, end in zip(rows, ends, strict=False):
        at += _times(found[1])
        cells = table[found.end() : end]
        if VALUE.search(cells):
            last = at
            column = max(column, _last_of_row(cells))
    return last, column


def _last_of_row(cells: bytes) -> int:
    if b"columns-repeated" not in cells:
        return cells.count(b"<table:table-cell") + cells.count(b"<table:covered-table-cell")
    found = list(CELL.finditer(cells))
    ends = [*(cell.start() for cell in found[1:]), len(cells)]
    at, last = 0, 0
    for cell, end in zip(found, ends, strict=False):
        at += _times(cell[1])
        if VALUE.search(cells, cell.start(), end):
            last = at
    return last


def _times(attributes: bytes) -> int:
    found = REPEATED.search(attributes)
    return int(found[1][:9]) if found else 1


def last_cell_of_xlsb(start: bytes) -> tuple[int, int]:
    """Extent that a binary sheet declares at its start (record 148, MS-XLSB 2.4.823), counted from 1."""
    at = start.find(b"\x94\x01\x10")
    if not 0 <= at <= 200 or len(start) < at + 19:
        return 0, 0
    _, row, _, column = struct.unpack_from("<IIII", start, at + 3)
    return row + 1, column + 1


def column_number(letters: str) -> int:
    """Number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Letters of a column from its number: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
