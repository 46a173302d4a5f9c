"""The stepwise rule on many tables, compiled: the inner loop of its bootstrap. `stepwise` has the plain twin."""

from __future__ import annotations

import numpy as np
from numba import njit

from sempadan.analyse.models.lattice import Real, Whole, add_supersets
from sempadan.analyse.models.newton import DOUBTFUL, EXISTS, fit
from sempadan.analyse.models.tails import log_tail


def step_tables(tables: Whole, lists: int, level: float) -> tuple[Whole, Real]:
    """Apply the stepwise rule to each table; the loop is plain, since compiling it costs more than it saves.

    Args:
        tables: One row a table, people by pattern.
        lists: Number of lists k; a row has 2^k places.
        level: Logarithm of the probability above which no pair is added.

    Returns:
        What became of each (EXISTS, or why there is no estimate; DOUBTFUL where the plain rule must
        decide), and the estimated number of people on no list.
    """
    found = [step_table(table.astype(np.float64), lists, level) for table in tables]
    fates = np.array([fate for fate, _ in found], np.int64)
    intercepts = np.array([intercept if fate == EXISTS else np.nan for fate, intercept in found])
    return fates, np.exp(intercepts)


@njit(cache=True, nogil=True)
def step_table(counts: Real, lists: int, level: float) -> tuple[int, float]:  # pragma: no cover
    """Apply the rule to one table; give what became of it and the intercept."""
    margins = counts.copy()
    add_supersets(margins)
    most, used = 1 + lists + lists * (lists - 1) // 2, 1 + lists
    terms, start, tails = np.empty(most, np.int64), np.empty(most), np.empty(len(counts))
    terms[0] = 0
    for place in range(lists):
        terms[1 + place] = 1 << place
    start[0] = np.nan
    status, point, means, _ = fit(counts, margins, terms[:used], start[:used])
    while status == EXISTS and used < most:
        add_supersets(means)
        for place in range(used):
            start[place] = point[place]
        start[used] = 0.0
        _judge(margins, means, terms[:used], tails)
        while True:
            pair = _likeliest(tails, level)
            if pair == 0:
                return EXISTS, point[0]
            terms[used] = pair
            status, better, expected, _ = fit(counts, margins, terms[: used + 1], start[: used + 1])
            if status == DOUBTFUL:
                return DOUBTFUL, 0.0
            if status == EXISTS:
                break
            tails[pair] = np.inf
        point, means = better, expected
        used += 1
    return status, point[0]


@njit(cache=True, nogil=True)
def _judge(margins: Real, means: Real, terms: Whole, tails: Real) -> None:  # pragma: no cover
    """Write the logarithm of the probability of each pair's overlap; infinity for all else."""
    tails[:] = np.inf
    high = 2
    while high < len(tails):
        low = 1
        while low < high:
            tails[high | low] = log_tail(margins[high | low], means[high | low])
            low <<= 1
        high <<= 1
    for term in terms:
        tails[term] = np.inf


@njit(cache=True, nogil=True)
def _likeliest(tails: Real, level: float) -> int:  # pragma: no cover
    """The pair with the smallest probability, if that is not above the level; else 0."""
    pair = 0
    for pattern in range(len(tails)):
        if tails[pattern] <= level and (pair == 0 or tails[pattern] < tails[pair]):
            pair = pattern
    return pair
