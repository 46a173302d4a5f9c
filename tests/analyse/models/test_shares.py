from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.analyse.models.shares import wilson
from sempadan.schema.errors import OutOfBounds


@pytest.mark.parametrize(
    ("people", "known", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_that_newcombe_printed(people, known, low, high):
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, score method; four decimals are printed."""
    found = wilson(np.array([people]), np.array([known]))
    assert (round(float(found.low[0]), 4), round(float(found.high[0]), 4)) == (low, high)


@settings(deadline=None)
@given(st.integers(0, 10**7), st.integers(1, 10**7), st.floats(0.5, 0.999))
def test_an_interval_holds_its_share_and_mirrors_that_of_the_others(people, more, level):
    known = people + more
    one, other = (wilson(np.array([n]), np.array([known]), level) for n in (people, more))
    assert 0 <= one.low[0] <= one.share[0] <= one.high[0] <= 1
    assert one.low[0] == pytest.approx(1 - other.high[0], abs=1e-12)
    assert one.high[0] == pytest.approx(1 - other.low[0], abs=1e-12)


@settings(deadline=None)
@given(st.integers(0, 1000), st.integers(1, 1000), st.integers(2, 50))
def test_the_same_share_of_more_people_has_a_narrower_interval(people, more, times):
    few, many = (wilson(np.array([people * n]), np.array([(people + more) * n])) for n in (1, times))
    assert many.high[0] - many.low[0] < few.high[0] - few.low[0]


def test_nobody_known_gives_no_number():
    found = wilson(np.array([0, 1]), np.array([0, 1]))
    assert np.isnan([found.share[0], found.low[0], found.high[0]]).all()
    assert (found.share[1], found.high[1]) == (1, 1)


def test_any_shape_is_kept():
    assert wilson(np.ones((2, 3), np.int64), np.full((2, 3), 5)).low.shape == (2, 3)
    assert wilson(np.empty((0, 3), np.int64), np.empty((0, 3), np.int64)).low.shape == (0, 3)


@pytest.mark.parametrize(("people", "known", "level"), [(-1, 5, 0.95), (6, 5, 0.95), (1, 5, 1.0), (1, 5, 0.0)])
def test_counts_that_contradict_each_other_are_refused(people, known, level):
    with pytest.raises(OutOfBounds):
        wilson(np.array([people]), np.array([known]), level)


def test_coverage_is_near_the_level():
    """Computed exactly for 30 people and averaged over shares from .05 to .95: within a point of 95 %."""
    counts = np.arange(31)
    found = wilson(counts, np.full(31, 30))
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, 31)))])
    choose = logs[30] - logs[counts] - logs[30 - counts]
    covered = []
    for share in np.linspace(0.05, 0.95, 181):
        chance = np.exp(choose + counts * np.log(share) + (30 - counts) * np.log(1 - share))
        covered.append(chance[(found.low <= share) & (share <= found.high)].sum())
    assert np.mean(covered) == pytest.approx(0.95, abs=0.01)
