"""Ages as lists state them, in whole years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sempadan.identity.letters import fold_text
from sempadan.identity.missing import is_missing
from sempadan.identity.ruleset import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Age", "is_missing", "read_age"]

PART = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[a-z]+")
ABOUT_SIGNS = re.compile(r"[±~≈]|\+ ?/ ?-|\+-")
HALF_SIGNS = re.compile(r" ?½|(?:(?<=[0-9]) |(?<![0-9./])) ?1/2(?![0-9/])")
ELSE = re.compile(r"[^a-z0-9 .,()-]")
RANGE = re.compile(r"[0-9] ?- ?[0-9]|^[ (]*-")
JOINED = re.compile(r"(?<=[a-z])(?=belas|puluh)")
OLDEST = 120
LONGEST = 60
MONTHS = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 12 / 365}
"""Months in a unit: fifty-two weeks or 365 days complete a year, as a clerk counts."""


@dataclass(frozen=True, slots=True, repr=False)
class Age:
    """Whole years at the time of the list, and whether the list says about. It never shows itself."""

    years: int
    about: bool

    def __repr__(self) -> str:
        """Say what it is, not how old anyone is."""
        return "Age()"


def read_age(text: str) -> Age | None:
    """Read an age in whole years: 0 for infants ("4 bulan"), None if the text is no single age.

    A range ("17-18"), a bound ("< 18") and a negative number are no single age. Years that are not
    complete do not count: 17½ is 17.

    Args:
        text: The cell, for example "17", "±17 th", "17 tahun 3 bln", "tujuh belas tahun".
    """
    if len(text) > LONGEST or is_missing(text):
        return None
    signs = ABOUT_SIGNS.search(text)
    plain = fold_text(HALF_SIGNS.sub(" setengah ", ABOUT_SIGNS.sub(" ", text)))
    plain, phrases = _about_phrases().subn(" ", plain)
    if ELSE.search(plain) or RANGE.search(plain):
        return None
    parts = _with_numbers(PART.findall(JOINED.sub(" ", plain)))
    kinds = [_kind(part) for part in parts]
    amounts = _amounts(
        [(kind, part) for kind, part in zip(kinds, parts, strict=True) if kind not in {"label", "about"}]
    )
    if amounts is None or "unknown" in kinds:
        return None
    years = int(sum(MONTHS[unit] * amount for unit, amount in amounts.items()) / 12 + 1e-9)
    return Age(years, bool(signs or phrases) or "about" in kinds) if years <= OLDEST else None


def _kind(part: str) -> str:
    return "amount" if part[0].isdigit() else _units().get(part, "unknown")


def _amounts(parts: list[tuple[str, str]]) -> Mapping[str, float] | None:
    """Add up amounts by unit: each unit once, each behind an amount; a lone amount is years."""
    if [kind for kind, _ in parts] in (["amount"], ["amount", "half"]):
        parts = [*parts, ("year", "")]
    found: dict[str, float] = {}
    amount: float | None = None
    last = ""
    for kind, part in parts:
        if kind == "amount" and amount is None:
            amount = float(part.replace(",", "."))
        elif kind == "half" and amount is None and last:
            found[last] += 0.5
        elif kind == "half":
            amount = (amount or 0.0) + 0.5
        elif kind in MONTHS and amount is not None and kind not in found:
            found[kind], amount, last = amount, None, kind
        else:
            return None
    return found if found and amount is None else None


def _with_numbers(parts: list[str]) -> list[str]:
    """Replace number words by digits: "dua puluh satu" by "21"; "setahun" is "1 tahun".

    Two digits in a row stay two numbers: "tiga empat tahun" is no single age.
    """
    digits, scales, ones = _map("number"), _map("scale"), _map("one")
    out: list[str] = []
    total, open_end = 0, False
    for part, following in pairwise([*parts, ""]):
        if part in digits:
            total += int(digits[part])
            open_end = following in scales
        elif part in scales and open_end:
            sign, amount = scales[part][0], int(scales[part][1:])
            total = total * amount if sign == "x" else total + amount
            open_end = sign == "x" and following in digits
        else:
            out += ["1", ones[part]] if part in ones else [part]
            continue
        if not open_end:
            out.append(str(total))
            total = 0
    return out


@cache
def _units() -> Mapping[str, str]:
    named = [rule for rule in rules("ages") if rule.words()]
    return {word: rule.values["unit"] for rule in named for word in rule.words()}


@cache
def _about_phrases() -> re.Pattern[str]:
    phrases = [phrase for rule in rules("ages") for phrase in rule.values.get("phrases", "").split("|") if phrase]
    return re.compile("|".join(rf"(?<![a-z]){phrase}(?![a-z])" for phrase in phrases))


@cache
def _map(unit: str) -> Mapping[str, str]:
    return {word: value for rule in rules("ages") if rule.values["unit"] == unit for word, value in rule.pairs()}
