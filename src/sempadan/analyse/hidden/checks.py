"""Whether a study allows an answer: every rule of `rules.toml` against what was computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.analyse.hidden.measures import MEASURES, measure, reason
from sempadan.analyse.hidden.reply import MethodRow
from sempadan.analyse.hidden.shown import shown
from sempadan.analyse.hidden.tables import tables
from sempadan.analyse.hidden.words import MISFIT, why_of
from sempadan.analyse.rules import rules
from sempadan.schema.finding import Verdict

if TYPE_CHECKING:
    from sempadan.analyse.hidden.reply import Range
    from sempadan.analyse.hidden.shown import Shown
    from sempadan.analyse.hidden.study import Fitted, Study
    from sempadan.schema.finding import AnswerTable, Reason


PER_METHOD = frozenset({"misfit"})
"""Rules that concern the row of a method, not the answer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A study with its verdict.

    Args:
        verdict: How far the answer may be used.
        reasons: The rules that say so; of a refusal only those that refuse.
        methods: Every method's row.
        answer: Envelope of the admitted intervals, in whole people; None of a refusal.
        tables: What all of this stands in.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    methods: tuple[MethodRow, ...]
    answer: Range | None
    tables: tuple[AnswerTable, ...]


def judge(study: Study, method: str | None) -> Judged:
    """Apply every rule.

    Args:
        study: What was computed.
        method: The method whose interval is the answer, or None for all admitted ones.
    """
    rows = tuple(_row(fitted, study) for fitted in study.fitted)
    unjudged = shown(tables(study, rows, None), method, study.linkages.occasion)
    verdict, found = _verdict(unjudged) if study.linkages.central.seen else (Verdict.REFUSED, (study.linkages.empty,))
    answer = None if verdict is Verdict.REFUSED else unjudged.envelope
    reasons = tuple(reason(rule, verdict, unjudged) for rule in found)
    return Judged(verdict, reasons, rows, answer, tables(study, rows, answer))


def _verdict(unjudged: Shown) -> tuple[Verdict, tuple[str, ...]]:
    """The strictest verdict of all rules, and the rules it comes from."""
    measured = {rule: own for rule in MEASURES if (own := measure(rule, unjudged)) is not None}
    judged = {rule: rules("hidden")[rule].judge(own.value) for rule, own in measured.items()}
    for verdict in (Verdict.REFUSED, Verdict.CAUTION):
        found = tuple(rule for rule, one in judged.items() if one is verdict)
        if found:
            return verdict, found
    return Verdict.ESTIMATE, ()


def _row(fitted: Fitted, study: Study) -> MethodRow:
    """A method's row, admitted or with the reason why not. No end lies below the people surely seen."""
    estimate, fit = fitted.estimate, None if fitted.fit is None else round(fitted.fit, 4)
    name = _why(fitted)
    why = None if name is None else why_of(name, fit)
    if estimate is None:
        return MethodRow(fitted.name, None, None, None, admitted=False, fit=fit, why=why)
    floor = study.linkages.at_least
    low, high = (None if end is None else round(max(end, floor), 2) for end in (estimate.low, estimate.high))
    return MethodRow(fitted.name, round(estimate.people, 2), low, high, admitted=why is None, fit=fit, why=why)


def _why(fitted: Fitted) -> str | None:
    """Why a method does not count; None if it does."""
    if fitted.estimate is None:
        return "hidden.why.no_estimate"
    if fitted.name == "chapman":
        return "hidden.why.two_lists"
    if fitted.fit is not None and rules("hidden")["misfit"].judge(fitted.fit) is Verdict.REFUSED:
        return MISFIT
    if fitted.estimate.low is None or fitted.estimate.high is None:
        return "hidden.why.no_interval"
    return None
