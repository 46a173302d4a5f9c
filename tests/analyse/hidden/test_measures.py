"""What the rules compare, by hand; and a reason without numbers wherever some are held back."""

from __future__ import annotations

import math

import pytest

from sempadan.analyse.hidden.measures import MEASURES, measure, reason
from sempadan.analyse.hidden.shown import Shown
from sempadan.schema.finding import Verdict

LISTS = [
    {"list": "A", "people": 50, "only": 40, "shared": 10, "covered": 1.0},
    {"list": "B", "people": 40, "only": 2, "shared": 38, "covered": 0.25},
    {"list": "C", "people": 50, "only": 49, "shared": 1, "covered": 0.3},
]
TABLES = {
    "range": [{"seen": 139, "at_least": 139, "low": None, "high": None}],
    "lists": LISTS,
    "overlaps": [
        {"lists": "A", "pattern": "100", "people": 40},
        {"lists": "B", "pattern": "010", "people": 2},
        {"lists": "C", "pattern": "001", "people": 49},
        {"lists": "A + B", "pattern": "110", "people": 38},
        {"lists": "A + C", "pattern": "101", "people": 10},
    ],
    "methods": [
        {"method": "stepwise", "estimate": 300.0, "low": 200.0, "high": 1000.0, "admitted": "yes"},
        {"method": "bic_pairs", "estimate": 610.0, "low": 150.0, "high": 1300.0, "admitted": "yes"},
        {"method": "main_effects", "estimate": 9000.0, "low": 1.0, "high": 2.0, "admitted": "no"},
    ],
    "left_out": [
        {"list": "–", "seen": 139, "estimate": 300.0},
        {"list": "A", "seen": 99, "estimate": 100.0},
        {"list": "B", "seen": 137, "estimate": 600.0},
        {"list": "C", "seen": 90, "estimate": None},
    ],
    "linkages": [
        {"linkage": str(n), "seen": 139, "estimate": people} for n, people in enumerate((100.0, 120.0, 170.0))
    ],
}
BY_HAND = {
    "few_lists": (3, {"n": 3}),
    "list_apart": (1, {"lists": ("C",)}),
    "few_shared": (48, {"n": 48}),
    "nobody_single": (91, {"n": 91, "seen": 139}),
    "list_nested": (0.05, {"lists": ("B",), "share": 0.05}),
    "list_partial": (0.25, {"lists": ("B", "C"), "share": 0.25}),
    "no_estimate": (1.0, {}),
    "none_admitted": (2, {"n": 2}),
    "methods_apart": (610 / 300, {"ratio": 2.1}),
    "wide": (1300 / 150, {"ratio": 8.7}),
    "left_out_apart": (6.0, {"ratio": 6.0, "list": "A"}),
    "left_out_missing": (1, {"lists": ("C",)}),
    "linkage_moves": (70 / 120, {"share": 0.583}),
}


@pytest.mark.parametrize(("rule", "by_hand"), BY_HAND.items())
def test_a_measure_is_what_is_computed_by_hand(rule, by_hand):
    found = measure(rule, Shown(TABLES))
    assert (found.value, dict(found.params)) == (pytest.approx(by_hand[0]), by_hand[1])


def test_every_rule_has_its_measure_computed_by_hand():
    assert set(BY_HAND) == set(MEASURES)


@pytest.mark.parametrize("rule", MEASURES)
def test_without_its_tables_nothing_is_measured_and_the_reason_has_no_number(rule):
    assert measure(rule, Shown({})) is None
    for verdict in (Verdict.REFUSED, Verdict.CAUTION):
        assert set(reason(rule, verdict, Shown({})).message.params) == {"limit"}


def test_a_reason_whose_numbers_say_something_else_is_said_without_them():
    """The table of methods was thinned, and what is left would be no reason."""
    thinned = Shown(TABLES | {"methods": TABLES["methods"][:1]})
    assert reason("methods_apart", Verdict.CAUTION, Shown(TABLES)).message.params["ratio"] == 2.1
    assert reason("methods_apart", Verdict.CAUTION, thinned).message.id.endswith(".plain")


def held_back(table, column, place=0):
    rows = [dict(row) for row in TABLES[table]]
    rows[place][column] = None
    rows[place]["status"] = "protected"
    return Shown(TABLES | {table: rows})


@pytest.mark.parametrize(
    ("rule", "table", "column"),
    [("list_apart", "lists", "shared"), ("list_nested", "lists", "only"), ("list_nested", "lists", "people"),
     ("few_shared", "overlaps", "people"), ("nobody_single", "range", "seen"), ("methods_apart", "methods", "estimate"),
     ("left_out_missing", "left_out", "estimate"), ("left_out_apart", "left_out", "estimate"),
     ("linkage_moves", "linkages", "estimate"), ("list_partial", "lists", "covered"), ("wide", "methods", "low")],
)  # fmt: skip
def test_with_one_of_its_numbers_held_back_a_rule_is_not_measured(rule, table, column):
    assert measure(rule, held_back(table, column)) is None


def test_a_linkage_without_estimate_moves_the_answer_without_bound():
    rows = [*TABLES["linkages"], {"linkage": "4", "seen": 139, "estimate": None}]
    found = measure("linkage_moves", Shown(TABLES | {"linkages": rows}))
    assert (found.value, found.params) == (math.inf, None)
    assert reason("linkage_moves", Verdict.REFUSED, Shown(TABLES | {"linkages": rows})).message.id.endswith(".plain")


def test_the_range_itself_goes_before_the_intervals_it_was_made_of():
    rounded = [TABLES["range"][0] | {"low": 100.0, "high": 1400.0}]
    assert measure("wide", Shown(TABLES | {"range": rounded})).value == 14.0


def test_a_method_that_was_asked_for_and_is_not_admitted_leaves_none():
    assert measure("none_admitted", Shown(TABLES, "main_effects")).value == 0
    assert measure("wide", Shown(TABLES, "stepwise")).value == 5.0


@pytest.mark.parametrize("rule", ["nobody", "no_list"])
def test_where_nobody_is_counted_the_reason_is_that(rule):
    assert reason(rule, Verdict.REFUSED, Shown({})).message.id == f"analyse.refused.{rule}"
