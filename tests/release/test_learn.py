"""A codebook learned from rows."""

from __future__ import annotations

import pytest

from sempadan.release.codebook import Nesting
from sempadan.release.errors import ColumnsUnnamed, NotCoded
from sempadan.release.learn import learned


def learn(head, rows):
    columns = list(zip(*rows, strict=True))
    return learned("rows.csv", head, columns, range(2, len(rows) + 2), invented=False)


def test_codes_are_those_that_occur_in_order_and_unknown_last():
    book = learn(["a", "b"], [("y", "u"), ("x", ""), ("unknown", "u"), ("x", "v")] * 6)
    assert book["a"].codes == ("x", "y", "unknown")
    assert book["b"].codes == ("u", "v", "unknown")
    assert [c.blank for c in book.columns] == [False, True]


def test_what_always_goes_together_is_nested():
    rows = [("P", "coast", "f"), ("Q", "coast", "m"), ("R", "inland", "f"), ("R", "inland", "m"), ("P", "coast", "m")]
    book = learn(["district", "part", "sex"], rows * 5)
    assert book["district"].nestings == (Nesting("part", {"P": "coast", "Q": "coast", "R": "inland"}),)
    assert not book["part"].nestings
    assert not book["sex"].nestings


def test_unknown_has_no_place_in_a_parent():
    rows = [("P", "coast"), ("Q", "coast"), ("R", "inland"), ("", "coast"), ("unknown", "inland")]
    assert learn(["district", "part"], rows * 5)["district"].nestings[0].of.keys() == {"P", "Q", "R"}


def test_columns_of_one_code_each_nest_nowhere():
    book = learn(["a", "b"], [("x", "u")] * 20)
    assert not any(column.nestings for column in book.columns)


@pytest.mark.parametrize("head", [["", "b"], ["a", "A"], ["Siti Aminah", "b"], ["count", "b"], ["a", "12"]])
def test_a_first_line_that_names_no_columns_is_refused_without_showing_it(head):
    with pytest.raises(ColumnsUnnamed) as caught:
        learn(head, [("x", "u")] * 20)
    assert "Siti" not in str(caught.value)


NAMES = [f"Siti{n}" for n in range(20)]


@pytest.mark.parametrize(
    "cells",
    [
        NAMES,
        [f"Siti Aminah {n % 2}" for n in range(20)],
        [f"61710{n:05}" for n in range(20)],
        ["é" * 3] * 20,
        ["x" * 41] * 20,
        ["=1+1"] * 20,
        [""] * 20,
        [f"c{n}" for n in range(1001) for _ in range(4)],
    ],
)
def test_a_column_that_does_not_look_coded_is_refused_without_showing_it(cells):
    with pytest.raises(NotCoded) as caught:
        learn(["a"], [(cell,) for cell in cells])
    assert "Siti" not in str(caught.value)
    assert "61710" not in str(caught.value)


def test_a_few_rare_codes_among_many_rows_are_codes():
    book = learn(["a"], [(code,) for code in ["x"] * 40 + ["y"] * 30 + ["z"]])
    assert book["a"].codes == ("x", "y", "z")
