"""Log-normal intervals never reach below the people seen, and never say that all is known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.analyse.models.estimate import lognormal


@given(st.integers(0, 10**9), st.floats(1e-3, 1e9), st.floats(1e-3, 1e12))
@settings(deadline=None)
def test_an_interval_lies_round_its_estimate_and_above_the_people_seen(seen, unseen, variance):
    estimate = lognormal(seen, unseen, variance)
    assert seen <= estimate.low <= estimate.people <= estimate.high


def test_the_interval_is_chao_s():
    """Chao (1987), Biometrics 43, 783-791: f0 / C to f0 C, C = exp(1.96 sqrt(log(1 + var / f0^2)))."""
    factor = math.exp(1.959964 * math.sqrt(math.log(1 + 14_418.4 / 214.67**2)))
    estimate = lognormal(53, 214.67, 14_418.4)
    assert (estimate.low, estimate.high) == pytest.approx((53 + 214.67 / factor, 53 + 214.67 * factor), rel=1e-6)


@pytest.mark.parametrize(("unseen", "variance"), [(0.0, 0.0), (5.0, 0.0), (0.0, 3.0), (5.0, math.inf)])
def test_nothing_unseen_or_no_spread_has_no_interval(unseen, variance):
    estimate = lognormal(40, unseen, variance)
    assert (estimate.people, estimate.low, estimate.high) == (40 + unseen, None, None)
