from __future__ import annotations

import numpy as np
import pytest

from sempadan.link import Settings, kinds, link
from sempadan.link.levels import FACTORS, NUMBER, column
from sempadan.link.pairs import Pairs
from sempadan.link.quality import estimate


def compared(count, mask=1 << kinds.NAME_HOME):
    nothing = np.zeros((count, 4), np.int64)
    first = np.arange(0, 2 * count, 2)
    return Pairs(first, first + 1, np.full(count, mask, np.int64), nothing, nothing.astype(float))


def levels(count):
    return np.zeros((count, len(FACTORS)), np.int64)


def all_joined(count):
    return np.repeat(np.arange(0, 2 * count, 2), 2)


def test_nothing_is_estimated_of_nothing():
    found = estimate(compared(0), levels(0), np.zeros(0), np.zeros(0, np.int64))
    assert (found.precision, found.recall) == (None, None)


def test_precision_is_the_mean_probability_of_the_links_made():
    share = np.array([1.0, 0.8, 0.6, 0.1])
    group = all_joined(4)
    group[-1] = 7
    assert estimate(compared(4), levels(4), share, group).precision == pytest.approx(0.8)


def test_recall_is_lowered_by_what_was_left_and_by_what_was_never_compared():
    share, group = np.full(100, 0.9), all_joined(100)
    whole = estimate(compared(100), levels(100), share, group).recall
    assert whole == pytest.approx(1 - 0.07, abs=0.001)
    group[101:200:2] = np.arange(101, 200, 2)
    assert estimate(compared(100), levels(100), share, group).recall == pytest.approx(whole / 2, rel=0.01)


def test_pairs_that_only_a_number_brought_together_tell_what_others_lose():
    lost = 1 << kinds.NIK
    graded = levels(1000)
    graded[:, column(NUMBER)] = NUMBER["agrees"]
    rest = compared(2000)
    half = np.where(np.arange(1000) % 2, lost, lost | (1 << kinds.TOKEN_DAY))
    mask = np.concatenate([half, np.full(1000, 1 << kinds.NAME_HOME)])
    pairs = Pairs(rest.first, rest.second, mask, rest.shared, rest.others)
    found = estimate(pairs, np.concatenate([graded, levels(1000)]), np.ones(2000), all_joined(2000))
    assert found.recall == pytest.approx(2000 / 3000, rel=0.03)


def test_estimates_are_near_the_truth(lists):
    """Half of 800 people stand on both lists; who does is known by the own id."""
    parts = lists.people(800, seed=9)
    found = link(parts, Settings(), seed=1)
    own = {lists.record_of(side, str(n)): n for side in "AB" for n in range(1700)}
    table = found.people.data
    by_person: dict[str, list[int]] = {}
    for person, record in zip(table["person_id"].to_pylist(), table["record"].to_pylist(), strict=True):
        by_person.setdefault(person, []).append(own[record])
    made = sum(len(m) * (len(m) - 1) // 2 for m in by_person.values())
    right = sum(m.count(one) - 1 for m in by_person.values() for one in set(m))
    true = sum(len(part.codes) for part in parts) - len(set(map(own.__getitem__, table["record"].to_pylist())))
    assert found.estimated.precision == pytest.approx(right / made, abs=0.04)
    assert found.estimated.recall == pytest.approx(right / true, abs=0.1)
