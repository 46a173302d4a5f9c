"""Solutions that lie far apart."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from sempadan.release.blocks import Block
from sempadan.release.spread import Seen, spread, spread_over
from sempadan.release.system import System


@pytest.fixture
def square():
    """Four cells with printed margins of 20: one free number from 1 to 19."""
    matrix = np.array([[1.0, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0]])
    return Block(sparse.csr_array(matrix), np.full(3, 20.0), np.arange(3), np.arange(4), np.ones(4), np.full(4, np.inf))


def test_what_is_wide_is_shown_to_be(square):
    seen = spread(square, np.full(4, 18.0))
    assert seen.wide(np.full(4, 18.0)).all()
    assert seen.least == pytest.approx(np.ones(4))
    assert seen.most == pytest.approx(np.full(4, 19.0))


def test_what_is_not_wide_is_never_shown_to_be(square):
    seen = spread(square, np.full(4, 19.0))
    assert not seen.wide(np.full(4, 19.0)).any()
    assert (seen.least >= 1 - 1e-6).all()


def test_width_is_counted_in_whole_numbers():
    seen = Seen(np.array([0.5, 1.0]), np.array([10.6, 10.9999999]))
    assert seen.wide(np.array([10.0, 10.0])).tolist() == [False, True]
    assert seen.wide(np.array([9.0, 9.0])).all()


def test_all_blocks_together_show_every_variable():
    matrix = sparse.csr_array(np.array([[1.0, -1, -1, 0], [0, 0, 0, 0]]))
    low, high = np.array([30.0, 1, 1, 5]), np.array([30.0, np.inf, np.inf, 5])
    seen = spread_over(System(matrix, 4, "tables"), low, high, np.array([0.0, 10, 10, 0]))
    assert seen.least[[0, 3]].tolist() == seen.most[[0, 3]].tolist() == [30, 5]
    assert (seen.most[1:3] - seen.least[1:3] >= 10 - 1e-6).all()
