"""A release as anybody finds it."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.release.errors import CodebookOfRowsFault, NotARelease, TablesDisagree, TableUnreadable
from sempadan.release.opened import load_folder, open_release
from sempadan.schema.errors import FileMissing, SempadanError

TABLE = b"a,b,count\nP,u,\nP,v,20\nP,all,25\n"


def shown(files):
    return {s.label: (s.low, s.high) for s in open_release(files).shown}


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileMissing):
        load_folder(tmp_path / "gone")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "t.csv").write_bytes(TABLE)
    with pytest.raises(FileMissing):
        load_folder(tmp_path / "t.csv")


@pytest.mark.parametrize("others", [[], ["notes.txt", "rows.csv", "withheld.csv", "codebook.json"]])
def test_a_folder_without_tables_is_no_release(tmp_path, others):
    for name in others:
        (tmp_path / name).write_text("{}")
    with pytest.raises(NotARelease):
        load_folder(tmp_path)


def test_everything_that_tells_of_counts_is_read(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "charts").mkdir()
    for name in (
        "tables/t.csv",
        "report.en.html",
        "charts/one.html",
        "codebook.json",
        "statement.json",
        "withheld.csv",
    ):
        (tmp_path / name).write_text("{}")
    expected = {"tables/t.csv", "report.en.html", "charts/one.html", "codebook.json", "statement.json"}
    assert load_folder(tmp_path).keys() == expected


def test_a_peer_s_tables_may_lie_in_the_folder_itself(tmp_path):
    (tmp_path / "t.csv").write_bytes(TABLE)
    assert load_folder(tmp_path).keys() == {"t.csv"}


def test_a_page_alone_is_attacked_too(tmp_path):
    (tmp_path / "p.html").write_text('<p data-cell="a=P" data-value="30">')
    assert [s.low for s in open_release(load_folder(tmp_path)).shown] == [30]


def test_what_is_shown_of_a_count_is_a_number_a_limit_or_nothing():
    table = "a,count\nP,12\nQ,12.0\nR,<5\nS,≤ 5\nT,\nU,-\nV,suppressed\nall,\n".encode()
    assert shown({"t.csv": table}) == {
        ("P",): (12, 12), ("Q",): (12, 12), ("R",): (0, 4), ("S",): (0, 5), ("T",): (0, math.inf),
        ("U",): (0, math.inf), ("V",): (0, math.inf), ("all",): (0, math.inf),
    }  # fmt: skip


@pytest.mark.parametrize("text", ["1,234", "3.5", "1e3", "-4", "12 people", "<x5"])
def test_a_count_that_is_no_whole_number_is_refused_without_showing_it(text):
    with pytest.raises(TableUnreadable) as caught:
        open_release({"t.csv": f'a,count\nP,"{text}"\nall,9\n'.encode()})
    assert text not in str(caught.value)


def test_empty_cells_that_are_printed_say_that_blanks_count_somebody():
    assert shown({"t.csv": TABLE, "statement.json": b'{"empty_cells": "printed"}'})["P", "u"] == (1, math.inf)
    assert shown({"t.csv": TABLE})["P", "u"] == (0, math.inf)


@pytest.mark.parametrize("word", ["all", "Total", "*", ""])
def test_a_sum_is_known_by_several_words(word):
    opened = open_release({"t.csv": f"a,b,count\nP,u,3\nP,{word},25\n".encode()})
    assert [s.cell for s in opened.shown] == [(("a", "P"), ("b", "u")), (("a", "P"),)]


def test_a_word_for_a_sum_that_the_codebook_has_as_a_code_is_a_code():
    book = b'{"columns": {"a": {"codes": ["total", "P"]}}}'
    opened = open_release({"t.csv": b"a,count\ntotal,3\nP,4\nall,7\n", "codebook.json": book})
    assert (("a", "total"),) in [s.cell for s in opened.shown]


def test_codes_that_stand_in_tables_only_are_added_to_the_codebook():
    book = open_release({"t.csv": TABLE, "codebook.json": b'{"columns": {"a": {"codes": ["Q"]}}}'}).book
    assert book["a"].codes == ("Q", "P")
    assert book["b"].codes == ("u", "v")


def test_a_table_of_a_part_is_of_those_whom_the_statement_names():
    said = b'{"tables": [{"name": "t", "columns": ["b"], "where": {"a": "P"}}]}'
    opened = open_release({"tables/t.csv": b"b,count\nu,5\nall,25\n", "statement.json": said})
    assert {s.cell for s in opened.shown} == {(("a", "P"), ("b", "u")), (("a", "P"),)}
    assert {s.part for s in opened.shown} == {(("a", "P"),)}


def test_tables_that_are_only_shown_are_not_read_as_cells():
    said = b'{"shown_only": ["methods"]}'
    files = {"tables/methods.csv": b"method,estimate\nx,1.5\n", "tables/t.csv": TABLE, "statement.json": said}
    assert len(open_release(files).shown) == 3


def test_codes_that_exclude_each_other_and_count_somebody_are_refused():
    book = b'{"columns": {"a": {"codes": ["P"], "parent": "b", "of": {"P": "u"}}, "b": {"codes": ["u", "v"]}}}'
    assert len(open_release({"t.csv": b"a,b,count\nP,u,5\nP,v,0\n", "codebook.json": book}).shown) == 1
    with pytest.raises(TablesDisagree):
        open_release({"t.csv": b"a,b,count\nP,u,5\nP,v,1\n", "codebook.json": book})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", b""),
        ("t.csv", b"\xff\xfea"),
        ("t.csv", b"a,count\nP\n"),
        ("t.csv", b'a,count\n"P,3\n'),
        ("t.csv", b"a,b\nP,3\n"),
        ("tables/t.xlsx", b"no workbook"),
        ("codebook.json", b"{"),
        ("codebook.json", b"[]"),
        ("statement.json", b"\xff"),
    ],
)
def test_a_file_that_cannot_be_understood_is_named(name, data):
    files = {"whole.csv": TABLE, name: data}
    with pytest.raises(TableUnreadable) as caught:
        open_release(files)
    assert name.removesuffix(".csv") in str(caught.value)


@pytest.mark.parametrize("table", [b"a,count\n", b"count\n7\n", b"a,count\nall,7\n"])
def test_a_table_without_a_cell_is_no_release(table):
    with pytest.raises(NotARelease):
        open_release({"t.csv": table})


def test_a_codebook_that_contradicts_itself_is_refused():
    book = b'{"columns": {"a": {"codes": ["P"], "parent": "gone", "of": {}}}}'
    with pytest.raises(CodebookOfRowsFault):
        open_release({"t.csv": TABLE, "codebook.json": book})


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 30) | st.sampled_from(["", "all", "P", "unknown"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["columns", "tables", "a", "codes", "parent", "of", "name", "where", "apart",
                                       "column", "lists", "shown_only", "threshold"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(book=ANY, said=ANY)
def test_whatever_a_codebook_or_statement_says_no_raw_error_comes_out(book, said):
    files = {"tables/t.csv": TABLE, "codebook.json": _json(book), "statement.json": _json(said)}
    try:
        opened = open_release(files)
    except SempadanError:
        return
    assert opened.shown


def _json(value):
    return json.dumps(value).encode()


APART = b"""{"columns": {"source_type": {"codes": ["ngo", "police"]}, "form": {"codes": ["x", "y"]},
"N": {"codes": ["0", "1"]}, "P": {"codes": ["0", "1"]}},
"apart": {"column": "source_type", "lists": {"N": "ngo", "P": "police"}}}"""


def test_cells_that_are_counted_apart_are_columns_of_their_own():
    table = b"source_type,form,count\nngo,x,30\nngo,y,20\nngo,all,50\npolice,x,25\npolice,all,25\n"
    opened = open_release({"tables/t.csv": table, "codebook.json": APART})
    cells = {s.cell: s.low for s in opened.shown if s.high == s.low > 0}
    assert cells == {
        (("form@ngo", "x"),): 30, (("form@ngo", "y"),): 20, (("source_type@ngo", "yes"),): 50,
        (("form@police", "x"),): 25, (("source_type@police", "yes"),): 25,
    }  # fmt: skip
    assert {(s.part, s.columns) for s in opened.shown if s.cell == (("form@ngo", "x"),)} == {
        ((("source_type@ngo", "yes"),), ("form@ngo",))
    }


def test_nobody_is_on_no_list_or_seen_by_a_source_type_on_none_of_its_lists():
    table = b"N,P,count\n1,0,30\n0,1,20\n1,1,10\nall,all,60\n"
    nobody = {s.cell for s in open_release({"tables/t.csv": table, "codebook.json": APART}).shown if s.high == 0}
    assert (("N", "0"), ("P", "0")) in nobody


def test_codes_of_tables_that_are_left_out_are_codes_all_the_same():
    table = b"source_type,form,count\nngo,x,30\nngo,all,50\n"
    opened = open_release({"tables/t.csv": table, "codebook.json": APART})
    assert set(opened.book["form@ngo"].codes) == {"x", "y", "not seen"}
