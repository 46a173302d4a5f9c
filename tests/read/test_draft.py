"""Columns of one field come together record by record."""

from __future__ import annotations


def test_the_first_identity_card_and_every_passport_are_kept(desk):
    read = desk.table(
        ("Nama", "NIK", "No Paspor", "Paspor lama", "No SPLP"),
        ("Siti", "6171994503999001", "B1234567", "A7654321", "B1234567"),
        ("Budi", "", "6171994503999002", "", "-"),
    )
    assert read.values("nik") == ["6171994503999001", "6171994503999002"]
    assert read.values("passports") == [["B1234567", "A7654321"], []]
    assert read.rules == [(3, "No Paspor", "other_number")]


def test_a_place_of_birth_in_its_own_column_goes_before_the_one_beside_the_date(desk):
    read = desk.table(
        ("Nama", "Tempat Lahir", "TTL"), ("Siti", "Sambas", "Sanggau, 20-05-1998"), ("Budi", "", "Sanggau, 1999")
    )
    assert read.values("birth_place") == ["Sambas", "Sanggau"]


def test_faults_stand_in_the_column_and_row_of_their_cell(desk):
    read = desk.table(("Judul",), ("No", "Nama", "Tgl Lahir"), (1, "Siti", "31-02-1999"), (2, "Budi", "20-02-1999"))
    assert read.rules == [(3, "Tgl Lahir", "not_a_date")]


def test_a_draft_shows_no_row(desk):
    read = desk.table(("Nama", "L/P"), ("Siti Aminah", "P"))
    assert "Siti" not in repr(read.checked)
