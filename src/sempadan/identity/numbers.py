"""Numbers of papers: NIK, MyKad, passports and phones, read from text or from a number cell."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from sempadan.identity.dates import PartialDate
from sempadan.identity.letters import fold_text
from sempadan.identity.missing import is_missing
from sempadan.identity.ruleset import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

Sex: TypeAlias = Literal["female", "male"]
Country: TypeAlias = Literal["62", "60"]

EXACT = 2**53
"""Below, a double holds every whole number; from here on two numbers share one."""

FAR = 1e17
"""Above every number of a paper, and below what makes text of a double long."""

SCIENTIFIC = re.compile(r"[0-9][.,]?[0-9]*e\+?[0-9]{1,3}\Z")
SEPARATORS = re.compile(r"[\s.'`*-]")
PHONE_SIGNS = re.compile(r"[\s()./'`-]")
TRUNK = re.compile(r"^(6[02])0")
"""A country code with the leading 0 left behind it, as in +62 (0)812."""

THROUGH_A_FLOAT = re.compile(r"[0-9]{16}[.,]0+\Z")
DIGITS = re.compile(r"[0-9]+\Z")
PASSPORT = re.compile(r"[a-z]{1,2}[0-9]+[a-z]?\Z|[0-9]{8,9}\Z")
WOMEN = 40
"""Added to the day of birth in a woman's NIK."""


class NumberFault(StrEnum):
    """Why a number cannot be used."""

    EMPTY = "empty"
    LENGTH = "length"
    LETTERS = "letters"
    IMPOSSIBLE_DATE = "impossible_date"
    LOST_DIGITS = "lost_digits"
    UNKNOWN_REGION = "unknown_region"


@dataclass(frozen=True, slots=True, repr=False)
class Nik:
    """An Indonesian identity number; `birth` and `sex` are what it says, which may differ from the person."""

    digits: str
    region: str
    birth: PartialDate
    sex: Sex

    def __repr__(self) -> str:
        """Show no digit."""
        return "Nik()"


@dataclass(frozen=True, slots=True, repr=False)
class MyKad:
    """A Malaysian identity number; `birth` and `sex` are what it says."""

    digits: str
    place: str
    birth: PartialDate
    sex: Sex

    def __repr__(self) -> str:
        """Show no digit."""
        return "MyKad()"


def read_nik(text: str, *, pivot: int) -> Nik | NumberFault:
    """Read a NIK: region (6), day (+ 40 for women), month and year (2 each), serial (4). No check digit exists.

    Args:
        text: The cell; blanks, dots, dashes and apostrophes are skipped.
        pivot: Year of the list; two digits above its last two are of the century before.

    Returns:
        The number, or why there is none. A text like "6171994503999001.0" went through a number cell
        and is judged as one.
    """
    folded = fold_text(text).strip(" '`")
    if THROUGH_A_FLOAT.match(folded):
        return _of_whole(int(folded[:16]), pivot)
    digits = _digits(text, 16)
    if isinstance(digits, NumberFault):
        return digits
    if digits[:2] not in _codes("nik_provinces") or digits[2:4] not in _codes("nik_regencies") or digits[4:6] == "00":
        return NumberFault.UNKNOWN_REGION
    day = int(digits[6:8])
    birth = _birth(digits[10:12], digits[8:10], day - WOMEN if day > WOMEN else day, pivot)
    if birth is None:
        return NumberFault.IMPOSSIBLE_DATE
    return Nik(digits, digits[:6], birth, "female" if day > WOMEN else "male")


def nik_of_float(value: float, *, pivot: int) -> Nik | NumberFault:
    """Read a NIK from a number cell, which may have lost its last digits.

    A number from 2^53 on stands for two, and one that ends in 0 is what Excel's fifteen digits leave:
    neither is used.
    """
    if math.isnan(value):
        return NumberFault.EMPTY
    if not 0 <= value < FAR or value != math.floor(value):
        return NumberFault.LENGTH
    return _of_whole(int(value), pivot)


def _of_whole(number: int, pivot: int) -> Nik | NumberFault:
    if len(str(number)) != 16:
        return NumberFault.LENGTH
    if number >= EXACT or number % 10 == 0:
        return NumberFault.LOST_DIGITS
    return read_nik(str(number), pivot=pivot)


