"""What the sampled linkages say of the people seen."""

from __future__ import annotations

import numpy as np
import pytest

from analyse.published import captures
from sempadan.analyse.hidden.linkages import Linkages


def seen(people):
    return captures("A B", {"10": people - 1, "11": 1})


@pytest.mark.parametrize(("draws", "least"), [((), 50), ((60,), 60), (range(100, 120), 100), (range(100, 200), 102)])
def test_at_least_is_the_lower_quantile_of_the_people_seen(draws, least):
    """By hand: place floor(0.025 (n - 1)) of the sorted counts; without draws the people seen."""
    assert Linkages(seen(50), tuple(seen(people) for people in draws)).at_least == least


def test_links_are_put_back_into_the_draws_and_never_into_the_linkage_that_stands():
    table = captures("A B C", {"100": 400, "010": 300, "001": 200, "110": 60, "011": 40, "101": 50, "111": 9})
    plain = Linkages(table, (table,) * 20)
    back = plain.with_links_put_back(0.05, np.random.default_rng(1))
    assert back.central is table
    assert back.missed == 0.05
    assert back.at_least < plain.at_least
    lost = [table.seen - draw.seen for draw in back.draws]
    links = 60 + 40 + 50 + 2 * 9
    assert np.mean(lost) == pytest.approx(links * 0.05 / 0.95, rel=0.25)
    assert np.mean(lost[:5]) < np.mean(lost[-5:])


def test_without_draws_or_without_loss_nothing_is_put_back():
    for linkages, missed in ((Linkages(seen(50)), 0.05), (Linkages(seen(50), (seen(51),)), 0.0)):
        assert linkages.with_links_put_back(missed, np.random.default_rng(1)) is linkages
