"""What `ask hidden` answers about overlaps: the published tables, the two cases, and never a number without ground."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.published import TABLES, captures, published
from sempadan.analyse.hidden.answer import hidden_of_overlaps
from sempadan.analyse.hidden.settings import HiddenSettings
from sempadan.analyse.models.capture import Captures
from sempadan.locale.catalogue import catalogue
from sempadan.schema.as_json import as_json
from sempadan.schema.finding import Verdict

QUICK = HiddenSettings(replicates=200)


def ask(table, choice=QUICK, seed=1):
    return hidden_of_overlaps(table, choice, seed)


def rows(reply):
    return {row.name: row for row in reply.methods}


def rules(reply):
    return {reason.rule for reason in reply.reasons}


def test_the_united_kingdom_s_six_lists_have_their_published_point_and_an_answer():
    reply = ask(published("uk6"), HiddenSettings())
    assert reply.verdict is Verdict.ESTIMATE
    assert rows(reply)["stepwise"].estimate == pytest.approx(11_418, rel=1e-3)
    assert not rows(reply)["main_effects"].admitted
    assert (reply.seen, reply.at_least) == (2744, 2744)
    assert 9_000 < reply.answer.low < 11_418 < reply.answer.high < 30_000


def test_the_netherlands_are_refused_by_leaving_lists_out_and_still_show_their_methods():
    reply = ask(published("netherlands5"))
    assert reply.verdict is Verdict.REFUSED
    assert "left_out_apart" in rules(reply)
    assert set(rows(reply)) == {"stepwise", "main_effects", "bic_pairs", "bic_all"}
    assert reply.answer is None


def test_australia_is_refused_by_leaving_lists_out():
    reply = ask(published("australia4"))
    assert reply.verdict is Verdict.REFUSED
    assert "left_out_apart" in rules(reply)
    assert rows(reply)["stepwise"].estimate == pytest.approx(6_496, rel=1e-3)
    assert set(rows(reply)) == {"stepwise", "main_effects", "bic_pairs", "bic_all"}


def test_the_artificial_table_is_refused_for_its_list_apart_and_still_shows_its_methods():
    """Chan, Silverman & Vincent (2021), table 2: the third list shares nobody with the others."""
    reply = ask(published("artificial3"))
    assert reply.verdict is Verdict.REFUSED
    assert {"list_apart", "few_shared"} <= rules(reply)
    assert reply.reasons[0].message.params["lists"] == ("C",)
    assert {row.estimate for row in reply.methods} == {539.09}


POINTS = [
    ("uk6", "stepwise", 11_418), ("uk5", "stepwise", 11_313), ("uk5", "bic_pairs", 22_991), ("uk5", "bic_all", 25_311),
    ("western5", "stepwise", 2_483), ("neworleans8_n185", "stepwise", 1_184), ("neworleans5_n185", "stepwise", 1_034),
    ("neworleans8_n185", "main_effects", 997), ("neworleans8_n186", "stepwise", 1_110),
    ("neworleans5_n186", "stepwise", 981), ("kosovo4", "bic_all", 10_357), ("kosovo4", "bic_pairs", 14_342),
    ("korea3", "bic_all", 157),
]  # fmt: skip


@pytest.mark.parametrize(("name", "method", "people"), POINTS)
def test_every_published_point_stands_in_the_row_of_its_method(name, method, people):
    """Sources as in `published.py`; to 0.1 %, or to half a person, since they were printed as whole numbers."""
    reply = ask(published(name), HiddenSettings(replicates=100))
    assert rows(reply)[method].estimate == pytest.approx(people, rel=1e-3, abs=0.5)


REFUSED = {
    "neworleans8_n185": {"wide"}, "neworleans5_n185": {"wide"}, "neworleans8_n186": {"wide"},
    "neworleans5_n186": {"wide"}, "netherlands5": {"methods_apart", "wide", "left_out_apart"},
    "netherlands6": {"none_admitted", "left_out_apart"}, "australia4": {"wide", "left_out_apart"},
    "korea3": {"left_out_apart"}, "artificial3": {"list_apart", "few_shared", "wide"},
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_of_the_published_tables_these_are_refused_by_these_rules(name):
    """What the frozen rules of `rules.toml` come to; a change here is a change of numbers for the changelog."""
    reply = ask(published(name), HiddenSettings())
    assert (reply.verdict is Verdict.REFUSED) == (name in REFUSED)
    if name in REFUSED:
        assert rules(reply) == REFUSED[name]
        assert reply.methods


def test_kosovo_s_answer_is_the_one_method_that_fits():
    reply = ask(published("kosovo4"))
    assert reply.verdict is Verdict.CAUTION
    assert [name for name, row in rows(reply).items() if row.admitted] == ["bic_all"]
    assert (reply.answer.low, reply.answer.high) == (math.floor(rows(reply)["bic_all"].low), 20_838)


def test_two_lists_are_refused_with_chapman_s_row():
    """Case B18: 28 on A only, 23 on B only, 2 on both."""
    reply = ask(captures("A B", {"10": 28, "01": 23, "11": 2}))
    assert reply.verdict is Verdict.REFUSED
    assert "few_lists" in rules(reply)
    assert "2 lists" in catalogue("en").say(reply.reasons[0].message)
    (row,) = reply.methods
    assert (row.name, row.admitted) == ("chapman", False)
    assert row.estimate == pytest.approx(267.67, rel=1e-3)
    assert row.low >= 53
    assert reply.at_least == 53


def test_nobody_on_a_single_list_is_refused_for_that():
    """Case B20: AB 12, AC 9, BC 7, ABC 15."""
    reply = ask(captures("A B C", {"110": 12, "101": 9, "011": 7, "111": 15}))
    assert reply.verdict is Verdict.REFUSED
    assert reply.at_least == 43
    assert "nobody_single" in rules(reply)
    assert "Nobody is on a single list" in catalogue("en").say(reply.reasons[0].message)


@pytest.mark.parametrize(
    ("lists", "cells", "rule"),
    [
        ("A", {"1": 40}, "few_lists"),
        ("A B C", {"100": 40, "010": 30, "001": 20, "110": 20}, "list_apart"),
        ("A B C", {"100": 400, "010": 300, "001": 200, "110": 3, "011": 3, "101": 3}, "few_shared"),
        ("A B C", {"111": 40}, "no_estimate"),
    ],
)
def test_tables_that_carry_nothing_are_refused_by_their_rule(lists, cells, rule):
    reply = ask(captures(lists, cells))
    assert reply.verdict is Verdict.REFUSED
    assert rule in rules(reply)
    assert len(reply.needed) == len(reply.reasons)


def test_a_list_that_says_the_same_as_another_does_not_pass():
    """The police's list, copied: whoever is on the one is on the other."""
    table = published("uk5")
    counts = np.zeros(64, np.int64)
    for pattern, people in enumerate(table.counts):
        counts[pattern | (32 if pattern & 0b100 else 0)] = people
    reply = ask(Captures((*table.lists, "copy"), counts))
    assert reply.verdict is not Verdict.ESTIMATE


