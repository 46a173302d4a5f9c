from __future__ import annotations

import pytest

from sempadan.border.layout import COUNT_SERIES, DISTRICTS
from sempadan.border.rows import MAX_BYTES, parse

HEAD = b"code,name_en,name_id,name_ms\n"


def rules(data, file=COUNT_SERIES):
    return [(f.line, f.column, f.rule) for f in parse(file, data).faults]


def test_rows_are_trimmed_and_numbered_as_an_editor_shows_them():
    parsed = parse(COUNT_SERIES, HEAD + b"a, A ,B,C\nb,B,B,B")
    assert [(r.line, r.cells["code"], r.cells["name_en"]) for r in parsed.rows] == [(2, "a", "A"), (3, "b", "B")]
    assert parsed.faults == ()


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_within_a_cell_count(end):
    data = HEAD.replace(b"\n", end) + b'a,"one' + end + b"two" + end + b'three",B,C' + end + b"b,B,B,B" + end
    rows = parse(COUNT_SERIES, data).rows
    assert [r.line for r in rows] == [2, 5]
    assert (rows[0].at("name_en"), rows[0].at("name_id"), rows[1].at("name_id")) == (2, 4, 5)


def test_a_line_separator_of_unicode_is_no_line_end():
    rows = parse(COUNT_SERIES, HEAD + "a,x\u2028y\u0085z,B,C\nb,B,B,B\n".encode()).rows
    assert [r.line for r in rows] == [2, 3]


def test_a_byte_order_mark_is_no_part_of_the_first_column():
    assert rules(b"\xef\xbb\xbf" + HEAD + b"a,A,B,C\n") == []


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", [(1, "", "empty_file")]),
        (HEAD + b"a,A,B,C\nb,\xe9t\xe9,B,C\n", [(3, "", "not_utf8")]),
        ("code,name_en\n".encode("utf-16"), [(1, "", "not_utf8")]),
        (HEAD + b"a,A\x00,B,C\n", [(2, "", "control_character")]),
        (b"sep=;\n" + HEAD.replace(b",", b";"), [(1, "", "separator_line")]),
        (HEAD.replace(b",", b";") + b"a;A;B;C\n", [(1, "", "separated_by_semicolon")]),
        (HEAD.replace(b",", b"\t") + b"a\tA\tB\tC\n", [(1, "", "separated_by_tab")]),
        (HEAD.replace(b",", b"|") + b"a|A|B|C\n", [(1, "", "separated_by_bar")]),
        (b"code,name_en,name_id\na,A,B\n", [(1, "name_ms", "missing_column")]),
        (b"code,name_en,name_id,name_ms,code\na,A,B,C,a\n", [(1, "code", "doubled_column")]),
        (b"code,name_en,name_id,name_ms,extra\na,A,B,C,D\n", [(1, "extra", "extra_column")]),
        (b"code,name_en,name_id,name_ms,Longitude\na,A,B,C,1\n", [(1, "Longitude", "finer_than_district")]),
        (HEAD + b"a,A,B,C\n,,,\nb,A,B,C\n", [(3, "", "blank_row")]),
        (HEAD + b"a,A,B\n", [(2, "", "too_few_cells")]),
        (HEAD + b"a,A,B,C,D\n", [(2, "", "too_many_cells")]),
        (HEAD + b'a,A,B,C\nb,"B,B,C\nc,C,C,C\n', [(3, "", "broken_quotes")]),
        (HEAD + b'a,"A"x,B,C\n', [(2, "", "broken_quotes")]),
        (b"a" * (MAX_BYTES + 1), [(0, "", "too_large")]),
    ],
)
def test_a_faulty_form_is_said_with_its_line(data, found):
    assert rules(data) == found


def test_an_unmatched_quotation_mark_is_never_taken_for_a_whole_file():
    parsed = parse(COUNT_SERIES, HEAD + b'a,A,B,C\nb,"B,B,C\nc,C,C,C\n')
    assert [r.cells["code"] for r in parsed.rows] == ["a"]
    assert parsed.faults


def test_a_heading_that_is_no_column_name_is_not_repeated():
    """Where the heading is missing, its place is taken by a row, perhaps of a list of persons."""
    faults = parse(DISTRICTS, b"Siti Rahmawati,6101\n").faults
    assert "Siti" not in str(faults)
    assert [f.message.params["position"] for f in faults if f.rule == "extra_column"] == [1, 2]
