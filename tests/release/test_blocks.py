"""Blocks and their linear programmes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from sempadan.release.blocks import Block, blocks
from sempadan.release.errors import NotSolved, NumbersDisagree
from sempadan.release.system import System


def block(matrix, right, high=(np.inf, np.inf)):
    return Block(sparse.csr_array(np.array(matrix, float)), np.array(right, float), np.arange(len(right)),
                 np.arange(2), np.zeros(2), np.array(high, float))  # fmt: skip


def test_the_least_cost_and_what_it_is_held_by():
    one = block([[1, 1]], [10], high=(7, np.inf))
    solution = one.least(np.array([-1.0, 0.0]), one.high)
    assert solution.cost == pytest.approx(-7)
    assert solution.values == pytest.approx([7, 3])
    one = block([[1, 1]], [10])
    assert one.least(np.array([1.0, 1.0]), one.high).prices == pytest.approx([1])


def test_what_no_count_fits_is_said():
    with pytest.raises(NumbersDisagree):
        block([[1, 1]], [-3]).least(np.zeros(2), np.full(2, np.inf))


def test_a_cost_without_a_least_is_said():
    with pytest.raises(NotSolved):
        block([[1, -1]], [0]).least(np.array([-1.0, 0.0]), np.full(2, np.inf))


def test_what_does_not_hang_together_is_taken_apart():
    matrix = sparse.csr_array(np.array([[1.0, -1, -1, 0, 0, 0], [0, 0, 0, 1, -1, -1]]))
    low = np.array([30.0, 1, 1, 40, 1, 1])
    high = np.array([30.0, np.inf, np.inf, 40, np.inf, np.inf])
    found = blocks(System(matrix, 6, "tables"), low, high)
    assert sorted(tuple(one.variables) for one in found) == [(1, 2), (4, 5)]
    assert sorted(float(abs(one.right[0])) for one in found) == [30, 40]


def test_known_counts_that_do_not_add_up_are_refused():
    matrix = sparse.csr_array(np.array([[1.0, -1, -1]]))
    counts = np.array([30.0, 10, 21])
    with pytest.raises(NumbersDisagree):
        blocks(System(matrix, 3, "tables"), counts, counts)
