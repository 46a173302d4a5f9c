"""All models by Schwarz's criterion: published points, weights, and intervals."""

from __future__ import annotations

import numpy as np
import pytest

from analyse.published import captures, published
from sempadan.analyse.models.bic import available, mixture, reweigh, weigh
from sempadan.analyse.models.hierarchy import all_models
from sempadan.analyse.models.loglinear import fit_model


@pytest.mark.parametrize(
    ("name", "orders", "people"),
    [
        ("uk5", "pairs", 22_991),
        ("uk5", "all", 25_311),
        ("kosovo4", "pairs", 14_342),
        ("kosovo4", "all", 10_357),
        ("korea3", "all", 157),
    ],
)
def test_the_best_model_gives_the_published_points(name, orders, people):
    """Silverman (2020), JRSS A 183, 691-736, and MSETools; Korea: Ball, Shin & Yang (2018), 157 (128-349).

    To 0.1 %, or to half a person: the points were printed as whole numbers.
    """
    assert weigh(published(name), orders).best.people == pytest.approx(people, rel=1e-3, abs=0.5)


def test_every_model_within_the_window_is_there_once_with_its_weight():
    table = published("kosovo4")
    found = weigh(table, "all")
    fitted = [fit_model(table, model) for model in all_models(4)]
    there = sorted(m.bic() for m in fitted if m.exists)
    assert [m.bic() for m in found.models] == pytest.approx([b for b in there if b <= there[0] + 10])
    assert found.weights == pytest.approx(np.exp([(there[0] - m.bic()) / 2 for m in found.models]) / sum(
        np.exp((there[0] - m.bic()) / 2) for m in found.models))  # fmt: skip
    assert (found.looked_at, found.without) == (113, sum(not m.exists for m in fitted))


def test_one_model_has_its_own_log_normal_interval():
    table = captures("A B C", {"100": 40, "010": 30, "001": 20, "110": 9, "011": 8, "101": 7, "111": 3})
    found = reweigh(table, weigh(table, "pairs"))
    alone = type(found)(found.models[:1], (1.0,), 1, 0)
    own, mixed = found.best.estimate(), mixture(found.best.people, (alone,))
    assert (mixed.low, mixed.high) == pytest.approx((own.low, own.high), rel=1e-6)


def test_tables_pooled_give_an_interval_between_theirs():
    tables = [published(name) for name in ("neworleans5_n185", "neworleans5_n186")]
    found = [weigh(table, "pairs") for table in tables]
    apart = [mixture(f.best.people, (f,)) for f in found]
    both = mixture(1.0, tuple(found))
    assert min(a.low for a in apart) <= both.low <= max(a.low for a in apart)
    assert min(a.high for a in apart) <= both.high <= max(a.high for a in apart)


def test_where_no_model_has_an_estimate_there_is_none():
    table = captures("A B C", {"111": 5})
    assert weigh(table, "pairs") is None
    assert reweigh(table, weigh(published("korea3"), "pairs")) is None


def test_so_many_lists_are_looked_at():
    assert [lists for lists in range(11) if available(lists, "pairs")] == [3, 4, 5, 6]
    assert [lists for lists in range(11) if available(lists, "all")] == [3, 4, 5]
