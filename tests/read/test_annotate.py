"""The annotated copy shows every fault where it stands, in the user's language."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.border import load
from sempadan.locale.catalogue import catalogue
from sempadan.read import Choices, annotate, read_list
from sempadan.read.annotate import COLOURS
from sempadan.schema.errors import OutputExists

BORDER = load()
SAY = catalogue("id").say


@pytest.fixture
def copied(desk, tmp_path):
    """A list's copy, opened."""

    def make(file, say=SAY, **choices):
        out = tmp_path / "salinan.xlsx"
        annotate(file, desk.read(file, **choices).checked, out, say)
        return openpyxl.load_workbook(out)

    return make


def coloured(sheet):
    """Cells with the colour of a fault."""
    colours = {f"FF{colour[1:]}": severity for severity, colour in COLOURS.items()}
    return {
        cell.coordinate: colours[cell.fill.fgColor.rgb]
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in colours
    }


@pytest.mark.parametrize(("name", "cell"), [("B04_repeated_rows.ods", "D15"), ("B04_leading_empty.xlsx", "E9")])
def test_the_faulty_cell_is_coloured_at_its_own_address(copied, cases, name, cell):
    sheet = copied(cases / name)["Kasus"]
    assert coloured(sheet) == {cell: "error"}


def test_cells_keep_their_addresses_and_values(copied, desk):
    rows = [
        ("Judul",),
        (),
        ("No", "Nama", "Tgl Lahir", "Umur"),
        (1, "Siti", date(1998, 5, 12), 17.5),
        (2, "Budi", "x", ""),
    ]
    file = desk.xlsx(rows)
    sheet = copied(file)["Data"]
    before = openpyxl.load_workbook(file)["Data"]
    kept = {c.coordinate: c.value for row in before.iter_rows() for c in row if c.value is not None}
    assert {place: sheet[place].value for place in kept} == kept


def test_the_sheet_in_front_has_the_counts_and_all_faults(copied, cases):
    book = copied(cases / "B04_repeated_rows.ods")
    front = book.worksheets[0]
    assert book.active is front
    assert "5" in front["A1"].value
    assert "4" in front["A1"].value
    told = [[cell.value for cell in row[:4]] for row in front.iter_rows(min_row=5)]
    assert told == [["Kasus", 11, "", "repeats_row"], ["Kasus", 15, "Tgl Lahir", "not_a_date"]]


def test_the_right_edge_repeats_the_sentences_in_the_users_language(copied, cases):
    sheet = copied(cases / "B04_repeated_rows.ods")["Kasus"]
    assert sheet.cell(15, sheet.max_column).value == "Tgl Lahir: bukan tanggal"
    assert sheet.cell(8, sheet.max_column).value


def test_a_copy_in_malay_speaks_malay(copied, cases):
    sheet = copied(cases / "B04_repeated_rows.ods", catalogue("ms").say)["Kasus"]
    assert sheet.cell(15, sheet.max_column).value == "Tgl Lahir: bukan tarikh"


def test_nothing_in_the_copy_can_start_a_formula(copied, desk):
    rows = [("Nama", "Catatan"), ("Siti", "=1+1"), ("Budi", "@SUM(A1)"), ("+62", "-2"), ("Dewi", "http://x.example")]
    sheet = copied(desk.xlsx([("Nama", "Alamat", "L/P"), *rows[1:]]))["Data"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    assert sheet["B2"].value == "=1+1"
    assert sheet["B2"].quotePrefix


def test_hidden_sheets_stay_hidden_and_names_stay_theirs(copied, desk):
    sheets = {"Januari": [("Nama", "L/P"), ("Siti", "P")], "Rahasia": [("Nama", "L/P"), ("Budi", "L")]}
    book = copied(desk.book(sheets, hidden=("Rahasia",)))
    assert book.sheetnames[1:] == ["Januari", "Rahasia"]
    assert [sheet.sheet_state for sheet in book][1:] == ["visible", "hidden"]


def test_a_text_file_comes_back_as_a_workbook_that_says_so(copied, desk):
    book = copied(desk.text("Nama;Tgl Lahir\nSiti;31/02/1999\n", name="daftar: [2024] yang sangat panjang namanya.csv"))
    assert len(book.sheetnames[1]) <= 31
    assert coloured(book.worksheets[1]) == {"B2": "error"}
    assert book.worksheets[0]["A2"].value


def test_a_fault_of_a_column_in_a_second_table_stands_there(copied, desk):
    rows = [
        ("Nama", "Tgl Lahir"),
        ("Siti", "20/05/1998"),
        (),
        ("L/P", "Nama", "Tgl Lahir"),
        ("L", "Budi", "31/02/1999"),
    ]
    assert coloured(copied(desk.xlsx(rows))["Data"]) == {"C5": "error"}


def test_a_copy_never_replaces_a_file(desk, cases, tmp_path):
    out = desk.text("penting", name="salinan.xlsx")
    with pytest.raises(OutputExists):
        annotate(cases / "B09_words.csv", desk.read(cases / "B09_words.csv").checked, out, SAY)
    assert out.read_text() == "penting"


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6), max_size=4), max_size=5
    )
)
def test_any_text_comes_through_as_text(rows):
    with TemporaryDirectory() as folder:
        file, out = Path(folder) / "daftar.csv", Path(folder) / "salinan.xlsx"
        lines = [";".join(cell.replace("\n", " ").replace("\r", " ") for cell in row) for row in rows]
        file.write_text("\n".join(["Nama;L/P;Umur", "Siti;P;17", *lines]), encoding="utf-8-sig")
        annotate(file, read_list(file, Choices(delimiter=";"), BORDER, year=2024), out, SAY)
        book = openpyxl.load_workbook(out)
        cells = [cell for row in book.worksheets[1].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
