"""The tables of an answer hold every number that it says."""

from __future__ import annotations

import numpy as np
import pytest

from analyse.published import captures, published
from sempadan.analyse.hidden.linkages import Linkages
from sempadan.analyse.hidden.reply import MethodRow, Range
from sempadan.analyse.hidden.study import study
from sempadan.analyse.hidden.tables import tables

ROW = MethodRow("stepwise", 300.5, 200.0, None, admitted=False, fit=0.25)


def made(linkages, answer=None):
    found = tables(study(linkages, 100, np.random.default_rng(1)), (ROW,), answer)
    return {table.name: table.data.to_pylist() for table in found}


def test_two_lists_have_no_table_of_lists_left_out():
    table = captures("A B", {"10": 28, "01": 23, "11": 2})
    assert made(Linkages(table)) == {
        "range": [{"seen": 53, "at_least": 53, "low": None, "high": None}],
        "methods": [
            {"method": "stepwise", "estimate": 300.5, "low": 200.0, "high": None, "admitted": "no", "fit": 0.25}
        ],
        "lists": [
            {"list": "A", "people": 30, "only": 28, "shared": 2},
            {"list": "B", "people": 25, "only": 23, "shared": 2},
        ],
        "overlaps": [
            {"lists": "A", "pattern": "10", "people": 28},
            {"lists": "B", "pattern": "01", "people": 23},
            {"lists": "A + B", "pattern": "11", "people": 2},
        ],
    }


def test_the_range_and_the_estimate_of_all_lists_stand_first():
    found = made(Linkages(published("uk6")), Range(10_000, 20_000))
    assert (found["range"][0]["low"], found["range"][0]["high"]) == (10_000.0, 20_000.0)
    whole, first, *rest = found["left_out"]
    assert (whole["list"], whole["seen"]) == ("–", 2744)
    assert whole["estimate"] == pytest.approx(11_418, rel=1e-3)
    assert (first["list"], first["seen"], len(rest)) == ("LA", 2690, 5)


def test_sampled_linkages_have_a_row_each_and_months_a_share_of_each_list():
    table = captures("A B C", {"100": 40, "010": 30, "001": 20, "110": 9, "011": 8, "101": 7, "111": 3})
    fewer = captures("A B C", {"100": 39, "010": 29, "001": 20, "110": 10, "011": 8, "101": 7, "111": 3})
    found = made(Linkages(table, (table, fewer), (1.0, 0.5, 1.0)))
    assert [(row["linkage"], row["seen"]) for row in found["linkages"]] == [("1", 117), ("2", 116)]
    assert [row["covered"] for row in found["lists"]] == [1.0, 0.5, 1.0]
    assert found["range"][0]["at_least"] == 116


def test_a_table_that_counts_nobody_has_empty_rows():
    found = made(Linkages(captures("A B C", {})))
    assert (found["range"][0]["seen"], found["overlaps"]) == (0, [])
