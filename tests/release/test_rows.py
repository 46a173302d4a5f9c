"""Rows from a file: every cell a code, or nothing is taken; and no cell in an error."""

from __future__ import annotations

import numpy as np
import pytest

from sempadan.release.codebook import CodedColumn, Nesting, RowsCodebook
from sempadan.release.errors import (
    BrokenNesting,
    ColumnsMissing,
    ColumnsNotInCodebook,
    NobodyToCount,
    RowsNotText,
    RowsUneven,
    TooFewRows,
    ValuesNotInCodebook,
)
from sempadan.release.rows import MARK, read_rows
from sempadan.schema.errors import FileMissing, SempadanError

PLANTED = "Siti Aminah"

BOOK = RowsCodebook((
    CodedColumn("district", ("P", "Q", "R"), nestings=(Nesting("part", {"P": "coast", "Q": "coast", "R": "inland"}),)),
    CodedColumn("part", ("coast", "inland")),
    CodedColumn("sex", ("f", "m", "unknown"), blank=True),
))  # fmt: skip

ROWS = ["P,coast,f", "Q,coast,m", "R,inland,", "R,inland,unknown"] * 5


@pytest.fixture
def read(tmp_path):
    def reading(rows, head="district,part,sex", book=BOOK, least=10):
        path = tmp_path / "rows.csv"
        text = rows if isinstance(rows, bytes) else "\n".join([head, *rows]).encode()
        path.write_bytes(text)
        return read_rows(path, book, least=least)

    return reading


def failed(read, error, *args, **kwargs):
    with pytest.raises(error) as caught:
        read(*args, **kwargs)
    link = caught.value
    while link is not None:
        assert PLANTED not in str(link) + repr(link)
        link = link.__context__
    return str(caught.value)


def test_rows_become_numbers_of_codes(read):
    rows = read(ROWS)
    assert len(rows) == 20
    assert rows.codes[:4].tolist() == [[0, 0, 0], [1, 0, 1], [2, 1, 2], [2, 1, 2]]
    assert "20 rows" in repr(rows)


def test_columns_may_stand_in_any_order(read):
    turned = [",".join(reversed(row.split(","))) for row in ROWS]
    assert np.array_equal(read(turned, head="sex,part,district").codes, read(ROWS).codes)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_other_signs_may_stand_between_cells(read, sign):
    rows = [row.replace(",", sign) for row in ROWS]
    assert np.array_equal(read(rows, head="district,part,sex".replace(",", sign)).codes, read(ROWS).codes)


def test_a_mark_above_the_head_and_windows_ends_of_lines_and_spaces_are_read_over(read):
    text = "\r\n".join([f"# {MARK}", "district, part ,sex", *ROWS, "", ""]).encode("utf-8-sig")
    rows = read(text)
    assert rows.book.invented
    assert np.array_equal(rows.codes, read(ROWS).codes)


def test_without_a_codebook_the_codes_are_learned(read):
    rows = read(ROWS, book=None)
    assert rows.book["district"].codes == ("P", "Q", "R")
    assert not rows.book.invented


@pytest.mark.parametrize("book", [BOOK, None])
@pytest.mark.parametrize("data", [b"", b"\n\n", b"district,part,sex", b"district,part,sex\n\n"])
def test_a_file_without_rows_is_said(read, data, book):
    failed(read, NobodyToCount, data, book=book)


@pytest.mark.parametrize("n", [1, 9])
def test_fewer_rows_than_the_threshold_are_refused(read, n):
    assert str(n) in failed(read, TooFewRows, ROWS[:n])


@pytest.mark.parametrize(
    "data", [b"district\xff\n", "district,é\n".encode("latin-1"), "district\n".encode("utf-16"), b"a\0b\n"]
)
def test_what_is_no_utf_8_is_said(read, data):
    failed(read, RowsNotText, data)


@pytest.mark.parametrize("row", [f"P,coast,f,{PLANTED}", PLANTED, f'P,"{PLANTED}'])
def test_a_ragged_line_is_named_by_its_number(read, row):
    assert "22" in failed(read, RowsUneven, [*ROWS, row])


def test_a_cell_that_is_no_code_is_named_by_column_and_line(read):
    said = failed(read, ValuesNotInCodebook, [*ROWS[:3], f"{PLANTED},coast,f", *ROWS])
    assert "district" in said
    assert "line=5" in said.replace("': ", "=").replace("'", "") or "5" in said


def test_an_empty_cell_where_the_codebook_allows_none_is_a_fault(read):
    assert "release.rows.blank" in failed(read, ValuesNotInCodebook, [*ROWS, ",coast,f"])


def test_every_fault_of_a_file_is_told_at_once(read):
    said = failed(read, ValuesNotInCodebook, [*ROWS, ",coast,f", f"P,{PLANTED},x"])
    assert said.count("release.rows.") == 3


def test_a_row_outside_its_parent_is_a_fault(read):
    failed(read, BrokenNesting, [*ROWS, "P,inland,f"])


def test_columns_that_the_codebook_does_not_have_are_named_by_place_only(read):
    assert "4" in failed(read, ColumnsNotInCodebook, [f"{row},x" for row in ROWS], head=f"district,part,sex,{PLANTED}")


@pytest.mark.parametrize(("head", "cut"), [("district,part", 2), ("district,part,part", 3)])
def test_columns_that_are_missing_or_there_twice_are_named(read, head, cut):
    failed(read, ColumnsMissing, [",".join(row.split(",")[:cut]) for row in ROWS], head=head)


def test_a_file_without_a_head_shows_no_cell(read):
    failed(read, SempadanError, [f"{PLANTED},x"] * 20, head=f"{PLANTED},x", book=None)
    failed(read, SempadanError, [f"{PLANTED},coast,f"] * 20, head=f"{PLANTED},coast,f")


def test_a_column_of_names_is_never_learned(read):
    failed(read, SempadanError, [f"{PLANTED} {n},f" for n in range(20)], head="name,sex", book=None)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileMissing):
        read_rows(tmp_path / "gone.csv", BOOK, least=10)
