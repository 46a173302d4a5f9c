"""An overlaps table as a CSV file: names of lists in any script, comma, semicolon or tab between the cells."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from sempadan.analyse.models.capture import COUNT, Captures, captures_of_rows
from sempadan.analyse.models.errors import OverlapsNotReadable

NUMBER: Final = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
DELIMITERS: Final = (",", ";", "\t")
MOST_BYTES: Final = 10_000_000
"""A table of ten lists has some thousand short lines."""


def captures_of_csv(data: bytes) -> Captures:
    """Read the bytes of an overlaps file; a byte order mark and empty lines are passed over.

    Raises:
        SempadanError: One of the classes of `models.errors`; rows are lines of the file.
    """
    text = _text(data)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=False)
    lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(cell.strip() for cell in row)]
    if not lines:
        raise OverlapsNotReadable(row=1)
    header = lines[0][1]
    ragged = [number for number, row in lines if len(row) != len(header)]
    if ragged:
        raise OverlapsNotReadable(row=ragged[0])
    return captures_of_rows(header, [(number, [_number(cell) for cell in row]) for number, row in lines[1:]])


def _text(data: bytes) -> str:
    """The text of a file; its bytes stay out of any error."""
    if len(data) > MOST_BYTES:
        raise OverlapsNotReadable(row=1)
    text = data.decode("utf-8-sig", errors="replace")
    if "\ufffd" in text or "\0" in text:
        raise OverlapsNotReadable(
            row=1 + text[: text.find("\ufffd") if "\ufffd" in text else text.find("\0")].count("\n")
        )
    return text


def _delimiter(text: str) -> str:
    """The sign beside the word `count` in the header; the comma if there is none."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    found = (sign for sign in DELIMITERS if COUNT in [cell.strip().strip('"') for cell in header.split(sign)])
    return next((sign for sign in found if sign in header), ",")


def _number(cell: str) -> int | float | None:
    """A number as written in a CSV file, or None; what it says otherwise goes nowhere."""
    if not NUMBER.fullmatch(cell):
        return None
    return float(cell) if "." in cell else int(cell)
