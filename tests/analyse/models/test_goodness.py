"""Whether a model fits: in line with chi-squared where counts are large, right in size where they are small."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2

from analyse.published import captures, published
from sempadan.analyse.models.capture import Captures
from sempadan.analyse.models.goodness import deviances, goodness
from sempadan.analyse.models.loglinear import degrees, fit_model, main_effects, pairs
from sempadan.analyse.models.stepwise import stepwise


def random():
    return np.random.default_rng(11)


def test_kosovo_s_pairs_are_rejected_and_the_united_kingdom_s_are_not():
    """Kosovo's pairs model fits with p = 2e-7 by chi-squared (four lists, counts in the hundreds)."""
    table = published("kosovo4")
    model = stepwise(table).model
    deviance = deviances(table.counts[None, :], np.array(model.terms))[0]
    assert chi2.sf(deviance, degrees(table, model.terms)) < 1e-5
    assert goodness(table, model, random()) == pytest.approx(0.001)
    assert goodness(published("uk6"), stepwise(published("uk6")).model, random()) > 0.1


def test_with_large_counts_it_is_the_chi_squared_test():
    table = captures("A B C", {"100": 900, "010": 700, "001": 800, "110": 240, "011": 232, "101": 291, "111": 90})
    model = fit_model(table, main_effects(3))
    deviance = deviances(table.counts[None, :], np.array(model.terms))[0]
    assert goodness(table, model, random()) == pytest.approx(chi2.sf(deviance, 3), abs=0.05)


def test_the_deviance_is_the_textbook_s():
    table = published("western5")
    model = fit_model(table, main_effects(5))
    seen = table.counts > 0
    hand = 2 * (table.counts[seen] * np.log(table.counts[seen] / model.expected[seen])).sum()
    assert deviances(table.counts[None, :], np.array(model.terms))[0] == pytest.approx(hand, rel=1e-9)


def test_a_model_with_a_coefficient_for_every_pattern_cannot_be_tested():
    table = captures("A B C", {"100": 40, "010": 30, "001": 20, "110": 9, "011": 8, "101": 7, "111": 3})
    assert goodness(table, fit_model(table, (*main_effects(3), *pairs(3))), random()) is None


def test_it_rejects_a_true_model_of_small_counts_about_as_often_as_it_says():
    truth = np.array([0, 20, 16, 2, 12, 1.5, 1.2, 0.2])
    values = []
    for seed in range(150):
        counts = np.random.default_rng(seed).poisson(truth)
        table = Captures(("A", "B", "C"), counts)
        model = fit_model(table, main_effects(3))
        if model.exists:
            values.append(goodness(table, model, np.random.default_rng(seed), draws=99))
    assert len(values) > 140
    assert sum(value <= 0.1 for value in values) / len(values) < 0.18
    assert 0.35 < np.mean(values) < 0.65
