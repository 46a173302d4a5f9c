"""A workbook that would fill the memory is refused before it is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from sempadan.read import errors
from sempadan.read.inflate import MIN_SUSPECT, look_inside

SHEET = "xl/worksheets/sheet1.xml"


def workbook(desk, members, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return desk.bytes(data.getvalue(), "daftar.xlsx")


def test_a_small_file_that_unfolds_to_a_flood_is_refused(desk):
    file = workbook(desk, {"xl/workbook.xml": "<workbook/>", SHEET: bytes(MIN_SUSPECT + 1)})
    assert file.stat().st_size < 200_000
    with pytest.raises(errors.FileTooLarge):
        look_inside(file)
    with pytest.raises(errors.FileTooLarge):
        desk.read(file)


def test_a_size_that_lies_is_not_believed(desk):
    file = workbook(desk, {"xl/workbook.xml": "<workbook/>", SHEET: bytes(MIN_SUSPECT + 1)})
    data = bytearray(file.read_bytes())
    size = (MIN_SUSPECT + 1).to_bytes(4, "little")
    assert size in data
    with pytest.raises(errors.FileTooLarge):
        look_inside(desk.bytes(data.replace(size, (1000).to_bytes(4, "little"))))


def test_a_value_at_the_end_of_the_sheet_is_refused(desk):
    cell = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(errors.TooManyCells) as refused:
        look_inside(workbook(desk, {"xl/workbook.xml": "<workbook/>", SHEET: cell}))
    assert "row 1048576, column XFD" in str(refused.value)


def test_formats_that_reach_to_the_end_of_the_sheet_do_no_harm(desk):
    cell = '<row r="1048576"><c r="XFD1048576" s="3"/></row>'
    assert not look_inside(workbook(desk, {"xl/workbook.xml": "<workbook/>", SHEET: cell})).invented


def test_a_row_repeated_a_million_times_is_refused(desk):
    cell = '<table:table-cell table:number-columns-repeated="40"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    with pytest.raises(errors.TooManyCells):
        look_inside(workbook(desk, {"content.xml": f"<table:table >{row}</table:table>"}))


def test_day_numbers_from_1904_and_the_mark_are_seen(desk):
    book = '<workbook><workbookPr date1904="1"/></workbook>'
    inside = look_inside(workbook(desk, {"xl/workbook.xml": book, "docProps/core.xml": "SEMPADAN-INVENTED"}))
    assert inside.epoch_1904
    assert inside.invented


@pytest.mark.parametrize("cut", [30, 200, -60])
def test_half_a_workbook_is_damaged(desk, cut):
    file = desk.xlsx([("Nama", "L/P"), ("Siti Aminah", "P")])
    with pytest.raises(errors.WorkbookDamaged):
        desk.read(desk.bytes(file.read_bytes()[:cut], "separuh.xlsx"))
