"""The texts that are hashed into match keys: which attributes of one row stand together in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.encode import kinds as k
from sempadan.encode.identities import telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sempadan.encode.identities import Identity
    from sempadan.identity.dates import PartialDate

LETTERS = 8
"""Names of at least so many letters are taken as their letters in alphabetical order, so that joined
and split tokens agree; shorter ones would meet their anagrams."""


@dataclass(frozen=True, slots=True, repr=False)
class DateParts:
    """A birth date as it takes part in keys and filters; empty text for what is not known or says nothing.

    Args:
        year: Two digits: numbers carry no more.
        month: Year and month.
        day: Day and month, the smaller first, so that a swapped date agrees.
        whole: Year, day and month.
    """

    year: str
    month: str
    day: str
    whole: str


def date_parts(date: PartialDate) -> DateParts:
    """Cut a date; of 1 January, which offices write when they know the year only, the year stays."""
    year = f"{date.year % 100:02d}"
    if date.month is None or (date.month == 1 and date.day == 1):
        return DateParts(year, "", "", "")
    month = f"{year}-{date.month:02d}"
    if date.day is None:
        return DateParts(year, month, "", "")
    low, high = sorted((date.day, date.month))
    day = f"{low:02d}-{high:02d}"
    return DateParts(year, month, day, f"{year}-{day}")


def key_texts(who: Identity) -> Iterable[str]:
    """Give every text of a row that becomes a match key, its kind's number and a bar in front.

    No part holds a bar, so that no two combinations of attributes give one text. Texts may repeat
    themselves only if the row repeats itself; each is given once.
    """
    texts = dict.fromkeys(_of_numbers(who))
    tokens, cores = _tokens(who), _cores(who)
    for date in map(date_parts, who.dates):
        texts |= dict.fromkeys(_of_date(who, date, tokens, cores))
    if who.sex:
        texts |= dict.fromkeys(f"{k.NAME_HOME}|{core}|{home}|{who.sex}" for core in cores for home in who.homes)
    if who.phone:
        texts |= dict.fromkeys(f"{k.PHONE_TOKEN}|{who.phone}|{token}" for token in tokens)
    return texts


def _of_numbers(who: Identity) -> Iterator[str]:
    if nik := who.nik:
        yield f"{k.NIK}|{nik}"
        yield from _without_a_quarter(k.NIK_PART, nik)
    if mykad := who.mykad:
        yield f"{k.MYKAD}|{mykad}"
        yield from _without_a_quarter(k.MYKAD_PART, mykad)
    for passport in who.passports:
        yield f"{k.PASSPORT}|{passport}"


def _without_a_quarter(first: int, digits: str) -> Iterator[str]:
    size = len(digits) // k.PARTS
    for part in range(k.PARTS):
        yield f"{first + part}|{digits[: part * size]}*{digits[(part + 1) * size :]}"


def _of_date(who: Identity, date: DateParts, tokens: list[str], cores: list[str]) -> Iterator[str]:
    if date.day:
        for token in tokens:
            yield f"{k.TOKEN_DAY}|{token}|{date.day}"
            yield f"{k.START_DATE}|{token[:2]}|{date.whole}"
        if who.sex:
            for home in who.homes:
                yield f"{k.DATE_HOME}|{date.whole}|{home}|{who.sex}"
    if date.month:
        for token in tokens:
            yield f"{k.TOKEN_MONTH}|{token}|{date.month}"
    if who.sex:
        for core in cores:
            yield f"{k.NAME_YEAR}|{core}|{date.year}|{who.sex}"


def _tokens(who: Identity) -> list[str]:
    """Tokens that tell something, of each name and of the parent."""
    return list(dict.fromkeys(token for name in (*who.names, who.parent) for token in telling(name)))


def _cores(who: Identity) -> list[str]:
    """Whole names: each as it is, and the main name with the parent's."""
    cores = [_core(telling(name)) for name in who.names]
    if who.names and who.parent:
        cores.append(_core((*telling(who.names[0]), *telling(who.parent))))
    return list(dict.fromkeys(cores))


def _core(tokens: tuple[str, ...]) -> str:
    letters = "".join(tokens)
    return "".join(sorted(letters)) if len(letters) >= LETTERS else " ".join(sorted(tokens))
