"""All hierarchical models side by side, weighed by Schwarz's criterion."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal

import numpy as np
from numba import njit

from sempadan.analyse.models.estimate import LOWER, UPPER, Estimate, lognormal_spread
from sempadan.analyse.models.existence import Fate
from sempadan.analyse.models.hierarchy import ALL_UP_TO, PAIRS_UP_TO, all_models, pair_models
from sempadan.analyse.models.lattice import Real, Whole, add_supersets
from sempadan.analyse.models.loglinear import LogLinear, fit_model
from sempadan.analyse.models.newton import DOUBTFUL, EXISTS, fit

if TYPE_CHECKING:
    from sempadan.analyse.models.capture import Captures

WINDOW = 10.0
"""Models this much above the smallest criterion (weight below .007) are left out."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Models with their weights, the best first.

    Args:
        models: Models whose criterion is within the window.
        weights: Their weights, summing to 1.
        looked_at: Models that were fitted.
        without: Those that have no estimate on this table.
    """

    models: tuple[LogLinear, ...]
    weights: tuple[float, ...]
    looked_at: int
    without: int

    @property
    def best(self) -> LogLinear:
        """The model with the smallest criterion."""
        return self.models[0]


def available(lists: int, orders: Literal["pairs", "all"]) -> bool:
    """Whether so many lists have few enough models for all to be looked at."""
    return 2 < lists <= (PAIRS_UP_TO if orders == "pairs" else ALL_UP_TO)


def weigh(captures: Captures, orders: Literal["pairs", "all"]) -> Weighed | None:
    """Fit all hierarchical models and weigh those near the best.

    Args:
        captures: People by pattern of lists; as many lists as `available` says.
        orders: Pairs only, or terms of any order but that of all lists together.

    Returns:
        The models; None if not one has an estimate.

    Source:
        Schwarz (1978), Annals of Statistics 6, 461-464; the window: Madigan & Raftery (1994), JASA 89,
        1535-1546. A term that nobody shows counts as a parameter, as in Silverman (2020), JRSS A 183, 691-736.
    """
    models = (pair_models if orders == "pairs" else all_models)(len(captures.lists))
    table = np.full((len(models), max(map(len, models))), -1, np.int64)
    for row, model in enumerate(models):
        table[row, : len(model)] = model
    fates, heights = fit_models(captures.counts, table)
    for doubtful in np.flatnonzero(fates == DOUBTFUL):
        fitted = fit_model(captures, models[doubtful])
        fates[doubtful], heights[doubtful] = fitted.fate, fitted.height
    scores = np.where(fates == EXISTS, -2 * heights + (table >= 0).sum(axis=1) * math.log(captures.seen), np.inf)
    if not np.isfinite(scores).any():
        return None
    near = np.flatnonzero(scores <= scores.min() + WINDOW).tolist()
    near.sort(key=lambda place: (scores[place], models[place]))
    fitted_near = tuple(fit_model(captures, models[place]) for place in near)
    return Weighed(fitted_near, _weights([m.bic() for m in fitted_near]), len(models), int((fates != EXISTS).sum()))


def reweigh(captures: Captures, chosen: Weighed) -> Weighed | None:
    """Weigh models chosen on one table on another of the same lists, for example on another linkage."""
    fitted = [fit_model(captures, model.terms) for model in chosen.models]
    there = sorted((m for m in fitted if m.fate is Fate.EXISTS), key=lambda m: (m.bic(), m.terms))
    if not there:
        return None
    return Weighed(tuple(there), _weights([m.bic() for m in there]), len(fitted), len(fitted) - len(there))


def mixture(point: float, tables: tuple[Weighed, ...]) -> Estimate:
    """Put the 95 % interval of the weighted models round an estimate, tables pooled alike.

    Each model contributes a log-normal distribution of its unseen part.
    """
    parts = [
        (weight / len(tables), model.seen, model.unseen, lognormal_spread(model.unseen, model.variance()))
        for table in tables
        for model, weight in zip(table.models, table.weights, strict=True)
    ]
    return Estimate(point, _quantile(parts, LOWER), _quantile(parts, UPPER))


def _quantile(parts: list[tuple[float, int, float, float]], share: float) -> float:
    """People below whom the mixture of log-normal distributions has that share, by bisection."""
    normal, weights = NormalDist(), [weight for weight, *_ in parts]
    ends = [seen + unseen * math.exp(sign * 10 * spread) for _, seen, unseen, spread in parts for sign in (-1, 1)]
    low, high = min(ends), max(ends)
    while high - low > 1e-9 * high:
        middle = (low + high) / 2
        below = [
            normal.cdf(math.log((middle - seen) / unseen) / spread) if middle > seen else 0.0
            for _, seen, unseen, spread in parts
        ]
        if sum(w * b for w, b in zip(weights, below, strict=True)) < share * sum(weights):
            low = middle
        else:
            high = middle
    return high


def _weights(scores: list[float]) -> tuple[float, ...]:
    raw = [math.exp((min(scores) - score) / 2) for score in scores]
    return tuple(weight / sum(raw) for weight in raw)


@njit(cache=True, nogil=True)
def fit_models(counts: Whole, models: Whole) -> tuple[Whole, Real]:  # pragma: no cover
    """Fit each model to one table.

    Args:
        counts: People by pattern.
        models: One row a model: patterns of its terms, then -1.

    Returns:
        What became of each, and its log-likelihood without the constant.
    """
    people, start = np.empty(len(counts)), np.zeros(models.shape[1])
    for pattern in range(len(counts)):
        people[pattern] = counts[pattern]
    margins, start[0] = people.copy(), np.nan
    add_supersets(margins)
    fates, heights = np.empty(len(models), np.int64), np.empty(len(models))
    for row in range(len(models)):
        size = 0
        while size < models.shape[1] and models[row, size] >= 0:
            size += 1
        fates[row], _, _, heights[row] = fit(people, margins, models[row, :size], start[:size])
    return fates, heights
