"""Columns, codes, and what lies within what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.release.codebook import CodedColumn, Nesting, RowsCodebook, can_name, check_names
from sempadan.release.errors import CodebookOfRowsFault

BORDER = RowsCodebook(
    (
        CodedColumn("district", ("P", "T", "U", "unknown"), nestings=(
            Nesting("part", {"P": "coast", "T": "inland", "U": "inland"}),
            Nesting("access", {"P": "inside", "T": "inside", "U": "border"}),
        )),
        CodedColumn("part", ("coast", "inland"), nestings=(Nesting("country", {"coast": "A", "inland": "A"}),)),
        CodedColumn("access", ("inside", "border")),
        CodedColumn("country", ("A", "B")),
        CodedColumn("sex", ("f", "m")),
    )
)  # fmt: skip


def test_a_code_implies_all_above_it():
    assert BORDER.closure([("district", "T")]) == {
        "district": "T", "part": "inland", "access": "inside", "country": "A"
    }  # fmt: skip
    assert BORDER.ancestors("district") == {"part", "access", "country"}


def test_codes_exclude_each_other_through_their_parents():
    assert BORDER.cell([("district", "P"), ("part", "inland")]) is None
    assert BORDER.cell([("district", "P"), ("country", "B")]) is None
    assert BORDER.cell([("part", "coast"), ("country", "B")]) is None


def test_a_cell_has_one_name_whatever_is_said_besides():
    assert BORDER.cell([("sex", "f"), ("part", "inland"), ("district", "T")]) == (("district", "T"), ("sex", "f"))
    assert BORDER.cell([("access", "border"), ("part", "inland")]) == (("part", "inland"), ("access", "border"))
    assert BORDER.cell([]) == ()


def test_a_code_without_a_parent_may_go_with_any():
    assert BORDER.cell([("district", "unknown"), ("part", "coast")]) == (("district", "unknown"), ("part", "coast"))


@given(st.lists(st.sampled_from([(c.name, code) for c in BORDER.columns for code in c.codes]), max_size=4))
def test_naming_a_named_cell_changes_nothing(items):
    cell = BORDER.cell(dict(items).items())
    assert cell is None or BORDER.cell(cell) == cell


FAULTS = [
    (),
    (CodedColumn("a", ()),),
    (CodedColumn("a", ("x", "x")),),
    (CodedColumn("a", ("x", "")),),
    (CodedColumn("a", (" x",)),),
    (CodedColumn("a", ("x\n",)),),
    (CodedColumn("a", ("All",)),),
    (CodedColumn("a", ("x",), nestings=(Nesting("gone", {}),)),),
    (CodedColumn("a", ("x",), nestings=(Nesting("a", {"x": "x"}),)),),
    (CodedColumn("a", ("x",), nestings=(Nesting("b", {"y": "z"}),)), CodedColumn("b", ("z",))),
    (CodedColumn("a", ("x",), nestings=(Nesting("b", {"x": "y"}),)), CodedColumn("b", ("z",))),
    (CodedColumn("a", ("x",), nestings=(Nesting("b", {"x": "z"}), Nesting("c", {"x": "u"}))),
     CodedColumn("b", ("z",), nestings=(Nesting("c", {"z": "v"}),)), CodedColumn("c", ("u", "v"))),
]  # fmt: skip


@pytest.mark.parametrize("columns", FAULTS)
def test_a_codebook_that_cannot_be_is_refused(columns):
    with pytest.raises(CodebookOfRowsFault):
        RowsCodebook(columns)


@pytest.mark.parametrize("name", ["a b", "1a", "", "count", "Status", "a/b", "..", "é", "a" * 64])
def test_a_name_that_cannot_name_a_file_is_refused(name):
    assert not can_name(name)
    with pytest.raises(CodebookOfRowsFault):
        check_names(RowsCodebook((CodedColumn(name, ("x",)),)))


def test_names_that_differ_in_capitals_only_are_refused():
    with pytest.raises(CodebookOfRowsFault):
        check_names(RowsCodebook((CodedColumn("Sex", ("x",)), CodedColumn("sex", ("x",)))))
