"""One-sided Poisson probabilities agree with scipy where scipy has digits, and go on where it has none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from sempadan.analyse.models.tails import log_tail


@given(st.integers(0, 3000), st.floats(1e-6, 3000))
@settings(deadline=None)
def test_a_tail_is_the_one_on_the_count_s_own_side(seen, mean):
    reference = poisson.sf(seen - 1, mean) if seen > mean else poisson.cdf(seen, mean)
    if reference > 1e-250:
        assert math.exp(log_tail(float(seen), mean)) == pytest.approx(reference, rel=1e-8)


def test_nobody_where_nobody_is_expected_is_certain():
    assert log_tail(0.0, 0.0) == 0.0
    assert log_tail(1.0, 0.0) == -math.inf


def test_nobody_has_the_probability_of_the_empty_poisson():
    assert log_tail(0.0, 3.5) == pytest.approx(-3.5)


def test_probabilities_too_small_for_a_float_keep_their_order():
    assert log_tail(9000.0, 100.0) < log_tail(8000.0, 100.0) < -20_000


def test_a_billion_people_have_the_large_deviation_of_their_tail():
    """Cramér's rate: the logarithm is -(m - s + s log(s / m)) but for terms of the order of log s."""
    seen, mean = 1e9, 1.1e9
    assert log_tail(seen, mean) == pytest.approx(-(mean - seen + seen * math.log(seen / mean)), abs=20)
