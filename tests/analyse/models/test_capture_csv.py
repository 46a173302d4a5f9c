"""Overlaps files as they come: separators, marks at the beginning, empty lines; rows are lines of the file."""

from __future__ import annotations

import pytest

from sempadan.analyse.models import errors
from sempadan.analyse.models.capture_csv import captures_of_csv

GOOD = "A,B,count\n1,0,28\n0,1,23\n1,1,2\n"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("\n", "\r\n") + "\r\n\r\n",
        GOOD.replace("A,B", '"A","B"').replace("28", " 28 ").replace("23", "23.0"),
    ],
)
def test_a_table_is_the_same_however_it_is_written(text):
    taken = captures_of_csv(text.encode())
    assert (taken.lists, taken.counts.tolist()) == (("A", "B"), [0, 28, 23, 2])


def test_a_fault_is_at_its_line_of_the_file():
    with pytest.raises(errors.CountNegative) as raised:
        captures_of_csv(b"A,B,count\n1,0,28\n\n0,1,-23\n")
    assert raised.value.params["row"] == 4


@pytest.mark.parametrize("cell", ["Siti", "", "1e9", "1.234.567", "2,5", "0x10", "\u0661"])
def test_a_count_that_is_no_plain_number_is_refused_without_its_text(cell):
    with pytest.raises(errors.CountNotWhole) as raised:
        captures_of_csv(f'A;B;count\n1;0;"{cell}"\n'.encode())
    assert "Siti" not in str(raised.value)
    assert raised.value.__context__ is None


def test_a_fraction_is_refused():
    with pytest.raises(errors.CountNotWhole):
        captures_of_csv(b"A,B,count\n1,0,2.5\n")


@pytest.mark.parametrize(("data", "row"), [
    (b"", 1), (b"\n\n", 1), (b"A,B,count\n1,0\n", 2), (b"A,B,count\n1,0,\xff\n", 2),
    ("A,count\n1,3\n".encode("utf-16"), 1),
])  # fmt: skip
def test_what_is_no_table_is_refused_at_its_line(data, row):
    with pytest.raises(errors.OverlapsNotReadable) as raised:
        captures_of_csv(data)
    assert raised.value.params["row"] == row
    assert raised.value.__context__ is None


def test_the_two_published_cases_are_read():
    """B18 and B20 of the case collection: two lists; nobody on a single list."""
    assert captures_of_csv(b"A,B,count\n1,0,28\n0,1,23\n1,1,2\n").seen == 53
    assert captures_of_csv(b"A,B,C,count\n1,1,0,12\n1,0,1,9\n0,1,1,7\n1,1,1,15\n").single == 0
