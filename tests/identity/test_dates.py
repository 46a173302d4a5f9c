"""Dates are read in three languages, and what is no date is none."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.identity import dates
from sempadan.identity.dates import LAST_YEAR, PartialDate, date_of_serial, meant_orders, possible_orders, read_date
from sempadan.identity.ruleset import rules

PIVOT = 2026


def read(text, order="day_first"):
    found = read_date(text, order, pivot=PIVOT)
    return found.iso if found else None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("6 Nop 2019", "2019-11-06"), ("17 Peb 2001", "2001-02-17"), ("9 Agt 2003", "2003-08-09"),
        ("9 Agu 2003", "2003-08-09"), ("9 Ogos 2003", "2003-08-09"), ("1 Mac 2004", "2004-03-01"),
        ("2 Mei 2004", "2004-05-02"), ("Minggu, 18 Maret 2001", "2001-03-18"), ("30 Disember 2002", "2002-12-30"),
        ("30-Des-02", "2002-12-30"), ("Jum'at, 1 Januari 1999", "1999-01-01"), ("1 MEI 99", "1999-05-01"),
        ("17hb Ogos 2003", "2003-08-17"), ("August 9, 2003", "2003-08-09"), ("2003 Okt 5", "2003-10-05"),
        ("Agustus 2003", "2003-08"), ("tgl. 5 Pebruari 2001", "2001-02-05"), ("9th of August 2003", "2003-08-09"),
        ("12-05-1998", "1998-05-12"), ("12/5/98", "1998-05-12"), ("12.05.1998", "1998-05-12"),
        ("12 05 1998", "1998-05-12"), ("12051998", "1998-05-12"), ("1998-05-12", "1998-05-12"),
        ("1998/5/12", "1998-05-12"), ("1998-05-12 00:00:00", "1998-05-12"), ("1998-05-12T08:30:00", "1998-05-12"),
        ("1998", "1998"), ("05/1998", "1998-05"), ("1998-05", "1998-05"), ("29/02/2000", "2000-02-29"),
        ("１２／０５／１９９８", "1998-05-12"), ("19980512", "1998-05-12"), ("20012001", "2001-01-20"),
        ("6 Nop '99", "1999-11-06"),
        ("17-VIII-1998", "1998-08-17"), ("6Nop1999", "1999-11-06"), ("1 Djuni 1970", "1970-06-01"),
        ("Ahad 18 Mac 2001", "2001-03-18"), ("12/05/1998 08:30 WIB", "1998-05-12"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_its_clerk_meant_it(text, iso):
    assert read(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "31/02/1999", "29/02/1999", "31 Februari 1999", "30/02/2000", "20010231", "5-XIII-1998", "99 Nop 2001",
        "00/05/1998", "12/13/1998", "32 Mei 2001", "Siti Aminah", "17", "17 tahun", "",
        "-", "12-05", "1234567890", "5 Mei", "Mei", "Maret April 2001", "1/2/3/4", "12/05/1798", "12/05/2198",
        "5 Mei 01 2001", "Sambas, 12-05-1998", "1" * 500, "٣/٤/١٩٩٨",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert read(text) is None


@pytest.mark.parametrize("rule", rules("dates"), ids=lambda rule: rule.id)
def test_the_example_of_a_rule_holds(rule):
    written, _, iso = rule.example.partition(" -> ")
    assert read(written) == iso


@pytest.mark.parametrize("rule", [rule for rule in rules("dates") if "number" in rule.values], ids=lambda rule: rule.id)
def test_every_word_of_a_month_is_read(rule):
    for word in rule.words():
        assert read(f"7 {word.upper()} 1999") == f"1999-{int(rule.values['number']):02d}-07"


def test_the_order_of_the_column_decides_where_numbers_do_not():
    assert (read("03/04/1999"), read("03/04/1999", "month_first")) == ("1999-04-03", "1999-03-04")
    assert read("1999/04/03", "month_first") == "1999-04-03"
    assert read("99/04/03", "year_first") == "1999-04-03"


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("20/03/1999", {"day_first"}), ("10/25/1997", {"month_first"}), ("03/04/1999", {"day_first", "month_first"}),
        ("1999-03-20", {"year_first"}), ("31/02/1999", set()), ("6 Nop 2019", set()), ("Siti", set()),
        ("1999-20-03", set()), ("01/02/03", {"day_first", "month_first"}), ("20/03/05", {"day_first"}),
        ("25/02/99", {"day_first"}),
        ("99/04/03", {"year_first"}), ("29/02/00", {"day_first"}), ("19980512", {"year_first"}), ("05/1998", set()),
        ("12051998", {"day_first", "month_first"}), ("20/03/1999 00:00", {"day_first"}),
    ],
)  # fmt: skip
def test_a_numeric_date_says_which_orders_it_allows(text, orders):
    assert possible_orders(text) == orders


def test_two_digits_are_a_year_up_to_the_list_s_own():
    assert [read(f"1/1/{yy}") for yy in ("26", "27", "00", "99")] == [
        "2026-01-01", "1927-01-01", "2000-01-01", "1999-01-01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("serial", "epoch_1904", "iso"),
    [
        (1, False, "1900-01-01"), (59, False, "1900-02-28"), (60, False, None), (61, False, "1900-03-01"),
        (35927, False, "1998-05-12"), (35927.75, False, "1998-05-12"), (34465, True, "1998-05-12"),
        (0, False, None), (-5, False, None), (1e9, False, None), (float("nan"), False, None),
        (float("inf"), False, None),
    ],
)  # fmt: skip
def test_excel_s_numbers_of_days_are_read_in_both_systems(serial, epoch_1904, iso):
    found = date_of_serial(serial, epoch_1904=epoch_1904)
    assert (found.iso if found else None) == iso


@given(st.integers(61, 79_000))
def test_a_serial_counts_days(serial):
    found = date_of_serial(serial)
    counted = date(1899, 12, 30) + timedelta(days=serial)
    assert found == (None if counted.year > LAST_YEAR else PartialDate(counted.year, counted.month, counted.day))


@given(st.dates(date(1880, 1, 1), date(2100, 12, 31)))
def test_what_is_written_is_read_back(day):
    partial = PartialDate(day.year, day.month, day.day)
    assert PartialDate.of_iso(partial.iso) == partial
    assert read(day.strftime("%d/%m/%Y").zfill(10)) == partial.iso
    assert read(day.strftime("%m-%d-%Y").zfill(10), "month_first") == partial.iso
    assert PartialDate.of_iso(partial.iso[:7]) == PartialDate(day.year, day.month)
    assert PartialDate.of_iso(partial.iso[:4]) == PartialDate(day.year)


@given(st.text(), st.sampled_from(["day_first", "month_first", "year_first"]))
@settings(max_examples=500)
def test_any_text_is_a_date_or_none(text, order):
    found = read_date(text, order, pivot=PIVOT)
    assert found is None or PartialDate.of_iso(found.iso) == found
    assert PartialDate.of_iso(text) is None or re.fullmatch(r"[0-9-]+", text)
    possible_orders(text)


@given(st.dates(date(1880, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d/%m/%Y", "%m-%d-%Y", "%Y.%m.%d", "%d%m%Y"]))
def test_an_order_that_is_possible_reads_a_date_and_another_reads_none(day, form):
    text = day.strftime(form).replace("%Y", str(day.year))
    orders = possible_orders(text)
    assert orders
    for order in ("day_first", "month_first"):
        fixed = "year_first" in orders
        assert (read(text, order) is not None) is (fixed or order in orders)


PARTIAL = st.dates(date(1880, 1, 1), date(2100, 12, 31)).flatmap(
    lambda d: st.sampled_from(
        [PartialDate(d.year, d.month, d.day), PartialDate(d.year, d.month), PartialDate(d.year)],
    )
)


@given(st.lists(PARTIAL))
def test_partial_dates_are_ordered_and_their_text_is_in_the_same_order(known):
    assert [found.iso for found in sorted(known)] == sorted(found.iso for found in known)


def test_ages_and_missing_are_exported_with_the_dates():
    assert dates.read_age("17") == dates.Age(17, about=False)
    assert dates.is_missing("nihil")


def test_a_date_does_not_show_itself():
    assert "19" not in repr(PartialDate(1998, 5, 12)) + repr(PartialDate(1998))


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("31/02/1999", {"day_first"}), ("02/31/1999", {"month_first"}), ("03/04/1999", {"day_first", "month_first"}),
        ("32/01/1999", set()), ("1999-03-20", {"year_first"}), ("Siti", set()),
    ],
)  # fmt: skip
def test_a_date_that_no_calendar_has_was_written_in_an_order_all_the_same(text, orders):
    assert meant_orders(text) == orders
