from __future__ import annotations

import pytest

from sempadan.link.blocks import candidates
from sempadan.link.chance import chance_of
from sempadan.link.compare import agreement
from sempadan.link.fit import fit
from sempadan.link.levels import DATE, FACTORS, HOME, NAME, NUMBER, SEX, column
from sempadan.link.model import bits_of, default_model, odds, probability
from sempadan.link.overlap import plain_common_bits
from sempadan.link.patterns import patterns_of
from sempadan.link.records import gather


class Fitted:
    def __init__(self, parts):
        self.records = gather(parts)
        self.pairs, _ = candidates(self.records)
        levels = agreement(self.records, self.pairs, plain_common_bits)
        self.patterns = patterns_of(levels, self.records, self.pairs)
        self.chance = chance_of(self.records)
        self.model = fit(self.patterns, self.chance, len(self.records))
        self.start = default_model(self.chance, len(self.records))

    def share(self):
        return probability(bits_of(self.model, self.patterns).sum(axis=1) + odds(self.model.prior))


@pytest.fixture(scope="module")
def fitted(lists):
    return Fitted(lists.people(1500, seed=5))


def test_the_expected_number_of_matches_is_near_the_truth(fitted):
    """Half of 1,500 people stand on both lists."""
    expected = float((fitted.share() * fitted.patterns.count).sum())
    assert expected == pytest.approx(750, rel=0.1)
    assert fitted.model.prior * fitted.chance.pairs == pytest.approx(expected, rel=0.1)


def test_shares_of_matches_sum_to_one(fitted):
    for factor, levels in zip(FACTORS[1:], fitted.model.levels, strict=True):
        if factor.name != "phone":
            assert sum(levels.match) == pytest.approx(1), factor.name
    for table in fitted.model.names.match:
        assert sum(map(sum, table)) == pytest.approx(1)


def test_mistakes_are_found_as_often_as_they_were_made(fitted):
    """15 % of second records have another year, 10 % no date; no home was changed."""
    dates = fitted.model.levels[column(DATE) - 1].match
    assert dates[DATE["day_month"]] == pytest.approx(0.15 / 0.9, abs=0.05)
    assert fitted.model.levels[column(HOME) - 1].match[HOME["agrees"]] > 0.95


def test_what_decides_matches_and_what_chance_gives_is_not_fitted(fitted):
    for factor in (NUMBER, SEX):
        assert fitted.model.levels[column(factor) - 1].match == fitted.start.levels[column(factor) - 1].match
    for levels, before in zip(fitted.model.levels, fitted.start.levels, strict=True):
        assert levels.chance == before.chance


def test_few_records_stay_near_what_is_assumed(lists):
    few = Fitted([lists.of("A", [{"name": "Aini", "birth_date": "1996-09-08", "sex": "female"}] * 3)])
    dates, before = (model.levels[column(DATE) - 1].match for model in (few.model, few.start))
    assert dates == pytest.approx(before, abs=0.02)
    names, assumed = (model.names.match[1][-1][NAME["exact"]] for model in (few.model, few.start))
    assert names == pytest.approx(assumed, abs=0.02)


def test_no_pair_changes_nothing_but_the_prior(lists):
    alone = Fitted([lists.of("A", [{"name": "Aini"}])])
    assert alone.model.levels[2] == alone.start.levels[2]
    assert 0 < alone.model.prior <= alone.start.prior * 1.01


def test_fitting_twice_gives_the_same(fitted):
    assert fit(fitted.patterns, fitted.chance, len(fitted.records)) == fitted.model
