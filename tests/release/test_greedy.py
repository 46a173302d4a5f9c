"""A plan made cell by cell."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from sempadan.release.greedy import Beginning, greedy
from sempadan.release.spread import Seen
from sempadan.release.system import System
from sempadan.release.widen import Widening


@pytest.fixture
def row():
    """A total of 90: 3, 12, 30, 45, 0."""
    counts = np.array([90, 3, 12, 30, 45, 0])
    matrix = sparse.csr_array(np.array([[1.0, -1, -1, -1, -1, -1]]))
    return Widening(System(matrix, 6, "tables"), counts, counts.astype(float), counts.astype(float), 1.0)


@pytest.fixture
def beginning(row):
    return Beginning((row.counts > 0) & (row.counts < 10), Seen(row.inner.copy(), row.inner.copy()))


def test_a_plan_withholds_what_it_must_and_little_more(row, beginning):
    asked = []

    def protects(plan):
        asked.append(np.flatnonzero(plan).tolist())
        return False

    plan = greedy(row, (beginning,), 10, 0.0, protects)
    assert np.flatnonzero(plan).tolist() == [1, 2]
    assert asked == [[1]]


def test_a_cell_that_a_plan_can_do_without_is_taken_out(row, beginning):
    plan = greedy(row, (beginning,), 10, 0.0, lambda plan: True)
    assert np.flatnonzero(plan).tolist() == [1]


def test_a_plan_as_cheap_as_the_bound_is_taken_as_it_is(row, beginning):
    plan = greedy(row, (beginning,), 10, 15.0, lambda plan: True)
    assert np.flatnonzero(plan).tolist() == [1, 2]
