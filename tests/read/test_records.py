"""Totals, signatures and remarks are no people, and each is named."""

from __future__ import annotations

import pytest

HEADER = ("No", "Nama", "L/P", "Umur")
SITI, BUDI = ("1", "Siti", "P", "17"), ("2", "Budi", "L", "20")


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (("", "Jumlah", "", "37"), "total_row"),
        (("JUMLAH 2 ORANG",), "total_row"),
        (("Jumlah", "2", "", ""), "total_row"),
        (("Sub Total", "", "", "37"), "total_row"),
        (("Total klien: 2",), "total_row"),
        (("", "", "Mengetahui,"), "signature_row"),
        (("", "", "", "Disediakan oleh:"), "signature_row"),
        (("Catatan: umur saat masuk",), "remark_row"),
        (("Sumber: Polda",), "remark_row"),
        (("3",), "number_only_row"),
        (("", "", "", "Pontianak, 31 Desember 2024"), "row_below"),
    ],
)
def test_a_row_that_is_no_record_is_named_and_not_read(desk, row, rule):
    read = desk.table(HEADER, SITI, BUDI, row)
    assert read.counts == (2, 2, 0, 0)
    assert read.checked.not_records == 1
    assert read.rules == [(4, "", rule)]


def test_a_total_between_people_ends_nothing(desk):
    read = desk.table(HEADER, SITI, ("", "Subtotal Januari", "", "1"), BUDI)
    assert read.values("name") == ["Siti", "Budi"]
    assert read.rules == [(3, "", "total_row")]


def test_the_lines_below_a_signature_belong_to_it(desk):
    read = desk.table(HEADER, SITI, ("", "", "Kepala Dinas"), (), ("", "", "Drs. Ahmad"), ("", "", "NIP. 19700101"))
    assert read.checked.read == 1
    assert read.rows_of("signature_row") == [3, 5, 6]


def test_a_person_called_total_with_a_number_is_a_person(desk):
    read = desk.table(HEADER, SITI, ("2", "Jumlah binti Ali", "P", "30"))
    assert read.values("name") == ["Siti", "Jumlah binti Ali"]


def test_a_numbered_row_without_a_name_is_read_and_held(desk):
    read = desk.table(HEADER, SITI, ("2", "", "P", "30"))
    assert read.counts == (2, 1, 1, 0)
    assert read.rows_of("no_name_or_number") == [3]


def test_empty_rows_between_people_are_no_faults(desk):
    read = desk.table(HEADER, SITI, (), ("", "", ""), BUDI)
    assert read.rules == []
    assert read.values("row") == [2, 5]
