"""How good a linkage is, estimated without labels.

Precision is the mean probability of the links that were made. Recall is the part of all expected
matches that was linked. What was never compared is estimated from pairs that an identity number or a
passport brought together: the part of them that shares no other key is what pairs without numbers
lose. Both lean on calibrated probabilities and say nothing of what all lists get wrong alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sempadan.link import kinds
from sempadan.link.levels import NUMBER, PASSPORTS, column
from sempadan.schema.results import Estimated

if TYPE_CHECKING:
    from sempadan.link.arrays import Real, Whole
    from sempadan.link.pairs import Pairs

ASSUMED, ASSUMED_LOST = 20.0, 0.07
"""Matches that share no key, assumed before any pair is seen, and the weight of it, in pairs."""

ENOUGH = 1.0
"""Expected matches below which nothing is estimated."""


def estimate(pairs: Pairs, levels: Whole, share: Real, group: Whole) -> Estimated:
    """Estimate precision and recall over pairs of records.

    Args:
        pairs: The compared pairs.
        levels: Their levels of agreement.
        share: Their probabilities.
        group: The group of each record.
    """
    inside = group[pairs.first] == group[pairs.second]
    number, passport = levels[:, column(NUMBER)], levels[:, column(PASSPORTS)]
    numbered = (number == NUMBER["agrees"]) | (passport == PASSPORTS["agrees"])
    other = ~sum((1 << kind for kind in _of_numbers()), 0)
    lost = float(np.count_nonzero(numbered & ((pairs.mask & other) == 0)) + ASSUMED * ASSUMED_LOST)
    part = lost / (int(np.count_nonzero(numbered)) + ASSUMED)
    expected = float(share.sum()) + float(share[~numbered].sum()) * part / (1 - part)
    linked = float(share[inside].sum())
    made = int(np.count_nonzero(inside))
    if expected < ENOUGH:
        return Estimated(linked / made if made else None, None)
    return Estimated(linked / made if made else None, float(linked / expected))


def _of_numbers() -> tuple[int, ...]:
    return (kinds.PASSPORT, *kinds.NUMBERS, *(part for parts in kinds.NUMBERS.values() for part in parts))
