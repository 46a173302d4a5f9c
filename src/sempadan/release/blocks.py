"""Linked cells taken apart into blocks that hang together, and linear programmes over a block (HiGHS)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse.csgraph import connected_components

from sempadan.release.errors import NotSolved, NumbersDisagree

if TYPE_CHECKING:
    from sempadan.release.system import System
    from sempadan.release.tables import Flags, Places, Reals

EXACT: Final = 1e-6
"""Rounding error of a linear programme's answer that is taken for none."""

OPTIMAL: Final = 0
IMPOSSIBLE: Final = 2


@dataclass(frozen=True, slots=True, repr=False)
class Solution:
    """An answer of a linear programme.

    Args:
        values: Of the variables.
        cost: The least there is.
        prices: What one more on the right of each equation would cost.
    """

    values: Reals
    cost: float
    prices: Reals


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """Variables that hang together once the known ones are put in.

    Args:
        matrix, right: Equations `matrix @ v = right`.
        equations, variables: Their numbers in the system.
        low, high: What is known of each variable.
    """

    matrix: sparse.csr_array
    right: Reals
    equations: Places
    variables: Places
    low: Reals
    high: Reals

    @property
    def key(self) -> bytes:
        """Tells it from other blocks of the same system: which variables are unknown, and the rest of each equation."""
        return self.variables.tobytes() + self.right.tobytes()

    def least(self, costs: Reals, high: Reals) -> Solution:
        """Solve for the least cost.

        Raises:
            NumbersDisagree: No counts agree with what is known.
            NotSolved: There is no least cost, or it was not found.
        """
        bounds: Any = np.column_stack([self.low, high])
        matrix: Any = self.matrix  # the declared types of linprog know neither sparse matrices nor such bounds
        found = linprog(costs, A_eq=matrix, b_eq=self.right, bounds=bounds, options={"presolve": False})
        if found.status == IMPOSSIBLE:
            raise NumbersDisagree
        if found.status != OPTIMAL or found.x is None or found.fun is None:
            raise NotSolved
        return Solution(found.x, float(found.fun), found.eqlin.marginals)


def blocks(system: System, low: Reals, high: Reals) -> list[Block]:
    """Put the known counts into the equations and take apart what no longer hangs together.

    Raises:
        NumbersDisagree: The known counts alone contradict the equations.
    """
    atoms = system.variables - system.cells
    low = np.concatenate([low, np.zeros(atoms)])
    high = np.concatenate([high, np.full(atoms, np.inf)])
    free = np.flatnonzero(low < high)
    right = -(system.matrix @ np.where(low < high, 0.0, low))
    matrix = sparse.csr_array(system.matrix[:, free])
    touched = np.diff(matrix.indptr) > 0
    if (np.abs(right[~touched]) > EXACT).any():
        raise NumbersDisagree
    equation, variable = _parts(matrix)
    made = []
    for part in np.unique(variable):
        rows, columns = np.flatnonzero(touched & (equation == part)), np.flatnonzero(variable == part)
        here = free[columns]
        made.append(Block(matrix[rows][:, columns], right[rows], rows, here, low[here], high[here]))
    return made


def connected(matrix: sparse.csr_array, free: Flags, variable: int) -> Places:
    """Find the free variables that hang together with one of them, in order."""
    mine = np.flatnonzero(free)
    _, part = _parts(sparse.csr_array(matrix[:, mine]))
    return np.asarray(mine[part == part[np.searchsorted(mine, variable)]])


def _parts(matrix: sparse.csr_array) -> tuple[Places, Places]:
    """Number the connected parts: for each equation and for each variable."""
    equations, variables = matrix.shape
    rows, columns = matrix.nonzero()
    size = equations + variables
    graph = sparse.csr_array((np.ones(len(rows)), (rows, equations + columns)), shape=(size, size))
    _, part = connected_components(graph, directed=False)
    return part[:equations], part[equations:]
