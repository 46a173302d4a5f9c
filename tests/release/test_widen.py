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
    return Widening(System(matrix, 6, "tables"), counts, counts.astype(float), 1.0)


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
    fixed = Widening(System(sparse.csr_array(np.eye(2)), 2, "tables"), counts, counts.astype(float), 1.0)
    with pytest.raises(NotSolved):
        fixed.moves(np.array([True, False]), 0, 10.0)
