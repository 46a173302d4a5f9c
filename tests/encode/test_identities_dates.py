from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.identities_dates import date_parts
from sempadan.identity.dates import PartialDate


@pytest.mark.parametrize(
    ("iso", "parts"),
    [
        ("1998-05-12", ("98", "98-05", "05-12", "98-05-12")),
        ("1998-12-05", ("98", "98-12", "05-12", "98-05-12")),
        ("1998-05", ("98", "98-05", "", "")),
        ("1998", ("98", "", "", "")),
        ("1998-01-01", ("98", "", "", "")),
        ("2003-01-17", ("03", "03-01", "01-17", "03-01-17")),
    ],
)
def test_a_date_is_cut_into_what_survives_usual_mistakes(iso, parts):
    assert tuple(date_parts(PartialDate.of_iso(iso))) == parts


@settings(deadline=None)
@given(st.dates())
def test_swapping_day_and_month_changes_neither_the_day_part_nor_the_whole(day):
    if day.day > 12 or day.year < 1880 or day.year > 2100:
        return
    right = date_parts(PartialDate(day.year, day.month, day.day))
    swapped = date_parts(PartialDate(day.year, day.day, day.month))
    assert (right.day, right.whole) == (swapped.day, swapped.whole)


def test_a_year_made_adult_on_paper_leaves_the_day_part():
    child, adult = (date_parts(PartialDate.of_iso(text)) for text in ("2007-03-09", "1998-03-09"))
    assert child.day == adult.day != ""
    assert child.month != adult.month


def test_parts_do_not_show_the_date():
    assert "98" not in repr(date_parts(PartialDate.of_iso("1998-05-12")))
