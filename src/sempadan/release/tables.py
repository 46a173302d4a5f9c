"""Tables of counts, and the different cells that all of them together hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from sempadan.release.codebook import ALL
from sempadan.release.errors import TablesDisagree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.release.codebook import Cell, RowsCodebook

Counts: TypeAlias = npt.NDArray[np.int64]
Reals: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Places: TypeAlias = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, repr=False)
class CountTable:
    """A table of counts with its margins.

    Args:
        name: Of the table and its file.
        columns: Coded columns that it tells apart.
        labels: A row each: a code of every column, or `all` where the row sums over it.
        counts: People (or whatever is counted) in each row, at least 0.
        where: Column and code that everybody in the table has, for a table of a part.
    """

    name: str
    columns: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    counts: Counts
    where: Cell = ()

    def __repr__(self) -> str:
        """Show name and size only."""
        return f"CountTable({self.name!r}, {len(self.labels)} cells)"

    def cell(self, label: tuple[str, ...], book: RowsCodebook) -> Cell | None:
        """The cell that a row counts; None if its codes exclude each other."""
        here = [(n, c) for n, c in zip(self.columns, label, strict=True) if c != ALL]
        return book.cell([*self.where, *here])


@dataclass(frozen=True, slots=True, repr=False)
class Gathered:
    """The different cells of linked tables.

    Args:
        cells: Each once, though it may stand in several tables.
        counts: What each counts.
        places: For each table the cell of each of its rows.
    """

    cells: tuple[Cell, ...]
    counts: Counts
    places: tuple[Places, ...]

    def __repr__(self) -> str:
        """Show sizes only."""
        return f"Gathered({len(self.cells)} cells of {len(self.places)} tables)"


def gather(tables: Sequence[CountTable], book: RowsCodebook) -> Gathered:
    """Find the different cells of tables about the same people.

    Raises:
        TablesDisagree: A cell has two counts, or a row's codes exclude each other.
    """
    numbers: dict[Cell, int] = {}
    counts: list[int] = []
    places = []
    for table in tables:
        place = np.empty(len(table.labels), np.intp)
        for row, (label, count) in enumerate(zip(table.labels, table.counts.tolist(), strict=True)):
            cell = table.cell(label, book)
            if cell is None:
                raise TablesDisagree(table=table.name)
            place[row] = numbers.setdefault(cell, len(counts))
            if place[row] == len(counts):
                counts.append(count)
            elif counts[place[row]] != count:
                raise TablesDisagree(table=table.name)
        places.append(place)
    return Gathered(tuple(numbers), np.array(counts, np.int64), tuple(places))
