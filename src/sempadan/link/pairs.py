"""Pairs of records, with what their shared match keys say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link import kinds

if TYPE_CHECKING:
    from sempadan.link.arrays import Real, Whole
    from sempadan.link.records import Records

HALF = 0.5


@dataclass(frozen=True, slots=True, repr=False)
class Pairs:
    """Pairs to compare, each once, sorted.

    Args:
        first, second: Places of two records, the first below the second.
        mask: Kinds of key they share: bit n stands for kind n.
        shared: For each of `kinds.NAMED`, how many keys of the kind they share.
        others: For each of `kinds.NAMED`, log2 of how many other records carry a key that they share (half
            a record more, so that none has a logarithm), summed over these keys.
    """

    first: Whole
    second: Whole
    mask: Whole
    shared: Whole
    others: Real

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.first)

    def part(self, start: int, end: int) -> Pairs:
        """Take some of the pairs."""
        chosen = slice(start, end)
        return Pairs(
            self.first[chosen], self.second[chosen], self.mask[chosen], self.shared[chosen], self.others[chosen]
        )


@dataclass(frozen=True, slots=True, repr=False)
class Shared:
    """That two records share a block; a pair stands there once for each block they share.

    Args:
        code: The pair: first record × number of records + second record.
        kind: The kind of the block's key.
        size: Records of the block.
    """

    code: Whole
    kind: Whole
    size: Whole


def joined(*parts: Shared) -> Shared:
    """Put what pairs share one after another."""
    columns = ([part.code for part in parts], [part.kind for part in parts], [part.size for part in parts])
    return Shared(*(np.concatenate([np.zeros(0, np.int64), *column]) for column in columns))


def pairs_of(codes: Whole, shared: Shared, count: int) -> Pairs:
    """Bring together what two records share, a pair once.

    Args:
        codes: The pairs wanted, sorted, each once.
        shared: What they share, and perhaps what other pairs share.
        count: Number of records.
    """
    place = np.searchsorted(codes, shared.code)
    kept = np.isin(shared.code, codes)
    place, kind, size = place[kept], shared.kind[kept], shared.size[kept]
    mask = np.zeros(len(codes), np.int64)
    np.bitwise_or.at(mask, place, np.int64(1) << kind)
    counts = np.zeros((len(codes), len(kinds.NAMED)), np.int64)
    others = np.zeros((len(codes), len(kinds.NAMED)))
    for column, wanted in enumerate(kinds.NAMED):
        of_kind = kind == wanted
        np.add.at(counts[:, column], place[of_kind], 1)
        np.add.at(others[:, column], place[of_kind], np.log2(size[of_kind] - 2 + HALF))
    first, second = np.divmod(codes, max(count, 1))
    return Pairs(first, second, mask, counts, others)


def pair_of(records: Records, first: int, second: int) -> Pairs:
    """Give one pair, whether it was compared or not.

    Args:
        records: The records.
        first: Place of a record.
        second: Place of another.
    """
    keys, count = records.keys, len(records)
    low, high = min(first, second), max(first, second)
    mine, other = (np.flatnonzero(keys.owner == place) for place in (low, high))
    ours = mine[np.isin(keys.value[mine], keys.value[other])]
    sizes = [np.count_nonzero((keys.value == keys.value[at]) & (keys.kind == keys.kind[at])) for at in ours]
    codes = np.array([low * count + high], np.int64)
    shared = Shared(np.repeat(codes, len(ours)), keys.kind[ours], np.array(sizes, np.int64))
    return pairs_of(codes, shared, count)
