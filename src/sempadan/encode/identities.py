"""What is used of a row to recognise the person: name tokens, dates, homes and numbers in canonical form.

A row may say one thing twice and differently: a NIK carries a birth date and a regency of its own,
and does not follow when a document makes its holder older. Both are kept; the first is the one that
is less often changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.encode.kinds import COMMON
from sempadan.identity.dates import PartialDate
from sempadan.identity.names import Name, canonical_name, canonical_token
from sempadan.identity.numbers import MyKad, Nik, read_mykad, read_nik
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.schema.tables import Cases

PIVOT = 2099
"""Two-digit years of numbers are read as 20yy and only their last two digits are used, so that the
same number gives the same keys in every year."""

COLUMNS = ("name", "alias", "parent_name", "birth_date", "home_district", "sex", "nik", "mykad", "passports", "phone")
COMMON_TOKENS = frozenset(canonical_token(token) for token in COMMON)
SEXES = {"female": "f", "male": "m"}
NOBODY = Name((), (), ())


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """One row, ready to be encoded. Never leaves the agency and never shows itself.

    Args:
        names: Sets of tokens by which the person is known, the main name first; empty if none is.
        parent: Tokens of the father's (or mother's) name.
        dates: Birth dates that the row gives, the one of an identity number first.
        homes: Districts that the row gives, the stated one first.
        sex: f, m, or empty.
        nik, mykad, phone: Numbers, empty if unknown.
        passports: Passport numbers.
    """

    names: tuple[tuple[str, ...], ...]
    parent: tuple[str, ...]
    dates: tuple[PartialDate, ...]
    homes: tuple[str, ...]
    sex: str
    nik: str
    mykad: str
    passports: tuple[str, ...]
    phone: str


def identities(cases: Cases) -> Iterator[Identity]:
    """Read the identity of each row of cases, in their order."""
    columns = [cases.data[name].to_pylist() for name in COLUMNS]
    names: dict[str, Name] = {}
    for name, alias, parent, birth, home, sex, nik, mykad, passports, phone in zip(*columns, strict=True):
        own, other, elder = (_name(names, text) for text in (name, alias, parent))
        read_as = read_nik(nik, pivot=PIVOT) if nik else None
        malaysian = read_mykad(mykad, pivot=PIVOT) if mykad else None
        indonesian = read_as if isinstance(read_as, Nik) else None
        card = malaysian if isinstance(malaysian, MyKad) else None
        yield Identity(
            names=_sets(own, other),
            parent=elder.tokens or own.parent,
            dates=_dates(indonesian, card, birth),
            homes=_homes(home, indonesian),
            sex=SEXES.get(sex, "") or _sex(indonesian, card),
            nik=indonesian.digits if indonesian else "",
            mykad=card.digits if card else "",
            passports=tuple(passports or ()),
            phone=phone or "",
        )


def telling(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the very common tokens, unless nothing else is left."""
    return tuple(t for t in tokens if t not in COMMON_TOKENS) or tokens


def _name(seen: dict[str, Name], text: str | None) -> Name:
    if text is None:
        return NOBODY
    if text not in seen:
        seen[text] = canonical_name(text)
    return seen[text]


def _sets(own: Name, other: Name) -> tuple[tuple[str, ...], ...]:
    sets = (own.tokens, *own.aliases, other.tokens, *other.aliases)
    return tuple(dict.fromkeys(tokens for tokens in sets if tokens))


def _dates(nik: Nik | None, mykad: MyKad | None, birth: str | None) -> tuple[PartialDate, ...]:
    of_numbers = [number.birth for number in (nik, mykad) if number and number.birth]
    stated = PartialDate.of_iso(birth) if birth else None
    return tuple(dict.fromkeys([*of_numbers, stated] if stated else of_numbers))


def _homes(home: str, nik: Nik | None) -> tuple[str, ...]:
    stated = [] if home == UNKNOWN else [home]
    return tuple(dict.fromkeys([*stated, nik.region[:4]] if nik else stated))


def _sex(nik: Nik | None, mykad: MyKad | None) -> str:
    number = nik or mykad
    return SEXES.get(number.sex, "") if number else ""
