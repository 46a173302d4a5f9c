"""Amounts come into bands of ringgit; what is not clear stays unknown and is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.amounts import AmountReader, decimal_sign, otherwise_written, rupiah_rate, usual_currency
from sempadan.schema.codebook import codebook


def read(field, cell, header="", usual="unsaid"):
    taken = AmountReader(codebook()[field], header, usual).read(cell)
    return taken.value, [what.rule for what in taken.faults]


@pytest.mark.parametrize(
    ("field", "cell", "header", "band"),
    [
        ("wage_band", "RM 1.200", "", "1000-1499"),
        ("wage_band", "RM1,200.00", "", "1000-1499"),
        ("wage_band", 900.0, "", "500-999"),
        ("wage_band", "1.200,50", "Gaji (RM)", "1000-1499"),
        ("wage_band", "Rp 7 juta", "", "2000+"),
        ("wage_band", 7_000_000.0, "Gaji (Rp)", "2000+"),
        ("wage_band", "tidak dibayar", "", "0"),
        ("wage_band", "0", "", "0"),
        ("wage_band", "500 - 700", "Gaji RM", "500-999"),
        ("wage_band", "-", "", "unknown"),
        ("wage_band", "", "", "unknown"),
        ("debt_band", "Rp. 5,6 juta", "", "1000-2999"),
        ("debt_band", "2000+ x", "", "unknown"),
        ("fee_band", "1000-2999", "", "1000-2999"),
        ("months_unpaid_band", "3 bulan", "", "3-5"),
        ("months_unpaid_band", "1 tahun", "", "12-23"),
        ("months_unpaid_band", 7.0, "", "6-11"),
    ],
)
def test_an_amount_comes_into_its_band(field, cell, header, band):
    assert read(field, cell, header)[0] == band


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("5.000.000", "currency_unclear"),
        ("RM 500 - 3000", "amount_unclear"),
        ("banyak", "not_an_amount"),
        ("RM 1 2 3", "not_an_amount"),
        (-5.0, "not_an_amount"),
        ("5²", "not_an_amount"),
        ("²", "not_an_amount"),
    ],
)
def test_an_unclear_amount_is_unknown_and_said(cell, rule):
    assert read("wage_band", cell) == ("unknown", [rule])


def test_an_amount_whose_band_depends_on_the_rate_is_noted():
    assert read("wage_band", f"Rp {1000 * rupiah_rate()}") == ("1000-1499", ["amount_near_edge"])


def test_a_bare_amount_is_in_the_currency_that_the_column_names():
    cells = ["Rp 5.000.000", "7 juta", "800.000", "-"]
    assert usual_currency(cells) == "rupiah"
    assert read("debt_band", "7 juta", usual="rupiah") == ("1000-2999", [])
    assert read("debt_band", "7 juta") == ("unknown", ["currency_unclear"])
    assert read("debt_band", "7000", usual="rupiah") == ("unknown", ["currency_unclear"])
    assert read("debt_band", "0", usual="rupiah") == ("0", [])
    assert usual_currency([*cells, "RM 20"]) == "unsaid"


def test_a_column_of_rupiah_is_said_to_be_converted_once_for_all_sheets(desk):
    header = ("Nama", "Utang")
    sheets = {"Jan": [header, ("Siti", "Rp 5.600.000")], "Feb": [header, ("Budi", "7 juta"), ("Ani", "Rp 100.000")]}
    read = desk.read(desk.book(sheets))
    assert read.values("debt_band") == ["1000-2999", "1000-2999", "1-999"]
    assert [rule for _, _, rule in read.rules] == ["rupiah_converted"]


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1.234,50", "900"], "comma"),
        (["1,234.50"], "point"),
        (["1.500"], "unclear"),
        (["1.234,50", "1,234.50"], "unclear"),
        (["1.234.567"], "comma"),
        ([1.5, ""], "unclear"),
    ],
)
def test_the_decimal_sign_is_found_from_all_amounts(cells, sign):
    assert decimal_sign(cells) == sign


def test_amounts_written_the_other_way_are_counted(desk):
    assert otherwise_written(["1.234,50", "1,500"], "comma") == 1
    read = desk.table(("Nama", "Gaji (RM)"), ("Siti", "1.234,50"), ("Budi", "1,500"))
    assert (1, "Gaji (RM)", "amounts_other_notation") in read.rules
    assert read.values("wage_band") == ["1000-1499", "1500-1999"]


@given(
    st.sampled_from(["wage_band", "months_unpaid_band"]),
    st.text(max_size=20) | st.floats(allow_infinity=False, allow_nan=False),
)
def test_any_cell_is_a_band_of_the_codebook(field, cell):
    value, rules = read(field, cell)
    assert value in codebook()[field].own_codes
    assert value == "unknown" or set(rules) <= {"amount_near_edge"}


@given(st.integers(1, 50_000), st.integers(1, 50_000))
def test_a_higher_wage_is_in_no_lower_band(one, two):
    bands = [code for code in codebook()["wage_band"].own_codes if code != "unknown"]
    low, high = (bands.index(read("wage_band", float(n))[0]) for n in sorted((one, two)))
    assert low <= high
