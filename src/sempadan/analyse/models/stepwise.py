"""The stepwise rule of Chan, Silverman and Vincent, and the bootstrap of the whole rule."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.analyse.models.capture import Captures
from sempadan.analyse.models.estimate import LOWER, UPPER, Estimate
from sempadan.analyse.models.existence import Fate
from sempadan.analyse.models.lattice import add_supersets
from sempadan.analyse.models.loglinear import LogLinear, fit_model, main_effects, pairs
from sempadan.analyse.models.stepping import step_tables
from sempadan.analyse.models.tails import log_tail

if TYPE_CHECKING:
    from sempadan.analyse.models.lattice import Real

LEVEL = 0.02
"""Probability above which no pair is added, as in the paper."""

AT_ONCE = 2000
"""Resampled tables that are in memory together."""


@dataclass(frozen=True, slots=True)
class Step:
    """A pair that was looked at.

    Args:
        pair: Pattern of the two lists.
        probability: One-sided Poisson probability of their overlap without the pair.
        fate: Whether the model with it has an estimate; if not, the pair was passed over.
    """

    pair: int
    probability: float
    fate: Fate


@dataclass(frozen=True, slots=True)
class Stepwise:
    """The model that the rule chose, and how it got there."""

    model: LogLinear
    steps: tuple[Step, ...]


def stepwise(captures: Captures, level: float = LEVEL) -> Stepwise:
    """Choose pairs of lists one by one, and fit.

    From independent lists on, the pair is added whose total overlap is least likely given the current model
    (one-sided Poisson probability), until the least likely one is above the level. A pair whose model has
    no estimate is passed over. A pair nobody shows gets a coefficient of minus infinity.

    Args:
        captures: People by pattern of lists.
        level: Probability above which no pair is added.

    Returns:
        The model; its `fate` is not EXISTS if independent lists already have no estimate.

    Source:
        Chan, Silverman & Vincent (2021), JASA 116, 1297-1306, section 5.
    """
    model, steps = fit_model(captures, main_effects(len(captures.lists))), []
    while model.exists:
        for pair, tail in _candidates(captures, model, math.log(level)):
            longer = fit_model(captures, (*model.terms, pair), np.append(model.coefficients, 0.0))
            steps.append(Step(pair, math.exp(tail), longer.fate))
            if longer.exists:
                model = longer
                break
        else:
            break
    return Stepwise(model, tuple(steps))


@dataclass(frozen=True, slots=True, eq=False)
class Replicates:
    """Estimates of the unseen part on resampled tables.

    Args:
        seen: People seen, the same in each.
        unseen: Estimated people on no list; infinite where a table has no estimate.
    """

    seen: int
    unseen: Real

    @property
    def without(self) -> int:
        """Tables that had no estimate."""
        return int(np.isinf(self.unseen).sum())


def resample(captures: Captures, replicates: int, random: np.random.Generator, level: float = LEVEL) -> Replicates:
    """Apply the whole stepwise rule, choice of pairs included, to resampled people.

    Args:
        captures: People by pattern of lists.
        replicates: How many tables are drawn.
        random: Source of randomness.
        level: As `stepwise`.

    Source:
        Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13; that selection be repeated:
        Chan, Silverman & Vincent (2021), section 6.
    """
    chances, parts = captures.counts / captures.seen, []
    for start in range(0, replicates, AT_ONCE):
        tables = random.multinomial(captures.seen, chances, size=min(AT_ONCE, replicates - start))
        fates, unseen = step_tables(tables, len(captures.lists), math.log(level))
        for row in np.flatnonzero(fates == Fate.DOUBTFUL):
            chosen = stepwise(Captures(captures.lists, tables[row]), level).model
            fates[row], unseen[row] = chosen.fate, chosen.unseen
        parts.append(np.where(fates == Fate.EXISTS, unseen, np.inf))
    return Replicates(captures.seen, np.concatenate(parts))


def percentile(point: float, replicates: tuple[Replicates, ...]) -> Estimate:
    """Put the 95 % percentile interval of pooled replicates round an estimate.

    A table without estimate counts as one above all others; if these reach the upper end, there is none.
    The ends are replicates themselves, the outer one where two are equally near.
    """
    people = np.sort(np.concatenate([r.seen + r.unseen for r in replicates]))
    low = people[math.floor(LOWER * (len(people) - 1))]
    high = people[math.ceil(UPPER * (len(people) - 1))]
    return Estimate(point, *(float(end) if math.isfinite(end) else None for end in (low, high)))


def _candidates(captures: Captures, model: LogLinear, level: float) -> list[tuple[int, float]]:
    """Pairs that are not in the model and whose overlap is unlikely, the least likely first."""
    means = model.expected.copy()
    add_supersets(means)
    missing = [pair for pair in pairs(len(captures.lists)) if pair not in model.terms]
    tails = [(pair, float(log_tail(float(captures.on(pair)), float(means[pair])))) for pair in missing]
    return sorted(((pair, tail) for pair, tail in tails if tail <= level), key=lambda found: found[1])
