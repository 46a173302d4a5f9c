"""Protect linked tables: withhold small cells, and as little else as keeps them from being worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from sempadan.release.codebook import ALL
from sempadan.release.suppress import suppress
from sempadan.release.system import by_tables, jointly
from sempadan.release.tables import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sempadan.release.codebook import Cell, RowsCodebook
    from sempadan.release.tables import CountTable, Flags, Gathered
    from sempadan.schema.message import Progress

WORTH: Final = 3.0
"""A person in a cell of one column is worth so many in cells of several: what is asked for first is printed first."""

THRESHOLD: Final = 10
"""Cells that count fewer people, and anybody at all, are withheld; so wide is each one's interval at least."""


@dataclass(frozen=True, slots=True, repr=False)
class Protected:
    """Linked tables and which of their cells are withheld. It holds every count: it stays inside.

    Args:
        book: Codebook of the tables.
        tables: With all their counts.
        gathered: Their different cells.
        withheld: Whether each different cell is withheld.
        bound: No set of cells that protects the small ones counts fewer people (sum over cells, those of one
            column at what they are worth).
        threshold: Of small cells, and of the width of intervals.
    """

    book: RowsCodebook
    tables: tuple[CountTable, ...]
    gathered: Gathered
    withheld: Flags
    bound: float
    threshold: int

    def __repr__(self) -> str:
        """Show sizes only."""
        return f"Protected({len(self.tables)} tables, {int(self.withheld.sum())} cells withheld)"

    @property
    def primary(self) -> Flags:
        """Whether each different cell is withheld because it is small itself."""
        counts = self.gathered.counts
        return np.asarray((counts > 0) & (counts < self.threshold))

    @property
    def loss(self) -> int:
        """People in withheld cells (sum over the different cells)."""
        return int(self.gathered.counts[self.withheld].sum())

    @property
    def published_share(self) -> float:
        """Share of the people in all different cells that stand in printed ones."""
        total = int(self.gathered.counts.sum())
        return 1.0 - self.loss / total if total else 1.0

    @property
    def inner_share(self) -> float:
        """Share of the people of all tables, margins apart, that stand in printed cells."""
        return self.share_of_all(range(len(self.tables)))

    def printed(self, place: int) -> tuple[int | None, ...]:
        """The counts of a table as they may be printed, None for a withheld one, in the order of its rows."""
        cells = self.gathered.places[place]
        table = self.tables[place]
        return tuple(
            None if withheld else count
            for count, withheld in zip(table.counts.tolist(), self.withheld[cells].tolist(), strict=True)
        )

    def counted(self) -> dict[Cell, int]:
        """Every cell that may be printed, with its count: all that a report may be made of."""
        return {
            cell: count
            for cell, count, withheld in zip(
                self.gathered.cells, self.gathered.counts.tolist(), self.withheld.tolist(), strict=True
            )
            if not withheld
        }

    def share_of(self, place: int) -> float:
        """Share of a table's people, margins apart, that stand in printed cells."""
        return self.share_of_all((place,))

    def share_of_all(self, places: Iterable[int]) -> float:
        """The same of several tables; 1 if they count nobody."""
        people = [self._inner(place) for place in places]
        whole = sum(counted for _, counted in people)
        return sum(printed for printed, _ in people) / whole if whole else 1.0

    def _inner(self, place: int) -> tuple[int, int]:
        """People in a table's printed cells, and in all its cells, margins apart."""
        table = self.tables[place]
        inner = np.array([ALL not in label for label in table.labels], np.bool_)
        printed = inner & ~self.withheld[self.gathered.places[place]]
        return int(table.counts[printed].sum()), int(table.counts[inner].sum())


def protect(
    tables: Sequence[CountTable],
    book: RowsCodebook,
    tell: Progress,
    *,
    threshold: int = THRESHOLD,
    worth: float = WORTH,
) -> Protected:
    """Find which cells of linked tables to withhold.

    Cells that count 1 to threshold - 1 are withheld. Empty cells are printed: they name nobody, and who
    knows the border knows many of them anyway, so that withholding them would protect nothing. Of the
    others as few people as possible are withheld so that the interval of every withheld cell is at least
    as wide as the threshold, over all that is printed in all tables, all margins and all nestings.

    Args:
        tables: Counts about the same people; a cell that stands in several is withheld in all or none.
        book: Codebook of their columns.
        tell: Told before each round.
        threshold: Of small cells, and of the width of intervals.
        worth: So many people in cells of several columns are given up for one in a cell of one column.

    Raises:
        TablesDisagree, NumbersDisagree: The tables do not count the same people.
        TableTooLarge: A table has too many combinations of codes.
    """
    gathered = gather(tables, book)
    empty = gathered.counts == 0
    families = [(*(name for name, _ in table.where), *table.columns) for table in tables]
    joint = jointly(gathered.cells, empty, book, families)
    systems = (by_tables(gathered.cells, empty, book, families), *((joint,) if joint is not None else ()))
    costs = gathered.counts * np.array([worth if len(cell) <= 1 else 1.0 for cell in gathered.cells])
    plan = suppress(systems, gathered.counts, costs, threshold, tell)
    return Protected(book, tuple(tables), gathered, plan.withheld, plan.bound, threshold)


def without_complement(protected: Protected) -> Protected:
    """Withhold the small cells only, as naive tables do: what the attack is tried on to see that it works."""
    return Protected(protected.book, protected.tables, protected.gathered, protected.primary, 0.0, protected.threshold)
