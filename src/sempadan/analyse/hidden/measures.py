"""What each rule of `rules.toml` compares, read off the tables of the answer, and the reason it gives.

Verdict and sentence come from the same numbers, and whoever holds back some of them can have the sentence
made anew: where its numbers are not all there, the reason is said without numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import median
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sempadan.analyse.hidden.shown import HELD_BACK, Shown
from sempadan.analyse.hidden.tables import NONE_LEFT_OUT
from sempadan.analyse.rules import rules
from sempadan.schema.finding import Reason, Verdict
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sempadan.analyse.hidden.shown import Row
    from sempadan.schema.message import Value

NOBODY: Final = ("no_list", "nobody")
"""Reasons that concern no threshold: there is nothing to ask about."""

WITHOUT_NUMBERS: Final = frozenset({("no_estimate", Verdict.REFUSED), ("none_admitted", Verdict.REFUSED)})
"""Reasons whose sentence holds no number."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a rule compares.

    Args:
        value: Is held against the thresholds.
        params: The numbers and names of its sentence; None where they cannot be said.
    """

    value: float
    params: Mapping[str, Value] | None = field(default_factory=lambda: MappingProxyType({}))


def measure(rule: str, shown: Shown) -> Measure | None:
    """Measure what a rule compares; None where it does not apply or its numbers are held back."""
    return MEASURES[rule](shown)


def reason(rule: str, verdict: Verdict, shown: Shown) -> Reason:
    """Say why, with numbers if the tables hold all of them and they still say the same."""
    if rule in NOBODY:
        return Reason(rule, message(f"analyse.refused.{rule}"))
    known = rules("hidden")[rule]
    if (rule, verdict) in WITHOUT_NUMBERS:
        return known.reason(verdict)
    found = measure(rule, shown)
    if found is None or found.params is None or known.judge(found.value) is not verdict:
        return known.plain(verdict)
    return known.reason(verdict, **found.params)


def _few_lists(shown: Shown) -> Measure | None:
    rows = shown.lists()
    return None if rows is None else Measure(len(rows), {"n": len(rows)})


def _list_apart(shown: Shown) -> Measure | None:
    rows = shown.lists("shared")
    if rows is None or len(rows) < 2:
        return None
    least = min(row["shared"] for row in rows)
    return Measure(least, {"lists": shown.named(row["list"] for row in rows if row["shared"] == least)})


def _few_shared(shown: Shown) -> Measure | None:
    people = shown.shared
    return None if people is None or len(shown.rows("lists")) == 1 else Measure(people, {"n": people})


def _nobody_single(shown: Shown) -> Measure | None:
    people, seen = shown.single, shown.seen
    if people is None or seen is None or len(shown.rows("lists")) == 1:
        return None
    return Measure(people, {"n": people, "seen": seen})


def _list_nested(shown: Shown) -> Measure | None:
    rows = shown.lists("people", "only")
    if rows is None or len(rows) < 2:
        return None
    return _worst(shown, "list_nested", rows, [row["only"] / row["people"] if row["people"] else 1.0 for row in rows])


def _list_partial(shown: Shown) -> Measure | None:
    rows = shown.lists("covered")
    return _worst(shown, "list_partial", rows, [row["covered"] for row in rows]) if rows and len(rows) > 1 else None


def _worst(shown: Shown, rule: str, rows: Sequence[Row], shares: Sequence[float]) -> Measure:
    """The smallest share, with the lists whose share comes to the same verdict."""
    known = rules("hidden")[rule]
    alike = [row["list"] for row, s in zip(rows, shares, strict=True) if known.judge(s) is known.judge(min(shares))]
    return Measure(min(shares), {"lists": shown.named(alike), "share": round(min(shares), 3)})


def _no_estimate(shown: Shown) -> Measure | None:
    rows = [row for row in shown.rows("methods") if row["method"] == "stepwise"]
    return Measure(float(rows[0].get("estimate") is not None)) if rows else None


def _none_admitted(shown: Shown) -> Measure | None:
    tried = [row for row in shown.rows("methods") if row["method"] != "chapman"]
    admitted = len(shown.admitted) if shown.counted else 0
    return Measure(admitted, {"n": admitted}) if tried else None


def _methods_apart(shown: Shown) -> Measure | None:
    points = [row.get("estimate") for row in shown.admitted]
    return _ratio([p for p in points if p is not None], {}) if points and None not in points else None


def _wide(shown: Shown) -> Measure | None:
    ends = shown.answer or shown.envelope
    return None if ends is None else _ratio([ends.low, ends.high], {})


def _left_out_apart(shown: Shown) -> Measure | None:
    estimates = _left_out(shown)
    if estimates is None:
        return None
    there = {name: people for name, people in estimates.items() if people is not None}
    whole = there.pop(NONE_LEFT_OUT)
    if not there:
        return Measure(1.0)
    carrier = max(there, key=lambda name: abs(math.log(there[name] / whole)))
    return _ratio([whole, *there.values()], {"list": shown.named([carrier])[0]})


def _left_out_missing(shown: Shown) -> Measure | None:
    estimates = _left_out(shown)
    if estimates is None:
        return None
    missing = [name for name, people in estimates.items() if people is None]
    return Measure(len(missing), {"lists": shown.named(missing)})


def _left_out(shown: Shown) -> dict[str, float | None] | None:
    """Estimates by list left out; None unless there is one of all lists and none is held back."""
    rows = shown.rows("left_out")
    estimates = {row["list"]: row.get("estimate") for row in rows}
    whole = not any(_held_back(row, "estimate") for row in rows)
    return estimates if whole and estimates.get(NONE_LEFT_OUT) is not None else None


def _linkage_moves(shown: Shown) -> Measure | None:
    rows = shown.rows("linkages")
    if not rows or any(_held_back(row, "estimate") for row in rows) or _left_out(shown) is None:
        return None
    people = [row["estimate"] for row in rows]
    if None in people:
        return Measure(math.inf, None)
    moves = (max(people) - min(people)) / median(people)
    return Measure(moves, {"share": round(moves, 3)})


def _held_back(row: Row, name: str) -> bool:
    """Whether a number is held back, not merely absent."""
    return name not in row or (row[name] is None and row.get("status") == HELD_BACK)


def _ratio(people: Sequence[float], names: Mapping[str, Value]) -> Measure:
    """Largest over smallest, in the sentence rounded up."""
    ratio = max(people) / min(people)
    return Measure(ratio, {"ratio": math.ceil(10 * ratio) / 10, **names})


MEASURES: Final[Mapping[str, Callable[[Shown], Measure | None]]] = MappingProxyType(
    {
        "few_lists": _few_lists,
        "list_apart": _list_apart,
        "few_shared": _few_shared,
        "nobody_single": _nobody_single,
        "list_nested": _list_nested,
        "list_partial": _list_partial,
        "no_estimate": _no_estimate,
        "none_admitted": _none_admitted,
        "methods_apart": _methods_apart,
        "wide": _wide,
        "left_out_apart": _left_out_apart,
        "left_out_missing": _left_out_missing,
        "linkage_moves": _linkage_moves,
    }
)
"""In the order in which reasons are given."""
