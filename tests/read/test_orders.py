"""A column has one order of day and month, found from all of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.orders import decide_orders

DATES = st.dates(date(1900, 1, 1), date(2024, 12, 31)).map(lambda day: (day.day, day.month, day.year))
FORMS = {"day_first": "{0:02d}/{1:02d}/{2:04d}", "month_first": "{1:02d}/{0:02d}/{2:04d}"}


def decided(*cells, said=None):
    return decide_orders({"Tgl": cells}, said)["Tgl"]


@pytest.mark.parametrize(
    ("cells", "order", "how"),
    [
        (("20/03/1999", "03/04/1999"), "day_first", "proved"),
        (("03/20/1999", "03/04/1999"), "month_first", "proved"),
        (("01/02/1999", "03/04/1999"), "day_first", "assumed"),
        (("1999-03-20", "12 Mei 1998", ""), "day_first", "not_needed"),
        (("20/03/1999", "21/03/1999", "22/03/1999", "03/20/1999"), "day_first", "majority"),
    ],
)
def test_the_whole_column_decides(cells, order, how):
    found = decided(*cells)
    assert (found.order, found.how) == (order, how)


def test_a_column_that_contradicts_itself_is_not_decided(desk):
    assert decided("20/03/1999", "03/20/1999").how == "contradicts"
    read = desk.table(("Nama", "Tgl Lahir"), ("Siti", "20/03/1999"), ("Budi", "03/20/1999"), ("Dewi", "03/04/1999"))
    assert read.rules == [(1, "Tgl Lahir", "order_contradicts"), (4, "Tgl Lahir", "date_order_unknown")]
    assert read.values("birth_date") == ["1999-03-20", "1999-03-20"]


def test_a_column_that_does_not_tell_borrows_from_one_that_does():
    found = decide_orders({"A": ["03/20/1999"], "B": ["01/02/2023"]}, None)
    assert (found["B"].order, found["B"].how, found["B"].others) == ("month_first", "borrowed", ("A",))


def test_nothing_is_borrowed_from_columns_that_disagree():
    found = decide_orders({"A": ["03/20/1999"], "B": ["20/03/1999"], "C": ["01/02/2023"]}, None)
    assert found["C"].how == "assumed"


def test_the_user_decides_and_what_does_not_fit_is_named(desk):
    read = desk.table(("Nama", "Tgl Lahir"), ("Siti", "03/04/1999"), ("Budi", "20/03/1999"), order="month_first")
    assert read.values("birth_date") == ["1999-03-04"]
    assert read.rules == [(3, "Tgl Lahir", "date_in_other_order")]


def test_dates_that_a_program_swapped_are_suspected(desk):
    real = [("Siti", date(1999, 4, 3)), ("Budi", date(1998, 7, 5)), ("Ani", date(2001, 2, 11))]
    read = desk.table(("Nama", "Tgl Lahir"), *real, ("Dewi", "20/03/1999"), ("Eko", "25/12/2000"))
    assert (1, "Tgl Lahir", "dates_swapped") in read.rules


@given(st.lists(DATES, min_size=1), st.sampled_from(sorted(FORMS)))
def test_dates_of_one_order_never_contradict_and_prove_no_other(dates, order):
    found = decided(*(FORMS[order].format(*day) for day in dates))
    assert found.how in ("proved", "assumed")
    assert found.order == order or found.how == "assumed"


def test_a_date_that_no_calendar_has_still_shows_its_order(desk):
    read = desk.table(("No", "Nama", "Tgl Lahir"), ("1", "Siti", "12-05-2007"), ("2", "Budi", "31-02-1999"))
    assert read.values("birth_date") == ["2007-05-12"]
    assert not read.rows_of("order_assumed")


def test_two_orders_in_one_column_leave_what_allows_both_undecided(desk):
    rows = [("1", "Siti", "12-05-2007"), ("2", "Budi", "31-02-1999"), ("3", "Ani", "12/13/1998")]
    read = desk.table(("No", "Nama", "Tgl Lahir"), *rows)
    assert "2007-12-05" not in read.values("birth_date")
