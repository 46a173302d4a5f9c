"""Pairs and people are counted as the definition says."""

from hypothesis import given
from hypothesis import strategies as st

from sempadan.demo.score import score

TRUTH = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "3"}


def test_a_score_worked_out_by_hand():
    # True pairs: ab, ac, bc. Found pairs: ab, de. One of two is right, one of three is found.
    found = score(TRUTH, {"a": "x", "b": "x", "c": "y", "d": "z", "e": "z"})
    assert (found.records, found.truth, found.found) == (5, 3, 3)
    assert (found.precision, found.recall) == (1 / 2, 1 / 3)
    assert found.unlinked_error == 5 / 3 - 1


def test_the_truth_itself_is_without_error():
    found = score(TRUTH, TRUTH)
    assert (found.precision, found.recall, found.error) == (1, 1, 0)


def test_nothing_joined_is_precise_and_finds_nothing():
    found = score(TRUTH, {record: record for record in TRUTH})
    assert (found.precision, found.recall, found.found) == (1, 0, 5)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30))
def test_pairs_agree_with_counting_them_one_by_one(rows):
    truth = {str(i): str(t) for i, (t, _) in enumerate(rows)}
    mine = {str(i): str(m) for i, (_, m) in enumerate(rows)}
    pairs = [(a, b) for a in truth for b in truth if int(a) < int(b)]
    both = sum(truth[a] == truth[b] and mine[a] == mine[b] for a, b in pairs)
    joined = sum(mine[a] == mine[b] for a, b in pairs)
    true = sum(truth[a] == truth[b] for a, b in pairs)
    found = score(truth, mine)
    assert found.precision == (both / joined if joined else 1)
    assert found.recall == (both / true if true else 1)
