"""The cheapest set of cells under conditions."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from sempadan.release.search import Condition, Search
from sempadan.release.system import System

COUNTS = np.array([90, 3, 12, 30, 45, 0])
"""A total, its four cells, and an empty one."""


@pytest.fixture
def search():
    return Search.of(
        System(sparse.csr_array(np.array([[1.0, -1, -1, -1, -1, -1]])), 6, "tables"), COUNTS, COUNTS.astype(float), 10
    )


def forced():
    return (COUNTS > 0) & (COUNTS < 10)


def test_a_small_cell_gets_the_cheapest_company(search):
    withheld, bound = search.cheapest(forced(), [])
    assert np.flatnonzero(withheld).tolist() == [1, 2]
    assert bound == pytest.approx(15)


def test_two_small_cells_need_company_that_leaves_them_room():
    counts = np.array([90, 3, 4, 38, 45])
    search = Search.of(
        System(sparse.csr_array(np.array([[1.0, -1, -1, -1, -1]])), 5, "tables"), counts, counts.astype(float), 10
    )
    withheld, _ = search.cheapest(np.array([False, True, True, False, False]), [])
    assert np.flatnonzero(withheld).tolist() == [1, 2, 3]


def test_a_condition_holds_for_the_cell_it_is_about(search):
    weights = np.array([0.0, 0, 0, 1, 1, 0])
    withheld, bound = search.cheapest(forced(), [Condition(1, weights, 1.0)])
    assert withheld[[1, 3]].all()
    assert bound == pytest.approx(33)
    withheld, _ = search.cheapest(forced(), [Condition(4, weights, 1.0)])
    assert np.flatnonzero(withheld).tolist() == [1, 2]


def test_an_empty_cell_is_never_withheld(search):
    weights = np.array([0.0, 0, 1, 0, 0, 5])
    withheld, _ = search.cheapest(forced(), [Condition(1, weights, 1.0)])
    assert not withheld[5]
