"""Which pairs of records are compared: those that share a match key, with bounded work.

A block is the records that carry one key. Blocks grow with the lists, so a block above the limit is
split: two of its records are compared only if they share a further key (of a small block, or a
second, third … of a large one). Every block that is split is reported with the pairs that were left out;
none is dropped in silence. Records of one list that is declared unique are not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link.pairs import Pairs, Shared, joined, pairs_of
from sempadan.link.records import Keys

if TYPE_CHECKING:
    from sempadan.link.arrays import Truth, Whole
    from sempadan.link.records import Records

LIMIT = 100
"""Records of a block that are compared all with all."""

DEPTH = 4
"""Keys that may be needed together; records that still stand in a large block differ in almost nothing."""


@dataclass(frozen=True, slots=True)
class Split:
    """Large blocks of one kind that were split.

    Args:
        kind: Number of the kind.
        blocks: How many blocks.
        records: Records in them, a record counted once a block.
        pairs: Pairs of records in them.
        left_out: Pairs of records in them that were not compared.
    """

    kind: int
    blocks: int
    records: int
    pairs: int
    left_out: int


@dataclass(frozen=True, slots=True, repr=False)
class Blocks:
    """Records in blocks: those of block b are `member[start[b] : start[b] + size[b]]`, in order.

    Args:
        member: Places of records.
        start, size: Where each block begins, and how many records it has.
        label: What the block is: a place in the list of all blocks.
        kind: The kind of its key.
    """

    member: Whole
    start: Whole
    size: Whole
    label: Whole
    kind: Whole

    def only(self, chosen: Truth) -> Blocks:
        """Keep some blocks."""
        return Blocks(self.member, self.start[chosen], self.size[chosen], self.label[chosen], self.kind[chosen])

    def members(self) -> tuple[Whole, Whole]:
        """Give each record of each block, and the label of its block beside it."""
        steps = np.arange(int(self.size.sum())) - np.repeat(np.cumsum(self.size) - self.size, self.size)
        return self.member[np.repeat(self.start, self.size) + steps], np.repeat(self.label, self.size)


@dataclass(frozen=True, slots=True, repr=False)
class Stays:
    """That a record stands in a block, one a row, sorted by block."""

    record: Whole
    block: Whole


def candidates(records: Records, limit: int = LIMIT) -> tuple[Pairs, tuple[Split, ...]]:
    """Find the pairs to compare.

    Args:
        records: The records.
        limit: Records of a block that are compared all with all.

    Returns:
        The pairs, and what was split, by kind.
    """
    blocks, count = _blocks_of(records.keys), len(records)
    large = blocks.only(blocks.size > limit)
    small = _pairs_of(blocks.only((blocks.size > 1) & (blocks.size <= limit)), count)
    codes = np.unique(np.concatenate([small.code, _split(large, limit, count)]))
    codes = codes[_comparable(codes, records)]
    in_large = _shared_of(codes, large, count)
    pairs = pairs_of(codes, joined(small, in_large), count)
    return pairs, _report(large, in_large)


def _blocks_of(keys: Keys) -> Blocks:
    order = np.lexsort((keys.owner, keys.value, keys.kind))
    kind, value = keys.kind[order], keys.value[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (kind[1:] != kind[:-1]) | (value[1:] != value[:-1])
    start = np.flatnonzero(new)
    size = np.diff(np.append(start, len(order)))
    return Blocks(keys.owner[order], start, size, np.arange(len(start)), kind[start])


def _pairs_of(blocks: Blocks, count: int) -> Shared:
    """Pair all records of each block."""
    parts = []
    for size in np.unique(blocks.size):
        same = blocks.only(blocks.size == size)
        inside = same.member[same.start[:, None] + np.arange(size)]
        left, right = np.triu_indices(int(size), 1)
        codes = inside[:, left] * count + inside[:, right]
        parts.append(Shared(codes.ravel(), np.repeat(same.kind, len(left)), np.full(codes.size, size)))
    return joined(*parts)


def _split(large: Blocks, limit: int, count: int) -> Whole:
    """Pair the records of large blocks that share a further large block, and so on.

    Records that still stand in a large block after `DEPTH` keys are paired with the `limit` next ones.
    """
    base = Stays(*large.members())
    stays, last = base, base.block
    codes = [np.zeros(0, np.int64)]
    for _ in range(DEPTH - 1):
        stays, last = _with_further(stays, last, base)
        groups = _blocks_of(Keys(stays.record, last, stays.block.astype(np.uint64)))
        codes.append(_pairs_of(groups.only((groups.size > 1) & (groups.size <= limit)), count).code)
        rest = groups.only(groups.size > limit)
        stays, last = Stays(*rest.members()), np.repeat(rest.kind, rest.size)
    for step in range(1, limit + 1):
        same = stays.block[step:] == stays.block[:-step]
        codes.append((stays.record[:-step] * count + stays.record[step:])[same])
    return np.concatenate(codes)


def _with_further(stays: Stays, last: Whole, base: Stays) -> tuple[Stays, Whole]:
    """Extend each stay of a record by each further large block in which the record stands.

    Args:
        stays: Records in combinations of large blocks.
        last: The last block of each combination; a further one comes behind it.
        base: Records in single large blocks.
    """
    order = np.argsort(base.record, kind="stable")
    owners, blocks = base.record[order], base.block[order]
    begin = np.searchsorted(owners, stays.record, side="left")
    times = np.searchsorted(owners, stays.record, side="right") - begin
    which = np.repeat(np.arange(len(times)), times)
    added = blocks[np.repeat(begin, times) + np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)]
    behind = added > last[which]
    which, added = which[behind], added[behind]
    combined = stays.block[which] * (int(blocks.max(initial=0)) + 1) + added
    label = np.unique(combined, return_inverse=True)[1].reshape(-1)
    return Stays(stays.record[which], label), added


def _comparable(codes: Whole, records: Records) -> Truth:
    """Say which pairs may be one person: not two records of a list that has one record a person."""
    first, second = (records.list_of[place] for place in np.divmod(codes, max(len(records), 1)))
    comparable: Truth = (first != second) | ~records.unique[first]
    return comparable


def _shared_of(codes: Whole, large: Blocks, count: int) -> Shared:
    """Say for each pair which large blocks both records stand in."""
    stays = Stays(*large.members())
    order = np.argsort(stays.record, kind="stable")
    owners, blocks = stays.record[order], stays.block[order]
    first, second = np.divmod(codes, max(count, 1))
    begin = np.searchsorted(owners, first, side="left")
    times = np.searchsorted(owners, first, side="right") - begin
    which = np.repeat(np.arange(len(times)), times)
    of_first = blocks[np.repeat(begin, times) + np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)]
    labels = int(large.label.max(initial=0)) + 1
    both = np.isin(second[which] * labels + of_first, stays.record * labels + stays.block)
    place = np.searchsorted(large.label, of_first[both])
    return Shared(codes[which[both]], large.kind[place], large.size[place])


def _report(large: Blocks, shared: Shared) -> tuple[Split, ...]:
    splits = []
    for kind in np.unique(large.kind):
        size = large.size[large.kind == kind]
        pairs = int((size * (size - 1) // 2).sum())
        compared = int((shared.kind == kind).sum())
        splits.append(Split(int(kind), len(size), int(size.sum()), pairs, pairs - compared))
    return tuple(splits)
