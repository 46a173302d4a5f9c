"""Find the tables of a sheet: where their headers stand, and which columns they have.

A list may have titles and a letterhead above it, one or two rows of headers with merged cells, a
row of column numbers below them, and further tables below. Rows are counted from 0 in here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.identity.dates import possible_orders
from sempadan.read.extents import column_letters
from sempadan.read.headers import ROW_NUMBER, Guess, Headers, headers
from sempadan.read.words import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sempadan.read.book import Cell, Sheet

DIGIT: Final = re.compile(r"\d")
NO_GROUP: Final = re.compile(r"[\d:]")
LONG_NUMBER: Final = re.compile(r"\d(?:[ .-]?\d){5}")
COLUMN_NUMBER: Final = re.compile(r"\(?(\d{1,3})\)?\.?")
LABEL: Final = 60
"""Longest label of a column (letters)."""

FIRST_CELLS: Final = 4
"""A further header is looked for in the first filled cells of each row."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        index: Column in the sheet, counted from 0.
        label: How it is named to the user: its header, or its letters where the header may be a person's data.
        group: Text of the upper header row, if there are two.
        header: Text of the lower or only header row.
    """

    index: int
    label: str
    group: str
    header: str

    def guesses(self, known: Headers) -> tuple[Guess, ...]:
        """Fields that the header may mean; of a group that speaks of somebody else, none by its own words alone."""
        if self.group and self.header:
            both = known.guesses(f"{self.group} {self.header}")
            return both or (() if known.of_somebody_else(self.group) else known.guesses(self.header))
        return known.guesses(self.group or self.header)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: header from `top` to `bottom`, rows from `first` up to before `end`."""

    sheet: Sheet
    top: int
    bottom: int
    first: int
    end: int
    columns: tuple[Column, ...]


def find_tables(sheet: Sheet, header_row: int | None = None) -> tuple[Table, ...]:
    """Find all tables of a sheet, from the top.

    Args:
        sheet: The sheet.
        header_row: Row in which the user says the header stands, counted from 0.
    """
    known = headers()
    start = _first_header(sheet, known) if header_row is None else header_row
    if start is None:
        return ()
    spans = [_span(sheet, start, known, grouped=header_row is None)]
    spans += [_span(sheet, row, known, grouped=False) for row in _further_headers(sheet, spans[0][1] + 1, known)]
    ends = [top for top, _ in spans[1:]] + [len(sheet.rows)]
    return tuple(_table(sheet, span, end, first=span is spans[0]) for span, end in zip(spans, ends, strict=True))


def cell_text(row: Sequence[Cell], index: int) -> str:
    """Text of a cell, empty if it holds none or lies beyond the row."""
    cell = row[index] if index < len(row) else ""
    return tidy(cell) if isinstance(cell, str) else ""


def is_filled(cell: Cell) -> bool:
    """Whether anything stands in a cell."""
    return not isinstance(cell, str) or bool(cell.strip())


def _named(row: Sequence[Cell], known: Headers) -> list[int]:
    """Columns of a row that a header of ours names, row numbers apart."""
    texts = ((i, cell_text(row, i)) for i in range(len(row)))
    found = ((i, known.guesses(text)) for i, text in texts if text and len(text) <= 2 * LABEL)
    return [i for i, guesses in found if any(g.field != ROW_NUMBER for g in guesses)]


def _first_header(sheet: Sheet, known: Headers) -> int | None:
    alone = None
    for number, row in enumerate(sheet.rows):
        named = _named(row, known)
        if len(named) > 1:
            return number
        if alone is None and named and _is_name(row, named[0], known) and _single(row, known):
            alone = number
    return alone


def _is_name(row: Sequence[Cell], index: int, known: Headers) -> bool:
    return any(g.field == "name" for g in known.guesses(cell_text(row, index)))


def _single(row: Sequence[Cell], known: Headers) -> bool:
    """Whether a row of one known header holds nothing beside it but a column for numbers."""
    filled = [i for i in range(len(row)) if is_filled(row[i])]
    return len([i for i in filled if not known.guesses(cell_text(row, i))]) == 0


def _further_headers(sheet: Sheet, start: int, known: Headers) -> Iterator[int]:
    """Rows below that are headers too: their first cells are known names of columns."""
    for number in range(start, len(sheet.rows)):
        first: list[str] = []
        for cell in sheet.rows[number]:
            if is_filled(cell):
                if not isinstance(cell, str) or DIGIT.search(cell):
                    break
                first.append(tidy(cell))
                if len(first) == FIRST_CELLS:
                    break
        named = [text for text in first if len(text) <= LABEL and known.known.get(known.key(text))]
        if len(named) > 1 and len(_named(sheet.rows[number], known)) > 1:
            yield number


def _span(sheet: Sheet, row: int, known: Headers, *, grouped: bool) -> tuple[int, int]:
    """First and last row of a header that was found in one row; above it only where it may be grouped."""
    if grouped and row > 0 and _is_group(sheet, row - 1, row, known):
        return row - 1, row
    if row + 1 < len(sheet.rows) and _is_lower(sheet, row, row + 1, known):
        return row, row + 1
    return row, row


def _spans(sheet: Sheet, row: int) -> list[int]:
    """Columns over which the merged cells of a row reach."""
    return [last[1] - first[1] + 1 for first, last in sheet.merged if first[0] <= row <= last[0]]


