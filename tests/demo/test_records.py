"""Records differ from the truth as lists do, and enough stays right to find the people again."""

from collections import Counter

import pytest

from sempadan.demo.records import records_of
from sempadan.demo.setting import default_setting

SETTING = default_setting()


@pytest.fixture(scope="module")
def noted(history):
    return {agency: records_of(history, agency, 7) for agency in SETTING.agencies}


@pytest.fixture(scope="module")
def persons(history):
    return {life.person.person: life.person for life in history.lives}


def test_about_half_of_the_records_have_an_identity_number(noted):
    every = [record for records in noted.values() for record in records]
    assert 0.42 <= sum(bool(record.nik) for record in every) / len(every) <= 0.6


def test_one_identity_number_in_twenty_is_wrong(noted, persons):
    niks = [(r.nik, persons[r.person].documents.nik) for records in noted.values() for r in records if r.nik]
    assert 0.03 <= sum(shown != true for shown, true in niks) / len(niks) <= 0.07


def test_names_are_seldom_written_alike_and_birth_dates_mostly_are(noted, persons):
    every = [record for records in noted.values() for record in records if record.birth and record.name]
    born = [(r.birth.year, r.birth.month, r.birth.day) == _day(persons[r.person].birth) for r in every]
    named = [r.name.lower() == " ".join(persons[r.person].name.own).lower() for r in every]
    assert 0.7 <= sum(born) / len(born) <= 0.92
    assert 0.25 <= sum(named) / len(named) <= 0.7


def _day(birth):
    return birth.year, birth.month, birth.day


def test_forged_birth_years_reach_the_lists(noted, persons):
    forged = [
        r
        for records in noted.values()
        for r in records
        if r.birth and any(p.forged and p.birth.year == r.birth.year for p in persons[r.person].documents.passports)
    ]
    assert len(forged) > 50


def test_the_home_district_is_mostly_known(noted, persons):
    every = [record for records in noted.values() for record in records]
    assert sum(r.home_district == persons[r.person].home_district for r in every) / len(every) > 0.93


def test_the_board_writes_other_forms_before_its_change_of_recording(noted):
    change = SETTING.recording
    forms = {late: Counter() for late in (False, True)}
    for record in noted[change.agency]:
        forms[record.day.year >= 2022][record.codes.get("form", "")] += 1
    assert not any(forms[False][form] for form in change.before)
    assert all(forms[True][form] > 10 for form in change.before)


def test_nobody_is_met_after_the_lists_were_written(noted):
    for records in noted.values():
        assert max(record.day for record in records) < SETTING.end
        assert all(day < SETTING.end for record in records for day in record.days.values())


def test_some_people_stand_twice_on_a_list(noted):
    for records in noted.values():
        assert len(records) > len({record.person for record in records})
