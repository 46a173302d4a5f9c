"""What two filters have in common, and on which of their segments letters can be compared.

A segment of a filter holds the letter pairs of a person's names, each salted with other attributes
(day and month of birth; month and year; home and sex). Where these attributes agree, equal letter
pairs set equal bits; where they do not, bits meet by chance only. That they agree is told by a
shared match key, or by more common bits than chance gives: the surplus over the hypergeometric mean
is held against its standard deviation, in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from sempadan.link.kinds import DATE_HOME, NAME_HOME, START_DATE, STARTS_HOME, TOKEN_DAY, TOKEN_MONTH, carried
from sempadan.link.records import SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sempadan.link.arrays import Truth, Whole, Words
    from sempadan.link.pairs import Pairs
    from sempadan.link.records import Records

Counter: TypeAlias = "Callable[[Words, Whole, Whole, Whole], Whole]"
"""Counts common bits of filters by segment; see `kernel.common_bits`."""

ENDS = np.array([end for _, end in SEGMENTS], np.int64)
WIDTHS = np.array([64 * (end - start) for start, end in SEGMENTS], np.int64)
CHUNK = 65_536
"""Pairs whose filters are compared at once in numpy: 8 MB."""

KEYS = ((TOKEN_DAY, START_DATE, DATE_HOME), (TOKEN_MONTH, START_DATE, DATE_HOME), (NAME_HOME, DATE_HOME, STARTS_HOME))
"""For each segment, kinds of key that tell that what it is salted with agrees. They may tell so of a second
date or home of a record, which has no bits in the filter."""

ALONE, BESIDE_KEY = 16, 2
"""Squares of the standard deviations above chance that a surplus must have: alone, and beside a key."""


@dataclass(frozen=True, slots=True, repr=False)
class Overlap:
    """Bits of the filters of pairs, one row a pair, one column a segment.

    Args:
        first, second: Bits of the first and of the second record.
        common: Bits they share.
        known: Whether both have the segment.
        agree: Whether the segment can be compared letter by letter.
    """

    first: Whole
    second: Whole
    common: Whole
    known: Truth
    agree: Truth


def overlap_of(records: Records, pairs: Pairs, counter: Counter) -> Overlap:
    """Compare the filters of pairs.

    Args:
        records: The records.
        pairs: The pairs.
        counter: Counts common bits, in numpy or compiled.
    """
    held = np.unique(np.concatenate([pairs.first, pairs.second]))
    own = counter(records.words, held, held, ENDS)
    first, second = (own[np.searchsorted(held, side)] for side in (pairs.first, pairs.second))
    common = counter(records.words, pairs.first, pairs.second, ENDS)
    known = (first > 0) & (second > 0)
    surplus = common * WIDTHS - first * second
    variance = first * second * (WIDTHS - first) * (WIDTHS - second) // (WIDTHS - 1)
    squared = np.where(surplus > 0, surplus * surplus, 0)
    by_key = np.stack([carried(pairs.mask, *kinds) for kinds in KEYS], axis=1)
    agree = (squared > ALONE * variance) | (by_key & (squared > BESIDE_KEY * variance))
    return Overlap(first, second, common, known, known & agree)


def plain_common_bits(words: Words, first: Whole, second: Whole, ends: Whole) -> Whole:
    """Count the bits that the filters of two records share, by segment, in plain numpy.

    Arguments and result as in `kernel.common_bits`.
    """
    counts = np.zeros((len(first), len(ends)), np.int64)
    for start in range(0, len(first), CHUNK):
        part = slice(start, start + CHUNK)
        common = np.bitwise_count(words[first[part]] & words[second[part]])
        for segment, (begin, end) in enumerate(zip([0, *ends[:-1]], ends, strict=True)):
            counts[part, segment] = common[:, begin:end].sum(axis=1)
    return counts
