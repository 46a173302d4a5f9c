"""The cell of a name gives the name as written, an age in it, and never two people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.persons import read_other_name, read_own_id, read_person


@pytest.mark.parametrize(
    ("cell", "name", "years"),
    [
        ("Siti Aminah binti Jamil alias Rina (17 th)", "Siti Aminah binti Jamil alias Rina", 17),
        ("Siti Aminah (17)", "Siti Aminah", 17),
        ("Siti Aminah, 17 thn", "Siti Aminah", 17),
        ("Siti Aminah (±17 tahun)", "Siti Aminah", 17),
        ("Siti (Ina)", "Siti (Ina)", None),
        ("  Siti   Aminah ", "Siti Aminah", None),
        ("Aminah, Siti", "Aminah, Siti", None),
        ("H. Ahmad, S.Pd", "H. Ahmad, S.Pd", None),
        ("Siti anak Dayang", "Siti anak Dayang", None),
    ],
)
def test_a_name_is_kept_as_written_without_the_age(cell, name, years):
    taken = read_person(cell)
    assert (taken.value.name, taken.value.age and taken.value.age.years) == (name, years)
    assert taken.faults == ()


@pytest.mark.parametrize(
    "cell",
    [
        "1. Siti 2. Budi",
        "Siti Aminah dan Budi Hartono",
        "Siti & Budi",
        "Siti dkk",
        "Siti Aminah; Budi",
        "Siti\nBudi",
        "Siti dan 2 anak",
        "Siti Aminah, Budi Hartono, Dewi Lestari",
        "3 orang",
    ],
)
def test_several_people_in_a_cell_are_held_and_nobody_is_picked(desk, cell):
    assert [what.rule for what in read_person(cell).faults] == ["several_people"]
    read = desk.table(("Nama", "L/P"), (cell, "P"), ("Dewi Anggraini", "P"))
    assert read.values("name") == ["Dewi Anggraini"]
    assert read.counts == (2, 1, 1, 0)


@pytest.mark.parametrize("cell", ["", "-", "NN", "tanpa nama", "tidak diketahui", "n/a"])
def test_a_word_for_no_name_is_no_name(cell):
    assert read_person(cell).value.name == ""
    assert read_person(cell).faults == ()


@pytest.mark.parametrize("cell", ["12345", "?!1", 5.0])
def test_what_is_no_name_is_named(cell):
    assert [what.rule for what in read_person(cell).faults] == ["not_a_name"]


def test_a_parent_may_be_written_as_a_patronymic():
    assert read_other_name("binti Jamil").value == "binti Jamil"
    assert read_other_name("-").value is None


def test_an_agencys_number_keeps_its_leading_noughts():
    assert read_own_id("0012").value == "0012"
    assert read_own_id(12.0).value == "12"
    assert read_own_id("-").value is None


@given(st.text(max_size=40))
def test_any_text_is_one_person_nobody_or_several(text):
    taken = read_person(text)
    assert not taken.value.several or [what.rule for what in taken.faults] == ["several_people"]
    assert text not in repr(taken) or len(text) < 8
