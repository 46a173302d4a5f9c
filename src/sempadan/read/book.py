"""A file as it came: sheets of cells at the addresses the spreadsheet shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

Cell: TypeAlias = str | float | bool | date | datetime | time | timedelta
"""What stands in a cell; an empty cell is the empty text."""

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of merged cells, as row and column counted from 0."""

MARK: Final = "SEMPADAN-INVENTED"
"""A list that carries this mark anywhere holds invented people."""


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """One sheet; `rows[0]` is row 1 and every row starts at column A.

    Args:
        name: Name of the sheet; of a CSV file its name without the ending.
        hidden: Whether the user cannot see it in the program.
        rows: Cells by row; rows of a CSV file may differ in length.
        merged: Merged cells, where the format tells them.
    """

    name: str
    hidden: bool
    rows: list[list[Cell]]
    merged: tuple[Range, ...] = ()

    def __repr__(self) -> str:
        """Show the size only: cells are persons."""
        return f"Sheet({len(self.rows)} rows)"

    @property
    def width(self) -> int:
        """Columns up to the last one in use."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class LineFault:
    """Something wrong with a line of a text file; `severe` where its cells cannot be trusted."""

    row: int
    rule: str
    severe: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A whole file.

    Args:
        sheets: Its sheets in their order.
        encoding: Encoding of a text file; empty for a workbook.
        guessed: Whether that encoding was neither declared nor proved by the bytes.
        delimiter: Delimiter of a text file; empty for a workbook.
        epoch_1904: Whether day numbers count from 1904.
        invented: Whether the mark of invented lists was found.
        faults: Faulty lines of a text file.
    """

    sheets: tuple[Sheet, ...]
    encoding: str = ""
    guessed: bool = False
    delimiter: str = ""
    epoch_1904: bool = False
    invented: bool = False
    faults: tuple[LineFault, ...] = ()
