"""Maximum likelihood of one hierarchical log-linear model for capture counts, compiled.

The count of a pattern of lists is Poisson with mean exp(sum of the coefficients of the terms that the
pattern holds); the pattern "on no list" is not observed, and the exponential of the intercept is its mean.
A term nobody shows has the estimate minus infinity: it is dropped, and the patterns that hold it cannot
occur (extended maximum likelihood). On what is left, Newton's method either ends with a small step at
which the information matrix is positive definite, and that is the certificate that the estimate exists
and is unique; or it runs away along a direction that raises the likelihood for ever, and that direction
is the certificate that there is none; or neither, and then the model is doubtful and a linear program decides.

Source: Chan, Silverman & Vincent (2021), JASA 116, 1297-1306, sections 3 and 4; Fienberg & Rinaldo (2012),
Annals of Statistics 40, 996-1023, theorem 2.1, for directions of recession.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from sempadan.analyse.models.lattice import Real, Whole, add_subsets, add_supersets, factor, gram, pick, solve

EXISTS, NOT_IDENTIFIABLE, NOT_EXISTENT, DOUBTFUL = 0, 1, 2, 3

ROUNDS = 60
STILL = 1e-7
"""A full Newton step below this ends the search; the next one would be about its square."""

NO_MOVE, CLEAR_FALL = 1e-5, 0.5
"""Along a direction of recession seen patterns do not move, and some unseen one falls, by about 1 a step."""


@njit(cache=True, nogil=True)
def fit(counts: Real, margins: Real, terms: Whole, start: Real) -> tuple[int, Real, Real, float]:  # pragma: no cover
    """Fit a model by extended maximum likelihood.

    Args:
        counts: People by pattern (length 2^k, the first is 0).
        margins: The same, summed over super-patterns.
        terms: Patterns of the terms, the first 0 for the intercept, a term after those it holds.
        start: Coefficients to start from; a first one that is no number starts anew.

    Returns:
        What became of it (EXISTS, NOT_IDENTIFIABLE, NOT_EXISTENT or DOUBTFUL), the coefficients (minus
        infinity for a dropped term), the expected counts by pattern, and the log-likelihood without its
        constant. Unless the estimate exists, the latter are where the search ended.
    """
    live, kept = live_patterns(margins, terms, len(counts))
    own, coefficients = np.empty(len(kept), np.int64), np.empty(len(terms))
    coefficients[:] = -np.inf
    for place in range(len(kept)):
        own[place] = terms[kept[place]]
    if len(own) < len(terms) and _dependent(live, own):
        return NOT_IDENTIFIABLE, coefficients, np.zeros(len(counts)), -np.inf
    point = cold(counts, live, own) if np.isnan(start[0]) else pick(start, kept)
    status, expected, height = climb(counts, margins, own, live, point)
    for place in range(len(kept)):
        coefficients[kept[place]] = point[place]
    return status, coefficients, expected, height


@njit(cache=True, nogil=True)
def climb(
    counts: Real, margins: Real, terms: Whole, live: Real, point: Real
) -> tuple[int, Real, float]:  # pragma: no cover
    """Move point to the maximum of the likelihood of terms over the live patterns."""
    size = len(terms)
    matrix, step, trial, target = np.empty((size, size)), np.zeros(size), np.empty(size), pick(margins, terms)
    expected, height = _expect(point, terms, live, target)
    for _ in range(ROUNDS):
        sums = expected.copy()
        add_supersets(sums)
        gram(sums, terms, matrix)
        if factor(matrix, size) >= 0:
            break
        for place in range(size):
            step[place] = target[place] - sums[terms[place]]
        solve(matrix, size, step)
        share, slack, before = 1.0, 1e-12 * abs(height), height
        while True:
            longest = 0.0
            for place in range(size):
                trial[place] = point[place] + share * step[place]
                longest = max(longest, abs(step[place]))
            expected, height = _expect(trial, terms, live, target)
            if height >= before - slack or share < 1e-9:
                break
            share /= 2
        for place in range(size):
            point[place] = trial[place]
        if share == 1.0 and longest < STILL:
            return EXISTS, expected, height
    return (NOT_EXISTENT if _recedes(counts, terms, live, step) else DOUBTFUL), expected, height


@njit(cache=True, nogil=True)
def live_patterns(margins: Real, terms: Whole, patterns: int) -> tuple[Real, Whole]:  # pragma: no cover
    """Patterns that can occur (1 or 0), and the places of the terms that stay finite."""
    live, kept, count = np.empty(patterns), np.empty(len(terms), np.int64), 0
    live[:] = 1.0
    live[0] = 0.0
    for place in range(len(terms)):
        term = terms[place]
        if term and margins[term] == 0.0:
            for pattern in range(patterns):
                if pattern & term == term:
                    live[pattern] = 0.0
        else:
            kept[count] = place
            count += 1
    return live, kept[:count]


@njit(cache=True, nogil=True)
def _dependent(live: Real, terms: Whole) -> bool:  # pragma: no cover
    """Whether some term is a combination of others on the live patterns."""
    sums = live.copy()
    add_supersets(sums)
    matrix = np.empty((len(terms), len(terms)))
    gram(sums, terms, matrix)
    return factor(matrix, len(terms)) >= 0


@njit(cache=True, nogil=True)
def cold(counts: Real, live: Real, terms: Whole) -> Real:  # pragma: no cover
    """Start from the weighted least squares fit to the logarithm of the counts plus a half."""
    weights, logs = np.zeros(len(counts)), np.zeros(len(counts))
    for pattern in range(len(counts)):
        if live[pattern]:
            weights[pattern] = counts[pattern] + 0.5
            logs[pattern] = weights[pattern] * np.log(weights[pattern])
    add_supersets(weights)
    add_supersets(logs)
    matrix, point = np.empty((len(terms), len(terms))), pick(logs, terms)
    gram(weights, terms, matrix)
    if factor(matrix, len(terms)) >= 0:
        return np.zeros(len(terms))
    solve(matrix, len(terms), point)
    return point


@njit(cache=True, nogil=True)
def _expect(point: Real, terms: Whole, live: Real, target: Real) -> tuple[Real, float]:  # pragma: no cover
    """Expected counts by pattern, and the log-likelihood without its constant."""
    expected, height = np.zeros(len(live)), 0.0
    for place in range(len(terms)):
        expected[terms[place]] = point[place]
        height += target[place] * point[place]
    add_subsets(expected)
    for pattern in range(len(live)):
        expected[pattern] = np.exp(expected[pattern]) if live[pattern] else 0.0
        height -= expected[pattern]
    return expected, height


@njit(cache=True, nogil=True)
def _recedes(counts: Real, terms: Whole, live: Real, step: Real) -> bool:  # pragma: no cover
    """Whether the last step leaves every seen pattern where it is, raises none and lowers some."""
    change, falls = np.zeros(len(live)), False
    for place in range(len(terms)):
        change[terms[place]] = step[place]
    add_subsets(change)
    for pattern in range(len(live)):
        if live[pattern]:
            if change[pattern] > NO_MOVE or (counts[pattern] > 0 and change[pattern] < -NO_MOVE):
                return False
            falls = falls or change[pattern] < -CLEAR_FALL
    return falls
