"""Dates are read in every way they are written; impossible ones are named."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.births import DateReader
from sempadan.read.orders import ColumnOrder

DAY_FIRST = ColumnOrder("Tgl", "day_first", "proved")


def read(cell, *, placed=True, epoch_1904=False):
    taken = DateReader(DAY_FIRST, 2024, epoch_1904, "error", placed=placed).read(cell)
    day = taken.value.date
    return day.iso if day else None, taken.value.place, [what.rule for what in taken.faults]


@pytest.mark.parametrize(
    ("cell", "iso", "place"),
    [
        ("Sambas, 12-05-1998", "1998-05-12", "Sambas"),
        ("Sambas/12-05-1998", "1998-05-12", "Sambas"),
        ("Sambas 12 Mei 1998", "1998-05-12", "Sambas"),
        ("Kab. Kapuas Hulu, 1 Pebruari 1999", "1999-02-01", "Kab. Kapuas Hulu"),
        ("12-05-1998, Sambas", "1998-05-12", "Sambas"),
        ("12-05-1998", "1998-05-12", ""),
        ("1998", "1998", ""),
        ("Mei 1998", "1998-05", ""),
        ("12/05/98", "1998-05-12", ""),
        ("1 Mac 2004", "2004-03-01", ""),
        ("1998-05-12", "1998-05-12", ""),
        ("'12-05-1998", "1998-05-12", ""),
        (date(1998, 5, 12), "1998-05-12", ""),
        (datetime.fromisoformat("1998-05-12T07:30"), "1998-05-12", ""),
        (1998.0, "1998", ""),
        (35927.0, "1998-05-12", ""),
    ],
)
def test_a_date_is_read_with_the_place_beside_it(cell, iso, place):
    assert read(cell) == (iso, place, [])


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("31/02/1999", "not_a_date"),
        ("Sambas, 31-02-1999", "not_a_date"),
        ("lahir", "place_without_date"),
        ("Sambas", "place_without_date"),
        ("12/05/2031", "date_in_future"),
        (date(1831, 5, 12), "date_too_old"),
        ("03/20/1999", "date_in_other_order"),
        (date(2033, 1, 1), "date_in_future"),
        ("12 Foo 1999", "not_a_date"),
    ],
)
def test_what_is_no_date_is_named(cell, rule):
    iso, _, rules = read(cell)
    assert (iso, rules) == (None, [rule])


@pytest.mark.parametrize("cell", ["", "-", "tdk tahu", "n/a", "00"])
def test_a_missing_date_is_no_fault(cell):
    assert read(cell) == (None, "", [])


def test_day_numbers_count_from_1904_where_the_workbook_says_so(desk):
    assert read(34465.0, epoch_1904=True)[0] == "1998-05-12"
    file = desk.xlsx([("Nama", "Tgl Lahir"), ("Siti", date(1998, 5, 12)), ("Budi", 34465)], date_1904=True)
    assert desk.read(file).values("birth_date") == ["1998-05-12", "1998-05-12"]


def test_serial_and_text_dates_stand_in_one_column(desk):
    read = desk.table(("Nama", "Tgl Lahir"), ("A", 35927), ("Budi", "20/05/1998"), ("Cici", date(1999, 12, 31)))
    assert read.values("birth_date") == ["1998-05-12", "1998-05-20", "1999-12-31"]


def test_a_bad_birth_date_keeps_its_place(desk):
    read = desk.table(("Nama", "TTL", "NIK"), ("Siti", "Sambas, 31-02-1999", ""), ("Budi", "Sanggau", ""))
    assert read.counts == (2, 1, 1, 0)
    assert read.one("birth_place") == "Sanggau"


@given(st.text(max_size=30) | st.floats() | st.booleans() | st.datetimes() | st.times() | st.timedeltas())
def test_any_cell_is_a_date_or_missing_or_a_fault(cell):
    iso, _, rules = read(cell)
    assert iso is None or rules == []


@given(st.dates(date(1900, 1, 1), date(2024, 12, 31)))
def test_a_full_date_comes_back_in_each_form(day):
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y"):
        assert read(day.strftime(form))[0] == day.isoformat()
