"""People who are counted apart by whoever saw them: how such cells hang together.

Shares are given source type by source type: what the police wrote down of a person, and what an NGO wrote
down of her, are two things, and she may be known to both. So a field is a column of its own for each source
type, with a code for those whom that type did not see; who is on which list says who was seen by whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from sempadan.release.codebook import ALL, CodedColumn, Nesting, RowsCodebook
from sempadan.release.tables import CountTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

YES: Final = "yes"
NO: Final = "no"
NOT_SEEN: Final = "not seen"
ON: Final = "1"
OFF: Final = "0"
STRUCTURE: Final = "structure"
"""Name of the table of cells that nobody can be in; it is not written."""


@dataclass(frozen=True, slots=True)
class Apart:
    """How the codes of a release are to be understood.

    Args:
        column: Column of the source type; with it in a cell, the other columns are what that type says.
        lists: Columns of lists (1: on it, 0: not), each with the source type it belongs to, if it is known.
    """

    column: str
    lists: Mapping[str, str]

    def items(self, cell: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Name a cell by columns of which a person has one code each."""
        given = dict(cell)
        source = given.pop(self.column, None)
        if source is None:
            return tuple(given.items())
        return ((of_source(self.column, source), YES), *((of_source(n, source), c) for n, c in given.items()))

    def book(self, cells: Iterable[Sequence[tuple[str, str]]], *, invented: bool) -> RowsCodebook:
        """Make the codebook of all columns and codes that some cells name, and how they nest."""
        codes: dict[str, dict[str, None]] = {name: {OFF: None, ON: None} for name in self.lists}
        for cell in cells:
            for name, code in self.items(cell):
                codes.setdefault(name, {})[code] = None
        for source in sorted({*self.lists.values()} - {""}):
            codes[of_source(self.column, source)] = {YES: None}
        return RowsCodebook(tuple(self._column(name, tuple(known)) for name, known in codes.items()), invented)

    def codes(self, book: RowsCodebook) -> dict[str, tuple[str, ...]]:
        """Give the codes of each column as cells name them, over all source types."""
        found: dict[str, dict[str, None]] = {}
        for column in book.columns:
            name, at, source = column.name.rpartition("@")
            if at and name == self.column:
                found.setdefault(name, {})[source] = None
            else:
                known = found.setdefault(name if at else column.name, {})
                known |= dict.fromkeys(code for code in column.codes if not at or code != NOT_SEEN)
        return {name: tuple(known) for name, known in found.items()}

    def structure(self, book: RowsCodebook) -> tuple[CountTable, ...]:
        """Say which combinations nobody has: on no list at all, or seen by a source type on none of its lists."""
        found = [_nobody(tuple(self.lists), (OFF,) * len(self.lists))] if self.lists else []
        for source in sorted({*self.lists.values()} - {""}):
            own = tuple(name for name, its in self.lists.items() if its == source)
            found.append(_nobody((*own, of_source(self.column, source)), (*((OFF,) * len(own)), YES)))
        return tuple(table for table in found if set(table.columns) <= set(book.names))

    def _column(self, name: str, codes: tuple[str, ...]) -> CodedColumn:
        if name in self.lists:
            source = self.lists[name]
            seen = (Nesting(of_source(self.column, source), {ON: YES}),) if source else ()
            return CodedColumn(name, codes, nestings=seen)
        field, _, source = name.rpartition("@")
        if field == self.column:
            return CodedColumn(name, (YES, NO))
        if not field:
            return CodedColumn(name, codes)
        of = dict.fromkeys(codes, YES) | {NOT_SEEN: NO}
        return CodedColumn(name, (*codes, NOT_SEEN), nestings=(Nesting(of_source(self.column, source), of),))


def of_source(column: str, source: str) -> str:
    """Name the column of what one source type says."""
    return f"{column}@{source}"


def source_of(column: str) -> str:
    """Find the source type whose column it is; empty if it is nobody's own."""
    return column.rpartition("@")[2] if "@" in column else ""


def _nobody(columns: tuple[str, ...], label: tuple[str, ...]) -> CountTable:
    return CountTable(STRUCTURE, columns, (label,), np.zeros(1, np.int64))


def with_zeros(
    columns: Sequence[str], counted: Mapping[tuple[str, ...], int], unknown: str
) -> dict[tuple[str, ...], int]:
    """Add the combinations of listed codes that are not listed: they count nobody.

    Where the last column has the code for unknown, a group that is not listed may hold people of whom nothing is
    known in it, so nothing is said of that combination.

    Args:
        columns: That the labels are codes of.
        counted: Counts by label; `all` stands where a label sums over a column.
        unknown: The code for unknown.
    """
    whole = [label for label in counted if ALL not in label]
    codes = [dict.fromkeys(label[place] for label in whole) for place in range(len(columns))]
    groups = {label[:-1] for label in whole}
    filled = dict(counted)
    for label in product(*codes):
        if label not in filled and (label[:-1] in groups or label[-1] != unknown):
            filled[label] = 0
    return filled
