"""Identity numbers are read in whichever column they stand, and lost digits are never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.papers import PaperReader, read_contact, read_phone_number


def read(kind, cell):
    taken = PaperReader(kind, 2024).read(cell)
    value = taken.value
    found = (value.nik and value.nik.digits, value.mykad and value.mykad.digits, value.passports)
    return found, [what.rule for what in taken.faults]


@pytest.mark.parametrize(
    ("kind", "cell", "found"),
    [
        ("nik", "6171994503999001", ("6171994503999001", None, ())),
        ("nik", "'6171994503999001", ("6171994503999001", None, ())),
        ("nik", "6171 9945 0399 9001", ("6171994503999001", None, ())),
        ("nik", "-", (None, None, ())),
        ("nik", "", (None, None, ())),
        ("mykad", "990512-13-5678", (None, "990512135678", ())),
        ("passports", "B 1234567", (None, None, ("B1234567",))),
        ("passports", "b1234567; A7654321", (None, None, ("B1234567", "A7654321"))),
    ],
)
def test_a_number_is_read_without_its_signs(kind, cell, found):
    assert read(kind, cell) == (found, [])


@pytest.mark.parametrize("cell", ["1.61E+15", "6,17199E+15", 6171994503999000.0, 9471991007859004.0])
def test_lost_digits_are_said_and_not_used(cell):
    assert read("nik", cell) == ((None, None, ()), ["number_lost_digits"])


@pytest.mark.parametrize(
    ("kind", "cell", "rule"),
    [
        ("nik", "617199450399900", "nik_length"),
        ("nik", "61719945039990O1", "nik_letters"),
        ("nik", "6171994514999001", "number_impossible_date"),
        ("nik", "0071994503999001", "number_unknown_region"),
        ("mykad", "9905121356", "mykad_length"),
        ("passports", "12", "passports_length"),
    ],
)
def test_a_wrong_number_is_said_by_its_fault(kind, cell, rule):
    found, rules = read(kind, cell)
    assert found == (None, None, ())
    assert rules == [rule]


def test_another_number_in_the_column_is_taken_and_said():
    assert read("nik", "Paspor B1234567") == ((None, None, ("B1234567",)), ["other_number"])
    assert read("passports", "B1234567 / 6171994503999001") == (
        ("6171994503999001", None, ("B1234567",)),
        ["other_number"],
    )


def test_two_identity_cards_in_a_cell_are_two_people():
    assert read("nik", "6171994503999001 / 6171994503999002")[1] == ["several_numbers"]
    assert read("nik", "6171994503999001 / 6171994503999001")[1] == []


def test_leading_noughts_of_a_mykad_are_put_back_and_said():
    assert read("mykad", 10512135678.0) == ((None, "010512135678", ()), ["noughts_restored"])


def test_a_number_that_differs_from_birth_and_sex_is_said_and_kept(desk):
    read = desk.table(
        ("Nama", "Tgl Lahir", "L/P", "NIK"),
        ("Siti", "05-03-1999", "P", "6171994503999001"),
        ("Budi", "06-03-1999", "L", "6171994503999001"),
        ("Dewi", "1999", "P", "6171994503999001"),
    )
    assert read.rules == [
        (1, "Tgl Lahir", "order_assumed"),
        (3, "NIK", "nik_birth_differs"),
        (3, "NIK", "nik_sex_differs"),
    ]
    assert read.values("nik") == ["6171994503999001"] * 3


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        (81234567890.0, "6281234567890"),
        ("016-876 5432", "60168765432"),
        ("0812 3456 7890 / 0813 1111 2222", "6281234567890"),
        ("-", None),
    ],
)
def test_a_phone_number_gets_the_code_of_its_country(cell, number):
    assert read_phone_number(cell).value == number
    assert read_contact(cell).value == number


def test_a_recruiters_contact_is_a_phone_or_a_document_and_never_a_name():
    assert read_contact("B1234567").value == "B1234567"
    taken = read_contact("Pak Joko")
    assert (taken.value, [what.rule for what in taken.faults]) == (None, ["not_a_contact"])
    assert [what.rule for what in read_phone_number("Pak Joko").faults] == ["not_a_phone"]


@given(st.sampled_from(["nik", "mykad", "passports"]), st.text(max_size=30) | st.floats() | st.integers(0, 10**17))
def test_any_cell_gives_whole_numbers_only_and_shows_none(kind, cell):
    taken = PaperReader(kind, 2024).read(cell)
    assert taken.value.nik is None or len(taken.value.nik.digits) == 16
    assert taken.value.mykad is None or len(taken.value.mykad.digits) == 12
    assert not isinstance(cell, str) or len(cell) < 8 or cell not in repr(taken)
