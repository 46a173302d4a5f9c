"""Which further cells to withhold, so that no withheld cell can be worked out: at the least cost.

A plan says which cells are withheld. The attack is run on it; each cell that it finds too narrow gives a
condition that every good plan fulfils and this one does not, and the cheapest plan that fulfils all
conditions so far is sought anew, until the attack finds nothing. Where that comes to no end, a plan is made
cell by cell.

Source: Fischetti & Salazar-González (2000), Journal of the American Statistical Association 95, 916-928
(the conditions are their capacity constraints, here for the sliding width of an interval).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from sempadan.release.blocks import EXACT, blocks
from sempadan.release.errors import NotSolved
from sempadan.release.greedy import Beginning, greedy
from sempadan.release.intervals import is_wide, narrow
from sempadan.release.search import Condition, Search
from sempadan.release.spread import spread_over
from sempadan.release.widen import Widening
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.release.intervals import Narrow
    from sempadan.release.spread import Seen
    from sempadan.release.system import System
    from sempadan.release.tables import Counts, Flags, Reals
    from sempadan.schema.message import Progress

LEAST: Final = 1.0
"""What everybody knows of a withheld cell: it counts somebody, since empty cells are always printed."""

A_ROUND: Final = 30
"""Narrow cells that are looked for in each block in a round; their conditions mostly serve the others as well."""

SMALL: Final = 150
"""Cells up to which the search for the cheapest plan may take its time."""

IDLE: Final = 3
IDLE_IF_SMALL: Final = 8
"""Rounds that do not halve the number of narrow cells; after as many the search is given up."""

FEW: Final = 5
"""Rounds with no more narrow cells than this count half, and so do those with as many as are looked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """Which cells to withhold.

    Args:
        withheld: Whether each cell is withheld.
        bound: No plan that protects the cells costs less (sum over cells).
        rounds: How often a plan was made.
    """

    withheld: Flags
    bound: float
    rounds: int


@dataclass(slots=True, repr=False)
class Planning:
    """A plan on its way.

    Args:
        search: For the cheapest plan.
        counts: What each cell counts.
        costs: Of withholding each cell.
        threshold: Cells that count somebody and fewer than this are withheld; so wide are the intervals.
        tell: Told before each round.
        withheld: The plan so far.
        bound: No good plan costs less.
        conditions: On good plans.
        given_up: Whether the search for the cheapest plan is.
    """

    search: Search
    counts: Counts
    costs: Reals
    threshold: int
    tell: Progress
    withheld: Flags
    bound: float = 0.0
    rounds: int = 0
    conditions: list[Condition] = field(default_factory=list)
    given_up: bool = False

    @property
    def small(self) -> Flags:
        """Cells that are withheld in any plan."""
        return np.asarray((self.counts > 0) & (self.counts < self.threshold))

    def search_cheapest(self) -> None:
        """Take the cheapest plan that fulfils the conditions."""
        self.rounds += 1
        self.tell(message("release.phase.protect", n=self.rounds), 0, 1)
        self.withheld, least = self.search.cheapest(self.small, self.conditions)
        if all(condition.sure for condition in self.conditions):
            self.bound = max(self.bound, least)

    def hold_against(self, system: System) -> None:
        """Change the plan until the attack with these equations finds nothing."""
        idle, fewest = 0.0, len(self.counts) + 1
        inner = inside(system, self.counts)
        width = np.full(len(self.counts), float(self.threshold))
        passed: set[bytes] = set()
        while found := narrow(system, known(self.counts, self.withheld), width, most=A_ROUND, passed=passed):
            if 2 * len(found) >= fewest:
                idle += 1.0 if FEW < len(found) < A_ROUND else 0.5
            fewest = min(fewest, len(found))
            if self.given_up or idle >= (IDLE if len(self.search.cells) > SMALL else IDLE_IF_SMALL):
                self._make(system, inner)
                return
            self.conditions += [condition(n, inner, self.withheld, self.threshold) for n in found]
            self.search_cheapest()

    def _make(self, system: System, inner: Reals) -> None:
        """Make a plan cell by cell, and attack it."""
        self.rounds += 1
        self.tell(message("release.phase.protect", n=self.rounds), 0, 1)
        self.given_up = True
        beginnings = tuple(Beginning(plan, self._shown(system, plan)) for plan in (self.small, self.withheld))

        def protects(plan: Flags) -> bool:
            return is_wide(system, known(self.counts, plan), np.full(len(self.counts), float(self.threshold)))

        self.withheld = greedy(
            Widening(system, self.counts, self.costs, inner, LEAST), beginnings, self.threshold, self.bound, protects
        )
        if not protects(self.withheld):
            raise NotSolved

    def _shown(self, system: System, plan: Flags) -> Seen:
        """Solutions under a plan, which all good plans that hold it allow as well."""
        low, high = known(self.counts, plan)
        width = np.where(plan, float(self.threshold), 0.0)
        return spread_over(system, low, high, width)


