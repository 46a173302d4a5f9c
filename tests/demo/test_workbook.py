"""Sheets come out as they went in, whatever stands in a cell."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from sempadan.demo.ods import ods_bytes
from sempadan.demo.sheets import Sheet
from sempadan.demo.workbook import csv_bytes, xlsx_bytes

ROWS = (
    ('Title – <&> "quoted" \'',),
    ("Group", None, "Own"),
    ("a", 12, date(2021, 2, 28)),
    (None, "=1+1", "0123"),
)
SHEETS = (Sheet("Jan 2021", ROWS, ((1, 0, 1),)), Sheet("Feb & Mar", (("x",),), ()))


@pytest.mark.parametrize("write", [xlsx_bytes, ods_bytes])
def test_cells_come_back_at_their_places_with_their_kinds(write):
    book = CalamineWorkbook.from_filelike(io.BytesIO(write(SHEETS)))
    assert book.sheet_names == ["Jan 2021", "Feb & Mar"]
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[0][0] == ROWS[0][0]
    assert rows[2][:2] == ["a", 12.0]
    assert str(rows[2][2])[:10] == "2021-02-28"
    assert rows[3] == ["", "=1+1", "0123"]
    assert book.get_sheet_by_index(1).to_python(skip_empty_area=False) == [["x"]]


@pytest.mark.parametrize("write", [xlsx_bytes, ods_bytes])
def test_the_same_sheets_are_the_same_bytes(write):
    assert write(SHEETS) == write(SHEETS)


def test_a_csv_quotes_its_delimiter_and_ends_lines_as_windows_does():
    sheet = Sheet("", (("a;b", None, 3), ("–", 'say "x"', "")), ())
    assert csv_bytes(sheet, ";", "cp1252") == b'"a;b";;3\r\n\x96;"say ""x""";\r\n'
