"""Read delimited text (CSV): encoding and delimiter from the whole file, rows as spreadsheets count them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sempadan.read.book import MARK, Book, LineFault, Sheet
from sempadan.read.encodings import Decoded, decode, first_bad_line, known_encoding
from sempadan.read.errors import EncodingDisagrees, EncodingUnknown, NoSuchDelimiter, NoSuchEncoding
from sempadan.read.splitter import LINE_END, declared_delimiter, split

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.read.book import Cell

DELIMITERS: Final = (";", ",", "\t", "|")
NAMED: Final = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ",", "pipe": "|"}
PAIRED: Final = re.compile(r'"[^"\r\n]*"')


def read_text(file: Path, encoding: str | None, delimiter: str | None) -> Book:
    """Read a CSV file as a book of one sheet, named after the file.

    Raises:
        NoSuchEncoding, EncodingDisagrees, EncodingUnknown, NoSuchDelimiter: It cannot be cut into cells.
    """
    if encoding is not None and not known_encoding(encoding):
        raise NoSuchEncoding(encoding=encoding)
    if delimiter is not None and len(NAMED.get(delimiter, delimiter)) != 1:
        raise NoSuchDelimiter
    data = file.read_bytes()
    decoded = decode(data, encoding)
    if decoded is None:
        raise _fault(file, data, encoding)
    chosen = NAMED.get(delimiter, delimiter) if delimiter else found_delimiter(decoded.text)
    return _book(file, decoded, chosen)


def _fault(file: Path, data: bytes, encoding: str | None) -> EncodingUnknown | EncodingDisagrees:
    if encoding is None:
        return EncodingUnknown(file=str(file))
    return EncodingDisagrees(file=str(file), encoding=encoding, line=first_bad_line(data, encoding))


def _book(file: Path, decoded: Decoded, delimiter: str) -> Book:
    text = decoded.text.lstrip("\ufeff")
    cut = split(text.replace("\0", ""), delimiter)
    noughts = _rows_with_noughts(text, delimiter) if "\0" in text else ()
    rows: list[list[Cell]] = [list(row) for row in cut.rows]
    return Book(
        sheets=(Sheet(name=file.stem, hidden=False, rows=rows),),
        encoding=decoded.encoding,
        guessed=decoded.guessed,
        delimiter=delimiter,
        invented=MARK in text,
        faults=cut.faults + noughts,
    )


def _rows_with_noughts(text: str, delimiter: str) -> tuple[LineFault, ...]:
    """Rows that hold a byte 0, which no program writes into a name."""
    rows = split(text, delimiter).rows
    return tuple(
        LineFault(number, "nul_byte", severe=False)
        for number, row in enumerate(rows, start=1)
        if any("\0" in cell for cell in row)
    )


def found_delimiter(text: str) -> str:
    """Find the delimiter that cuts most lines of the whole file alike.

    A comma that stands once in every line of a file of semicolons loses, because it cuts into
    fewer cells. With none at all the file is one column, and the comma is as good as any.
    """
    lines = [line for line in LINE_END.split(PAIRED.sub("", text)) if line.strip()]
    declared = declared_delimiter(lines[0]) if lines else ""
    if declared:
        return declared
    best, delimiter = (0.0, 0), ","
    for candidate in DELIMITERS:
        counts = Counter(line.count(candidate) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        cells, same = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        score = (same / len(lines) * (1 if cells > 1 else 0.8), cells)
        if (round(score[0], 1), score[1]) > (round(best[0], 1), best[1]):
            best, delimiter = score, candidate
    return delimiter
