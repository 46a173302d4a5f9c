"""No row is lost to a quotation mark."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.splitter import split

CELL = st.text(st.characters(codec="utf-8", exclude_characters='\r\n";\0'), max_size=6)
RAW = st.text(st.sampled_from('ab";\n'), max_size=60)


def letters(text):
    return [sign for sign in text if sign not in '";\n']


@given(RAW)
def test_no_letter_of_a_file_is_lost(text):
    cells = [cell for row in split(text, ";").rows for cell in row]
    assert letters("".join(cells)) == letters(text)


@given(RAW)
def test_a_line_without_quotation_marks_outside_a_pair_is_a_row_of_its_own(text):
    result = split(text, ";")
    broken = sum(cell.count("\n") for row in result.rows for cell in row)
    lines = text.split("\n")
    assert len(result.rows) + broken == len(lines) - (lines[-1] == "")


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=6))
def test_what_a_program_writes_is_read_as_it_was(rows):
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    assert split(text.getvalue(), ";").rows == rows


def test_a_cell_over_several_lines_stays_one_cell():
    result = split('Nama;Alamat\nA;"Jl. Satu\nRT 2"\nB;x\n', ";")
    assert result.rows == [["Nama", "Alamat"], ["A", "Jl. Satu\nRT 2"], ["B", "x"]]
    assert result.faults == ()


def test_a_mark_that_would_swallow_rows_is_taken_as_a_letter():
    result = split('a;b\n1;"x\n2;y\n3;"z"\n', ";")
    assert [row[0] for row in result.rows] == ["a", "1", "2", "3"]
    assert [(fault.row, fault.rule, fault.severe) for fault in result.faults] == [(2, "lone_quote", False)]


def test_a_lone_mark_that_shifts_cells_is_severe():
    (fault,) = split('a;b;c\n1;"x\n2;y;z\n3;y;z\n', ";").faults
    assert fault.severe


def test_doubled_marks_are_one_and_marks_within_stay():
    assert split('"a ""b"" c";d "e" f\n', ";").rows == [['a "b" c', 'd "e" f']]


def test_every_end_of_line_counts_once():
    assert [row[0] for row in split("a;1\r\nb;2\rc;3\nd;4", ";").rows] == ["a", "b", "c", "d"]
