"""How far a sheet reaches is told from its packed parts."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.extents import column_letters, column_number, last_cell, last_cell_of_xlsb, last_cells_of_ods


@given(st.integers(1, 16384))
def test_letters_and_numbers_of_columns_are_one(number):
    assert column_number(column_letters(number)) == number


def test_letters_go_on_after_z():
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_the_last_filled_cell_counts_and_a_format_does_not():
    pieces = [b'<c r="B2"><v>1</v></c><c r="D', b'7" t="s"><v>3</v></c><c r="ZZ900000" s="1"/>']
    assert last_cell(pieces) == (7, 4)


def test_repeats_count_in_an_open_document_sheet():
    empty = b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    cells = b"<table:table-cell/><table:table-cell><text:p>x</text:p></table:table-cell>"
    row = b"<table:table-row >" + cells + b"</table:table-row>"
    assert last_cells_of_ods(b"<table:table >" + row + empty + b"</table:table>")[0][0] == 1
    assert last_cells_of_ods(b"<table:table >" + empty + row + b"</table:table>")[0][0] == 1_048_001


@pytest.mark.parametrize(("start", "extent"), [(b"\x81\x01\x00", (10, 4)), (b"", (10, 4))])
def test_a_binary_sheet_declares_its_extent(start, extent):
    assert last_cell_of_xlsb(start + b"\x94\x01\x10" + struct.pack("<IIII", 0, 9, 0, 3)) == extent
    assert last_cell_of_xlsb(b"no extent") == (0, 0)
