"""What is used of a row to recognise the person: name tokens, dates, homes and numbers in canonical form.

A row may say one thing twice and differently: a NIK carries a birth date and a regency of its own,
and does not follow when a document makes its holder older. Both are kept; the first is the one that
is less often changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sempadan.encode.identities_dates import date_parts
from sempadan.encode.kinds import COMMON
from sempadan.identity.dates import PartialDate
from sempadan.identity.names import Name, canonical_name, canonical_token
from sempadan.identity.numbers import MyKad, Nik, read_mykad, read_nik
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.encode.identities_dates import DateParts
    from sempadan.schema.tables import Cases

PIVOT = 2099
"""Year for two-digit years inside a number; keys use the two digits only, the same in every year."""

COLUMNS = ("name", "alias", "parent_name", "birth_date", "home_district", "sex", "nik", "mykad", "passports", "phone")
COMMON_TOKENS = frozenset(canonical_token(token) for token in COMMON)
SEXES = {"female": "f", "male": "m"}
NOBODY = Name((), (), ())


class Identity(NamedTuple):
    """One row, ready to be encoded. Never leaves the agency and never shows itself.

    Args:
        names: Sets of tokens by which the person is known, the main name first; empty if none is.
        parent: Tokens of the father's (or mother's) name.
        dates: Birth dates that the row gives, the one of an identity number first.
        homes: Districts that the row gives, the stated one first.
        sex: f, m, or empty.
        nik: NIK, or empty.
        mykad: MyKad number, or empty.
        passports: Passport numbers.
        phone: Phone number, or empty.
    """

    names: tuple[tuple[str, ...], ...]
    parent: tuple[str, ...]
    dates: tuple[DateParts, ...]
    homes: tuple[str, ...]
    sex: str
    nik: str
    mykad: str
    passports: tuple[str, ...]
    phone: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "Identity()"


def identities(cases: Cases) -> Iterator[Identity]:
    """Read the identity of each row of cases, in their order."""
    columns = [cases.data[name].to_pylist() for name in COLUMNS]
    names: dict[str, Name] = {}
    dates: dict[str, DateParts | None] = {}
    for name, alias, parent, birth, home, sex, nik, mykad, passports, phone in zip(*columns, strict=True):
        own, other, elder = _name(names, name), _name(names, alias), _name(names, parent)
        card = _nik(nik) if nik else None
        malaysian = _mykad(mykad) if mykad else None
        said = card or malaysian
        homes = () if home == UNKNOWN else (home,)
        yield Identity(
            names=_sets(own, other),
            parent=elder.tokens or own.parent,
            dates=_dates(card, malaysian, _date(dates, birth)),
            homes=tuple(dict.fromkeys((*homes, card.region[:4]))) if card else homes,
            sex=SEXES.get(sex, "") or (SEXES[said.sex] if said else ""),
            nik=card.digits if card else "",
            mykad=malaysian.digits if malaysian else "",
            passports=tuple(passports or ()),
            phone=phone or "",
        )


def telling(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the very common tokens, unless nothing else is left."""
    return tuple([t for t in tokens if t not in COMMON_TOKENS]) or tokens


def _name(seen: dict[str, Name], text: str | None) -> Name:
    if text is None:
        return NOBODY
    found = seen.get(text)
    if found is None:
        found = seen[text] = canonical_name(text)
    return found


def _sets(own: Name, other: Name) -> tuple[tuple[str, ...], ...]:
    if not other.tokens and not own.aliases:
        return (own.tokens,) if own.tokens else ()
    sets = (own.tokens, *own.aliases, other.tokens, *other.aliases)
    return tuple(dict.fromkeys(tokens for tokens in sets if tokens))


def _nik(text: str) -> Nik | None:
    number = read_nik(text, pivot=PIVOT)
    return number if isinstance(number, Nik) else None


def _mykad(text: str) -> MyKad | None:
    number = read_mykad(text, pivot=PIVOT)
    return number if isinstance(number, MyKad) else None


def _date(seen: dict[str, DateParts | None], text: str | None) -> DateParts | None:
    if text is None:
        return None
    if text not in seen:
        date = PartialDate.of_iso(text)
        seen[text] = date_parts(date) if date else None
    return seen[text]


def _dates(nik: Nik | None, mykad: MyKad | None, stated: DateParts | None) -> tuple[DateParts, ...]:
    found = [date_parts(number.birth) for number in (nik, mykad) if number]
    if stated and stated not in found:
        found.append(stated)
    return tuple(found)
