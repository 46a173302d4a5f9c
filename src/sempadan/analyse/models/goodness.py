"""Whether a log-linear model fits: its deviance against those of tables drawn from the model itself.

Overlaps of lists are full of small counts, where the chi-squared approximation fails; drawing from the
fitted model and fitting the same model again needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from sempadan.analyse.models.lattice import Real, Whole, add_supersets, factor, gram
from sempadan.analyse.models.loglinear import degrees
from sempadan.analyse.models.newton import climb, cold, live_patterns

if TYPE_CHECKING:
    from sempadan.analyse.models.capture import Captures
    from sempadan.analyse.models.loglinear import LogLinear

DRAWS = 999
SAME = 1e-9


def goodness(captures: Captures, model: LogLinear, random: np.random.Generator, draws: int = DRAWS) -> float | None:
    """Probability of a deviance at least as large, if the model holds.

    Args:
        captures: The table the model was fitted to.
        model: A model whose estimate exists.
        random: Source of randomness.
        draws: Tables to draw.

    Returns:
        A probability between 1 / (draws + 1) and 1; None if the model has a coefficient for every pattern,
        so that nothing is left to judge it by.

    Source:
        Davison & Hinkley (1997), Bootstrap Methods and their Application, section 4.2.
    """
    if degrees(captures, model.terms) == 0:
        return None
    terms = np.array(model.terms, np.int64)
    tables = random.multinomial(captures.seen, model.expected / model.expected.sum(), size=draws)
    own = deviances(captures.counts[None, :], terms)[0]
    drawn = deviances(tables, terms)
    return float((1 + (drawn >= own - SAME * (1 + own)).sum()) / (draws + 1))


@njit(cache=True, nogil=True)
def deviances(tables: Whole, terms: Whole) -> Real:  # pragma: no cover
    """Smallest deviance that a model reaches on each table, also where no estimate exists.

    Args:
        tables: One row a table, people by pattern.
        terms: Terms of the model, the first 0.
    """
    found, counts = np.empty(len(tables)), np.empty(tables.shape[1])
    for row in range(len(tables)):
        found[row] = 0.0
        for pattern in range(len(counts)):
            counts[pattern] = tables[row, pattern]
            if counts[pattern] > 0:
                found[row] += 2.0 * counts[pattern] * (np.log(counts[pattern]) - 1.0)
        margins = counts.copy()
        add_supersets(margins)
        live, kept = live_patterns(margins, terms, len(counts))
        own = _independent(live, terms, kept)
        _, _, height = climb(counts, margins, own, live, cold(counts, live, own))
        found[row] -= 2.0 * height
    return found


@njit(cache=True, nogil=True)
def _independent(live: Real, terms: Whole, kept: Whole) -> Whole:  # pragma: no cover
    """The kept terms without those that are combinations of the ones before them on the live patterns."""
    sums, own, count = live.copy(), np.empty(len(kept), np.int64), len(kept)
    add_supersets(sums)
    for place in range(count):
        own[place] = terms[kept[place]]
    matrix = np.empty((count, count))
    while True:
        gram(sums, own[:count], matrix)
        vanished = factor(matrix, count)
        if vanished < 0:
            return own[:count]
        count -= 1
        for place in range(vanished, count):
            own[place] = own[place + 1]
