"""Dates as this border's papers write them: words of three languages, partial dates, Excel's day numbers.

A weekday is dropped, not checked. A day or month written 00 makes no date: what is known must be
written as such (05/1998). Ages and the words for "missing" are exported here too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, total_ordering
from typing import TYPE_CHECKING, Literal, TypeAlias

from sempadan.identity.ages import Age, read_age
from sempadan.identity.letters import fold_text
from sempadan.identity.missing import is_missing
from sempadan.identity.ruleset import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Age", "Order", "PartialDate", "date_of_serial", "is_missing", "possible_orders", "read_age", "read_date",
]  # fmt: skip

Order: TypeAlias = Literal["day_first", "month_first", "year_first"]

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
TIME = re.compile(r"[ t]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?(?:am|pm|wib|wita|z))?\Z")
NUMERIC = re.compile(r"(\d{1,4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,4})\Z")
COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})\Z")
COMPACT_YEAR_FIRST = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
YEAR = re.compile(r"\d{4}\Z")
MONTH = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{4})\Z")
MONTH_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/.] ?(\d{1,2})\Z")
PART = re.compile(r"[a-z]+|\d+")
ELSE = re.compile(r"[^a-z0-9 ,.'/()-]")
PLACES: Mapping[Order, tuple[int, int, int]] = {
    "day_first": (2, 1, 0),
    "month_first": (2, 0, 1),
    "year_first": (0, 1, 2),
}
"""Where year, month and day stand in three numbers."""

FIRST_YEAR, LAST_YEAR = 1880, 2100
LONGEST = 60
START_1904 = date(1904, 1, 1)
PIVOT = 2099
"""For the question which orders two-digit years allow: in this century 29 February 00 is a day."""


@total_ordering
@dataclass(frozen=True, slots=True, repr=False)
class PartialDate:
    """A date of which the day, or day and month, may be unknown. It never shows itself.

    Dates are ordered; a partial one stands before the days and months it may mean.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """Write it as YYYY-MM-DD, YYYY-MM or YYYY."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @staticmethod
    def of_iso(text: str) -> PartialDate | None:
        """Read what `iso` writes; None for anything else, impossible dates included."""
        found = ISO.match(text)
        if not found:
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        return _possible(year or 0, month, day)

    def __lt__(self, other: PartialDate) -> bool:
        """Whether it stands before the other."""
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    def __repr__(self) -> str:
        """Say how much is known, not what."""
        return f"PartialDate({'day' if self.day else 'month' if self.month else 'year'})"


def read_date(text: str, order: Order, *, pivot: int) -> PartialDate | None:
    """Read one date.

    Args:
        text: The cell.
        order: Order of the numbers in its column; a four-digit number in front is a year all the same.
        pivot: Year of the list; two digits above its last two are of the century before.

    Returns:
        The date, or None if the text is none, or one that no calendar has (31/02).
    """
    plain = _plain(text)
    if plain is None:
        return None
    if numbers := _three_numbers(plain):
        return _of_numbers(numbers, order, pivot)
    if YEAR.match(plain):
        return _possible(int(plain), None, None)
    if found := MONTH.match(plain):
        return _possible(int(found[2]), int(found[1]), None)
    if found := MONTH_YEAR_FIRST.match(plain):
        return _possible(int(found[1]), int(found[2]), None)
    return _of_words(plain, pivot)


def possible_orders(text: str) -> frozenset[Order]:
    """Say which orders of day, month and year a date in numbers allows.

    Returns:
        The orders under which it is a date; none if it is no date of three numbers. A year of four
        digits fixes its own place. A year of two digits is taken to stand in front only where it cannot
        stand behind (99/04/03): clerks here do not write so.
    """
    plain = _plain(text)
    numbers = _three_numbers(plain) if plain is not None else None
    if numbers is None:
        return frozenset()
    behind = _orders_of(numbers, ("day_first", "month_first")) if len(numbers[0]) <= 2 else frozenset[Order]()
    return behind or _orders_of(numbers, ("year_first",) if len(numbers[2]) <= 2 else ())


def meant_orders(text: str) -> frozenset[Order]:
    """Say which orders a date in numbers was written in, even if no calendar has the date.

    31/02/1999 is no date, but nobody writes 31 for a month: it was written day first.
    """
    plain = _plain(text)
    numbers = _three_numbers(plain) if plain is not None else None
    if numbers is None or len(numbers[0]) > 2 or len(numbers[1]) > 2:
        return possible_orders(text)
    first, second = int(numbers[0]), int(numbers[1])
    orders: tuple[tuple[Order, int, int], ...] = (("day_first", first, second), ("month_first", second, first))
    return frozenset(order for order, day, month in orders if 1 <= day <= 31 and 1 <= month <= 12)


def date_of_serial(serial: float, *, epoch_1904: bool = False) -> PartialDate | None:
    """Turn Excel's number of a day into the date; None if it is no day of the years 1880 to 2100.

    Day 60 of the 1900 system is 29 February 1900, which never was: it and smaller numbers are one off.
    """
    if not 1 <= serial < 80_000:
        return None
    whole = int(serial)
    if epoch_1904:
        day = START_1904 + timedelta(days=whole)
    elif whole == 60:
        return None
    else:
        day = date(1899, 12, 31) + timedelta(days=whole - (whole > 60))
    return _possible(day.year, day.month, day.day)


def _plain(text: str) -> str | None:
    if len(text) > LONGEST:
        return None
    plain = " ".join(fold_text(text).replace("'", "").split()).strip(" .,`")
    plain = TIME.sub("", plain).strip(" .,")
    return None if not plain or ELSE.search(plain) else plain


def _three_numbers(plain: str) -> tuple[str, ...] | None:
    """Cut a date of three numbers; eight digits without signs are never a date both ways round."""
    found = NUMERIC.match(plain)
    if found is None and (compact := COMPACT_YEAR_FIRST.match(plain)):
        found = (
            compact if FIRST_YEAR <= int(compact[1]) <= LAST_YEAR and int(compact[2]) <= 12 else COMPACT.match(plain)
        )
    return found.groups() if found else None


def _orders_of(numbers: tuple[str, ...], orders: tuple[Order, ...]) -> frozenset[Order]:
    return frozenset(order for order in orders if _of_numbers(numbers, order, PIVOT))


def _of_numbers(parts: tuple[str, ...], order: Order, pivot: int) -> PartialDate | None:
    if len(parts[0]) == 4:
        order = "year_first"
    elif order == "year_first" and len(parts[2]) == 4:
        order = "day_first"
    year, month, day = (parts[place] for place in PLACES[order])
    if len(year) not in {2, 4} or len(month) > 2 or len(day) > 2:
        return None
    return _possible(_full_year(year, pivot), int(month), int(day))


def _of_words(plain: str, pivot: int) -> PartialDate | None:
    parts = [part for part in PART.findall(plain) if part not in _dropped()]
    if len(parts) == 3 and parts[1] in _roman():
        parts[1] = _roman()[parts[1]]
    months = [place for place, part in enumerate(parts) if part in _months()]
    if len(months) != 1 or len(parts) > 3 or any(p.isalpha() and p not in _months() for p in parts):
        return None
    month = _months()[parts[months[0]]]
    numbers = [part for part in parts if part.isdigit()]
    if len(numbers) == 1:
        return _possible(int(numbers[0]), month, None) if len(numbers[0]) == 4 else None
    if len(numbers) != 2:
        return None
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1])
    if len(day) > 2 or len(year) not in {2, 4}:
        return None
    return _possible(_full_year(year, pivot), month, int(day))


def _full_year(digits: str, pivot: int) -> int:
    if len(digits) == 4:
        return int(digits)
    year = pivot - pivot % 100 + int(digits)
    return year - 100 if year > pivot else year


def _possible(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= monthrange(year, month)[1]):
        return None
    return PartialDate(year, month, day)


@cache
def _months() -> Mapping[str, int]:
    months = [rule for rule in rules("dates") if "number" in rule.values]
    return {word: int(rule.values["number"]) for rule in months for word in rule.words()}


@cache
def _roman() -> Mapping[str, str]:
    """Roman months, and a word for the month they mean."""
    names = {str(number): word for word, number in _months().items()}
    return {roman: names[number] for rule in rules("dates") for roman, number in rule.pairs()}


@cache
def _dropped() -> frozenset[str]:
    return frozenset(word for rule in rules("dates") if "number" not in rule.values for word in rule.words())
