"""Cells as text, and marks that repeat what is above."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sempadan.read.takes import Taken, is_ditto, known_text, take_all, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (12.5, "12.5"),
        (True, "1"),
        (" a  b ", "a b"),
        ("'0812", "0812"),
        (date(1998, 5, 12), "1998-05-12"),
        (datetime.fromisoformat("1998-05-12T03:00"), "1998-05-12"),
        ("'=1+1", "=1+1"),
        ("'Ain", "'Ain"),
        (float("inf"), "inf"),
    ],
)
def test_a_cell_becomes_text(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize("cell", ["-", "nihil", "tdk ada", "n/a", "?", -99.0, ""])
def test_a_missing_cell_has_no_text(cell):
    assert known_text(cell) == ""


@pytest.mark.parametrize(
    ("cell", "ditto"),
    [('"', True), ("''", True), ("idem", True), ("-", False), ("", False), ("Siti", False), (5.0, False), (",", False)],
)
def test_a_ditto_mark_is_told_from_a_dash(cell, ditto):
    assert is_ditto(cell) is ditto


def test_equal_cells_are_read_once_and_cells_of_other_types_apart():
    seen = []

    def convert(cell):
        seen.append(cell)
        return Taken(type(cell).__name__)

    assert [one.value for one in take_all(["1", 1.0, True, "1", 1.0], convert)] == [
        "str",
        "float",
        "bool",
        "str",
        "float",
    ]
    assert len(seen) == 3
