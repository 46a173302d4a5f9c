from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.link import Settings, link, model_of_text, model_text
from sempadan.link.chance import Chance
from sempadan.link.compare import agreement
from sempadan.link.levels import DATE, FACTORS, NAME, NUMBER, SHARED, SITUATIONS, column
from sempadan.link.model import bits_of, default_model, odds, probability
from sempadan.link.overlap import plain_common_bits
from sempadan.link.pairs import pair_of
from sempadan.link.patterns import RAREST, patterns_of
from sempadan.link.records import gather

CHANCE = Chance(
    pairs=5000.0, home=0.1, sex=0.5, citizenship=0.8, age=0.3, home_and_sex=0.05, day=0.003, date=1e-4, dated=0.004
)
ROW = {"name": "Nurul Hidayah", "parent_name": "Mustafa", "birth_date": "1996-09-08", "sex": "female",
       "home_district": "6101", "citizenship": "IDN", "nik": "6101994809969300"}  # fmt: skip


@pytest.fixture(scope="module")
def model():
    return default_model(CHANCE, 100)


def bits(lists, model, first=ROW, **changes):
    records = gather([lists.of("A", [first]), lists.of("B", [first | changes])])
    pairs = pair_of(records, 0, 1)
    return bits_of(model, patterns_of(agreement(records, pairs, plain_common_bits), records, pairs))[0]


def test_assumed_shares_of_every_factor_sum_to_one_and_unknown_has_none(model):
    for factor, levels in zip(FACTORS[1:], model.levels, strict=True):
        assert len(levels.match) == len(levels.chance) == len(factor.levels)
        assert levels.match[0] == levels.chance[0] == 0
        assert sum(levels.match) == pytest.approx(1, abs=0.11), factor.name


def test_assumed_shares_of_names_sum_to_one_in_each_situation(model):
    for situation, table in zip(SITUATIONS, model.names.match, strict=True):
        assert sum(map(sum, table)) == pytest.approx(1, abs=0.1), situation


def test_what_never_occurs_by_chance_is_nowhere_assumed_to_match(model):
    for table in model.names.match:
        for match, chance in zip(table, model.names.chance, strict=True):
            assert all(u > 0 for m, u in zip(match, chance, strict=True) if m > 0)


def test_nothing_known_weighs_nothing(lists, model):
    assert bits(lists, model, {"name": "Aini"}, name=None).tolist() == [0.0] * len(FACTORS)


def test_better_agreement_weighs_more(lists, model):
    names = [bits(lists, model, **change)[0] for change in
             ({"name": "Nurul Fitriana"}, {"name": "Nurul Hidoyah"}, {})]  # fmt: skip
    assert names == sorted(names)
    dates = [levels.match[level] / levels.chance[level] for levels in [model.levels[column(DATE) - 1]]
             for level in range(1, len(DATE.levels))]  # fmt: skip
    assert dates[0] < 1 < dates[2] < dates[4]


def test_numbers_that_agree_outweigh_a_name_and_a_date_that_do_not(lists, model):
    same_number = bits(lists, model, name="Wahyu", parent_name="Kasim", birth_date="1980-02-03")
    assert same_number.sum() + odds(model.prior) > 0
    assert bits(lists, model, nik="6103011502849302")[column(NUMBER)] < -3


@pytest.mark.parametrize("rarity", [1, 5, 9])
def test_a_name_weighs_a_bit_more_for_each_halving_of_its_share(lists, model, rarity):
    records = gather([lists.of("A", [ROW]), lists.of("B", [ROW])])
    pairs = pair_of(records, 0, 1)
    found = patterns_of(agreement(records, pairs, plain_common_bits), records, pairs)
    from dataclasses import replace

    rare, rarer = (replace(found, rarity=np.array([bits_])) for bits_ in (rarity, rarity + 1))
    assert bits_of(model, rarer)[0, 0] - bits_of(model, rare)[0, 0] == pytest.approx(1)
    assert rarity < RAREST


def test_the_prior_of_no_and_of_one_record_is_a_probability():
    for records in (0, 1, 2):
        assert 0 < default_model(CHANCE, records).prior <= 0.1


@settings(deadline=None)
@given(st.floats(-80, 80))
def test_probability_and_odds_undo_each_other(bits_):
    share = float(probability(np.array(bits_)))
    assert 0 <= share <= 1
    if abs(bits_) < 20:
        assert odds(share) == pytest.approx(bits_, abs=1e-6)


def test_what_is_forbidden_has_no_probability():
    assert probability(np.array([-np.inf]))[0] < 1e-15


def test_a_model_is_the_same_after_writing_and_reading(pair):
    found = link(pair, Settings(), seed=1).model
    assert model_of_text(model_text(found)) == found


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"prior": 1}'])
def test_what_is_no_model_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        model_of_text(text)


def test_levels_of_names_are_all_named(model):
    assert all(len(shares) == len(NAME.levels) for shares in model.names.chance)
    assert len(model.names.chance) == len(model.names.surprise) == len(SHARED)
