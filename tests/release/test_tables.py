"""Tables of counts and their different cells."""

from __future__ import annotations

import numpy as np
import pytest

from release.naive import book_of
from sempadan.release.codebook import ALL
from sempadan.release.errors import TablesDisagree
from sempadan.release.tables import CountTable, gather


def test_a_cell_that_stands_in_two_tables_is_one():
    book = book_of((2, 2))
    one = CountTable("one", ("c0",), (("v0",), (ALL,)), np.array([20, 45]))
    two = CountTable("two", ("c1",), (("v0",), (ALL,)), np.array([30, 45]))
    found = gather([one, two], book)
    assert found.cells == ((("c0", "v0"),), (), (("c1", "v0"),))
    assert found.counts.tolist() == [20, 45, 30]
    assert [places.tolist() for places in found.places] == [[0, 1], [2, 1]]


def test_a_code_and_its_parent_code_are_the_cell_of_the_code():
    book = book_of((2,), nested=True)
    both = CountTable("both", ("c0", "c0_part"), (("v0", "p0"), ("v0", ALL)), np.array([20, 20]))
    assert len(gather([both], book).cells) == 1


def test_codes_that_exclude_each_other_are_no_cell():
    book = book_of((4,), nested=True)
    with pytest.raises(TablesDisagree):
        gather([CountTable("t", ("c0", "c0_part"), (("v0", "p1"),), np.array([3]))], book)


def test_one_cell_with_two_counts_is_refused():
    tables = [CountTable(name, ("c0",), (("v0",),), np.array([n])) for name, n in (("a", 20), ("b", 21))]
    with pytest.raises(TablesDisagree) as caught:
        gather(tables, book_of((2,)))
    assert '"b"' in str(caught.value)