def _is_group(sheet: Sheet, upper: int, lower: int, known: Headers) -> bool:
    """Whether the row above a header groups its columns.

    It does where a cell is merged over some of them, or where one of several cells names a column
    by itself or stands over two. A line of a letterhead ("Petugas: ...") does not.
    """
    top, below = sheet.rows[upper], sheet.rows[lower]
    filled = [i for i in range(len(top)) if is_filled(top[i])]
    if not filled or any(not isinstance(top[i], str) or NO_GROUP.search(str(top[i])) for i in filled):
        return False
    width = sum(is_filled(cell) for cell in below)
    wide = [i for i in filled if cell_text(below, i) and cell_text(below, i + 1) and not cell_text(top, i + 1)]
    return any(1 < span < width for span in _spans(sheet, upper)) or (
        len(filled) > 1 and bool(wide or _named(top, known))
    )


def _is_lower(sheet: Sheet, upper: int, lower: int, known: Headers) -> bool:
    """Whether the row below a header parts some of its columns further."""
    top, below = sheet.rows[upper], sheet.rows[lower]
    filled = [i for i in range(len(below)) if is_filled(below[i])]
    if not filled or any(not cell_text(below, i) for i in filled):
        return False
    groups = _groups(top, len(below))
    parted = {i for i in filled if cell_text(top, i) == "" or _begins_group(top, filled, i)}
    joined = [
        i for i in filled if known.guesses(f"{groups[i]} {cell_text(below, i)}") or known.guesses(cell_text(below, i))
    ]
    return len(parted) == len(filled) and (
        len(joined) > 1 or (bool(joined) and max(_spans(sheet, upper), default=1) > 1)
    )


def _begins_group(top: Sequence[Cell], filled: Sequence[int], index: int) -> bool:
    return index + 1 in filled and cell_text(top, index + 1) == ""


def _groups(top: Sequence[Cell], width: int) -> list[str]:
    """Text of the upper header for each column: it reaches to the right until the next one."""
    texts: list[str] = []
    for i in range(width):
        text = cell_text(top, i)
        texts.append(text or (texts[-1] if texts else ""))
    return texts


def _table(sheet: Sheet, span: tuple[int, int], end: int, *, first: bool) -> Table:
    """Make a table; below another one only headers that are known are shown, for a record may look like a header."""
    top, bottom = span
    columns = _columns(sheet, span, shown=first)
    start = bottom + 1
    if start < min(end, len(sheet.rows)) and _is_numbering(sheet.rows[start]):
        start += 1
    return Table(sheet, top, bottom, start, max(start, end), columns)


def _is_numbering(row: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3)."""
    numbers = []
    for cell in row:
        if not is_filled(cell):
            continue
        found = COLUMN_NUMBER.fullmatch(cell.strip()) if isinstance(cell, str) else None
        whole = isinstance(cell, int | float) and float(cell).is_integer()
        numbers.append(int(found[1]) if found else int(float(str(cell))) if whole else -1)
    return len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)


def _columns(sheet: Sheet, span: tuple[int, int], *, shown: bool) -> tuple[Column, ...]:
    known = headers()
    top, bottom = sheet.rows[span[0]], sheet.rows[span[1]]
    two = span[0] != span[1]
    width = max(sheet.width if two else 0, len(top), len(bottom))
    groups = _bounded_groups(sheet, span[0], width) if two else [""] * width
    found = []
    for i in range(width):
        own = cell_text(bottom, i)
        group = groups[i] if two and (own or cell_text(top, i)) else ""
        if own or group or any(i < len(row) and is_filled(row[i]) for row in sheet.rows[span[1] + 1 :]):
            found.append(Column(i, "", group, own))
    recognised = sum(bool(c.guesses(known)) for c in found)
    data = any(_is_data(cell) for cell in (*top, *bottom))
    return _labelled(found, known, shown=shown and recognised > 1 and not data)


def _is_data(cell: Cell) -> bool:
    """Whether a cell is a value of a record, so that its row may not be a header at all."""
    if not isinstance(cell, str):
        return True
    return LONG_NUMBER.search(cell) is not None or bool(possible_orders(tidy(cell)))


def _bounded_groups(sheet: Sheet, upper: int, width: int) -> list[str]:
    """Group of each column; where the format tells merged cells, a group ends where they end."""
    groups = _groups(sheet.rows[upper], width)
    for first, last in sheet.merged:
        if first[0] <= upper <= last[0] and last[1] + 1 < width and not cell_text(sheet.rows[upper], last[1] + 1):
            text, i = groups[first[1]], last[1] + 1
            while i < width and groups[i] == text and not cell_text(sheet.rows[upper], i):
                groups[i] = ""
                i += 1
    return groups


def _labelled(columns: Sequence[Column], known: Headers, *, shown: bool) -> tuple[Column, ...]:
    """Give each column a label of its own; letters where the text may not be a header at all."""
    taken: dict[str, int] = {}
    labelled = []
    for column in columns:
        letters = column_letters(column.index + 1)
        text = " / ".join(part for part in (column.group, column.header) if part)
        safe = (shown or column.guesses(known)) and not LONG_NUMBER.search(text)
        label = text[:LABEL] if text and safe else letters
        if label in taken:
            label = f"{label} ({letters})"
        taken[label] = column.index
        labelled.append(Column(column.index, label, column.group, column.header))
    return tuple(labelled)
