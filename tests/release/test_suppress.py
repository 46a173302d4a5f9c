"""The search for the cheapest plan, and what it falls back on."""

from __future__ import annotations

import numpy as np
import pytest

from release.naive import invented_rows, quiet
from sempadan.release.count import count_tables
from sempadan.release.intervals import narrow
from sempadan.release.suppress import inside, known, suppress
from sempadan.release.system import by_tables, jointly
from sempadan.release.tables import gather


def made(sizes, people, seed, **more):
    rows = invented_rows(sizes, people, seed, **more)
    families = (rows.book.names,)
    cells = gather(count_tables(rows, families), rows.book)
    empty = cells.counts == 0
    tables = by_tables(cells.cells, empty, rows.book, families)
    return cells.counts, (tables, jointly(cells.cells, empty, rows.book, families))


def weak(system, counts, withheld, threshold):
    return narrow(system, known(counts, withheld), np.full(len(counts), float(threshold)))


def test_a_plan_holds_against_every_system():
    counts, systems = made((3, 3, 4), 250, 1)
    plan = suppress(systems, counts, counts.astype(float), 10, quiet)
    assert all(not weak(system, counts, plan.withheld, 10) for system in systems)
    assert weak(systems[1], counts, (counts > 0) & (counts < 10), 10)


def test_a_search_that_is_given_up_still_ends_in_a_plan_that_holds():
    counts, systems = made((2, 2, 2, 2, 2), 294, 3, skew=1.0)
    plan = suppress(systems, counts, counts.astype(float), 10, quiet)
    assert plan.bound < counts[plan.withheld].sum()  # the cheapest is not proved
    assert not weak(systems[1], counts, plan.withheld, 10)


def test_cells_in_very_many_equations_get_a_plan_without_a_search():
    counts, systems = made((2,) * 6, 3000, 2, skew=1.5)
    plan = suppress(systems[:1], counts, counts.astype(float), 10, quiet)
    assert plan.bound == 0.0
    assert not weak(systems[0], counts, plan.withheld, 10)
    assert not plan.withheld[counts == 0].any()


def test_nothing_small_nothing_withheld():
    counts, systems = made((2, 2), 4000, 1, skew=0.1)
    assert not suppress(systems, counts, counts.astype(float), 10, quiet).withheld.any()


def test_the_plan_is_told_round_by_round():
    counts, systems = made((5, 6), 150, 1)
    told = []
    plan = suppress(systems, counts, counts.astype(float), 10, lambda what, done, total: told.append(what.params["n"]))
    assert told == list(range(1, plan.rounds + 1))


@pytest.mark.parametrize("threshold", [3, 5, 10, 20])
def test_the_threshold_is_both_smallness_and_width(threshold):
    counts, systems = made((5, 6), 150, 1)
    plan = suppress(systems, counts, counts.astype(float), threshold, quiet)
    assert plan.withheld[(counts > 0) & (counts < threshold)].all()
    assert not weak(systems[1], counts, plan.withheld, threshold)


def test_everybody_knows_that_a_withheld_cell_counts_somebody():
    low, high = known(np.array([5, 12]), np.array([True, False]))
    assert low.tolist() == [1, 12]
    assert high.tolist() == [np.inf, 12]


def test_inner_values_are_the_counts_and_never_negative():
    counts, systems = made((3, 3, 4), 250, 1)
    for system in systems:
        values = inside(system, counts)
        assert (values[: len(counts)] == counts).all()
        assert (values >= -1e-9).all()
