"""What `ask hidden` gives: a finding or a refusal with people seen, a range, and every method's row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from sempadan.schema.finding import Finding, Refusal

if TYPE_CHECKING:
    from sempadan.schema.message import Message

JOINED: Final = " + "
"""Stands between the names of lists in the table of overlaps."""


@dataclass(frozen=True, slots=True)
class Range:
    """The envelope of the 95 % intervals of the admitted methods (people, those seen included)."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class MethodRow:
    """What one method says.

    Args:
        name: stepwise, main_effects, bic_pairs, bic_all or chapman.
        estimate: Population, people seen included; None if its model has no estimate.
        low, high: 95 % interval; None where it has no such end.
        admitted: Whether its interval counts for the answer.
        fit: Probability of a deviance at least as large if its model holds; None if nothing is left to test.
        why: Why it is not admitted; None if it is.
    """

    name: str
    estimate: float | None
    low: float | None
    high: float | None
    admitted: bool
    fit: float | None = None
    why: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenFinding(Finding):
    """The finding of `ask hidden`.

    Args:
        seen: Different people on the lists together; null where the number is held back.
        at_least: People of whom the lists alone show that they exist: the 2.5 % quantile, over the sampled
            linkages, of the different people seen; equal to `seen` without linkages. No model in it. Null
            where the number is held back.
        answer: The range over the admitted methods; null where it is held back.
        methods: Every method, admitted or not.
        occasion: What a list is: `list` of a table of overlaps, `agency` or `source_type` of a base.
        asked: The method whose interval was asked for; null for all admitted ones.
    """

    seen: int | None
    at_least: int | None
    answer: Range | None
    methods: tuple[MethodRow, ...]
    occasion: str = "list"
    asked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenRefusal(Refusal):
    """The refusal of `ask hidden`: people seen and every method's row stand all the same; no range does."""

    seen: int | None
    at_least: int | None
    methods: tuple[MethodRow, ...]
    occasion: str = "list"
    asked: str | None = None
    answer: None = field(default=None, init=False)


HiddenReply: TypeAlias = HiddenFinding | HiddenRefusal
