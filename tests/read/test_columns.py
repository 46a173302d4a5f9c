"""What a cell repeats is filled in and said; what belongs to one person is never repeated."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("mark", ['"', "”", ",,", "idem", "sda", '-"-', "s.d.a."])
def test_a_ditto_mark_repeats_the_cell_above(desk, mark):
    read = desk.table(("Nama", "Kabupaten asal"), ("Siti", "Sambas"), ("Budi", mark), ("Dewi", mark))
    assert read.values("home_district") == ["6101", "6101", "6101"]
    assert read.rows_of("filled_from_above") == [3, 4]


def test_a_ditto_mark_repeats_no_number_of_a_person(desk):
    read = desk.table(("Nama", "No Paspor"), ("Siti", "B1234567"), ("Budi", "idem"))
    assert read.values("passports") == [["B1234567"], []]
    assert read.rows_of("ditto_not_used") == [3]


def test_a_ditto_mark_with_nothing_above_is_not_used(desk):
    read = desk.table(("Nama", "Kabupaten asal"), ("Siti", "idem"))
    assert read.one("home_district") == "unknown"
    assert read.rows_of("ditto_not_used") == [2]


def test_a_cell_merged_downwards_holds_for_all_its_rows(desk):
    rows = [("Nama", "Kabupaten asal"), ("Siti",), ("Budi",), ("Dewi", "Sanggau")]
    read = desk.read(desk.xlsx(rows, merged=[(1, 1, 2, 1, "Sambas")]))
    assert read.values("home_district") == ["6101", "6101", "6103"]
    assert read.rows_of("filled_from_above") == [3]


def test_a_name_merged_downwards_is_not_given_to_two_people(desk):
    rows = [("No", "Nama", "L/P"), ("1", "", "P"), ("2", "", "L")]
    read = desk.read(desk.xlsx(rows, merged=[(1, 1, 2, 1, "Siti")]))
    assert read.values("name") == ["Siti"]
    assert read.counts == (2, 1, 1, 0)
