"""One hierarchical log-linear model of capture counts, fitted or refused with its reason."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.analyse.models.estimate import Estimate, lognormal
from sempadan.analyse.models.existence import Fate, design_of, existence
from sempadan.analyse.models.lattice import add_supersets
from sempadan.analyse.models.newton import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.analyse.models.capture import Captures
    from sempadan.analyse.models.lattice import Real

ANEW = np.full(1, np.nan)
"""A start that is none: the fit finds its own."""


@dataclass(frozen=True, slots=True, eq=False)
class LogLinear:
    """A model on a table.

    Args:
        terms: Patterns of its terms: 0 for the intercept, one bit a list, two bits a pair, and so on.
        fate: Whether the estimate exists and is unique. What follows means nothing unless it does.
        coefficients: One a term, minus infinity for a term nobody shows.
        expected: Expected people by pattern; place 0, the unseen, is 0 here.
        height: Log-likelihood without its constant.
        seen: People on the lists together.
    """

    terms: tuple[int, ...]
    fate: Fate
    coefficients: Real
    expected: Real
    height: float
    seen: int

    @property
    def exists(self) -> bool:
        """Whether the estimate exists and is unique."""
        return self.fate is Fate.EXISTS

    @property
    def unseen(self) -> float:
        """Estimated people on no list."""
        return math.exp(self.coefficients[0])

    @property
    def people(self) -> float:
        """Estimated population, people seen included."""
        return self.seen + self.unseen

    def bic(self) -> float:
        """Schwarz's criterion, all terms counted, for the number of people seen."""
        return -2 * self.height + len(self.terms) * math.log(self.seen)

    def variance(self) -> float:
        """Variance of the unseen part: of their number given its mean, and of the mean by the delta method."""
        kept = [place for place, value in enumerate(self.coefficients) if np.isfinite(value)]
        sums = self.expected.copy()
        add_supersets(sums)
        terms = np.array(self.terms)[kept]
        information = sums[terms[:, None] | terms[None, :]]
        first = np.zeros(len(kept))
        first[0] = 1.0
        return self.unseen + self.unseen**2 * float(np.linalg.solve(information, first)[0])

    def estimate(self) -> Estimate:
        """The population with a log-normal interval that takes the model as given."""
        return lognormal(self.seen, self.unseen, self.variance())


def fit_model(captures: Captures, terms: Sequence[int], start: Real = ANEW) -> LogLinear:
    """Fit a hierarchical log-linear model by extended maximum likelihood.

    Assumes a closed population, links without error, people who behave alike and independently, and no
    dependence between lists but the one in the terms.

    Args:
        captures: People by pattern of lists.
        terms: Patterns of the terms, the first 0, each after the terms it holds.
        start: Coefficients to start from; without them it starts anew.

    Returns:
        The model; its `fate` says whether it has an estimate. It is DOUBTFUL only if an estimate exists
        (by linear programming) and Newton's method did not reach it.

    Source:
        Chan, Silverman & Vincent (2021), JASA 116, 1297-1306.
    """
    counts = captures.counts.astype(np.float64)
    margins = counts.copy()
    add_supersets(margins)
    status, coefficients, expected, height = fit(counts, margins, np.array(terms, np.int64), start)
    fate = Fate(status)
    if fate is Fate.DOUBTFUL and existence(captures.counts, terms) is not Fate.EXISTS:
        fate = existence(captures.counts, terms)
    return LogLinear(tuple(terms), fate, coefficients, expected, float(height), captures.seen)


def main_effects(lists: int) -> tuple[int, ...]:
    """Terms of the model of independent lists."""
    return (0, *(1 << place for place in range(lists)))


def pairs(lists: int) -> tuple[int, ...]:
    """Terms of all pairs of lists."""
    return tuple((1 << high) | (1 << low) for high in range(1, lists) for low in range(high))


def degrees(captures: Captures, terms: Sequence[int]) -> int:
    """Degrees of freedom that are left to judge a model: patterns that can occur less coefficients."""
    design, _ = design_of(captures.counts, terms)
    return int(design.shape[0] - design.shape[1])
