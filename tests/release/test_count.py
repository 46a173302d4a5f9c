"""From rows to tables."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from release.naive import book_of, invented_rows
from sempadan.release.codebook import ALL, CodedColumn, RowsCodebook
from sempadan.release.count import MOST_CELLS, count_tables, families_of, one_and_two_way
from sempadan.release.errors import NoSuchTableColumn, TooManyCellsToProtect
from sempadan.release.rows import CodedRows


@settings(deadline=None, max_examples=50)
@given(people=st.integers(0, 60), seed=st.integers(0, 99), nested=st.booleans())
def test_every_cell_and_margin_counts_the_rows_that_have_its_codes(people, seed, nested):
    rows = invented_rows((3, 2), people, seed, nested=nested)
    (table,) = count_tables(rows, (rows.book.names,))
    seen = Counter()
    for codes in rows.codes:
        names = [rows.book[name].codes[code] for name, code in zip(rows.book.names, codes, strict=True)]
        for mask in range(2 ** len(names)):
            seen[tuple(ALL if mask >> n & 1 else name for n, name in enumerate(names))] += 1
    counted = dict(zip(table.labels, table.counts.tolist(), strict=True))
    assert {label: n for label, n in counted.items() if n} == {label: n for label, n in seen.items() if n}


def test_what_cannot_be_has_no_row():
    rows = invented_rows((4,), 30, 1, nested=True)
    (table,) = count_tables(rows, (("c0", "c0_part"),))
    assert ("v0", "p1") not in table.labels
    assert ("v0", "p0") in table.labels


def test_a_column_and_what_it_lies_within_are_no_table_of_two():
    book = book_of((4, 2), nested=True)
    assert one_and_two_way(book) == (("c0",), ("c1",), ("c0_part",), ("c0", "c1"), ("c1", "c0_part"))


def test_tables_are_named_by_their_columns_in_the_codebook_s_order():
    book = book_of((2, 2, 2))
    assert families_of(["c1,c0", "c0, c1", "c2"], book) == (("c0", "c1"), ("c2",))


@pytest.mark.parametrize("wanted", ["gone", "c0,", ""])
def test_a_table_of_a_column_that_is_not_there_is_refused(wanted):
    with pytest.raises(NoSuchTableColumn) as caught:
        families_of([wanted], book_of((2,)))
    assert "gone" not in str(caught.value)


def test_more_cells_than_can_be_protected_are_refused_at_once():
    columns = tuple(CodedColumn(name, tuple(f"{n}" for n in range(5000))) for name in ("a", "b"))
    rows = CodedRows(RowsCodebook(columns), np.zeros((10, 2), np.int32))
    with pytest.raises(TooManyCellsToProtect):
        count_tables(rows, (("a", "b"),))
    assert len(count_tables(rows, (("a",),))[0].labels) == 5001 <= MOST_CELLS
