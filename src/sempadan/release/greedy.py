"""A plan made cell by cell, where the search for the cheapest one would take too long.

Every withheld cell whose interval is too narrow gets the cells that widen it most cheaply; what is withheld
for one serves all later ones. That is done from several beginnings and in several orders, and from the
cheapest plan each cell that it can do without is taken out again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from sempadan.release.intervals import GOLDEN
from sempadan.release.spread import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sempadan.release.tables import Flags, Reals
    from sempadan.release.widen import Widening

ORDERS: Final = 4

ENOUGH: Final = 1.02
"""Times the bound: a plan that costs no more is taken as it is."""

MADE: Final = 2_000
"""So many variables may all plans together have: fewer plans of larger systems; two at least."""

TRIED: Final = 4_000
"""The same for the plans without one cell that are attacked; 60 of them at most."""


@dataclass(frozen=True, slots=True, repr=False)
class Beginning:
    """Cells that are withheld from the beginning, and what solutions under that plan show of all variables."""

    withheld: Flags
    seen: Seen


def greedy(
    widening: Widening,
    beginnings: Sequence[Beginning],
    threshold: int,
    bound: float,
    protects: Callable[[Flags], bool],
) -> Flags:
    """Make a plan that protects every cell in it.

    Args:
        widening: How to widen one cell.
        beginnings: To make a plan from; the first holds only cells that must be withheld.
        threshold: So wide the intervals become.
        bound: No good plan costs less; one that costs hardly more is good enough.
        protects: Attacks a plan; whether it holds.

    Raises:
        NotSolved: A cell cannot become wide, or the solver came to no answer.
    """
    size = len(widening.inner)
    ways = list(product(range(ORDERS), beginnings))[: max(2, MADE // size)]
    best = widening.counts > 0
    for order, beginning in ways:
        plan = _widened(widening, beginning, threshold, _order(widening, order), float(widening.costs[best].sum()))
        best = best if plan is None else plan
        if widening.costs[best].sum() <= ENOUGH * bound:
            return best
    extra = np.flatnonzero(best & ~beginnings[0].withheld)
    extra = extra[np.argsort(-widening.costs[extra], kind="stable")][: min(60, TRIED // size)]
    for cell in extra:
        less = best.copy()
        less[cell] = False
        best = less if protects(less) else best
    return best


def _order(widening: Widening, number: int) -> Reals:
    """Rank the cells: the smaller first, the larger first, or mixed."""
    counts = widening.counts.astype(np.float64)
    if number < 2:
        return counts if number == 0 else -counts
    return np.asarray(GOLDEN * number * np.arange(1.0, len(counts) + 1) % 1.0)


def _widened(widening: Widening, beginning: Beginning, threshold: int, rank: Reals, most: float) -> Flags | None:
    """Withhold more cells until every withheld one is shown to be wide; None once they cost too much."""
    withheld = beginning.withheld.copy()
    seen = Seen(beginning.seen.least.copy(), beginning.seen.most.copy())
    seen.see(widening.inner)
    width = np.full(len(widening.inner), float(threshold))
    more = np.zeros(len(withheld))
    while len(narrow := np.flatnonzero(withheld & ~seen.wide(width)[: len(withheld)])):
        cell = int(narrow[np.argmin(rank[narrow])])
        moves = widening.moves(withheld, cell, threshold + more[cell])
        seen.see(widening.inner + moves.up)
        seen.see(widening.inner + moves.down)
        withheld |= moves.moved
        if widening.costs[withheld].sum() > most:
            return None
        more[cell] = 1.0  # if the ends were no whole numbers: a width of one more holds enough of them
    return withheld
