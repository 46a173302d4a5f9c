"""Values that disagree are said and kept; what follows from another column is filled in."""

from __future__ import annotations

import pytest


def test_a_step_with_a_date_happened(desk):
    read = desk.table(
        ("Nama", "Tgl pemulangan", "Tgl rujukan", "Dirujuk"),
        ("Siti", "20-05-2023", "21-05-2023", "tidak"),
        ("Budi", "", "", "ya"),
    )
    assert read.values("repatriated") == ["yes", "unknown"]
    assert read.values("repatriated_date") == ["2023-05-20", None]
    assert read.values("referred") == ["no", "yes"]
    assert read.rules == [(2, "Dirujuk", "step_no_but_dated")]


def test_a_date_in_the_column_of_a_step_is_its_date(desk):
    read = desk.table(("Nama", "Dipulangkan"), ("Siti", "20-05-2023"), ("Budi", "belum"), ("Dewi", "ya"), ("Eko", ""))
    assert read.values("repatriated") == ["yes", "no", "yes", "unknown"]
    assert read.values("repatriated_date") == ["2023-05-20", None, None, None]


def test_ages_are_compared_with_births_at_first_contact(desk):
    read = desk.table(
        ("Nama", "Tgl Lahir", "Umur", "Tgl Lapor"),
        ("Siti", "20-05-2006", "17", "25-05-2023"),
        ("Budi", "20-05-2006", "25", "25-05-2023"),
        ("Dewi", "20-05-2006", "±19", "25-05-2023"),
    )
    assert read.rows_of("age_differs") == [3]
    assert read.values("age") == [17, 25, 19]


def test_an_age_in_the_name_fills_the_missing_one(desk):
    read = desk.table(("Nama", "Umur"), ("Siti (17 th)", ""), ("Budi (17 th)", "30"), ("Dewi (17 th)", "17"))
    assert read.values("age") == [17, 30, 17]
    assert read.rules == [(3, "Umur", "age_differs")]


def test_nothing_happens_before_the_birth(desk):
    read = desk.table(("Nama", "Tgl Lahir", "Tgl Lapor"), ("Siti", "20-05-2006", "25-05-2003"))
    assert read.rules == [(2, "Tgl Lapor", "before_birth")]


def test_the_home_district_is_found_in_the_address_where_no_column_names_it(desk):
    assert desk.table(("Nama", "Alamat"), ("Siti", "Kab. Sambas"), ("Budi", "")).values("home_district") == [
        "6101",
        "unknown",
    ]
    both = desk.table(("Nama", "Alamat", "Kabupaten asal"), ("Siti", "Kab. Sambas", "Sanggau"))
    assert both.values("home_district") == ["6103"]


@pytest.mark.parametrize(
    ("row", "rule", "accepted"),
    [
        (("", "6171994503999001"), "no_name", 1),
        (("-", ""), "no_name_or_number", 0),
        (("NN", "123"), "no_name_or_number", 0),
    ],
)
def test_a_record_needs_a_name_or_a_number(desk, row, rule, accepted):
    read = desk.table(("Nama", "NIK"), ("Dewi Anggraini", "6171994503999001"), row, ("Eko Prasetyo", ""))
    assert read.checked.accepted == accepted + 2
    assert [name for _, _, name in read.rules if name.startswith("no_name")] == [rule]
