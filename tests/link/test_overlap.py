from __future__ import annotations

import numpy as np
import pytest

from sempadan.link.kinds import NAMED
from sempadan.link.overlap import ENDS, WIDTHS, overlap_of, plain_common_bits
from sempadan.link.pairs import Pairs, pair_of
from sempadan.link.records import gather

ROW = {"name": "Nurul Hidayah", "birth_date": "1996-09-08", "sex": "female", "home_district": "6101"}


def between(lists, **changes):
    records = gather([lists.of("A", [ROW]), lists.of("B", [ROW | changes])])
    return overlap_of(records, pair_of(records, 0, 1), plain_common_bits)


def test_segments_have_the_widths_of_the_filter():
    assert WIDTHS.sum() == 64 * ENDS[-1] == 1024


def test_common_bits_are_counted_one_by_one():
    words = np.random.default_rng(1).integers(0, 2**63, (4, 16), dtype=np.uint64)
    first, second = np.array([0, 1, 2]), np.array([3, 3, 0])
    counts = plain_common_bits(words, first, second, ENDS)
    for row, (a, b) in enumerate(zip(first, second, strict=True)):
        single = [int(x & y).bit_count() for x, y in zip(words[a], words[b], strict=True)]
        assert counts[row].tolist() == [sum(single[:5]), sum(single[5:10]), sum(single[10:])]


def test_nothing_is_counted_of_no_pair():
    assert plain_common_bits(
        np.zeros((0, 16), np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64), ENDS
    ).shape == (0, 3)


@pytest.mark.parametrize(
    ("changes", "agree"),
    [
        ({}, [True, True, True]),
        ({"birth_date": "1988-09-08"}, [True, False, True]),
        ({"birth_date": "1996-08-09"}, [True, False, True]),
        ({"birth_date": "1996-09-18"}, [False, True, True]),
        ({"home_district": "6103"}, [True, True, False]),
        ({"birth_date": "1990-02-03", "home_district": "6103"}, [False, False, False]),
        ({"birth_date": None}, [False, False, True]),
    ],
)
def test_segments_agree_where_what_they_are_salted_with_agrees(lists, changes, agree):
    assert between(lists, **changes).agree[0].tolist() == agree


def test_other_names_agree_on_no_segment_without_a_key(lists):
    found = between(lists, name="Tono Bekti")
    assert not found.agree.any()
    assert found.known.all()


def test_by_chance_hardly_any_segment_agrees(pair):
    """Four standard deviations: fewer than one in a thousand pairs from other homes or of the other sex."""
    records = gather(pair)
    first, second = np.sort(np.random.default_rng(1).integers(0, len(records), (2, 3000)), axis=0)
    apart = (records.home[first] != records.home[second]) | (records.sex[first] != records.sex[second])
    count = int(apart.sum())
    nothing = np.zeros((count, len(NAMED)), np.int64)
    pairs = Pairs(first[apart], second[apart], np.zeros(count, np.int64), nothing, nothing.astype(float))
    assert overlap_of(records, pairs, plain_common_bits).agree[:, 2].mean() < 0.01
