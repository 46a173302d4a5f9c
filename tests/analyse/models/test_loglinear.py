"""One model: published points, its spread, and what scaling and order of lists do to it."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.published import published
from sempadan.analyse.models.capture import Captures
from sempadan.analyse.models.existence import Fate
from sempadan.analyse.models.loglinear import degrees, fit_model, main_effects, pairs


@pytest.mark.parametrize(("name", "people"), [("neworleans8_n185", 997)])
def test_independent_lists_give_the_published_points(name, people):
    """Bales, Murphy & Silverman (2020); Chan, Silverman & Vincent (2021): 997 for New Orleans."""
    table = published(name)
    assert fit_model(table, main_effects(len(table.lists))).people == pytest.approx(people, rel=1e-3)


def test_two_independent_lists_are_petersen_s_estimate():
    table = Captures(("A", "B"), np.array([0, 28, 23, 2]))
    model = fit_model(table, main_effects(2))
    assert model.people == pytest.approx(30 * 25 / 2)
    assert model.unseen == pytest.approx(28 * 23 / 2)


def test_the_variance_of_two_independent_lists_is_the_delta_method_s():
    """f0 = ab/c of three Poisson counts has variance f0^2 (1/a + 1/b + 1/c), and f0 itself varies by f0."""
    table = Captures(("A", "B"), np.array([0, 280, 230, 25]))
    model = fit_model(table, main_effects(2))
    hand = model.unseen + model.unseen**2 * (1 / 280 + 1 / 230 + 1 / 25)
    assert model.variance() == pytest.approx(hand, rel=1e-9)


def test_degrees_of_freedom_count_patterns_that_can_occur():
    table = published("artificial3")
    assert degrees(table, (0, 1, 2, 4)) == 3
    assert degrees(table, (0, 1, 2, 4, 0b101)) == 1
    assert degrees(published("kosovo4"), (*main_effects(4), *pairs(4))) == 4


tables = st.integers(3, 4).flatmap(lambda k: st.lists(st.integers(0, 60), min_size=2**k - 1, max_size=2**k - 1))


def table_of(numbers):
    counts = np.array([0, *numbers])
    return Captures(tuple("ABCDE"[: len(counts).bit_length() - 1]), counts)


@given(tables)
@settings(deadline=None, max_examples=80)
def test_an_estimate_is_never_below_the_people_seen_and_neither_is_its_interval(numbers):
    table = table_of(numbers)
    model = fit_model(table, main_effects(len(table.lists)))
    if model.exists:
        estimate = model.estimate()
        assert estimate.people >= table.seen
        assert estimate.low is None or table.seen <= estimate.low <= estimate.people <= estimate.high


@given(tables, st.integers(2, 1000))
@settings(deadline=None, max_examples=80)
def test_ten_times_the_people_give_ten_times_the_estimate(numbers, times):
    table = table_of(numbers)
    many = Captures(table.lists, table.counts * times)
    one, more = (fit_model(t, main_effects(len(t.lists))) for t in (table, many))
    assert one.fate is more.fate
    if one.exists:
        assert more.people == pytest.approx(times * one.people, rel=1e-6)


@given(tables)
@settings(deadline=None, max_examples=40)
def test_the_order_of_the_lists_does_not_matter(numbers):
    table = table_of(numbers)
    lists = len(table.lists)
    first = fit_model(table, (*main_effects(lists), 0b011))
    for order in permutations(range(lists)):
        counts = np.zeros_like(table.counts)
        for pattern, people in enumerate(table.counts):
            counts[sum((pattern >> old & 1) << new for new, old in enumerate(order))] = people
        pair = 1 << order.index(0) | 1 << order.index(1)
        again = fit_model(Captures(table.lists, counts), (*main_effects(lists), pair))
        assert again.fate is first.fate
        if first.exists:
            assert again.people == pytest.approx(first.people, rel=1e-6)


def test_a_billion_people_are_fitted():
    table = published("kosovo4")
    many = Captures(table.lists, table.counts * 10**6)
    terms = (*main_effects(4), *pairs(4)[:3])
    assert fit_model(many, terms).fate is Fate.EXISTS
    assert fit_model(many, terms).people == pytest.approx(10**6 * fit_model(table, terms).people, rel=1e-6)
