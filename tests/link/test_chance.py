from __future__ import annotations

import numpy as np
import pytest

from sempadan.link.chance import DATE_SHARE, DAY_SHARE, chance_of, share_of_codes
from sempadan.link.records import gather

ROW = {"name": "Aini", "sex": "female", "home_district": "6101", "birth_date": "1996-09-08", "citizenship": "IDN"}


def chance(lists, *rows, unique=False):
    return chance_of(gather([lists.of("A", rows, unique=unique)]))


def test_of_nobody_half_agrees(lists):
    found = chance_of(gather([]))
    assert (found.pairs, found.sex, found.home_and_sex, found.day) == (1, 0.5, 0, 0)


def test_pairs_are_all_but_those_inside_a_list_with_one_record_a_person(lists):
    assert chance(lists, *[ROW] * 10).pairs == 45
    assert chance(lists, *[ROW] * 10, unique=True).pairs == 1
    both = [lists.of("A", [ROW] * 10, unique=True), lists.of("B", [ROW] * 5)]
    assert chance_of(gather(both)).pairs == 10 * 5 + 10


def test_codes_agree_as_often_as_pairs_of_records_do(lists):
    rows = [ROW | {"sex": "male"}] * 30 + [ROW] * 70 + [ROW | {"sex": "unknown"}] * 50
    assert chance(lists, *rows).sex == pytest.approx(0.3**2 + 0.7**2, abs=0.001)


def test_home_and_sex_agree_together_and_only_where_known(lists):
    rows = [ROW] * 50 + [ROW | {"home_district": "6103"}] * 50
    assert chance(lists, *rows).home_and_sex == pytest.approx(0.5, abs=0.01)
    assert chance(lists, *rows, *[ROW | {"home_district": "unknown"}] * 100).home_and_sex == pytest.approx(
        0.125, abs=0.01
    )


def test_days_are_shared_as_the_calendar_says_where_both_are_known(lists):
    rows = [ROW] * 50 + [ROW | {"birth_date": None}] * 50
    found = chance(lists, *rows)
    assert found.day == pytest.approx(DAY_SHARE / 4)
    assert found.date == pytest.approx(DATE_SHARE / 4)
    assert found.date < found.dated


def test_ages_agree_more_often_in_a_list_of_one_age(lists):
    same = [ROW | {"age": 16, "birth_date": None, "contact_date": "2020-06-01"}] * 40
    mixed = [row | {"age": 16 + (i % 2) * 30} for i, row in enumerate(same)]
    assert chance(lists, *same).age > 0.9
    assert chance(lists, *mixed).age < 0.6


def test_each_record_knows_how_many_share_its_code():
    assert np.allclose(share_of_codes(np.array([0, 0, 1, -1])), [0.5, 0.5, 0.25, 0.25])
    assert len(share_of_codes(np.zeros(0, np.int64))) == 0
