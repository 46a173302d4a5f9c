"""The kinds of evidence and their levels of agreement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Factor:
    """One kind of evidence.

    Args:
        name: Its name, that of a field of the codebook where it is one.
        levels: Its levels of agreement; the first says that the two records cannot be compared.
    """

    name: str
    levels: tuple[str, ...]

    def __getitem__(self, level: str) -> int:
        """Give the number of a level."""
        return self.levels.index(level)


NAME = Factor("name", ("unknown", "token_only", "differs", "alike", "given", "part", "near", "exact"))
"""Names, a parent's included.

token_only: a token is shared, and the rest cannot be compared. differs: letters are compared and differ.
alike: half the letters agree. given: the given names agree and the parents' do not. part: one name is a
part of the other. near: up to three letters differ. exact: all letters, or a whole name, agree.
"""

DATE = Factor("birth_date", ("unknown", "differs", "year", "month_year", "day_month", "exact"))
"""Birth dates; a swapped day and month is no difference. Of 1 January only the year is compared."""

HOME = Factor("home_district", ("unknown", "differs", "agrees"))
NUMBER = Factor("identity_number", ("unknown", "differs", "serial_differs", "quarter_differs", "agrees"))
"""NIK or MyKad. quarter_differs: three of its four quarters agree, the last (the serial) among them."""

PASSPORTS = Factor("passport", ("unknown", "differs", "agrees"))
PHONE = Factor("phone", ("unknown", "agrees"))
SEX = Factor("sex", ("unknown", "differs", "agrees"))
CITIZENSHIP = Factor("citizenship", ("unknown", "differs", "agrees"))
AGE = Factor("age", ("unknown", "differs", "agrees"))
"""Years of birth as age bands tell them, where dates cannot be compared."""

FACTORS = (NAME, DATE, HOME, NUMBER, PASSPORTS, PHONE, SEX, CITIZENSHIP, AGE)

SHARED = ("nothing", "starts", "tokens", "whole", "whole_and_date")
"""What of their names two records share by key: nothing, the starts of two tokens, tokens, a whole name,
or a whole name while their dates agree too."""

SITUATIONS = ("no_date", "date", "day_only")
"""What the dates of two records leave possible: they do not agree; they agree, and a whole name would
show; they agree in day and month while year and home differ, so that tokens alone can be shared."""


def column(factor: Factor) -> int:
    """Give the place of a factor among all."""
    return FACTORS.index(factor)
