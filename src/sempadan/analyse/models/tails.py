"""Logarithms of one-sided Poisson probabilities, compiled; exact however small."""

from __future__ import annotations

import math

from numba import njit

ENOUGH = 1e-13
"""Terms of the series below this share of its sum are left out."""


@njit(cache=True, nogil=True)
def log_tail(seen: float, mean: float) -> float:  # pragma: no cover
    """Logarithm of the Poisson probability of a count at least as far out, on its own side of the mean.

    For a count above the mean P(X >= seen), else P(X <= seen).

    Args:
        seen: The count, a whole number, at least 0.
        mean: The mean, at least 0.
    """
    if mean <= 0.0:
        return -math.inf if seen > 0.0 else 0.0
    term, total, at = 1.0, 1.0, seen
    if seen > mean:
        while term > ENOUGH * total:
            at += 1.0
            term *= mean / at
            total += term
    else:
        while term > ENOUGH * total and at > 0.0:
            term *= at / mean
            at -= 1.0
            total += term
    return seen * math.log(mean) - mean - math.lgamma(seen + 1.0) + math.log(total)
