"""Links put back by number: the same records, fewer people, and the estimate they would have had."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.published import published
from sempadan.analyse.models.capture import Captures
from sempadan.analyse.models.loglinear import fit_model, main_effects
from sempadan.analyse.models.missed_links import MOST, missed_share, put_back
from sempadan.schema.results import Estimated


@pytest.mark.parametrize(
    ("precision", "recall", "share"),
    [(1.0, 0.95, 0.05), (0.95, 0.95, 0.0), (0.975, 0.9455, 0.03026), (0.9, 0.95, 0.0), (1.0, 0.1, MOST),
     (None, 0.9, 0.0), (0.0, 0.0, 0.0)],
)  # fmt: skip
def test_false_links_are_set_against_missed_ones(precision, recall, share):
    assert missed_share(Estimated(precision, recall)) == pytest.approx(share, abs=1e-4)


def split(table, share, random):
    """Lose links as a linkage does: now and then one record is not joined to the others of its person."""
    counts = table.counts.copy()
    for pattern in np.flatnonzero((table.depth >= 2) & (counts > 0)):
        bits = [1 << place for place in range(len(table.lists)) if pattern >> place & 1]
        lost = random.binomial(int(table.counts[pattern]) * (len(bits) - 1), share)
        for bit in random.choice(bits, size=min(lost, int(table.counts[pattern]))):
            counts[pattern] -= 1
            counts[bit] += 1
            counts[pattern ^ bit] += 1
    return Captures(table.lists, counts)


def independent(table):
    return fit_model(table, main_effects(len(table.lists))).people


@pytest.mark.parametrize("name", ["uk6", "kosovo4", "western5"])
def test_what_was_lost_comes_back_on_average(name):
    table, random = published(name), np.random.default_rng(5)
    lost = [split(table, 0.1, random) for _ in range(100)]
    back = [put_back(one, 0.1, random) for one in lost]
    assert np.mean([t.seen for t in back]) == pytest.approx(table.seen, rel=0.005)
    assert np.mean([t.shared for t in back]) == pytest.approx(table.shared, rel=0.03)
    assert np.mean([independent(t) for t in lost]) > 1.08 * independent(table)
    assert np.mean([independent(t) for t in back]) == pytest.approx(independent(table), rel=0.03)


cells = st.integers(2, 5).flatmap(lambda k: st.lists(st.integers(0, 30), min_size=2**k - 1, max_size=2**k - 1))


@given(cells, st.floats(0, MOST), st.integers(0, 9))
@settings(deadline=None)
def test_records_stay_and_people_become_no_more(numbers, missed, seed):
    counts = np.array([0, *numbers])
    table = Captures(tuple("ABCDE"[: len(counts).bit_length() - 1]), counts)
    back = put_back(table, missed, np.random.default_rng(seed))
    assert (back.counts * back.depth).sum() == (table.counts * table.depth).sum()
    assert back.seen <= table.seen
    assert back.shared >= table.shared


def test_nothing_is_put_back_where_nothing_is_missing():
    table = published("uk6")
    assert put_back(table, 0.0, np.random.default_rng(1)) is table
    alone = Captures(("A", "B"), np.array([0, 5, 6, 0]))
    assert put_back(alone, 0.2, np.random.default_rng(1)) is alone
