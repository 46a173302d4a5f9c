"""Numbers of invented people, chosen so that no living person can have them.

NIK: the sub-district code 99, which no regency uses. MyKad: the place code 99, which is not given
to people born in Malaysia, and all its invented holders are. Passports: the letters Q and Z, which
neither state prints. Phones: the prefix 0840, which no operator is known to hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.demo.days import age_on, years_before
from sempadan.demo.draws import chance
from sempadan.demo.people import Documents, Passport

if TYPE_CHECKING:
    import random
    from datetime import date

NIK_SUBDISTRICT = "99"
MYKAD_PLACE = "99"
ADULT = 18
LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Holder:
    """What the numbers of a person depend on; `today` is the day on which the first passport is made."""

    sex: str
    birth: date
    citizenship: str
    district: str
    today: date


def draw_documents(rng: random.Random, holder: Holder) -> Documents:
    """Give a person her numbers. A girl sent abroad often gets a passport that makes her adult."""
    indonesian = holder.citizenship == "IDN"
    nik = draw_nik(rng, holder) if indonesian and chance(rng, 0.94) else ""
    mykad = draw_mykad(rng, holder) if holder.citizenship == "MYS" and chance(rng, 0.95) else ""
    count = rng.choices((0, 1, 2), (30, 58, 12))[0]
    passports = tuple(_passport(rng, holder) for _ in range(count))
    phone = "0840" + _digits(rng, rng.choice((7, 8))) if chance(rng, 0.7) else ""
    return Documents(nik, mykad, passports, phone)


def draw_nik(rng: random.Random, holder: Holder) -> str:
    """Sixteen digits: regency, sub-district 99, day (plus 40 for women), month, year, serial."""
    birth = holder.birth
    day = birth.day + (40 if holder.sex == "female" else 0)
    return f"{holder.district}{NIK_SUBDISTRICT}{day:02d}{birth:%m%y}{rng.randint(1, 9999):04d}"


def draw_mykad(rng: random.Random, holder: Holder) -> str:
    """Twelve digits with hyphens: birth, place code 99, serial whose last digit is odd for men."""
    last = rng.choice("02468" if holder.sex == "female" else "13579")
    return f"{holder.birth:%y%m%d}-{MYKAD_PLACE}-{_digits(rng, 3)}{last}"


def _passport(rng: random.Random, holder: Holder) -> Passport:
    number = rng.choice("QZ") + _digits(rng, 7)
    age = age_on(holder.birth, holder.today)
    if age < ADULT and chance(rng, 0.75):
        return Passport(number, made_older(rng, holder.birth, ADULT + 3 - age), forged=True)
    if chance(rng, 0.05):
        return Passport(number, made_older(rng, holder.birth, 3), forged=True)
    return Passport(number, holder.birth, forged=False)


def made_older(rng: random.Random, birth: date, years: int) -> date:
    """Move a birth date back by about that many years; the day and the month mostly stay."""
    year = birth.year - max(1, years + rng.randint(-1, 3))
    if chance(rng, 0.7):
        return birth.replace(year=year, day=28 if (birth.month, birth.day) == LEAP_DAY else birth.day)
    return years_before(birth, birth.year - year + rng.random())


def _digits(rng: random.Random, count: int) -> str:
    return f"{rng.randrange(10**count):0{count}d}"
