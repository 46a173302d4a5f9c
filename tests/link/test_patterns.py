from __future__ import annotations

import numpy as np
import pytest

from sempadan.link import kinds
from sempadan.link.blocks import candidates
from sempadan.link.compare import agreement
from sempadan.link.levels import NAME, SHARED, SITUATIONS, column
from sempadan.link.overlap import plain_common_bits
from sempadan.link.pairs import pair_of
from sempadan.link.patterns import RAREST, patterns_of, rarity_of
from sempadan.link.records import gather

ROW = {"name": "Nurul Hidayah", "parent_name": "Mustafa", "birth_date": "1996-09-08", "sex": "female",
       "home_district": "6101"}  # fmt: skip


def one(lists, **changes):
    records = gather([lists.of("A", [ROW]), lists.of("B", [ROW | changes])])
    pairs = pair_of(records, 0, 1)
    return patterns_of(agreement(records, pairs, plain_common_bits), records, pairs)


def test_patterns_are_counted_once_and_every_pair_has_its_own(pair):
    records = gather(pair)
    pairs, _ = candidates(records)
    levels = agreement(records, pairs, plain_common_bits)
    found = patterns_of(levels, records, pairs)
    assert found.count.sum() == len(pairs)
    assert np.array_equal(found.levels[found.of_pair], levels)
    assert np.array_equal(found.rarity[found.of_pair], rarity_of(records, pairs))
    rows = np.column_stack([found.levels, found.rarity, found.routes, found.whole])
    assert len(np.unique(rows, axis=0)) == len(rows)


def test_no_pair_gives_no_pattern(lists):
    records = gather([lists.of("A", [ROW])])
    pairs, _ = candidates(records)
    assert len(patterns_of(agreement(records, pairs, plain_common_bits), records, pairs).count) == 0


@pytest.mark.parametrize(
    ("changes", "situation", "shared"),
    [
        ({}, "date", "whole_and_date"),
        ({"birth_date": None}, "no_date", "whole"),
        ({"birth_date": "1987-09-08", "home_district": "6103"}, "day_only", "tokens"),
        ({"birth_date": None, "name": "Nurul Hidoyah"}, "no_date", "starts"),
        ({"name": "Wahyu", "parent_name": "Kasim"}, "date", "nothing"),
    ],
)
def test_what_can_be_shared_and_what_is(lists, changes, situation, shared):
    found = one(lists, **changes)
    assert SITUATIONS[int(found.situation[0])] == situation
    assert SHARED[int(found.shared[0])] == shared


def test_routes_are_the_keys_that_are_shared(lists):
    found = one(lists)
    assert all(found.route(kind).tolist() == [1] for kind in (kinds.TOKEN_DAY, kinds.NAME_HOME, kinds.START_DATE))
    assert one(lists, birth_date=None).route(kinds.TOKEN_DAY).tolist() == [0]


def rarity(lists, rows):
    """Rarity of the name that the first two rows share."""
    records = gather([lists.of("A", rows)])
    places = [records.names.to_pylist().index(lists.record_of("A", str(number))) for number in (0, 1)]
    return int(rarity_of(records, pair_of(records, *places))[0])


def test_a_name_that_many_bear_is_less_rare(lists):
    strangers = [{"name": f"Wahyu {chr(97 + i)}ono", "sex": "female", "home_district": "6101"} for i in range(25)]
    rare = rarity(lists, [ROW, ROW, *strangers])
    common = rarity(lists, [ROW, ROW, *([ROW | {"birth_date": "1980-02-03", "parent_name": None}] * 25)])
    assert 1 <= common < rare - 2
    assert rare <= RAREST


def test_two_shared_tokens_are_rarer_than_one(lists):
    one_token = rarity(lists, [ROW | {"name": "Hidayah"}, ROW | {"name": "Hidayah Fitri", "home_district": "6103"}])
    two = rarity(lists, [ROW, ROW | {"name": "Nurul Hidayah Fitri", "home_district": "6103"}])
    assert two > one_token


def test_where_no_name_or_token_is_shared_there_is_no_rarity(lists):
    assert rarity(lists, [ROW, ROW | {"name": "Wahyu", "parent_name": "Kasim"}]) == 0


def test_the_level_of_a_factor_stands_in_its_column(lists):
    assert one(lists).of(column(NAME)).tolist() == [NAME["exact"]]
