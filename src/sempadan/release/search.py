"""The cheapest set of cells that fulfils all conditions found so far, as a mixed integer programme (HiGHS)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.release.system import System
    from sempadan.release.tables import Counts, Flags, Places, Reals

EXACT_BELOW: Final = 500
"""With fewer cells that may be withheld the cheapest set is found, with more one within 1 % of it."""

NODES: Final = 300
"""Branches of one search at most; a number, not a time, so that the same input gives the same set."""

ENTANGLED: Final = 5
"""A search of many cells takes too long if a cell stands in more equations than this, on the mean."""


@dataclass(frozen=True, slots=True, repr=False)
class Condition:
    """If `cell` is withheld, the withheld ones among the others weigh at least `need`.

    Args:
        cell: Its number.
        weights: Of all cells.
        need: Weight that is needed.
        sure: Whether every good plan fulfils it.
    """

    cell: int
    weights: Reals
    need: float
    sure: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Search:
    """What does not change from round to round.

    The variables are a choice for each cell that may be withheld, then for each equation between cells
    how many of its cells are. Where that is one, the cell follows from the others.

    Args:
        cells: Numbers of the cells that may be withheld: those that count somebody.
        costs: Of withholding each of them.
        rows, low, high: Conditions `low <= rows @ variables <= high`: no cell is withheld alone in an equation.
        size: Number of all cells.
        entangled: Whether cells stand in so many equations that the search takes too long.
    """

    cells: Places
    costs: Reals
    rows: sparse.csr_array
    low: Reals
    high: Reals
    size: int
    entangled: bool

    @classmethod
    def of(cls, system: System, counts: Counts, costs: Reals, threshold: int) -> Search:
        """Prepare the search for the cells of a system."""
        cells = np.flatnonzero(counts > 0)
        matrix = sparse.csr_array(system.matrix)
        whole = np.asarray(abs(matrix[:, system.cells :]).sum(axis=1)).ravel() == 0
        signs = sparse.csr_array(matrix[whole][:, cells])
        alone, squeezed = _never_alone(signs), _never_squeezed(signs, counts[cells], threshold)
        rows = sparse.csr_array(sparse.vstack([alone[0], squeezed[0]]))
        low, high = (np.concatenate([alone[end], squeezed[end]]) for end in (1, 2))
        entangled = len(cells) > EXACT_BELOW and signs.nnz > ENTANGLED * len(cells)
        return cls(cells, costs[cells], rows, low, high, len(counts), entangled)

    def cheapest(self, forced: Flags, conditions: Sequence[Condition]) -> tuple[Flags, float]:
        """Find the set that holds the forced cells, fulfils the conditions and costs least.

        Returns:
            The set, and how little any such set can cost.
        """
        choices, sums = len(self.cells), self.rows.shape[1] - len(self.cells)
        rows, low, high = self._with(conditions)
        least = np.concatenate([forced[self.cells].astype(np.float64), np.zeros(sums)])
        most = np.concatenate([np.ones(choices), np.full(sums, np.inf)])
        found = milp(
            np.concatenate([self.costs, np.zeros(sums)]),
            integrality=np.concatenate([np.ones(choices), np.zeros(sums)]),
            bounds=Bounds(least, most),
            constraints=LinearConstraint(rows, low, high),
            options={"mip_rel_gap": 0.0 if choices < EXACT_BELOW else 0.01, "node_limit": NODES},
        )
        withheld = np.zeros(self.size, np.bool_)
        withheld[self.cells] = True if found.x is None else found.x[:choices] > 0.5
        return withheld, 0.0 if found.mip_dual_bound is None else float(found.mip_dual_bound)

    def _with(self, conditions: Sequence[Condition]) -> tuple[sparse.csr_array, Reals, Reals]:
        if not conditions:
            return self.rows, self.low, self.high
        weights = np.array([c.weights[self.cells] / c.need for c in conditions])
        weights[np.arange(len(conditions)), np.searchsorted(self.cells, [c.cell for c in conditions])] = -1.0
        none = sparse.csr_array((len(conditions), self.rows.shape[1] - len(self.cells)))
        more = sparse.hstack([sparse.csr_array(weights), none])
        return (
            sparse.csr_array(sparse.vstack([self.rows, more])),
            np.append(self.low, np.zeros(len(conditions))),
            np.append(self.high, np.full(len(conditions), np.inf)),
        )


def _never_alone(signs: sparse.csr_array) -> tuple[sparse.csr_array, Reals, Reals]:
    """Condition for each equation: none of its cells, or at least two."""
    member = sparse.csr_array(abs(signs) > 0).astype(np.float64)
    equation, cell = member.nonzero()
    pairs = np.arange(len(cell))
    twice = sparse.csr_array((np.full(len(pairs), 2.0), (pairs, cell)), shape=(len(pairs), signs.shape[1]))
    of = sparse.csr_array((np.ones(len(pairs)), (pairs, equation)), shape=(len(pairs), signs.shape[0]))
    sums = sparse.hstack([-member, sparse.identity(signs.shape[0])])
    rows = sparse.csr_array(sparse.vstack([sums, sparse.hstack([-twice, of])]))
    high = np.concatenate([np.zeros(signs.shape[0]), np.full(len(pairs), np.inf)])
    return rows, np.zeros(len(high)), high


def _never_squeezed(signs: sparse.csr_array, counts: Counts, threshold: int) -> tuple[sparse.csr_array, Reals, Reals]:
    """Condition for each side of an equation with a small cell: the withheld cells leave one another room.

    A cell falls to 1 at most, and rises by what those on its side can fall, or with one of the other side.
    """
    made = []
    for side in (1.0, -1.0):
        same, other = (sparse.csr_array((sign * signs) > 0).astype(np.float64) for sign in (side, -side))
        small = same @ (counts < threshold).astype(np.float64) > 0
        room = np.minimum(counts - 1, threshold).astype(np.float64)
        made.append(same[small] * room[None, :] + threshold * other[small])
    choices = sparse.csr_array(sparse.vstack(made))
    rows = sparse.hstack([choices, sparse.csr_array((choices.shape[0], signs.shape[0]))])
    return sparse.csr_array(rows), np.full(rows.shape[0], float(threshold)), np.full(rows.shape[0], np.inf)