def suppress(systems: Sequence[System], counts: Counts, costs: Reals, threshold: int, tell: Progress) -> Plan:
    """Find the cheapest plan under which the attack leaves every withheld cell an interval that is wide enough.

    Args:
        systems: The equations, the coarser first: a plan meets the finer ones once it holds for the coarser.
        counts: What each cell counts.
        costs: Of withholding each cell, more than nothing.
        threshold: Cells that count somebody and fewer than this are withheld; so wide are the intervals.
        tell: Told before each round.

    Returns:
        The plan; empty cells are never in it.

    Raises:
        NotSolved: A linear programme came to no answer.
    """
    search = Search.of(systems[0], counts, costs, threshold)
    planning = Planning(search, counts, costs, threshold, tell, np.zeros(len(counts), np.bool_))
    planning.given_up = search.entangled
    planning.withheld = planning.small
    if not planning.given_up:
        planning.search_cheapest()
    for system in systems:
        planning.hold_against(system)
    return Plan(planning.withheld, planning.bound, planning.rounds)


def known(counts: Counts, withheld: Flags) -> tuple[Reals, Reals]:
    """What everybody knows of each cell under a plan: the least and the most it can be."""
    low = np.where(withheld, LEAST, counts.astype(np.float64))
    return low, np.where(withheld, np.inf, low)


def inside(system: System, counts: Counts) -> Reals:
    """Find values of all variables that fit the true counts."""
    known = counts.astype(np.float64)
    values = np.concatenate([known, np.zeros(system.variables - system.cells)])
    for block in blocks(system, known, known):
        values[block.variables] = block.least(np.zeros(len(block.variables)), block.high).values
    return values


def condition(found: Narrow, inner: Reals, withheld: Flags, threshold: int) -> Condition:
    """Turn a narrow cell into a condition on plans.

    Each end of the interval is held in place by variables that may not move, or not far. A variable that
    may not fall holds it by its reduced cost times how far it could fall if it were withheld; one that may
    not rise holds it until it is withheld.
    """
    cells = len(withheld)
    room = np.where(np.arange(len(inner)) < cells, inner - LEAST, inner)
    fits = found.high - found.low >= threshold - EXACT
    need = float(threshold + 1 if fits else threshold)  # wide, but not in whole numbers
    weights = np.zeros(len(inner))
    for held in (found.at_low, found.at_high):
        weights += np.where(held > EXACT, held * np.maximum(room, 0.0), np.where(held < -EXACT, need, 0.0))
    need -= float(weights[cells:].sum() + weights[found.cell])
    weights = weights[:cells].copy()
    weights[found.cell] = 0.0
    if need > EXACT and weights[withheld].sum() < need - EXACT:
        return Condition(found.cell, np.minimum(weights, need), need, sure=not fits)
    return Condition(found.cell, (~withheld).astype(np.float64), 1.0)
