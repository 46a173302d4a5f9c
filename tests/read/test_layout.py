"""Tables are found where they stand, whatever is above, below and beside them."""

from __future__ import annotations

import pytest

from sempadan.read import errors

ROW = ("1", "Siti Aminah", "12-05-1998", "P")
HEADER = ("No", "Nama", "Tgl Lahir", "L/P")


def test_titles_and_a_letterhead_stand_above_the_header(desk):
    titles = [("DINAS SOSIAL PROVINSI",), ("", "Daftar korban tahun 2023"), (), ("Dicetak 12/01/2024",), ()]
    read = desk.table(*titles, HEADER, ROW)
    assert [sheet.header_row for sheet in read.checked.sheets] == [6]
    assert read.values("row") == [7]
    assert read.one("birth_date") == "1998-05-12"


def test_two_header_rows_with_merged_cells_are_one_header(desk):
    rows = [("No", "", "", "", ""), ("", "Nama", "L/P", "Tgl Lahir", "Nama"), ("1", "Siti", "P", "12-05-1998", "Budi")]
    merged = [(0, 1, 0, 3, "Identitas korban"), (0, 4, 0, 5, "Tersangka")]
    read = desk.read(desk.xlsx(rows, merged=merged))
    assert read.fields["Identitas korban / Nama"] == "name"
    assert read.fields["Tersangka / Nama"] == ""
    assert (read.one("name"), read.one("birth_date"), read.one("row")) == ("Siti", "1998-05-12", 3)


def test_a_header_cell_merged_over_two_rows_names_its_column(desk):
    rows = [("", "", "Kelahiran", ""), ("", "", "Tempat Lahir", "Tgl Lahir"), ("1", "Siti", "Sambas", "12-05-1998")]
    merged = [(0, 0, 1, 0, "No"), (0, 1, 1, 1, "Nama"), (0, 2, 0, 3, "Kelahiran")]
    read = desk.read(desk.xlsx(rows, merged=merged))
    assert (read.one("name"), read.one("birth_place"), read.one("birth_date")) == ("Siti", "Sambas", "1998-05-12")


def test_a_row_that_numbers_the_columns_is_no_record(desk):
    read = desk.table(HEADER, ("(1)", "(2)", "(3)", "(4)"), ROW)
    assert read.counts == (1, 1, 0, 0)
    assert desk.table(HEADER, (1, 2, 3, 4), ROW).values("row") == [3]


def test_each_sheet_of_a_month_is_read_at_its_own_header(desk):
    sheets = {
        "Januari": [("Januari 2024",), HEADER, ROW],
        "Februari": [HEADER, ("1", "Budi", "13-05-1990", "L"), ("2", "Dewi", "01-02-2003", "P")],
        "Rekap": [("Bulan", "Jumlah"), ("Januari", 1), ("Februari", 2)],
    }
    read = desk.read(desk.book(sheets))
    assert [(s.sheet, s.header_row, s.rows) for s in read.checked.sheets] == [("Januari", 2, 1), ("Februari", 1, 2)]
    assert list(zip(read.values("sheet"), read.values("row"), strict=True)) == [
        ("Januari", 3),
        ("Februari", 2),
        ("Februari", 3),
    ]
    assert (1, "", "sheet_without_list") in read.rules


def test_a_second_table_below_the_first_is_read_with_its_own_columns(desk):
    read = desk.table(HEADER, ROW, (), ("Data anak",), ("Nama", "L/P", "Umur"), ("Budi", "L", "9"))
    assert [(s.header_row, s.rows) for s in read.checked.sheets] == [(1, 1), (5, 1)]
    assert read.values("sex") == ["female", "male"]
    assert read.values("age") == [None, 9]


def test_the_user_says_in_which_row_the_header_stands(desk):
    file = desk.xlsx([("Nama", "Tgl Lahir"), ("Nama", "L/P"), ("Siti", "P")])
    read = desk.read(file, header_row=2)
    assert read.values("sex") == ["female"]
    with pytest.raises(errors.NoSuchRow) as refused:
        desk.read(file, header_row=9)
    assert "row 9" in str(refused.value)


def test_a_file_without_a_header_is_refused(desk):
    with pytest.raises(errors.NoTable):
        desk.table(("Siti Aminah", "Sambas"), ("Budi Hartono", "Sanggau"))


def test_text_of_a_row_that_may_be_a_record_is_no_label(desk):
    read = desk.table(("Korban", "Penipuan", "Siti Aminah", "12-05-1998"), ("Budi", "ya", "x", "x"))
    assert "Siti Aminah" not in read.fields
    assert "C" in read.fields


def test_columns_of_the_same_name_are_told_apart_by_their_letters(desk):
    read = desk.table(("Nama", "Catatan", "Catatan", "L/P"), ("Siti", "x", "y", "P"))
    assert list(read.fields) == ["Nama", "Catatan", "Catatan (C)", "L/P"]
