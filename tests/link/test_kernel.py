from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.link.blocks import candidates
from sempadan.link.compare import agreement
from sempadan.link.kernel import common_bits
from sempadan.link.overlap import ENDS, plain_common_bits
from sempadan.link.records import gather

words_of_64_bits = st.lists(st.lists(st.integers(0, 2**64 - 1), min_size=16, max_size=16), min_size=1, max_size=5)


@settings(deadline=None, max_examples=100)
@given(words_of_64_bits, st.data())
def test_the_kernel_counts_what_plain_numpy_counts(rows, data):
    words = np.array(rows, np.uint64)
    place = st.integers(0, len(rows) - 1)
    pairs = np.array(data.draw(st.lists(st.tuples(place, place), max_size=8)), np.int64).reshape(-1, 2)
    first, second = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
    assert np.array_equal(common_bits(words, first, second, ENDS), plain_common_bits(words, first, second, ENDS))


@pytest.mark.parametrize("fill", [0, 2**64 - 1])
def test_empty_and_full_filters_are_counted(fill):
    words = np.full((2, 16), fill, np.uint64)
    one = np.array([0]), np.array([1])
    assert common_bits(words, *one, ENDS).sum() == (1024 if fill else 0)


def test_both_give_the_same_levels_of_agreement(pair):
    records = gather(pair)
    pairs, _ = candidates(records)
    assert np.array_equal(agreement(records, pairs, common_bits), agreement(records, pairs, plain_common_bits))