def test_a_chosen_method_gives_its_own_range_and_every_check_stays():
    reply = ask(published("uk6"), HiddenSettings("bic_pairs", 200))
    row = rows(reply)["bic_pairs"]
    assert (reply.answer.low, reply.answer.high) == (math.floor(row.low), math.ceil(row.high))
    assert ask(published("uk6"), HiddenSettings("main_effects", 200)).verdict is Verdict.REFUSED
    assert "left_out_apart" in rules(ask(published("netherlands5"), HiddenSettings("bic_pairs", 200)))


def test_the_same_seed_gives_the_same_bits_whatever_ran_before():
    one, two = (as_json(ask(published("western5")), catalogue("en").say) for _ in range(2))
    assert json.dumps(one) == json.dumps(two)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("lang", ["id", "ms", "en"])
def test_an_answer_is_json_without_nan_and_a_sentence_with_its_numbers(name, lang):
    reply = ask(published(name), HiddenSettings(replicates=100))
    told = as_json(reply, catalogue(lang).say)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert {"seen", "at_least", "answer", "methods"} <= told.keys()
    assert {"name", "estimate", "low", "high", "admitted"} <= told["methods"][0].keys()
    (stated,) = told["tables"]["range"]["rows"]
    assert (stated["low"] is None) == (told["answer"] is None) == (told["verdict"] == "refused")
    assert stated["seen"] == told["seen"]


def test_the_sentence_speaks_of_people_seen_and_of_a_range():
    reply = ask(captures("A B C", {"100": 400, "010": 300, "001": 200, "110": 60, "011": 40, "101": 50, "111": 9}))
    low, high = (f"{end:,}" for end in (reply.answer.low, reply.answer.high))
    said = catalogue("en").say(reply.text)
    assert "At least 1,059 people were seen" in said
    assert f"between {low} and {high}" in said


def test_the_pictures_stand_on_tables_and_the_patterns_add_up():
    reply = ask(published("uk6"))
    assert [chart.name for chart in reply.charts] == ["methods", "left_out", "overlaps"]
    overlaps = reply.table("overlaps")
    assert sum(overlaps["people"].to_pylist()) == 2744
    assert {len(pattern) for pattern in overlaps["pattern"].to_pylist()} == {6}


def test_what_is_not_looked_at_is_said():
    told = {caveat.id for caveat in ask(published("uk6")).caveats}
    assert "hidden.caveat.no_bic_all" in told
    assert "hidden.caveat.no_bic" in {c.id for c in ask(published("neworleans8_n185")).caveats}


cells = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.one_of(st.just(0), st.integers(0, 400)), min_size=2**k - 1, max_size=2**k - 1)
)


@given(cells, st.integers(0, 3))
@settings(deadline=None, max_examples=60)
def test_no_end_is_below_the_people_seen_on_any_table(numbers, seed):
    counts = np.array([0, *numbers])
    table = Captures(tuple("ABCD"[: len(counts).bit_length() - 1]), counts)
    reply = ask(table, HiddenSettings(replicates=100), seed)
    assert reply.at_least == reply.seen == table.seen
    for row in reply.methods:
        assert row.low is None or row.low >= table.seen
        assert row.estimate is None or row.estimate >= table.seen - 0.01
        assert row.low is None or row.high is None or row.low <= row.high
    if reply.answer is not None:
        assert table.seen <= reply.answer.low <= reply.answer.high
    json.dumps(as_json(reply, catalogue("ms").say), allow_nan=False)


def test_a_billion_people_are_answered():
    table = published("kosovo4")
    reply = ask(Captures(table.lists, table.counts * 10**6), HiddenSettings(replicates=100))
    assert reply.seen == 4400 * 10**6
    json.dumps(as_json(reply, catalogue("id").say), allow_nan=False)


def test_ten_lists_are_answered():
    random, truth = np.random.default_rng(3), 3000
    on = random.random((truth, 10)) < 0.12
    counts = np.bincount(on @ (1 << np.arange(10)), minlength=1024)
    counts[0] = 0
    reply = ask(Captures(tuple("ABCDEFGHIJ"), counts))
    assert reply.answer.low <= truth <= reply.answer.high
