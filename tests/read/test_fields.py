"""Ages in whole years, also where a spreadsheet made numbers of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.fields import OLDEST, read_years


@pytest.mark.parametrize(
    ("cell", "years", "rules"),
    [
        (17.0, 17, []),
        ("17", 17, []),
        ("17 tahun 3 bln", 17, []),
        ("4 bulan", 0, []),
        (0.0, 0, []),
        ("±17 th", 17, ["age_about"]),
        ("-", None, []),
        ("", None, []),
        (-99.0, None, []),
        (500.0, None, ["not_an_age"]),
        ("dewasa", None, ["not_an_age"]),
        ("tujuh belas tahun", 17, []),
    ],
)
def test_an_age_is_in_whole_years_and_nought_is_an_age(cell, years, rules):
    taken = read_years(cell)
    assert (taken.value and taken.value.years if taken.value is None else taken.value.years) == years
    assert [what.rule for what in taken.faults] == rules


@given(st.text(max_size=20) | st.floats() | st.datetimes())
def test_any_cell_is_an_age_of_a_person_or_none(cell):
    taken = read_years(cell)
    assert taken.value is None or 0 <= taken.value.years <= OLDEST
