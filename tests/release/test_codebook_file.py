"""The codebook as a file."""

from __future__ import annotations

import json

import pytest

from release.naive import book_of
from sempadan.release.codebook import CodedColumn, Nesting, RowsCodebook
from sempadan.release.codebook_file import codebook_json, codebook_of, read_codebook
from sempadan.release.errors import CodebookOfRowsFault, CodebookOfRowsUnreadable
from sempadan.schema.errors import FileMissing

TOML = """
[columns.district]
codes = ["P", "Q"]
blank = "unknown"
parent = "part"
of = {P = "coast", Q = "inland"}
[columns.part]
codes = ["coast", "inland"]
blank = false
"""


def read(tmp_path, text):
    path = tmp_path / "c.toml"
    path.write_text(text)
    return read_codebook(path)


def test_codes_blanks_and_parents_are_read(tmp_path):
    assert read(tmp_path, TOML) == RowsCodebook((
        CodedColumn("district", ("P", "Q", "unknown"), True, (Nesting("part", {"P": "coast", "Q": "inland"}),)),
        CodedColumn("part", ("coast", "inland")),
    ))  # fmt: skip


@pytest.mark.parametrize("of", ['{P = ["coast", "x"], Q = ["inland", ""]}',
                                '{part = {P = "coast", Q = "inland"}, access = {P = "x"}}'])  # fmt: skip
def test_a_column_may_lie_within_several(tmp_path, of):
    text = (
        f'[columns.d]\ncodes = ["P", "Q"]\nparent = ["part", "access"]\nof = {of}\n'
        '[columns.part]\ncodes = ["coast", "inland"]\n[columns.access]\ncodes = ["x"]\n'
    )
    nestings = (Nesting("part", {"P": "coast", "Q": "inland"}), Nesting("access", {"P": "x"}))
    assert read(tmp_path, text)["d"].nestings == nestings


@pytest.mark.parametrize("book", [
    book_of((4, 3), nested=True),
    RowsCodebook((CodedColumn("a", ("x", "unknown"), True),), invented=True),
    RowsCodebook((CodedColumn("a", ("x", "y"), nestings=(Nesting("b", {"x": "u"}), Nesting("c", {"y": "v"}))),
                  CodedColumn("b", ("u",)), CodedColumn("c", ("v",)))),
])  # fmt: skip
def test_what_is_written_is_read_again_as_it_was(book):
    assert codebook_of(json.loads(codebook_json(book))) == book


@pytest.mark.parametrize("text", ["x", "[columns", "\x00"])
def test_a_file_that_is_no_toml_is_said(tmp_path, text):
    with pytest.raises(CodebookOfRowsUnreadable):
        read(tmp_path, text)


@pytest.mark.parametrize("text", [
    "", "columns = 3", "[columns]", "[columns.a]", '[columns.a]\ncodes = "x"', "[columns.a]\ncodes = [1]",
    '[columns.a]\ncodes = ["x"]\nblank = true', '[columns.a]\ncodes = ["x"]\nblank = "missing"',
    '[columns.a]\ncodes = ["x"]\nblank = ["unknown"]', '[columns.a]\ncodes = ["x"]\nlabel = "A"',
    '[columns.a]\ncodes = ["x"]\nparent = "b"', '[columns.a]\ncodes = ["x"]\nof = {x = "y"}',
    ('[columns.a]\ncodes = ["x"]\nparent = ["b", "c"]\nof = {x = ["y"]}\n[columns.b]\ncodes = ["y"]\n'
    '[columns.c]\ncodes = ["z"]'),
    '[columns.a]\ncodes = ["x"]\nparent = 3\nof = {x = "y"}', '[columns."a b"]\ncodes = ["x"]',
])  # fmt: skip
def test_a_file_that_describes_no_columns_is_said(tmp_path, text):
    with pytest.raises(CodebookOfRowsFault):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileMissing):
        read_codebook(tmp_path / "gone.toml")
