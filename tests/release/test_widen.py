"""The moves that widen one cell."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from sempadan.release.errors import NotSolved
from sempadan.release.system import System
from sempadan.release.widen import Widening


@pytest.fixture
def row():
    """A total of 90: 3, 12, 30, 45, 0."""
    counts = np.array([90, 3, 12, 30, 45, 0])
    matrix = sparse.csr_array(np.array([[1.0, -1, -1, -1, -1, -1]]))
    return Widening(System(matrix, 6, "tables"), counts, counts.astype(float), counts.astype(float), 1.0)


def small(widening):
    return (widening.counts > 0) & (widening.counts < 10)


def test_the_cheapest_partner_moves_against_the_cell(row):
    moves = row.moves(small(row), 1, 10.0)
    assert np.flatnonzero(moves.moved).tolist() == [1, 2]
    assert moves.up[1] - moves.down[1] >= 10 - 1e-6
    assert moves.up @ [1, -1, -1, -1, -1, -1] == pytest.approx(0)
    assert (row.inner + moves.up >= -1e-6).all()
    assert (row.inner + moves.down >= -1e-6).all()


def test_an_empty_cell_never_moves(row):
    assert not row.moves(small(row), 1, 60.0).moved[5]


def test_a_cell_that_cannot_move_is_said():
    counts = np.array([7, 7])
    fixed = Widening(
        System(sparse.csr_array(np.eye(2)), 2, "tables"), counts, counts.astype(float), counts.astype(float), 1.0
    )
    with pytest.raises(NotSolved):
        fixed.moves(np.array([True, False]), 0, 10.0)


def test_a_larger_partner_is_found_where_the_small_ones_do_not_suffice():
    """The total of 1,203 counts 3 and 1,200; only the large one can move against the small one."""
    counts = np.array([1203, 3, 1200])
    widening = Widening(
        System(sparse.csr_array([[1.0, -1, -1]]), 3, "tables"), counts, counts.astype(float), counts.astype(float), 1.0
    )
    assert np.flatnonzero(widening.moves(small(widening), 1, 10.0).moved).tolist() == [1, 2]


def test_what_hangs_together_through_printed_cells_only_does_not_move():
    """Two rows under one total: nothing of the second row moves for a cell of the first."""
    matrix = np.zeros((3, 9))
    matrix[0, [0, 1, 2]] = 1, -1, -1
    matrix[1, [1, 3, 4, 5]] = 1, -1, -1, -1
    matrix[2, [2, 6, 7, 8]] = 1, -1, -1, -1
    counts = np.array([300, 150, 150, 3, 20, 127, 5, 40, 105])
    widening = Widening(
        System(sparse.csr_array(matrix), 9, "tables"), counts, counts.astype(float), counts.astype(float), 1.0
    )
    assert np.flatnonzero(widening.moves(small(widening), 3, 10.0).moved).tolist() == [3, 4]
