"""Each rule is applied to its own measure, with thresholds that may be met but not passed.

Verdicts are read off the tables of the answer, so the numbers here are whole: tables have two decimals.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from analyse.published import captures, published
from sempadan.analyse.hidden.checks import judge
from sempadan.analyse.hidden.linkages import Linkages
from sempadan.analyse.hidden.study import Fitted, study
from sempadan.analyse.models.estimate import Estimate
from sempadan.analyse.models.left_out import LeftOut
from sempadan.schema.finding import Verdict


@pytest.fixture(scope="module")
def sound():
    """A study that no rule objects to, with whole numbers."""
    done = study(Linkages(published("uk6")), 200, np.random.default_rng(1))
    point = 11_418.0
    fitted = tuple(Fitted(name, Estimate(point, 0.7 * point, 1.4 * point), 0.5) for name in ("stepwise", "bic_pairs"))
    left = tuple(LeftOut(name, 2000, point) for name in done.linkages.central.lists)
    return replace(done, fitted=fitted, left_out=left)


def rules(done, method=None):
    judged = judge(done, method)
    return judged.verdict, [reason.rule for reason in judged.reasons]


def test_a_sound_study_gives_an_estimate(sound):
    point = sound.fitted[0].estimate.people
    judged = judge(sound, None)
    assert judged.verdict is Verdict.ESTIMATE
    assert (judged.answer.low, judged.answer.high) == (math.floor(0.7 * point), math.ceil(1.4 * point))


@pytest.mark.parametrize(
    ("times", "verdict"),
    [(1.5, Verdict.ESTIMATE), (1.51, Verdict.CAUTION), (3.0, Verdict.CAUTION), (3.1, Verdict.REFUSED)],
)
def test_methods_that_differ(sound, times, verdict):
    first, second = sound.fitted
    people = first.estimate.people
    other = replace(second, estimate=Estimate(times * people, 0.9 * people, 1.1 * people))
    assert rules(replace(sound, fitted=(first, other))) == (verdict, [] if times == 1.5 else ["methods_apart"])


def test_a_method_that_does_not_fit_neither_counts_nor_widens(sound):
    first, second = sound.fitted
    people = first.estimate.people
    wrong = replace(second, estimate=Estimate(9 * people, people, 20 * people), fit=0.009)
    judged = judge(replace(sound, fitted=(first, wrong)), None)
    assert judged.answer.high == math.ceil(first.estimate.high)
    assert [row.admitted for row in judged.methods] == [True, False]
    assert judged.methods[1].why.id == "hidden.why.misfit"
    assert [reason.rule for reason in judged.reasons] == ["none_admitted"]


def test_no_admitted_method_is_a_refusal(sound):
    none = tuple(replace(fitted, fit=0.001) for fitted in sound.fitted)
    assert rules(replace(sound, fitted=none)) == (Verdict.REFUSED, ["none_admitted"])


def test_a_method_without_upper_end_is_not_admitted(sound):
    first, second = sound.fitted
    endless = replace(second, estimate=Estimate(first.estimate.people, first.estimate.low, None))
    assert judge(replace(sound, fitted=(first, endless)), None).methods[1].why.id == "hidden.why.no_interval"


@pytest.mark.parametrize(
    ("times", "verdict"), [(2.9, Verdict.ESTIMATE), (5.9, Verdict.CAUTION), (6.1, Verdict.REFUSED)]
)
def test_a_range_that_is_wide(sound, times, verdict):
    people = sound.fitted[0].estimate.people
    wide = tuple(replace(f, estimate=Estimate(people, people, times * people)) for f in sound.fitted)
    assert rules(replace(sound, fitted=wide)) == (verdict, [] if times < 3 else ["wide"])


@pytest.mark.parametrize(
    ("times", "verdict"), [(1.9, Verdict.ESTIMATE), (0.3, Verdict.CAUTION), (4.1, Verdict.REFUSED)]
)
def test_a_list_without_which_the_answer_moves_is_named(sound, times, verdict):
    first, *rest = sound.left_out
    moved = replace(sound, left_out=(replace(first, people=times * first.people), *rest))
    assert rules(moved) == (verdict, [] if times == 1.9 else ["left_out_apart"])
    if times != 1.9:
        assert judge(moved, None).reasons[0].message.params["list"] == first.list


def test_a_list_without_which_there_is_no_estimate_needs_caution(sound):
    first, *rest = sound.left_out
    assert rules(replace(sound, left_out=(replace(first, people=None), *rest))) == (
        Verdict.CAUTION,
        ["left_out_missing"],
    )


@pytest.mark.parametrize(
    ("drawn", "verdict"),
    [((100.0, 120.0), Verdict.ESTIMATE), ((100.0, 140.0), Verdict.CAUTION), ((100.0, 200.0), Verdict.REFUSED),
     ((100.0, math.inf), Verdict.REFUSED)],
)  # fmt: skip
def test_linkages_that_move_the_answer(sound, drawn, verdict):
    linkages = replace(sound.linkages, draws=(sound.linkages.central,) * len(drawn))
    assert rules(replace(sound, linkages=linkages, drawn=drawn)) == (
        verdict, [] if verdict is Verdict.ESTIMATE else ["linkage_moves"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("span", "verdict"), [(0.8, Verdict.ESTIMATE), (0.79, Verdict.CAUTION), (0.39, Verdict.REFUSED)]
)
def test_a_list_that_covers_part_of_the_time(sound, span, verdict):
    partial = replace(sound, linkages=replace(sound.linkages, spans=(1.0, 1.0, span, 1.0, 1.0, 0.9)))
    assert rules(partial)[0] is verdict
    if verdict is not Verdict.ESTIMATE:
        (reason,) = judge(partial, None).reasons
        assert reason.message.params["lists"] == ("PF",)


@pytest.mark.parametrize(("alone", "verdict"), [(9, Verdict.CAUTION), (4, Verdict.REFUSED)])
def test_a_list_nearly_all_of_whose_people_are_on_another(sound, alone, verdict):
    cells = {"100000": 300, "010000": 400, "001000": 500, "000100": 300, "000010": 200, "000001": alone, "100001": 50,
             "010001": 46, "110000": 40, "011000": 40, "001100": 30, "000110": 30, "101000": 20}  # fmt: skip
    nested = replace(sound, linkages=Linkages(captures("A B C D E F", cells)))
    assert rules(nested) == (verdict, ["list_nested"])


def test_a_refusal_names_only_what_refuses(sound):
    first, second = sound.fitted
    people = first.estimate.people
    both = (first, replace(second, estimate=Estimate(2 * people, people / 2, 5 * people)))
    assert rules(replace(sound, fitted=both)) == (Verdict.REFUSED, ["wide"])
    assert judge(replace(sound, fitted=both), None).answer is None


def test_a_chosen_method_that_is_not_admitted_is_a_refusal(sound):
    assert rules(sound, "main_effects") == (Verdict.REFUSED, ["none_admitted"])
    assert rules(sound, "stepwise")[0] is Verdict.ESTIMATE
