"""Sums over patterns and the small linear algebra agree with their plain definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.analyse.models.lattice import add_subsets, add_supersets, factor, gram, solve

values = st.integers(0, 5).flatmap(
    lambda k: st.lists(st.integers(-9, 9).map(float), min_size=1 << k, max_size=1 << k).map(np.array)
)


@given(values)
@settings(deadline=None)
def test_sums_over_super_and_subpatterns_are_what_they_say(given):
    above, below = given.copy(), given.copy()
    add_supersets(above)
    add_subsets(below)
    places = range(len(given))
    assert above.tolist() == [sum(given[q] for q in places if q & p == p) for p in places]
    assert below.tolist() == [sum(given[q] for q in places if q & p == q) for p in places]


@pytest.mark.parametrize("seed", range(5))
def test_the_information_matrix_is_read_off_the_margins(seed):
    random = np.random.default_rng(seed)
    weights, terms = random.random(16), np.array([0, 1, 2, 4, 8, 3, 12])
    design = (np.arange(16)[:, None] & terms == terms).astype(float)
    margins, matrix = weights.copy(), np.zeros((7, 7))
    add_supersets(margins)
    gram(margins, terms, matrix)
    full = design.T @ (weights[:, None] * design)
    assert np.allclose(matrix, np.tril(full))
    right = random.random(7)
    expected = np.linalg.solve(full, right)
    assert factor(matrix, 7) == -1
    solve(matrix, 7, right)
    assert np.allclose(right, expected)


def test_the_first_term_that_is_a_combination_of_those_before_it_is_named():
    columns = np.array([[1.0, 1, 2, 0], [1, 0, 1, 1], [1, 1, 2, 5], [1, 0, 1, 2]])
    assert factor(columns.T @ columns, 4) == 2
