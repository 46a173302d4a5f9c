from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.border.dates import first_day, is_date, last_day, precision


@pytest.mark.parametrize("text", ["2016-05-30", "2016-02", "2016", "2024-02-29", "1900-01-01"])
def test_dates_of_the_calendar_are_dates(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "2023-02-29", "2016-13", "2016-00", "2016-5-30", "30/05/2016", "1899", "2100", "20165", "2016-05-30 ",
             "２０１６"],
)  # fmt: skip
def test_what_is_in_no_calendar_is_no_date(text):
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "exact"),
    [
        ("2016-05-30", date(2016, 5, 30), date(2016, 5, 30), "day"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month"),
        ("2015", date(2015, 1, 1), date(2015, 12, 31), "year"),
    ],
)
def test_a_partial_date_means_a_span(text, first, last, exact):
    assert (first_day(text), last_day(text), precision(text)) == (first, last, exact)


def test_an_empty_date_has_no_precision():
    assert precision("") == "none"


@settings(deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_its_own_first_and_last_day(day):
    assert is_date(day.isoformat())
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day
    month = day.isoformat()[:7]
    assert first_day(month) <= day <= last_day(month)
