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

from sempadan.release.blocks import IMPOSSIBLE, OPTIMAL, connected
from sempadan.release.errors import NotSolved

if TYPE_CHECKING:
    from sempadan.release.system import System
    from sempadan.release.tables import Counts, Flags, Places, Reals

MOVED: Final = 1e-7
"""A cell that moves less than this does not move."""

SCALED: Final = 4
"""How often the costs are bent."""

FIRST: Final = 4.0
"""Cells that cost no more than so many widths are tried first."""

GROWING: Final = 4.0
"""Times as much, where those cells do not suffice."""


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
class Part:
    """Variables that hang together, the cells first.

    Args:
        matrix: Their equations.
        variables, cells: Their numbers in the system.
        cell: Place of the cell that is to be widened.
    """

    matrix: sparse.csr_array
    variables: Places
    cells: Places
    cell: int


@dataclass(frozen=True, slots=True, repr=False)
class Widening:
    """What does not change from cell to cell.

    Args:
        system: The equations.
        counts: What each cell counts.
        costs: Of withholding each cell.
        inner: Values of all variables that fit the true counts.
        least: What everybody knows a withheld cell to count at least.
    """

    system: System
    counts: Counts
    costs: Reals
    inner: Reals
    least: float

    def moves(self, withheld: Flags, cell: int, width: float) -> Moves:
        """Find two moves that put a cell so far apart, with cheap cells that are not withheld yet.

        They are sought among the cells that cost no more than so much, and then among those that cost no
        more than the moves found: a dearer cell alone would cost more.

        Raises:
            NotSolved: There are none, or the solver came to no answer.
        """
        free = withheld | (self.counts == 0)
        most = FIRST * width
        while True:
            open_ = ~free & (self.costs <= most)
            found = self._least(free, open_, cell, width)
            if found is not None and (found[1] <= most or not (~free & ~open_).any()):
                return found[0]
            if found is None and not (~free & ~open_).any():
                raise NotSolved
            most = most * GROWING if found is None else found[1]

    def _least(self, free: Flags, open_: Flags, cell: int, width: float) -> tuple[Moves, float] | None:
        """Find two such moves of the cells that may move, and what they cost; None if there are none."""
        part = self._part(free | open_, cell)
        best, least = None, np.inf
        costs = self.costs
        for _ in range(SCALED):
            found = self._cheapest(part, np.flatnonzero(open_[part.cells]), costs, width)
            if found is None:
                break
            moves, shares = found
            cost = float(self.costs[moves.moved & ~free].sum())
            if cost >= least:
                break
            best, least = moves, cost
            if not cost:
                break
            costs = np.where(shares > MOVED, self.costs / np.maximum(shares, MOVED), costs)
        return None if best is None else (best, least)

    def _part(self, may_move: Flags, cell: int) -> Part:
        """Find the variables that hang together with a cell where no other cells move."""
        cells = len(self.counts)
        free = np.ones(len(self.inner), np.bool_)
        free[:cells] = may_move & (self.counts > 0)
        mine = connected(self.system.matrix, free, cell)
        matrix = sparse.csr_array(self.system.matrix[:, mine])
        return Part(matrix[np.diff(matrix.indptr) > 0], mine, mine[mine < cells], int(np.searchsorted(mine, cell)))

    def _cheapest(self, part: Part, open_: Places, costs: Reals, width: float) -> tuple[Moves, Reals] | None:
        """Solve for both moves at once; a printed cell moves in proportion to a share of it that is paid for.

        Args:
            part: The variables that move.
            open_: Places in it of the cells that are not withheld yet.
            costs: Of all cells.
            width: So far apart.
        """
        size, choices = len(part.variables), len(open_)
        low, high = -self.inner[part.variables], np.full(size, np.inf)
        low[: len(part.cells)] = np.minimum(low[: len(part.cells)] + self.least, 0.0)
        balance: Any = sparse.hstack(
            [sparse.block_diag([part.matrix] * 2), sparse.csr_array((2 * part.matrix.shape[0], choices))]
        )
        bounds: Any = np.column_stack(
            [np.concatenate([low, low, np.zeros(choices)]), np.concatenate([high, high, np.full(choices, np.inf)])]
        )
        found = linprog(
            np.concatenate([np.zeros(2 * size), costs[part.cells[open_]]]),
            A_ub=_limits(part, open_, np.clip(-low[open_], MOVED, width), width),
            b_ub=np.append(np.zeros(4 * choices), -width),
            A_eq=balance,
            b_eq=np.zeros(2 * part.matrix.shape[0]),
            bounds=bounds,
        )
        if found.status == IMPOSSIBLE:
            return None
        if found.status != OPTIMAL or found.x is None:
            raise NotSolved
        up, down = np.zeros(len(self.inner)), np.zeros(len(self.inner))
        up[part.variables], down[part.variables] = found.x[:size], found.x[size : 2 * size]
        cells = len(self.counts)
        shares = np.zeros(cells)
        shares[part.cells[open_]] = found.x[2 * size :]
        return Moves(up, down, np.maximum(abs(up[:cells]), abs(down[:cells])) > MOVED), shares


def _limits(part: Part, open_: Places, room: Reals, width: float) -> Any:
    """Write that printed cells rise and fall by their shares only, and that the cell's moves lie apart."""
    size, choices = len(part.variables), len(open_)
    picked = sparse.csr_array((np.ones(choices), (np.arange(choices), open_)), shape=(choices, size))
    none = sparse.csr_array((choices, size))
    rise, fall = sparse.diags_array(np.full(choices, width)), sparse.diags_array(room)
    apart = np.zeros(2 * size + choices)
    apart[[part.cell, size + part.cell]] = -1.0, 1.0
    return sparse.vstack(
        [
            sparse.hstack([picked, none, -rise]),
            sparse.hstack([-picked, none, -fall]),
            sparse.hstack([none, picked, -rise]),
            sparse.hstack([none, -picked, -fall]),
            sparse.csr_array(apart[None, :]),
        ]
    )
