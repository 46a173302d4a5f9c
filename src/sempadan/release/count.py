"""From coded rows to tables of counts with margins."""

from __future__ import annotations

from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING, Final

import numpy as np

from sempadan.release.codebook import ALL
from sempadan.release.errors import NoSuchTableColumn, TooManyCellsToProtect
from sempadan.release.tables import CountTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sempadan.release.codebook import RowsCodebook
    from sempadan.release.rows import CodedRows
    from sempadan.release.system import Family

MOST_CELLS: Final = 60_000
"""Cells of all tables together at most: protecting them takes minutes."""


def one_and_two_way(book: RowsCodebook) -> tuple[Family, ...]:
    """Every column, and every two of which neither lies within the other."""
    pairs = [
        (a, b) for a, b in combinations(book.names, 2) if a not in book.ancestors(b) and b not in book.ancestors(a)
    ]
    return (*((name,) for name in book.names), *pairs)


def families_of(wanted: Iterable[str], book: RowsCodebook) -> tuple[Family, ...]:
    """Read tables as they are named on the command line: columns with commas between.

    Raises:
        NoSuchTableColumn: One of them is not in the codebook.
    """
    found: dict[Family, None] = {}
    for text in wanted:
        names = {name.strip() for name in text.split(",")}
        if not names <= set(book.names):
            raise NoSuchTableColumn(columns=book.names)
        found[tuple(name for name in book.names if name in names)] = None
    return tuple(found)


def count_tables(rows: CodedRows, families: Sequence[Family]) -> tuple[CountTable, ...]:
    """Count rows by the codes of some columns, every code and every margin included.

    Raises:
        TooManyCellsToProtect: All tables together hold too many cells.
    """
    cells = sum(prod(len(rows.book[name].codes) + 1 for name in family) for family in families)
    if cells > MOST_CELLS:
        raise TooManyCellsToProtect(n=cells, most=MOST_CELLS)
    return tuple(_table(rows, family) for family in families)


def _table(rows: CodedRows, family: Family) -> CountTable:
    book = rows.book
    codes = [book[name].codes for name in family]
    shape = tuple(len(c) for c in codes)
    places = tuple(rows.codes[:, book.names.index(name)] for name in family)
    counts = np.bincount(np.ravel_multi_index(places, shape), minlength=prod(shape)).reshape(shape)
    for axis in range(len(shape)):
        counts = np.concatenate([counts, counts.sum(axis=axis, keepdims=True)], axis=axis)
    labels = list(product(*((*c, ALL) for c in codes)))
    can_be = [
        book.cell([(n, c) for n, c in zip(family, label, strict=True) if c != ALL]) is not None for label in labels
    ]
    kept = tuple(label for label, possible in zip(labels, can_be, strict=True) if possible)
    return CountTable("-".join(family), family, kept, counts.ravel()[np.array(can_be)].astype(np.int64))
