"""The kinds of match key that leave an agency: what each is made of, and why it is there.

A match key is a keyed hash of several attributes of one record at once. Two records that agree on
all of them carry the same key. No kind is made of one attribute with few values (a name, a birth
date, a district, a sex): whoever sees the keys could count how often each value occurs and compare
the counts with a list of names. Whole document numbers are the exception: they have too many values
to be counted, and the key is guarded.

Birth dates take part without their year, without their day, or with a home, so that a date that was
changed on paper (a girl made adult, day and month swapped) still agrees in one of them. The day and
the month are sorted, so that a swapped date agrees with the right one. The first of January is what
offices write when they know the year only: it takes part with its year alone.

Sources:
    Karmel et al. (2010), BMC Health Serv. Res. 10:41, and the keys of SLK-581 for composites of
    parts of names and dates; Schnell, Bachteler & Reiher (2009), BMC Med. Inform. Decis. Mak. 9:41.
"""

from __future__ import annotations

from dataclasses import dataclass

NIK, NIK_PART, MYKAD, MYKAD_PART, PASSPORT = 0, 1, 5, 6, 10
TOKEN_DAY, TOKEN_MONTH, NAME_HOME, NAME_YEAR, DATE_HOME, START_DATE, PHONE_TOKEN, FULL_HOME, FULL_YEAR, STARTS_HOME = (
    range(11, 21)
)
PARTS = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of match key.

    Args:
        number: The number that stands in `Codes.kinds`.
        name: A short name.
        attributes: The attributes of a person that are hashed together.
        why: Which records it brings together that no other kind does.
    """

    number: int
    name: str
    attributes: tuple[str, ...]
    why: str


def _parts(first: int, name: str, attributes: tuple[tuple[str, ...], ...]) -> tuple[Kind, ...]:
    why = "a typing error in the quarter left out"
    return tuple(Kind(first + i, f"{name}_{i + 1}", held, why) for i, held in enumerate(attributes))


KINDS: tuple[Kind, ...] = (
    Kind(NIK, "nik", ("whole NIK",), "the same identity number"),
    *_parts(
        NIK_PART,
        "nik_without",
        (
            ("sub-district", "birth date", "sex", "serial"),
            ("regency", "birth month", "birth year", "serial"),
            ("regency", "sub-district", "birth day", "sex", "serial"),
            ("regency", "sub-district", "birth date", "sex"),
        ),
    ),
    Kind(MYKAD, "mykad", ("whole MyKad number",), "the same identity number"),
    *_parts(
        MYKAD_PART,
        "mykad_without",
        (
            ("last digit of the birth month", "birth day", "place of birth", "serial", "sex"),
            ("birth year", "first digit of the birth month", "place of birth", "serial", "sex"),
            ("birth date", "last digits of the serial", "sex"),
            ("birth date", "place of birth", "first digit of the serial"),
        ),
    ),
    Kind(PASSPORT, "passport", ("whole passport number",), "the same document; a person may have several"),
    Kind(TOKEN_DAY, "token_day", ("name token", "birth day", "birth month"), "the year was changed on paper"),
    Kind(TOKEN_MONTH, "token_month", ("name token", "birth month", "birth year"), "the day was written wrongly"),
    Kind(NAME_HOME, "name_home", ("whole name", "home district", "sex"), "the birth date is missing"),
    Kind(NAME_YEAR, "name_year", ("whole name", "birth year", "sex"), "only the year is known"),
    Kind(DATE_HOME, "date_home", ("birth date", "home district", "sex"), "the name was changed or badly misspelt"),
    Kind(
        START_DATE,
        "start_date",
        ("first two letters of a token", "birth date"),
        "a typing error in a name of one token",
    ),
    Kind(PHONE_TOKEN, "phone_token", ("phone number", "name token"), "neither date nor document is known"),
    Kind(FULL_HOME, "full_home", ("name", "parent's name", "home district", "sex"), "tells whether parents differ"),
    Kind(FULL_YEAR, "full_year", ("name", "parent's name", "birth year", "sex"), "tells whether parents differ"),
    Kind(
        STARTS_HOME,
        "starts_home",
        ("first two letters of two tokens", "home district", "sex"),
        "a typing error in the name, and no date",
    ),
)

COMMON = ("muhammad", "ahmad", "abdul", "siti", "nur", "sri", "dewi", "maria")
"""Tokens so common on this border that agreeing on one alone says next to nothing. They take part in
whole names and in the filter, but make a key of their own only for whoever has no other name."""
