"""Sums over all patterns of lists at once, compiled.

A pattern of lists is a whole number, bit i for list i; an array over patterns has 2^k places. A model is
a set of such patterns too, its terms: 0 is the intercept, a single bit a list, two bits a pair. With sums
over super-patterns, counts of any number of lists are turned into margins in k·2^k additions, and the
information matrix of a log-linear model is read off the margins of its expected counts.

Source: Yates (1937), The design and analysis of factorial experiments, for the scheme of additions.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from numba import njit

Real: TypeAlias = npt.NDArray[np.float64]
Whole: TypeAlias = npt.NDArray[np.int64]

ALIASED = 1e-12
"""A pivot below this share of its diagonal is none: the term is a combination of those before it."""


@njit(cache=True, nogil=True)
def add_supersets(values: Real) -> None:  # pragma: no cover
    """Replace the value of each pattern by the sum over all patterns that hold it, in place."""
    bit = 1
    while bit < len(values):
        for pattern in range(len(values)):
            if not pattern & bit:
                values[pattern] += values[pattern | bit]
        bit <<= 1


@njit(cache=True, nogil=True)
def add_subsets(values: Real) -> None:  # pragma: no cover
    """Replace the value of each pattern by the sum over all patterns that it holds, in place."""
    bit = 1
    while bit < len(values):
        for pattern in range(len(values)):
            if pattern & bit:
                values[pattern] += values[pattern ^ bit]
        bit <<= 1


@njit(cache=True, nogil=True)
def pick(values: Real, terms: Whole) -> Real:  # pragma: no cover
    """Values of some patterns: a loop, because numba takes ten times as long to compile indexing by an array."""
    picked = np.empty(len(terms))
    for place in range(len(terms)):
        picked[place] = values[terms[place]]
    return picked


@njit(cache=True, nogil=True)
def gram(margins: Real, terms: Whole, into: Real) -> None:  # pragma: no cover
    """Fill the lower half of X'WX for 0/1 columns by term, from the margins of the weights W."""
    for a in range(len(terms)):
        for b in range(a + 1):
            into[a, b] = margins[terms[a] | terms[b]]


@njit(cache=True, nogil=True)
def factor(matrix: Real, size: int) -> int:  # pragma: no cover
    """Replace the lower half of a matrix by its Cholesky factor.

    Returns:
        -1 if the matrix is positive definite, else the place of the first pivot that vanishes.
    """
    for a in range(size):
        whole = matrix[a, a]
        for b in range(a):
            value = matrix[a, b]
            for c in range(b):
                value -= matrix[a, c] * matrix[b, c]
            matrix[a, b] = value / matrix[b, b]
        pivot = whole
        for b in range(a):
            pivot -= matrix[a, b] * matrix[a, b]
        if not pivot > ALIASED * whole:
            return a
        matrix[a, a] = np.sqrt(pivot)
    return -1


@njit(cache=True, nogil=True)
def solve(lower: Real, size: int, right: Real) -> None:  # pragma: no cover
    """Solve L L' x = right in place, for the factor that `factor` made."""
    for a in range(size):
        for b in range(a):
            right[a] -= lower[a, b] * right[b]
        right[a] /= lower[a, a]
    for a in range(size - 1, -1, -1):
        for b in range(a + 1, size):
            right[a] -= lower[b, a] * right[b]
        right[a] /= lower[a, a]
