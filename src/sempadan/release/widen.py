"""Which cells to withhold besides, so that one cell's interval becomes wide enough: linear programmes for one cell.

Source: the relaxed attack problem for one cell, as in Fischetti & Salazar-González (2000), Journal of the
American Statistical Association 95, 916-928; its costs are bent towards few cells by slope scaling, Kim &
Pardalos (1999), Operations Research Letters 24, 195-203.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from sempadan.release.blocks import OPTIMAL
from sempadan.release.errors import NotSolved

if TYPE_CHECKING:
    from sempadan.release.system import System
    from sempadan.release.tables import Counts, Flags, Reals

MOVED: Final = 1e-7
"""A cell that moves less than this does not move."""

SCALED: Final = 4
"""How often the costs are bent."""


@dataclass(frozen=True, slots=True, repr=False)
class Moves:
    """Two ways in which the true counts could be others, with every printed number as it is.

    Args:
        up, down: By how much each variable changes.
        moved: Cells that change, and so must be withheld.
    """

    up: Reals
    down: Reals
    moved: Flags


@dataclass(frozen=True, slots=True, repr=False)
class Widening:
    """What does not change from cell to cell.

    Args:
        system: The equations.
        counts: What each cell counts.
        inner: Values of all variables that fit the true counts.
        least: What everybody knows a withheld cell to count at least.
    """

    system: System
    counts: Counts
    inner: Reals
    least: float

    def moves(self, withheld: Flags, cell: int, width: float) -> Moves:
        """Find two moves that put a cell so far apart, with few people in cells that are not withheld yet.

        Raises:
            NotSolved: There are none, or the solver came to no answer.
        """
        free = withheld | (self.counts == 0)
        best, fewest = None, np.inf
        costs = self.counts.astype(np.float64)
        for _ in range(SCALED):
            moves, shares = self._cheapest(np.flatnonzero(~free), costs, cell, width)
            people = float(self.counts[moves.moved & ~free].sum())
            if people >= fewest:
                break
            best, fewest = moves, people
            if not people:
                break
            costs = np.where(shares > MOVED, self.counts / np.maximum(shares, MOVED), costs)
        if best is None:
            raise NotSolved
        return best

    def _cheapest(self, open_: Any, costs: Reals, cell: int, width: float) -> tuple[Moves, Reals]:
        """Solve for both moves at once; a printed cell moves in proportion to a share of it that is paid for."""
        cells, size, choices = len(self.counts), len(self.inner), len(open_)
        low, high = -self.inner, np.full(size, np.inf)
        low[:cells] = np.minimum(low[:cells] + self.least, 0.0)
        low[:cells][self.counts == 0] = high[:cells][self.counts == 0] = 0.0
        matrix = self.system.matrix
        balance: Any = sparse.hstack(
            [sparse.block_diag([matrix, matrix]), sparse.csr_array((2 * matrix.shape[0], choices))]
        )
        bounds: Any = np.column_stack(
            [np.concatenate([low, low, np.zeros(choices)]), np.concatenate([high, high, np.full(choices, np.inf)])]
        )
        found = linprog(
            np.concatenate([np.zeros(2 * size), costs[open_]]),
            A_ub=self._limits(open_, np.clip(-low[open_], MOVED, width), cell, width),
            b_ub=np.append(np.zeros(4 * choices), -width),
            A_eq=balance,
            b_eq=np.zeros(2 * matrix.shape[0]),
            bounds=bounds,
        )
        if found.status != OPTIMAL or found.x is None:
            raise NotSolved
        up, down = found.x[:size], found.x[size : 2 * size]
        shares = np.zeros(cells)
        shares[open_] = found.x[2 * size :]
        return Moves(up, down, np.maximum(abs(up[:cells]), abs(down[:cells])) > MOVED), shares

    def _limits(self, open_: Any, room: Reals, cell: int, width: float) -> Any:
        """Write that printed cells rise and fall by their shares only, and that the cell's moves lie apart."""
        size, choices = len(self.inner), len(open_)
        picked = sparse.csr_array((np.ones(choices), (np.arange(choices), open_)), shape=(choices, size))
        none = sparse.csr_array((choices, size))
        rise, fall = sparse.diags_array(np.full(choices, width)), sparse.diags_array(room)
        apart = np.zeros(2 * size + choices)
        apart[[cell, size + cell]] = -1.0, 1.0
        return sparse.vstack(
            [
                sparse.hstack([picked, none, -rise]),
                sparse.hstack([-picked, none, -fall]),
                sparse.hstack([none, picked, -rise]),
                sparse.hstack([none, -picked, -fall]),
                sparse.csr_array(apart[None, :]),
            ]
        )
