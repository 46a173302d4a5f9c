"""Chapman's estimate of two lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.analyse.models.chapman import chapman
from sempadan.schema.errors import OutOfBounds


def test_the_case_whose_interval_once_began_below_the_people_counted():
    """Case B18: (31 * 26) / 3 - 1 = 267.67; the interval 130 to 650, where the normal one began at 32."""
    estimate = chapman(first=30, second=25, both=2)
    assert estimate.people == pytest.approx(267.67, rel=1e-3)
    assert (estimate.low, estimate.high) == pytest.approx((130, 650), rel=2e-3)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
@settings(deadline=None)
def test_nobody_who_was_seen_is_forgotten(alone, other, both):
    estimate = chapman(alone + both, other + both, both)
    seen = alone + other + both
    assert estimate.people >= seen - 1e-6 * seen
    assert estimate.low is None or seen <= estimate.low <= estimate.high


def test_lists_that_are_the_same_have_no_interval_of_no_width():
    assert chapman(20, 20, 20).low is None


@pytest.mark.parametrize("both", [-1, 11])
def test_more_people_on_both_lists_than_on_one_are_refused(both):
    with pytest.raises(OutOfBounds):
        chapman(10, 20, both)
