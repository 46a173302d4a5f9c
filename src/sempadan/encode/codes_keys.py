"""The texts that are hashed into match keys: which attributes of one row stand together in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sempadan.encode import kinds as k
from sempadan.encode.identities import COMMON_TOKENS, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sempadan.encode.identities import Identity
    from sempadan.encode.identities_dates import DateParts

LETTERS = 8
"""Names of at least so many letters are taken as their letters in alphabetical order, so that joined
and split tokens agree; shorter ones would meet their anagrams."""

START = 2
"""Letters of a token's start."""

FIRST_SIGN = ord("A")


def sign_of(kind: int) -> str:
    """Give the letter that stands for a kind of key in front of its text."""
    return chr(FIRST_SIGN + kind)


PASSPORT, PHONE_TOKEN = sign_of(k.PASSPORT), sign_of(k.PHONE_TOKEN)
TOKEN_DAY, TOKEN_MONTH, START_DATE = map(sign_of, (k.TOKEN_DAY, k.TOKEN_MONTH, k.START_DATE))
NAME_HOME, NAME_YEAR, DATE_HOME = map(sign_of, (k.NAME_HOME, k.NAME_YEAR, k.DATE_HOME))
FULL_HOME, FULL_YEAR, STARTS_HOME = map(sign_of, (k.FULL_HOME, k.FULL_YEAR, k.STARTS_HOME))


class NameParts(NamedTuple):
    """The names of a person as they take part in keys.

    Args:
        tokens: Tokens that tell something, of each name; a parent's only if the own ones are all very
            common, for siblings share them.
        whole: Whole names: each as it is, and the main name with the parent's, which many write without
            a mark between.
        full: The main name with the parent's, if both are known.
        starts: The first letters of each two tokens, a parent's included.
    """

    tokens: Sequence[str]
    whole: Sequence[str]
    full: Sequence[str]
    starts: Sequence[str]

    def __repr__(self) -> str:
        """Show nothing."""
        return "NameParts()"


def key_texts(who: Identity) -> Iterable[str]:
    """Give every text of a row that becomes a match key; its first sign stands for its kind (`sign_of`).

    No part holds a bar, so that no two combinations of attributes give one text. Each stands once.
    """
    name = name_parts(who)
    texts = list(_of_numbers(who))
    for date in who.dates:
        _add_date(texts, date, name, who)
    if who.sex:
        for home in who.homes:
            beside = f"{home}|{who.sex}"
            texts += [f"{NAME_HOME}{whole}|{beside}" for whole in name.whole]
            texts += [f"{FULL_HOME}{full}|{beside}" for full in name.full]
            texts += [f"{STARTS_HOME}{starts}|{beside}" for starts in name.starts]
    if who.phone:
        texts += [f"{PHONE_TOKEN}{who.phone}|{token}" for token in name.tokens]
    return dict.fromkeys(texts)


def name_parts(who: Identity) -> NameParts:
    """Cut the names of a person."""
    names = [telling(name) for name in who.names]
    parent = telling(who.parent)
    tokens = list(dict.fromkeys([token for name in names for token in name]))
    full = [_letters(telling((*who.names[0], *who.parent)))] if names and parent else []
    whole = list(dict.fromkeys([_letters(name) for name in names] + full))
    starts = sorted({token[:START] for token in (*tokens, *parent)})
    if COMMON_TOKENS.issuperset(tokens):
        tokens += [token for token in parent if token not in tokens]
    pairs = [f"{one} {other}" for i, one in enumerate(starts) for other in starts[i + 1 :]]
    return NameParts(tokens, whole, full, pairs)


def _letters(tokens: tuple[str, ...]) -> str:
    letters = "".join(tokens)
    return "".join(sorted(letters)) if len(letters) >= LETTERS else " ".join(sorted(tokens))


def _of_numbers(who: Identity) -> Iterator[str]:
    if nik := who.nik:
        yield sign_of(k.NIK) + nik
        yield from _without_a_quarter(k.NIK_PART, nik)
    if mykad := who.mykad:
        yield sign_of(k.MYKAD) + mykad
        yield from _without_a_quarter(k.MYKAD_PART, mykad)
    for passport in who.passports:
        yield PASSPORT + passport


def _without_a_quarter(first: int, digits: str) -> Iterator[str]:
    size = len(digits) // k.PARTS
    for part in range(k.PARTS):
        yield f"{sign_of(first + part)}{digits[: part * size]}*{digits[(part + 1) * size :]}"


def _add_date(texts: list[str], date: DateParts, name: NameParts, who: Identity) -> None:
    if date.day:
        texts += [f"{TOKEN_DAY}{token}|{date.day}" for token in name.tokens]
        texts += [f"{START_DATE}{token[:START]}|{date.whole}" for token in name.tokens]
        if who.sex:
            texts += [f"{DATE_HOME}{date.whole}|{home}|{who.sex}" for home in who.homes]
    if date.month:
        texts += [f"{TOKEN_MONTH}{token}|{date.month}" for token in name.tokens]
    if who.sex:
        texts += [f"{NAME_YEAR}{whole}|{date.year}|{who.sex}" for whole in name.whole]
        texts += [f"{FULL_YEAR}{full}|{date.year}|{who.sex}" for full in name.full]
