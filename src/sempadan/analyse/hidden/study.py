"""Everything that is computed about a hidden population, before anything is judged or said."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from sempadan.analyse.models.bic import Weighed, available, mixture, reweigh, weigh
from sempadan.analyse.models.chapman import chapman
from sempadan.analyse.models.goodness import goodness
from sempadan.analyse.models.left_out import LeftOut, leave_one_out
from sempadan.analyse.models.loglinear import fit_model, main_effects
from sempadan.analyse.models.stepwise import Stepwise, percentile, resample, stepwise

if TYPE_CHECKING:
    import numpy as np

    from sempadan.analyse.hidden.linkages import Linkages
    from sempadan.analyse.models.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Fitted:
    """One method's work.

    Args:
        name: The method.
        estimate: What it estimates; None if its model has no estimate.
        fit: Probability of a deviance at least as large; None if it cannot be tested.
    """

    name: str
    estimate: Estimate | None
    fit: float | None


@dataclass(frozen=True, slots=True)
class Study:
    """All that was computed.

    Args:
        linkages: From what.
        chosen: What the stepwise rule chose on the linkage that stands; None below two lists or people.
        fitted: The methods that can be tried on so many lists.
        left_out: The stepwise estimate without each list.
        drawn: The stepwise estimate of each sampled linkage; infinite where there is none.
        failed: Share of the bootstrap tables without an estimate.
    """

    linkages: Linkages
    chosen: Stepwise | None
    fitted: tuple[Fitted, ...]
    left_out: tuple[LeftOut, ...]
    drawn: tuple[float, ...]
    failed: float


def study(linkages: Linkages, replicates: int, random: np.random.Generator) -> Study:
    """Fit every method that so many lists allow.

    Args:
        linkages: Capture counts.
        replicates: Bootstrap tables over all linkages together.
        random: Source of randomness.
    """
    central = linkages.central
    if len(central.lists) < 2 or central.seen == 0:
        return Study(linkages, None, (), (), (), 0.0)
    if len(central.lists) == 2:
        one, two, both = (int(central.counts[pattern]) for pattern in (1, 2, 3))
        row = Fitted("chapman", chapman(one + both, two + both, both), None)
        return Study(linkages, None, (row,), (), (), 0.0)
    chosen = stepwise(central)
    drawn = tuple(_people(stepwise(table)) for table in linkages.draws)
    first, failed = _stepwise(linkages, chosen, drawn, (replicates, random))
    fitted = [first, _independent(linkages, random)]
    fitted += [
        _weighed(linkages, orders, random) for orders in ("pairs", "all") if available(len(central.lists), orders)
    ]
    return Study(linkages, chosen, tuple(fitted), leave_one_out(central), drawn, failed)


def _people(chosen: Stepwise) -> float:
    return chosen.model.people if chosen.model.exists else math.inf


def _stepwise(
    linkages: Linkages, chosen: Stepwise, drawn: tuple[float, ...], how: tuple[int, np.random.Generator]
) -> tuple[Fitted, float]:
    """The stepwise row, its interval over resampled people and linkages, and the share of tables without estimate."""
    if not chosen.model.exists:
        return Fitted("stepwise", None, None), 1.0
    replicates, random = how
    each = math.ceil(replicates / len(linkages.tables))
    drawings = tuple(resample(table, each, random) for table in linkages.tables)
    point = median(drawn) if drawn else chosen.model.people
    failed = sum(d.without for d in drawings) / sum(len(d.unseen) for d in drawings)
    estimate = percentile(point, drawings) if math.isfinite(point) else None
    return Fitted("stepwise", estimate, goodness(linkages.central, chosen.model, random)), failed


def _independent(linkages: Linkages, random: np.random.Generator) -> Fitted:
    """The row of the model of independent lists."""
    model = fit_model(linkages.central, main_effects(len(linkages.central.lists)))
    if not model.exists:
        return Fitted("main_effects", None, None)
    alone = Weighed((model,), (1.0,), 1, 0)
    return Fitted("main_effects", _spanned(linkages, alone), goodness(linkages.central, model, random))


def _weighed(linkages: Linkages, orders: Literal["pairs", "all"], random: np.random.Generator) -> Fitted:
    """The row of models weighed by Schwarz's criterion."""
    found = weigh(linkages.central, orders)
    if found is None:
        return Fitted(f"bic_{orders}", None, None)
    return Fitted(f"bic_{orders}", _spanned(linkages, found), goodness(linkages.central, found.best, random))


def _spanned(linkages: Linkages, found: Weighed) -> Estimate | None:
    """Estimate of the best model and interval of all, over the linkages."""
    if not linkages.draws:
        return mixture(found.best.people, (found,))
    tables = [reweigh(table, found) for table in linkages.draws]
    there = tuple(table for table in tables if table is not None)
    if len(there) < len(tables):
        return None
    return mixture(median(table.best.people for table in there), there)
