from __future__ import annotations

from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.link.blocks import candidates
from sempadan.link.records import WORDS, Keys, Records

KINDS = 21


def records(keys, unique=(False,), list_of=None):
    """Records that carry keys only: for each, pairs of kind and value."""
    owner = [place for place, own in enumerate(keys) for _ in own]
    flat = [key for own in keys for key in own]
    nothing = np.full(len(keys), -1)
    return Records(
        lists=tuple(map(str, range(len(unique)))), unique=np.array(unique, np.bool_),
        list_of=np.array(list_of if list_of is not None else [0] * len(keys), np.int64),
        names=pa.array([place.to_bytes(16, "big") for place in range(len(keys))], pa.binary(16)),
        keys=Keys(np.array(owner, np.int64), np.array([k for k, _ in flat], np.int64),
                  np.array([v for _, v in flat], np.uint64)),
        words=np.zeros((len(keys), WORDS), np.uint64), sex=nothing, citizenship=nothing, home=nothing,
        born=np.zeros((len(keys), 2), np.int64),
    )  # fmt: skip


def plain(keys):
    """All pairs that share a key, with the mask of kinds, without any trick."""
    found = {}
    for a, b in combinations(range(len(keys)), 2):
        shared = set(keys[a]) & set(keys[b])
        if shared:
            found[a, b] = sum(1 << kind for kind in {kind for kind, _ in shared})
    return found


def as_pairs(pairs):
    return dict(zip(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True), pairs.mask.tolist(), strict=True))


carried = st.lists(st.tuples(st.integers(0, KINDS - 1), st.integers(0, 5)), max_size=6, unique=True)


@settings(deadline=None, max_examples=200)
@given(st.lists(carried, max_size=14))
def test_pairs_are_exactly_those_that_share_a_key_if_no_block_is_large(keys):
    pairs, splits = candidates(records(keys), limit=100)
    assert as_pairs(pairs) == plain(keys)
    assert splits == ()


@settings(deadline=None, max_examples=200)
@given(st.lists(carried, min_size=4, max_size=14))
def test_splitting_loses_only_pairs_of_large_blocks_and_reports_how_many(keys):
    pairs, splits = candidates(records(keys), limit=3)
    found, all_ = as_pairs(pairs), plain(keys)
    assert found.items() <= all_.items()
    sizes = {key: sum(key in own for own in keys) for own in keys for key in own}
    for a, b in all_.keys() - found.keys():
        assert all(sizes[key] > 3 for key in set(keys[a]) & set(keys[b]))
    for split in splits:
        in_blocks = [key for key, size in sizes.items() if size > 3 and key[0] == split.kind]
        assert split.blocks == len(in_blocks)
        assert split.records == sum(sizes[key] for key in in_blocks)
        left = [(a, b) for key in in_blocks for a, b in all_.keys() - found.keys() if key in keys[a] and key in keys[b]]
        assert split.left_out == len(left)
    assert {split.kind for split in splits} == {kind for (kind, _), size in sizes.items() if size > 3}


def test_a_pair_of_two_large_blocks_is_compared():
    keys = [[(1, 1), (2, 2)]] * 2 + [[(1, 1)]] * 5 + [[(2, 2)]] * 5
    pairs, splits = candidates(records(keys), limit=4)
    assert as_pairs(pairs) == {(0, 1): 0b110}
    assert [split.left_out for split in splits] == [20, 20]


def test_records_that_share_everything_are_compared_with_their_neighbours_only():
    keys = [[(kind, 1) for kind in range(6)]] * 50
    pairs, splits = candidates(records(keys), limit=5)
    assert (pairs.second - pairs.first).max() == 5
    assert len(pairs) == 5 * 50 - 15
    assert all(split.left_out == 50 * 49 // 2 - len(pairs) for split in splits)


@pytest.mark.parametrize(("unique", "wanted"), [(True, {(0, 2), (1, 2)}), (False, {(0, 1), (0, 2), (1, 2)})])
def test_two_records_of_a_list_with_one_record_a_person_are_not_compared(unique, wanted):
    pairs, _ = candidates(records([[(1, 1)]] * 3, unique=(unique, False), list_of=[0, 0, 1]))
    assert set(as_pairs(pairs)) == wanted


def test_how_many_other_records_carry_a_key_is_told_of_kinds_with_names():
    from sempadan.link.kinds import NAME_HOME, NAMED, NIK, TOKEN_DAY

    keys = [[(TOKEN_DAY, 1), (TOKEN_DAY, 2), (NAME_HOME, 1), (NIK, 1)]] * 2 + [[(TOKEN_DAY, 1)]] * 3
    pairs, _ = candidates(records(keys))
    assert (pairs.first[0], pairs.second[0]) == (0, 1)
    assert pairs.shared[0].tolist() == [2, 0, 1, 0]
    assert pairs.others[0].tolist() == pytest.approx([np.log2(3.5) + np.log2(0.5), 0, np.log2(0.5), 0])
    assert pairs.shared.shape[1] == len(NAMED)
