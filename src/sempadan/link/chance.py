"""How often two different people agree by chance, counted from the records themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link.records import FAR, NONE, SEGMENTS

if TYPE_CHECKING:
    from sempadan.link.arrays import Real, Truth, Whole
    from sempadan.link.records import Records

DAY_SHARE = 1 / 330
"""Two people share day and month of birth, also if one of the two dates has them swapped."""

YEAR_SHARE = 1 / 25
"""Two people share the year of birth: ages in a list lie within some 25 years."""

MONTH_SHARE = YEAR_SHARE / 12
"""Two people share month and year of birth."""

DATE_SHARE = 1 / 8000
"""Two people share the whole birth date."""

NEAR = 6
"""Years within which age bands cannot tell two years of birth apart."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Chances over all pairs of records that could be one person.

    Args:
        pairs: Number of such pairs, at least 1.
        home: Share that agrees, among pairs in which both homes are known.
        sex: The same of sex.
        citizenship: The same of citizenship.
        age: The same of the years of birth that age bands tell.
        home_and_sex: Share of all pairs in which home and sex are known and agree.
        day: Share of all pairs in which day and month of birth are known and agree.
        date: Share of all pairs in which the whole birth date is known and agrees.
        dated: Share of all pairs whose birth dates agree in month and year, or in day and month while
            the homes agree too.
    """

    pairs: float
    home: float
    sex: float
    citizenship: float
    age: float
    home_and_sex: float
    day: float
    date: float
    dated: float


def chance_of(records: Records) -> Chance:
    """Count the chances."""
    both = np.where((records.home == NONE) | (records.sex == NONE), NONE, records.home * 4 + records.sex)
    home = _same(records.home)
    dated = _share((records.words[:, slice(*SEGMENTS[0])] != 0).any(axis=1)) ** 2
    return Chance(
        pairs=_pairs(records),
        home=home,
        sex=_same(records.sex),
        citizenship=_same(records.citizenship),
        age=_same_age(records.born),
        home_and_sex=_same(both) * _share(both != NONE) ** 2,
        day=dated * DAY_SHARE,
        date=dated * DATE_SHARE,
        dated=dated * (MONTH_SHARE + DAY_SHARE * home),
    )


def share_of_codes(codes: Whole) -> Real:
    """Give for each record the share of records that have the same code."""
    counts = np.bincount(codes - NONE, minlength=1)
    return counts[codes - NONE] / max(len(codes), 1)


def _share(true: Truth) -> float:
    return float(np.count_nonzero(true)) / max(len(true), 1)


def _pairs(records: Records) -> float:
    count = len(records)
    inside = np.bincount(records.list_of, minlength=len(records.lists))[records.unique]
    return max(float(count * (count - 1) - (inside * (inside - 1)).sum()) / 2, 1.0)


def _same(codes: Whole) -> float:
    """Share of pairs of known codes that are equal; one half where nothing is known."""
    counts = np.bincount(codes[codes != NONE])
    return float((counts.astype(np.float64) ** 2).sum() + 1) / float(counts.sum() ** 2 + 2)


def _same_age(born: Whole) -> float:
    """Share of pairs whose years of birth may be one, by the middle of what their bands allow."""
    middle = born[born[:, 1] < FAR].sum(axis=1) // 2
    years = np.bincount(middle - middle.min(initial=FAR)).astype(np.float64)
    near = sum((1 + (step > 0)) * float((years[step:] * years[: len(years) - step]).sum()) for step in range(NEAR))
    return min((near + 1) / (float(years.sum()) ** 2 + 2), 0.99)
