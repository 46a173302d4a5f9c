"""Workbooks give values at the rows that the spreadsheet shows."""

from __future__ import annotations

import openpyxl

from sempadan.read.files import open_book


def test_rows_and_columns_start_at_a1_whatever_is_empty(cases):
    (sheet,) = open_book(cases / "B04_leading_empty.xlsx").sheets
    assert not any(cell for row in sheet.rows[:4] for cell in row)
    assert (sheet.rows[4][0], sheet.rows[4][1]) == ("", "No")


def test_a_formula_gives_the_value_it_had(desk):
    file = desk.folder / "rumus.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Nama", "L/P", "Umur"])
    book.active.append(["Siti", "P", "=10+7"])
    book.save(file)
    assert desk.read(file).values("name") == ["Siti"]
    assert desk.read(file).values("age") == [None]


def test_visibility_and_merged_cells_are_told(desk):
    file = desk.book({"A": [("x",)], "B": [("y",)]}, merged=[(2, 0, 2, 3, "z")], hidden=("B",))
    first, second = open_book(file).sheets
    assert (first.hidden, second.hidden) == (False, True)
    assert first.merged == (((2, 0), (2, 3)),)


def test_the_mark_in_the_properties_of_a_workbook_is_seen(desk):
    file = desk.folder / "sifat.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Nama", "L/P"])
    book.properties.title = "SEMPADAN-INVENTED"
    book.save(file)
    assert open_book(file).invented


def test_a_book_shows_no_cell(desk):
    assert "Siti" not in repr(open_book(desk.xlsx([("Nama", "L/P"), ("Siti", "P")])))
