"""Tables in files, as text."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from sempadan.release.errors import TableUnreadable
from sempadan.release.found import FoundTable, numbers_in, sheets_in, tables_in


def test_a_long_table_has_a_column_for_everything_it_tells_apart():
    found = tables_in("t", b"a,b,count,status\nP,u,12,printed\nP,all,,protected\n")
    assert found == [FoundTable("t", ("a", "b"), (("P", "u"), ("P", "all")), ("12", ""))]


@pytest.mark.parametrize("head", ["a;Count", "a\tn", "a,VALUE"])
def test_separators_and_names_of_the_count_may_differ(head):
    body = "P;12".replace(";", next(sign for sign in ";\t," if sign in head))
    assert tables_in("t", f"\ufeff{head}\r\n{body}\r\n".encode()) == [FoundTable("t", ("a",), (("P",),), ("12",))]


def test_a_naive_table_names_the_column_of_each_row():
    found = tables_in("t", b"table,category,count\ndistrict,P,\npart,coast,68\ntotal,all,112\n")
    assert found == [
        FoundTable("district", ("district",), (("P",),), ("",)),
        FoundTable("part", ("part",), (("coast",),), ("68",)),
        FoundTable("total", (), ((),), ("112",)),
    ]


def test_shares_and_intervals_beside_a_count_are_no_codes():
    assert tables_in("t", b"a,count,share,low,high\nP,30,0.5,0.4,0.6\n")[0].columns == ("a",)


def workbook(sheets):
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return data.getvalue()


def test_each_sheet_is_a_table_and_an_empty_one_is_none():
    data = workbook({"one": [("a", "count"), ("P", 12), ("all", "")], "two": [], "three": [("count",), (7,)]})
    assert sheets_in("t.xlsx", data) == [
        FoundTable("one", ("a",), (("P",), ("all",)), ("12.0", "")),
        FoundTable("three", (), ((),), ("7.0",)),
    ]


def test_a_broken_workbook_is_said():
    with pytest.raises(TableUnreadable):
        sheets_in("t.xlsx", workbook({"one": [("count",), (7,)]})[:200])


def test_a_page_s_counts_are_elements_that_name_their_cell():
    page = """<!DOCTYPE html><p>12</p><td data-cell="form=forced+labour&amp;sex=female" data-value="12">twelve</td>
    <td data-cell="x=1"></td><b data-value="3"></b><td data-cell="form=forced+labour&amp;sex=female" data-value="12">"""
    assert numbers_in("p.html", page.encode()) == [
        FoundTable("p.html", ("form", "sex"), (("forced labour", "female"),), ("12",), page=True)
    ]


def test_a_page_that_is_no_text_has_no_counts():
    assert numbers_in("p.html", bytes(range(256))) == []
