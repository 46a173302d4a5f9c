"""Counting common bits of two filters, compiled; `overlap.plain_common_bits` does the same in plain numpy.

One small function, compiled on first use (about a second) and kept on disk by numba.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from sempadan.link.arrays import Whole, Words

ONES, PAIRS, NIBBLES, BYTES = (
    np.uint64(pattern) for pattern in (0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F, 0x0101010101010101)
)
"""Masks that add the bits of a word in parallel (Warren 2012, Hacker's Delight, ch. 5)."""


@njit(cache=True, nogil=True)
def common_bits(words: Words, first: Whole, second: Whole, ends: Whole) -> Whole:
    """Count the bits that the filters of two records share, by segment.

    Args:
        words: Filters, one row a record.
        first: First records of the pairs.
        second: Second records of the pairs.
        ends: Where each segment ends, in words.

    Returns:
        One row a pair, one column a segment.
    """
    counts = np.zeros((len(first), len(ends)), np.int64)
    for pair in range(len(first)):
        a, b, word = first[pair], second[pair], 0
        for segment in range(len(ends)):
            total = np.uint64(0)
            while word < ends[segment]:
                common = words[a, word] & words[b, word]
                common -= (common >> np.uint64(1)) & ONES
                common = (common & PAIRS) + ((common >> np.uint64(2)) & PAIRS)
                common = (common + (common >> np.uint64(4))) & NIBBLES
                total += (common * BYTES) >> np.uint64(56)
                word += 1
            counts[pair, segment] = total
    return counts
