"""The thresholds of `rules.toml`: when an answer is refused, and when it is to be used with caution."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from sempadan.schema.finding import Reason, Verdict
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sempadan.schema.message import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One threshold, or two.

    Args:
        name: Its id; what a user reads is `analyse.rule.<name>.refused` and `.caution`.
        side: Whether the measure must reach the thresholds, or may not exceed them.
        refuse: Beyond it the answer is refused; None for never.
        caution: Beyond it the answer needs caution; None for never.
        measure: What is compared.
        why: The reason for the thresholds.
    """

    name: str
    side: Literal["least", "most"]
    measure: str
    why: str
    refuse: float | None = None
    caution: float | None = None

    def judge(self, measured: float) -> Verdict:
        """What the measure allows."""
        for limit, verdict in ((self.refuse, Verdict.REFUSED), (self.caution, Verdict.CAUTION)):
            if limit is not None and (measured < limit if self.side == "least" else measured > limit):
                return verdict
        return Verdict.ESTIMATE

    def reason(self, verdict: Verdict, **params: Value) -> Reason:
        """Why: the rule with its limit and the parameters of its sentence."""
        return Reason(self.name, message(f"analyse.rule.{self.name}.{verdict}", limit=self._limit(verdict), **params))

    def plain(self, verdict: Verdict) -> Reason:
        """Why, without the numbers that were measured."""
        return Reason(self.name, message(f"analyse.rule.{self.name}.{verdict}.plain", limit=self._limit(verdict)))

    def _limit(self, verdict: Verdict) -> float:
        return (self.refuse if verdict is Verdict.REFUSED else self.caution) or 0


@cache
def rules(question: str) -> Mapping[str, Rule]:
    """The rules of a question by name; the file is read once."""
    text = files("sempadan.analyse").joinpath("rules.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text).get(question, {})
    return MappingProxyType({name: Rule(name=name, **entry) for name, entry in found.items()})
