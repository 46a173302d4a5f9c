"""The interval of a share."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from sempadan.schema.errors import OutOfBounds

if TYPE_CHECKING:
    import numpy.typing as npt

    Counts: TypeAlias = npt.NDArray[np.int64]
    Shares: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ShareInterval:
    """Shares with the ends of their intervals, all of one shape, between 0 and 1; NaN where nobody is."""

    share: Shares
    low: Shares
    high: Shares


def wilson(people: Counts, known: Counts, level: float = 0.95) -> ShareInterval:
    """Estimate shares with Wilson's score interval, without continuity correction.

    Assumes that the people were seen independently of one another, each with the same chance to have
    the code. People freed together from one place have not been: then the interval is too narrow. It
    speaks of people such as this source sees, not of those it never sees.

    With few people its coverage stays near the level on average, also for shares near 0 and 1, where
    the textbook interval fails; at 0 and at 1 its outer end is exactly 0 and 1.

    Args:
        people: People with the code (counts, at least 0).
        known: People of whom it is known whether they have it (counts, at least `people`).
        level: Confidence level, between 0 and 1.

    Returns:
        Shares and intervals; NaN where `known` is 0.

    Raises:
        OutOfBounds: A count is negative or exceeds the people known, or the level is none.

    Source:
        Wilson (1927), Journal of the American Statistical Association 22, 209-212; recommended by
        Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133.

    Example:
        >>> found = wilson(np.array([81]), np.array([263]))
        >>> [round(float(end[0]), 4) for end in (found.share, found.low, found.high)]
        [0.308, 0.2553, 0.3662]
    """
    part, whole = np.broadcast_arrays(np.asarray(people, float), np.asarray(known, float))
    outside = int(((part < 0) | (part > whole)).sum())
    if outside:
        raise OutOfBounds(table="shares", column="people", count=outside, low=0, high=float(whole.max()))
    if not 0 < level < 1:
        raise OutOfBounds(table="shares", column="level", count=1, low=0, high=1)
    square = NormalDist().inv_cdf((1 + level) / 2) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        share = part / whole
        centre = (part + square / 2) / (whole + square)
        reach = np.sqrt(square * (part * (1 - share) + square / 4)) / (whole + square)
    nobody = whole == 0
    low = np.where(part == 0, 0.0, centre - reach)
    high = np.where(part == whole, 1.0, centre + reach)
    return ShareInterval(share, np.where(nobody, np.nan, low), np.where(nobody, np.nan, high))
