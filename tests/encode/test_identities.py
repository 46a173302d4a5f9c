from __future__ import annotations

import pytest

from sempadan.encode.identities import COLUMNS, identities, telling

NIK = "6171995207990003"


def who(lists, **row):
    (found,) = identities(lists.cases(row))
    return found


def test_every_identity_column_is_a_column_of_cases(lists):
    assert set(COLUMNS) <= set(lists.cases({}).data.column_names)


def test_a_row_of_nothing_gives_an_identity_of_nothing(lists):
    found = who(lists)
    assert not any(found)


def test_names_are_canonical_and_the_parent_stands_apart(lists):
    found = who(lists, name="Hj. Siti Aminah binti Jamil")
    assert found.names == (("siti", "aminah"),) or len(found.names[0]) == 2
    assert found.parent == who(lists, name="x", parent_name="Jamil").parent != ()


def test_a_stated_parent_goes_before_the_one_in_the_name(lists):
    assert who(lists, name="Siti binti Jamil", parent_name="Rahmat").parent == who(lists, parent_name="Rahmat").parent


def test_aliases_are_names_of_their_own_and_each_stands_once(lists):
    found = who(lists, name="Siti alias Rina", alias="Rina")
    assert len(found.names) == 2


def test_a_number_gives_date_home_and_sex_and_its_date_stands_first(lists):
    found = who(lists, nik=NIK, birth_date="1990-07-12")
    assert [date.year for date in found.dates] == ["99", "90"]
    assert found.homes == ("6171",)
    assert found.sex == "f"


def test_a_number_that_says_the_same_adds_no_second_date_or_home(lists):
    found = who(lists, nik=NIK, birth_date="1999-07-12", home_district="6171", sex="female")
    assert len(found.dates) == len(found.homes) == 1


def test_a_stated_sex_goes_before_that_of_a_number(lists):
    assert who(lists, nik=NIK, sex="male").sex == "m"


@pytest.mark.parametrize("number", ["6171995207990", "0000000000000000", "61719952079900AB"])
def test_a_number_that_is_none_is_not_used(lists, number):
    assert who(lists, nik=number).nik == ""


def test_a_mykad_number_gives_date_and_sex(lists):
    found = who(lists, mykad="990712135672")
    assert (found.dates[0].whole, found.sex) == ("99-07-12", "f")


def test_very_common_tokens_are_left_out_unless_nothing_else_is_left(lists):
    (names,) = who(lists, name="Siti Aminah").names
    assert len(telling(names)) == 1
    (only,) = who(lists, name="Siti").names
    assert telling(only) == only != ()


def test_an_identity_does_not_show_itself(lists):
    shown = repr(who(lists, name="Zzyzx Qwibble", nik=NIK, phone="6281234567890"))
    assert not any(text in shown.lower() for text in ("zzyzx", "qwibble", NIK, "6281"))
