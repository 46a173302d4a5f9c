"""Equations between cells: the true counts fulfil them, and nothing that tables share is overlooked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from release.naive import book_of, invented_rows
from sempadan.release.codebook import CodedColumn, Nesting, RowsCodebook
from sempadan.release.count import count_tables, one_and_two_way
from sempadan.release.errors import TableTooLarge
from sempadan.release.suppress import inside
from sempadan.release.system import MOST_OF_A_TABLE, by_tables, jointly
from sempadan.release.tables import gather

NESTED = (Nesting("seen", {"a": "yes", "b": "yes", "-": "no"}),)


def gathered(rows, families):
    return gather(count_tables(rows, families), rows.book)


@settings(max_examples=40, deadline=None)
@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=3), people=st.integers(0, 90), nested=st.booleans())
def test_true_counts_fulfil_every_equation_at_both_levels(sizes, people, nested):
    rows = invented_rows(tuple(sizes), people, 5, nested=nested)
    families = one_and_two_way(rows.book)
    cells = gathered(rows, families)
    empty = cells.counts == 0
    for system in (
        by_tables(cells.cells, empty, rows.book, families),
        jointly(cells.cells, empty, rows.book, families),
    ):
        values = inside(system, cells.counts)
        assert (values[: system.cells] == cells.counts).all()
        assert (values >= -1e-6).all()
        assert np.allclose(system.matrix @ values, 0, atol=1e-6)


def test_the_joint_level_has_a_combination_of_every_column():
    rows = invented_rows((3, 4, 2), 400, 1, skew=0.1)
    families = one_and_two_way(rows.book)
    cells = gathered(rows, families)
    joint = jointly(cells.cells, cells.counts == 0, rows.book, families)
    assert joint.variables - joint.cells == 3 * 4 * 2


def test_too_many_combinations_of_all_columns_leave_the_level_of_tables():
    rows = invented_rows((30, 30, 30), 2000, 1, skew=0.1)
    families = one_and_two_way(rows.book)
    cells = gathered(rows, families)
    assert jointly(cells.cells, cells.counts == 0, rows.book, families) is None
    assert by_tables(cells.cells, cells.counts == 0, rows.book, families).level == "tables"


def test_what_two_tables_share_links_them_even_if_neither_shows_it():
    book = book_of((2, 2, 2))
    cells = [(("c0", a), (other, b)) for other in ("c1", "c2") for a in ("v0", "v1") for b in ("v0", "v1")]
    counts = np.array([3, 17, 20, 20, 12, 8, 25, 15])
    system = by_tables(cells, counts == 0, book, (("c0", "c1"), ("c0", "c2")))
    change = np.zeros(system.variables)
    change[[0, 1]] = 1.0, -1.0
    assert np.allclose(system.matrix @ np.where(np.arange(system.variables) < 8, change, 0), 0)
    change[1] = 0.0
    free = system.matrix[:, 8:].toarray()
    least, *_ = np.linalg.lstsq(free, -(system.matrix @ change), rcond=None)
    assert not np.allclose(free @ least, -(system.matrix @ change))


def test_a_table_of_too_many_combinations_is_refused():
    codes = tuple(str(n) for n in range(600))
    book = RowsCodebook((CodedColumn("a", codes), CodedColumn("b", codes)))
    assert len(codes) ** 2 > MOST_OF_A_TABLE
    with pytest.raises(TableTooLarge):
        by_tables([()], np.array([False]), book, (("a", "b"),))


@settings(max_examples=30, deadline=None)
@given(sizes=st.lists(st.integers(2, 4), min_size=1, max_size=3), people=st.integers(5, 90), nested=st.booleans())
def test_no_equation_follows_from_the_others(sizes, people, nested):
    """Cells written as parts of one another then say as much as cells written out."""
    rows = invented_rows(tuple(sizes), people, 5, nested=nested)
    families = one_and_two_way(rows.book)
    cells = gathered(rows, families)
    matrix = jointly(cells.cells, cells.counts == 0, rows.book, families).matrix
    assert np.linalg.matrix_rank(matrix.toarray()) == matrix.shape[0]


def test_a_cell_that_is_mostly_another_is_written_as_that_one_and_the_rest():
    """Of 40 people 36 are seen: everybody is those and the others, not every value of those."""
    book = RowsCodebook((CodedColumn("seen", ("yes", "no")), CodedColumn("c", ("a", "b", "-"), nestings=NESTED)))
    cells = [(), (("seen", "yes"),), (("c", "a"),), (("c", "b"),)]
    system = by_tables(cells, np.zeros(4, bool), book, (("seen",), ("c",)))
    sums = {tuple(row) for row in system.matrix.toarray()}
    assert sums == {(1, -1, 0, 0, -1), (0, 1, -1, -1, 0)}
