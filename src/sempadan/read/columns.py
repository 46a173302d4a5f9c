"""The cells of a column, with what stands above put where the list only repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.read.faults import fault
from sempadan.read.layout import is_filled
from sempadan.read.takes import is_ditto

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.read.book import Cell
    from sempadan.read.faults import Fault
    from sempadan.read.layout import Column, Table

OF_ONE_PERSON: Final = frozenset({"name", "alias", "nik", "mykad", "passports", "phone"})
"""Fields that a ditto mark cannot repeat: they belong to one person."""


@dataclass(frozen=True, slots=True, repr=False)
class Cells:
    """Cells of the records of a table in one column, and what was filled in."""

    cells: list[Cell]
    faults: tuple[tuple[int, Fault], ...]


def cells_of(table: Table, column: Column, records: Sequence[int], field: str) -> Cells:
    """Give the cells of a column for the records, dittos and merged cells resolved.

    Faults carry the position within `records`.
    """
    rows = table.sheet.rows
    merged = {} if field in OF_ONE_PERSON else _merged(table, column.index)
    index = column.index
    cells: list[Cell] = [row[index] if index < len(row) else "" for row in map(rows.__getitem__, records)]
    dittos = {cell for cell in {cell for cell in cells if isinstance(cell, str)} if is_ditto(cell)}
    if not merged and not dittos:
        return Cells(cells, ())
    faults: list[tuple[int, Fault]] = []
    above: Cell = ""
    for at, number in enumerate(records):
        cell = cells[at]
        if number in merged and not is_filled(cell):
            cell = rows[merged[number]][index]
            if is_filled(cell):
                faults.append((at, fault("filled_from_above", "note")))
        elif isinstance(cell, str) and cell in dittos:
            usable = field not in OF_ONE_PERSON and is_filled(above)
            cell = above if usable else ""
            what = fault("filled_from_above", "note") if usable else fault("ditto_not_used", "warning")
            faults.append((at, what))
        cells[at] = above = cell
    return Cells(cells, tuple(faults))


def _merged(table: Table, index: int) -> dict[int, int]:
    """For each row in a cell merged downwards in this column the row in which the value stands."""
    found = {}
    for (top, left), (bottom, right) in table.sheet.merged:
        if left <= index <= right and left == index and top < bottom:
            found.update(dict.fromkeys(range(top + 1, bottom + 1), top))
    return found
