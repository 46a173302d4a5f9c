"""The invented border keeps its bands whatever the seed."""

from dataclasses import replace
from itertools import combinations

import pytest

from sempadan.demo.history import invent
from sempadan.demo.setting import default_setting
from sempadan.demo.truth import on_lists

SETTING = default_setting()


@pytest.fixture(scope="module", params=[1, 2, 3])
def border(request):
    return invent(5000, request.param, SETTING)


def seen(border):
    return [agencies for life in border.lives if (agencies := on_lists(life, border.setting))]


def test_half_of_the_people_are_seen(border):
    assert len(border.lives) == 5000
    assert 0.46 <= len(seen(border)) / 5000 <= 0.54


def test_contacts_are_half_as_many_again_as_people(border):
    contacts = sum(c.day < SETTING.end for life in border.lives for v in life.lived for c in v.contacts)
    assert 1.43 <= contacts / len(seen(border)) <= 1.65


def test_every_agency_meets_some_and_none_meets_most(border):
    lists = seen(border)
    for agency in SETTING.agencies:
        assert 0.12 <= sum(agency in agencies for agencies in lists) / len(lists) <= 0.5


def test_most_are_on_one_list_and_some_on_three(border):
    sizes = [len(agencies) for agencies in seen(border)]
    assert 0.5 <= sizes.count(1) / len(sizes) <= 0.75
    assert sum(size >= 3 for size in sizes) > 100


def test_lists_depend_on_each_other(border):
    """Referrals and the hand-over bring pairs together far more often than chance would."""
    lists = [on_lists(life, SETTING) for life in border.lives]
    both = {pair: sum(set(pair) <= agencies for agencies in lists) for pair in combinations(SETTING.agencies, 2)}
    single = {agency: sum(agency in agencies for agencies in lists) for agency in SETTING.agencies}
    lift = {pair: n * 5000 / (single[pair[0]] * single[pair[1]]) for pair, n in both.items()}
    assert lift["KJRI-KUCHING", "BP3MI-KALBAR"] > 1.5
    assert lift["POLDA-KALBAR", "ANAKBANGSA"] > 1.5
    assert lift["KJRI-KUCHING", "JTK"] > 1.5


def test_the_months_are_six_years(border):
    days = [lived.episode.ended for life in border.lives for lived in life.lived]
    assert min(days) >= SETTING.start
    assert max(days) < SETTING.end
    assert {(d.year, d.month) for d in days} == {(y, m) for y in range(2019, 2025) for m in range(1, 13)}


def test_the_shelter_is_met_only_by_referral_in_its_referral_only_year(border):
    habit = SETTING.referral_only
    own = [
        lived.episode.ended.year
        for life in border.lives
        for lived in life.lived
        for contact in lived.contacts
        if contact.agency == habit.agency and not contact.sent_by
    ]
    assert 2020 not in own
    assert {2019, 2021} <= set(own)


def test_a_border_without_overlap_can_be_made():
    once = invent(1000, 1, replace(SETTING, once=True))
    assert max(len(lived.contacts) for life in once.lives for lived in life.lived) == 1


def test_the_same_people_are_there_whatever_the_agencies_do():
    more = replace(SETTING, habits=tuple(replace(habit, rate=2 * habit.rate) for habit in SETTING.habits))
    base, other = invent(300, 5, SETTING), invent(300, 5, more)
    assert [life.person for life in base.lives] == [life.person for life in other.lives]
    assert len(seen(other)) > len(seen(base))
