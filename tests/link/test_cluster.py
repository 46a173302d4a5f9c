from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.link.cluster import MOST, Marks, cluster, forbidden, marks_of
from sempadan.link.compare import agreement
from sempadan.link.overlap import plain_common_bits
from sempadan.link.pairs import pair_of
from sempadan.link.records import gather


def marks(count, lists=None, numbers=None):
    return Marks(
        np.array(lists or [-1] * count, np.int64),
        np.array(numbers or [[0]] * count, np.uint64).reshape(count, -1),
    )


def grouped(pairs, count, marked=None):
    first, second, bits = (list(column) for column in zip(*[(a, b, w) for (a, b), w in pairs.items()], strict=True))
    found = cluster(np.array(first), np.array(second), np.array(bits, float), marked or marks(count))
    return {frozenset(np.flatnonzero(found == group).tolist()) for group in np.unique(found)}


def test_no_pair_leaves_everybody_alone():
    found = cluster(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), marks(3))
    assert found.tolist() == [0, 1, 2]


def test_a_pair_with_odds_for_it_is_joined_and_one_against_it_is_not():
    assert grouped({(0, 1): 1.0, (1, 2): -1.0}, 3) == {frozenset({0, 1}), frozenset({2})}


def test_a_chain_through_a_weak_link_is_cut():
    """0-1 and 2-3 are sure, 1-2 is weak, and the other pairs speak against it."""
    pairs = {(0, 1): 20.0, (2, 3): 20.0, (1, 2): 2.0, (0, 2): -5.0, (1, 3): -5.0}
    assert grouped(pairs, 4) == {frozenset({0, 1}), frozenset({2, 3})}


def test_a_pair_that_was_not_compared_speaks_a_little_against():
    assert grouped({(0, 1): 20.0, (1, 2): 1.0}, 3) == {frozenset({0, 1}), frozenset({2})}
    assert grouped({(0, 1): 20.0, (1, 2): 5.0}, 3) == {frozenset({0, 1, 2})}


def test_of_two_partners_on_a_list_with_one_record_a_person_the_better_is_taken():
    pairs = {(0, 1): 3.0, (0, 2): 9.0}
    assert grouped(pairs, 3, marks(3, lists=[0, 1, 1])) == {frozenset({0, 2}), frozenset({1})}


def test_different_numbers_keep_groups_apart_over_a_third_record():
    pairs = {(0, 2): 20.0, (1, 2): 19.0}
    assert grouped(pairs, 3, marks(3, numbers=[[5], [6], [0]])) == {frozenset({0, 2}), frozenset({1})}
    assert grouped(pairs, 3, marks(3, numbers=[[5], [5], [0]])) == {frozenset({0, 1, 2})}


def test_a_forbidden_pair_is_never_in_one_group():
    pairs = {(0, 1): 20.0, (1, 2): 20.0, (0, 2): -np.inf}
    assert frozenset({0, 1, 2}) not in grouped(pairs, 3)


def test_a_person_has_no_more_records_than_a_person_can_have():
    count = MOST + 20
    pairs = dict.fromkeys(combinations(range(count), 2), 8.0)
    assert max(map(len, grouped(pairs, count))) <= MOST


weights = st.floats(-10, 10).map(lambda w: round(w, 1))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_groups_keep_every_veto_and_do_not_depend_on_the_order_of_pairs(data):
    count = data.draw(st.integers(2, 7))
    every = list(combinations(range(count), 2))
    chosen = data.draw(st.lists(st.sampled_from(every), unique=True, min_size=1))
    pairs = {pair: data.draw(weights) for pair in chosen}
    lists = data.draw(st.lists(st.integers(-1, 2), min_size=count, max_size=count))
    numbers = data.draw(st.lists(st.integers(0, 2).map(lambda n: [n]), min_size=count, max_size=count))
    marked = marks(count, lists, numbers)
    banned = {(a, b) for a, b in every if marked.forbid(np.array([a]), np.array([b]))[0]}
    pairs = {pair: -np.inf if pair in banned else weight for pair, weight in pairs.items()}
    found = grouped(pairs, count, marked)
    assert sorted(one for group in found for one in group) == list(range(count))
    assert not any(set(pair) <= group for pair in banned for group in found)
    turned = dict(sorted(pairs.items(), key=lambda item: -item[0][1]))
    assert grouped(turned, count, marked) == found


def test_a_group_is_named_after_its_first_record():
    found = cluster(np.array([1]), np.array([2]), np.array([9.0]), marks(4))
    assert found.tolist() == [0, 1, 1, 3]


@pytest.mark.parametrize(
    ("changes", "apart"),
    [
        ({}, False),
        ({"nik": "6101994809969301"}, False),
        ({"nik": "6101994809969301", "name": "Nurul Hana"}, True),
        ({"nik": "6101994809969311", "name": "Nurul Hidayat"}, True),
        ({"nik": "6101994909969300"}, False),
        ({"nik": "6103011502849302"}, True),
        ({"nik": None}, False),
    ],
)
def test_numbers_of_two_people_forbid_and_typing_errors_do_not(lists, changes, apart):
    row = {"name": "Nurul Hidayah", "birth_date": "1996-09-08", "sex": "female", "nik": "6101994809969300"}
    records = gather([lists.of("A", [row]), lists.of("B", [row | changes])])
    pairs = pair_of(records, 0, 1)
    levels = agreement(records, pairs, plain_common_bits)
    assert forbidden(marks_of(records), pairs, levels).tolist() == [apart]
