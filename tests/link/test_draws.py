from __future__ import annotations

import numpy as np
import pytest

from sempadan.link.cluster import Marks
from sempadan.link.draws import draw
from sempadan.link.pairs import Pairs


def drawn(pairs, count, draws=2000, lists=None, seed=1):
    first, second, bits = (np.array(column) for column in zip(*[(a, b, w) for (a, b), w in pairs.items()], strict=True))
    nothing = np.zeros((len(first), 4), np.int64)
    compared = Pairs(first, second, np.zeros(len(first), np.int64), nothing, nothing.astype(float))
    marks = Marks(np.array(lists or [-1] * count, np.int64), np.zeros((count, 1), np.uint64))
    return draw(compared, bits.astype(float), marks, np.random.default_rng(seed), draws)


@pytest.mark.parametrize("bits", [-2.0, 0.0, 2.0])
def test_a_pair_is_joined_as_often_as_its_probability_says(bits):
    groups = drawn({(0, 1): bits}, 2)
    assert (groups[0] == groups[1]).mean() == pytest.approx(1 / (1 + 2**-bits), abs=0.04)


def test_sure_pairs_are_the_same_in_every_draw():
    groups = drawn({(0, 1): 30.0, (2, 3): -30.0, (4, 5): 0.5}, 6, draws=50)
    assert (groups[0] == groups[1]).all()
    assert (groups[2] != groups[3]).all()
    assert 0 < (groups[4] == groups[5]).mean() < 1


def test_a_sure_pair_beside_an_uncertain_one_moves_with_it():
    groups = drawn({(0, 1): 30.0, (1, 2): 1.0, (0, 2): 1.0}, 3, draws=300)
    together = groups[1] == groups[2]
    assert 0.3 < together.mean() < 0.9
    assert (groups[0] == groups[1]).all()


def test_draws_keep_vetoes():
    groups = drawn({(0, 1): 1.0, (0, 2): 1.0}, 3, lists=[0, 1, 1])
    assert (groups[1] != groups[2]).all()
    assert (groups[0] == groups[1]).any()
    assert (groups[0] == groups[2]).any()


def test_groups_are_numbered_from_0_without_gaps():
    for column in drawn({(0, 1): 0.0, (2, 3): 0.0}, 5, draws=30).T:
        assert sorted(set(column.tolist())) == list(range(len(set(column.tolist()))))


def test_the_seed_decides():
    pairs = {(0, 1): 0.0, (2, 3): 0.0}
    assert np.array_equal(drawn(pairs, 4, 40, seed=3), drawn(pairs, 4, 40, seed=3))
    assert not np.array_equal(drawn(pairs, 4, 40, seed=3), drawn(pairs, 4, 40, seed=4))