def read_mykad(text: str, *, pivot: int) -> MyKad | NumberFault:
    """Read a MyKad: birth date (YYMMDD), place (2), serial (4), whose last digit is odd for men."""
    digits = _digits(text, 12)
    if isinstance(digits, NumberFault):
        return digits
    if digits[6:8] not in _codes("mykad_places"):
        return NumberFault.UNKNOWN_REGION
    birth = _birth(digits[:2], digits[2:4], int(digits[4:6]), pivot)
    if birth is None:
        return NumberFault.IMPOSSIBLE_DATE
    return MyKad(digits, digits[6:8], birth, "male" if int(digits[11]) % 2 else "female")


def read_passport(text: str) -> str | NumberFault:
    """Read a passport number: capitals and digits without separators. It is evidence, not a person."""
    if is_missing(text):
        return NumberFault.EMPTY
    plain = SEPARATORS.sub("", fold_text(text))
    bounds = _bounds("passport")
    if not bounds[0] <= len(plain) <= bounds[1]:
        return NumberFault.LENGTH
    return plain.upper() if PASSPORT.match(plain) else NumberFault.LETTERS


def read_phone(text: str, *, country: Country | None = None) -> str | NumberFault:
    """Read a phone number as digits, country code first: "6281234567890".

    Args:
        text: The cell; +, brackets, blanks, dots, slashes and dashes are skipped.
        country: Calling code of the country of a number that is written with its leading 0. If none
            is given, the number's own form tells: 01 is a Malaysian mobile, 08 an Indonesian one, or
            with nine digits a line in Sarawak or Sabah; other nine-digit numbers are Malaysian, ten
            digits from 03 may be either's, all else is Indonesian.

    Returns:
        The number, or `unknown_region` if its country cannot be told.
    """
    if is_missing(text):
        return NumberFault.EMPTY
    plain = PHONE_SIGNS.sub("", fold_text(text))
    abroad = plain.startswith(("+", "00"))
    plain = plain.removeprefix("+").removeprefix("00")
    if not DIGITS.match(plain):
        return NumberFault.LETTERS
    full = plain if abroad else _with_country(plain, country)
    if not full:
        return NumberFault.UNKNOWN_REGION
    full = TRUNK.sub(r"\1", full)
    low, high = _bounds("phone")
    return full if low <= len(full) <= high else NumberFault.LENGTH


def _with_country(plain: str, country: Country | None) -> str:
    if plain.startswith("0"):
        code: str = country or _told_by_form(plain)
        return code and code + plain[1:]
    return (_told_by_form("0" + plain) if plain[0] in "18" else "") + plain


def _told_by_form(plain: str) -> str:
    return next((code for form, code in _phone_forms() if form.match(plain)), "")


@cache
def _phone_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    phone = next(rule for rule in rules("numbers") if rule.id == "phone")
    return tuple((re.compile(form), code) for code, form in phone.pairs("forms"))


def _digits(text: str, length: int) -> str | NumberFault:
    if is_missing(text):
        return NumberFault.EMPTY
    folded = fold_text(text).strip()
    if SCIENTIFIC.match(folded):
        return NumberFault.LOST_DIGITS
    plain = SEPARATORS.sub("", folded)
    if not DIGITS.match(plain):
        return NumberFault.LETTERS
    return plain if len(plain) == length else NumberFault.LENGTH


def _birth(year: str, month: str, day: int, pivot: int) -> PartialDate | None:
    full = pivot - pivot % 100 + int(year)
    return PartialDate.of_iso(f"{full - 100 if full > pivot else full:04d}-{month}-{day:02d}")


def _rule(name: str) -> Mapping[str, str]:
    return next(rule.values for rule in rules("numbers") if rule.id == name)


def _bounds(name: str) -> tuple[int, int]:
    return int(_rule(name)["shortest"]), int(_rule(name)["longest"])


@cache
def _codes(name: str) -> frozenset[str]:
    spans = (span.partition("-") for span in _rule(name)["codes"].split())
    return frozenset(f"{n:02d}" for low, _, high in spans for n in range(int(low), int(high or low) + 1))
