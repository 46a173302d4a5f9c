"""A fit is the maximum of the likelihood: its margins are the table's, and no other point is higher."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from analyse.published import captures, published
from sempadan.analyse.models.existence import Fate, design_of
from sempadan.analyse.models.lattice import add_supersets
from sempadan.analyse.models.loglinear import fit_model, main_effects, pairs

TERMS = (*main_effects(5), 0b00011, 0b01100, 0b10001)


@pytest.mark.parametrize("name", ["uk5", "western5", "netherlands5", "neworleans5_n185"])
def test_the_fitted_margins_are_those_of_the_table(name):
    table = published(name)
    model = fit_model(table, TERMS)
    fitted, margins = model.expected.copy(), table.counts.astype(float)
    add_supersets(fitted)
    add_supersets(margins)
    assert fitted[list(TERMS)] == pytest.approx(margins[list(TERMS)], abs=1e-6)


@pytest.mark.parametrize("name", ["uk5", "western5"])
def test_a_general_optimiser_finds_the_same_point(name):
    table = published(name)
    model = fit_model(table, TERMS)
    design, seen = design_of(table.counts, TERMS)

    def fall(point):
        return np.exp(design @ point).sum() - seen @ (design @ point)

    def slope(point):
        return design.T @ (np.exp(design @ point) - seen)

    finite = model.coefficients[np.isfinite(model.coefficients)]
    found = minimize(fall, np.zeros(design.shape[1]), jac=slope, method="BFGS", options={"gtol": 1e-8, "maxiter": 5000})
    assert found.x == pytest.approx(finite, rel=1e-4, abs=1e-4)
    assert model.height == pytest.approx(-found.fun, rel=1e-9)


def test_a_pair_that_nobody_shows_gets_minus_infinity_and_its_patterns_cannot_occur():
    model = fit_model(published("artificial3"), (0, 1, 2, 4, 0b101))
    assert model.coefficients[-1] == -np.inf
    assert model.expected[0b101] == model.expected[0b111] == 0.0


def test_a_list_that_nobody_is_on_is_dropped_like_a_pair():
    table = captures("A B C D", {"1000": 30, "0100": 20, "0010": 25, "1100": 5, "0110": 6, "1010": 4})
    without = table.without(3)
    assert fit_model(table, main_effects(4)).people == pytest.approx(fit_model(without, main_effects(3)).people)


def test_a_warm_start_ends_where_a_cold_one_does():
    table = published("uk6")
    shorter = fit_model(table, main_effects(6))
    for pair in pairs(6):
        longer = (*main_effects(6), pair)
        warm = fit_model(table, longer, np.append(shorter.coefficients, 0.0))
        assert warm.fate is Fate.EXISTS
        assert warm.people == pytest.approx(fit_model(table, longer).people, rel=1e-9)
