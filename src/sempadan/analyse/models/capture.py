"""Capture counts: how many people are on exactly which lists."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from sempadan.analyse.models.errors import (
    CountColumnMissing,
    CountNegative,
    CountNotWhole,
    CountTooLarge,
    ListColumnsMissing,
    ListNameNotUnique,
    MarkNotBinary,
    NobodyCounted,
    PatternOfNoList,
    PatternTwice,
    TooManyLists,
)
from sempadan.schema.errors import ColumnsDisagree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from sempadan.analyse.models.lattice import Whole
    from sempadan.schema.errors import SempadanError

COUNT = "count"
MOST_LISTS = 10
MOST_PEOPLE = 10**11


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Captures:
    """People by pattern of lists.

    Args:
        lists: Names of the lists, in any script.
        counts: People by pattern: place p counts those who are on exactly the lists whose bits are set in
            p (bit 0 for the first list), 2^k places for k lists; place 0, nobody's list, is 0.

    Raises:
        TooManyLists, ColumnsDisagree: The counts do not fit the lists.
    """

    lists: tuple[str, ...]
    counts: Whole

    def __post_init__(self) -> None:
        """Check the number of lists and the places."""
        if len(self.lists) > MOST_LISTS:
            raise TooManyLists(count=len(self.lists), most=MOST_LISTS)
        if self.counts.shape != (1 << len(self.lists),) or self.counts[0] != 0 or self.counts.min() < 0:
            raise ColumnsDisagree(table="Captures", column="counts", fault="do not fit the lists")

    def __repr__(self) -> str:
        """Show the size only."""
        return f"Captures({len(self.lists)} lists, {self.seen} people)"

    @property
    def seen(self) -> int:
        """Different people on the lists together."""
        return int(self.counts.sum())

    @property
    def depth(self) -> Whole:
        """Number of lists of each pattern."""
        return np.array([pattern.bit_count() for pattern in range(len(self.counts))], np.int64)

    @property
    def single(self) -> int:
        """People on exactly one list."""
        return int(self.counts[self.depth == 1].sum())

    @property
    def shared(self) -> int:
        """People on two or more lists."""
        return int(self.counts[self.depth >= 2].sum())

    def on(self, pattern: int) -> int:
        """People who are on all lists of a pattern, whatever other list they are on."""
        return int(self.counts[np.arange(len(self.counts)) & pattern == pattern].sum())

    def shared_on(self, place: int) -> int:
        """People on the list at that place and on another one."""
        return self.on(1 << place) - int(self.counts[1 << place])

    def without(self, place: int) -> Captures:
        """The table as it would be without one list: people seen on that list only are not seen any more."""
        patterns = np.arange(len(self.counts))
        low = patterns & ((1 << place) - 1)
        counts = np.zeros(len(self.counts) // 2, np.int64)
        np.add.at(counts, low | (patterns >> (place + 1) << place), self.counts)
        counts[0] = 0
        return Captures(self.lists[:place] + self.lists[place + 1 :], counts)


def captures_of(source: Any) -> Captures:
    """Take an overlaps table: one column of 0 and 1 a list, and `count`.

    Args:
        source: An Arrow table, or anything that gives an Arrow stream (pandas, polars, a DuckDB relation).

    Raises:
        SempadanError: One of the classes of `models.errors`: the table is not as it must be.
    """
    table = source if isinstance(source, pa.Table) else pa.table(source)
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return captures_of_rows(table.column_names, [(number, row) for number, row in enumerate(rows, 1)])


def captures_of_rows(header: Sequence[str], rows: Sequence[tuple[int, Sequence[Any]]]) -> Captures:
    """Take an overlaps table as rows of numbers, each with the number it has for its reader.

    Raises:
        SempadanError: As `captures_of`.
    """
    names = [name.strip() for name in header]
    _check_names(names)
    at = names.index(COUNT)
    marks = [(number, tuple(value for place, value in enumerate(row) if place != at)) for number, row in rows]
    patterns = _patterns(marks, tuple(name for name in names if name != COUNT))
    numbers = [(number, row[at]) for number, row in rows]
    _report(CountNotWhole, (n for n, value in numbers if not _whole(value)))
    _report(CountNegative, (n for n, value in numbers if value < 0))
    _report(CountTooLarge, (n for n, value in numbers if value > MOST_PEOPLE), most=MOST_PEOPLE)
    counts = np.zeros(1 << (len(names) - 1), np.int64)
    for pattern, (_, value) in zip(patterns, numbers, strict=True):
        counts[pattern] = int(value)
    if not counts.any():
        raise NobodyCounted
    return Captures(tuple(name for name in names if name != COUNT), counts)


def _check_names(names: Sequence[str]) -> None:
    if COUNT not in names:
        raise CountColumnMissing
    if len(names) == 1:
        raise ListColumnsMissing
    for place, name in enumerate(names):
        if not name or name in names[:place]:
            raise ListNameNotUnique(column=place + 1)
    if len(names) - 1 > MOST_LISTS:
        raise TooManyLists(count=len(names) - 1, most=MOST_LISTS)


def _patterns(rows: Sequence[tuple[int, tuple[Any, ...]]], lists: tuple[str, ...]) -> list[int]:
    """Patterns of the rows, each there once."""
    for place, name in enumerate(lists):
        _report(
            MarkNotBinary, (n for n, row in rows if not _whole(row[place]) or row[place] not in (0, 1)), column=name
        )
    patterns = [sum(int(value) << place for place, value in enumerate(row)) for _, row in rows]
    numbers = [number for number, _ in rows]
    _report(PatternOfNoList, (n for n, pattern in zip(numbers, patterns, strict=True) if pattern == 0))
    first: dict[int, int] = {}
    doubled = [n for n, pattern in zip(numbers, patterns, strict=True) if first.setdefault(pattern, n) != n]
    if doubled:
        same = patterns[numbers.index(doubled[0])]
        raise PatternTwice(row=doubled[0], first=first[same], count=len(doubled))
    return patterns


def _whole(value: Any) -> bool:
    """Whether a value is a whole number; true and false are 1 and 0."""
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value) and value.is_integer())


def _report(fault: type[SempadanError], rows: Iterable[int], **params: str | int) -> None:
    """Raise an error that names the first of the rows and how many there are, if there is one."""
    found = list(rows)
    if found:
        raise fault(row=found[0], count=len(found), **params)
