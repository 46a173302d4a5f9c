"""Intervals: as a plain pair of linear programmes finds them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from release.naive import intervals, invented_rows, plain
from sempadan.release.blocks import blocks
from sempadan.release.count import count_tables, one_and_two_way
from sempadan.release.errors import NumbersDisagree
from sempadan.release.intervals import is_wide, narrow
from sempadan.release.system import jointly
from sempadan.release.tables import gather


def attacked(rows, withheld, width=10.0, **more):
    families = one_and_two_way(rows.book)
    cells = gather(count_tables(rows, families), rows.book)
    low = np.where(withheld, 1.0, cells.counts)
    high = np.where(withheld, np.inf, low)
    system = jointly(cells.cells, cells.counts == 0, rows.book, families)
    return cells, (system, (low, high), np.full(len(low), width))


@settings(max_examples=40, deadline=None)
@given(people=st.integers(20, 200), seed=st.integers(0, 999), withhold=st.integers(0, 2**30 - 1))
def test_the_narrow_cells_and_their_ends_are_those_of_the_plain_attack(people, seed, withhold):
    rows = invented_rows((3, 4), people, seed)
    families = one_and_two_way(rows.book)
    counts = gather(count_tables(rows, families), rows.book).counts
    withheld = (counts > 0) & (((withhold >> np.arange(len(counts))) & 1) == 1)
    cells, known = attacked(rows, withheld)
    found = {n.cell: (n.low, n.high) for n in narrow(*known)}
    plainly = plain(count_tables(rows, families), rows.book)
    places = [plainly.places[frozenset(cell)] for cell in cells.cells]
    hidden = np.zeros(len(plainly.counts), bool)
    hidden[[places[cell] for cell in np.flatnonzero(withheld)]] = True
    right = intervals(plainly, hidden)
    for cell in np.flatnonzero(withheld).tolist():
        low, high = right[places[cell]]
        is_narrow = np.floor(high + 1e-6) - np.ceil(low - 1e-6) < 10
        assert is_narrow == (cell in found)
        if is_narrow:
            assert found[cell] == pytest.approx((low, high), abs=1e-5)
    assert is_wide(*known) == (not found)


def test_some_are_enough_where_some_are_asked_for():
    rows = invented_rows((3, 4), 60, 1)
    cells, _ = attacked(rows, np.zeros(20, bool))
    inner = np.array([len(cell) == 2 for cell in cells.cells])
    _, known = attacked(rows, inner & (cells.counts > 0), 500.0)
    assert len(narrow(*known)) > 6
    assert 1 <= len(narrow(*known, most=3)) <= 3


def test_whole_numbers_lie_within_the_ends():
    rows = invented_rows((3, 4), 60, 1)
    counts = gather(count_tables(rows, one_and_two_way(rows.book)), rows.book).counts
    _, known = attacked(rows, (counts > 0) & (counts < 10))
    for one in narrow(*known):
        low, high = one.whole
        assert one.low - 1e-6 <= low <= counts[one.cell] <= high <= one.high + 1e-6


def test_impossible_numbers_are_refused():
    rows = invented_rows((3, 4), 60, 1)
    _, (system, (low, high), width) = attacked(rows, np.zeros(20, bool))
    low, high = low.copy(), high.copy()
    low[0] = high[0] = low[0] + 1
    with pytest.raises(NumbersDisagree):
        narrow(system, (low, high), width)


def test_a_part_that_passed_is_not_looked_at_again():
    rows = invented_rows((3, 4), 60, 1)
    counts = gather(count_tables(rows, one_and_two_way(rows.book)), rows.book).counts
    _, known = attacked(rows, (counts > 0) & (counts < 10))
    passed: set[bytes] = set()
    found = {n.cell for n in narrow(*known, passed=passed)}
    assert found == {n.cell for n in narrow(*known)}
    system, (low, high), width = known
    passed |= {block.key for block in blocks(system, low, high)}
    assert narrow(system, (low, high), width, passed=passed) == []
    other = low.copy()
    other[0] += 1
    assert {b.key for b in blocks(system, low, high)} != {b.key for b in blocks(system, other, np.maximum(high, other))}
