"""How birth dates and numbers come to stand differently on each list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from sempadan.demo.days import age_on
from sempadan.demo.documents import LEAP_DAY
from sempadan.demo.draws import chance

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from sempadan.demo.people import Person

MONTHS = 12
WRONG_NIK, SHORT_NIK = 0.035, 0.015


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date as noted; month and day are None where only the year is known.

    `impossible` marks a day that no calendar has (31 February).
    """

    year: int
    month: int | None
    day: int | None
    impossible: bool = False


def noted_birth(rng: random.Random, person: Person, *, by_passport: bool, missing: float) -> Birth | None:
    """The birth date an agency notes: from a passport, which may be forged, or as told."""
    if chance(rng, missing):
        return None
    shown = person.documents.passports[0].birth if by_passport and person.documents.passports else person.birth
    if not by_passport and chance(rng, 0.05):
        return Birth(shown.year, None, None)
    slips = [slip for slip, share in SLIPS if chance(rng, share)]
    return slips[0](rng, shown) if slips else Birth(shown.year, shown.month, shown.day)


def _new_year(_rng: random.Random, shown: date) -> Birth:
    """A year alone is entered as its first day."""
    return Birth(shown.year, 1, 1)


def _swapped(_rng: random.Random, shown: date) -> Birth:
    """Day and month change places where a calendar allows it."""
    return (
        Birth(shown.year, shown.day, shown.month) if shown.day <= MONTHS else Birth(shown.year, shown.month, shown.day)
    )


def _other_year(rng: random.Random, shown: date) -> Birth:
    day = 28 if (shown.month, shown.day) == LEAP_DAY else shown.day
    return Birth(shown.year + rng.choice((-2, -1, 1, 2)), shown.month, day)


def _other_day(rng: random.Random, shown: date) -> Birth:
    return Birth(shown.year, shown.month, min(28, max(1, shown.day + rng.choice((-10, -1, 1, 10)))))


def _impossible(rng: random.Random, shown: date) -> Birth:
    return Birth(shown.year, 2, rng.choice((30, 31)), impossible=True)


Slip: TypeAlias = "Callable[[random.Random, date], Birth]"
SLIPS: tuple[tuple[Slip, float], ...] = (
    (_new_year, 0.045),
    (_swapped, 0.03),
    (_other_year, 0.02),
    (_other_day, 0.02),
    (_impossible, 0.006),
)
"""How a birth date goes wrong, with its share; if two happen, the first counts."""


def noted_age(rng: random.Random, person: Person, birth: Birth | None, day: date) -> int:
    """The age an agency notes at first contact: by its birth date, or as told, a year off at times."""
    if birth is not None and birth.month is not None and birth.day is not None and not birth.impossible:
        return age_on(date(birth.year, birth.month, birth.day), day)
    if birth is not None:
        return day.year - birth.year
    return max(8, age_on(person.birth, day) + rng.choice((-1, 0, 0, 0, 1)))


def mistyped(rng: random.Random, number: str) -> str:
    """One digit wrong, or two neighbours swapped."""
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    place = rng.choice(places[:-1])
    if chance(rng, 0.3) and number[place + 1].isdigit():
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + str((int(number[place]) + rng.randint(1, 9)) % 10) + number[place + 1 :]


def noted_nik(rng: random.Random, nik: str, share: float) -> str:
    """The NIK an agency notes: often none, at times mistyped or a digit short."""
    if not nik or not chance(rng, share):
        return ""
    if chance(rng, WRONG_NIK):
        return mistyped(rng, nik)
    if chance(rng, SHORT_NIK):
        place = rng.randrange(len(nik))
        return nik[:place] + nik[place + 1 :]
    return nik


def noted_number(rng: random.Random, number: str, share: float) -> str:
    """Another number an agency notes: often none, at times mistyped."""
    if not number or not chance(rng, share):
        return ""
    return mistyped(rng, number) if chance(rng, 0.03) else number
