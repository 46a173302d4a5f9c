"""Whether a log-linear model has an estimate at all: the linear program that decides where Newton cannot.

The estimate fails to exist if some direction leaves the expected counts of all seen patterns as they are,
raises none and lowers some unseen one: along it the likelihood rises for ever. Whether there is such a
direction depends only on which patterns were seen, so that the program is well scaled for any counts.

Source: Haberman (1974), The Analysis of Frequency Data, appendix B; Fienberg & Rinaldo (2012), Annals of
Statistics 40, 996-1023; for capture counts Chan, Silverman & Vincent (2021), JASA 116, 1297-1306, section 3.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

from sempadan.analyse.models import newton
from sempadan.schema.errors import OutOfBounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.analyse.models.lattice import Real, Whole


class Fate(IntEnum):
    """What becomes of a model on a table."""

    EXISTS = newton.EXISTS
    NOT_IDENTIFIABLE = newton.NOT_IDENTIFIABLE
    NOT_EXISTENT = newton.NOT_EXISTENT
    DOUBTFUL = newton.DOUBTFUL


def existence(counts: Whole, terms: Sequence[int]) -> Fate:
    """Decide whether the extended maximum likelihood estimate exists and is unique.

    Args:
        counts: People by pattern (length 2^k, the first is 0).
        terms: Patterns of the model's terms, 0 for the intercept among them.

    Returns:
        EXISTS; NOT_EXISTENT; or NOT_IDENTIFIABLE if its coefficients cannot be told apart on the
        patterns that can occur. A model that has neither property is called not identifiable.

    Raises:
        OutOfBounds: The program was not solved (it is feasible and bounded, so this is a fault of the solver).
    """
    design, seen = design_of(counts, terms)
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return Fate.NOT_IDENTIFIABLE
    fixed, free = design[seen > 0], design[seen == 0]
    if not len(free):
        return Fate.EXISTS
    answer = linprog(
        free.sum(axis=0),
        A_ub=np.vstack([free, -free]),
        b_ub=np.concatenate([np.zeros(len(free)), np.ones(len(free))]),
        A_eq=fixed if len(fixed) else None,
        b_eq=np.zeros(len(fixed)) if len(fixed) else None,
        bounds=(None, None),
        method="highs",
    )
    if answer.status != 0 or answer.fun is None:
        raise OutOfBounds(table="existence", column="linear program", count=1, low=-len(free), high=0)
    return Fate.NOT_EXISTENT if answer.fun < -0.5 else Fate.EXISTS


def design_of(counts: Whole, terms: Sequence[int]) -> tuple[Real, Whole]:
    """Columns of the finite terms on the patterns that can occur, and the counts of these patterns."""
    patterns = np.arange(1, len(counts))
    kept = []
    for term in terms:
        holds = patterns & term == term
        if term and not counts[patterns[holds]].any():
            patterns = patterns[~holds]
        else:
            kept.append(term)
    columns = [(patterns & term == term).astype(np.float64) for term in kept]
    return np.stack(columns, axis=1), counts[patterns]
