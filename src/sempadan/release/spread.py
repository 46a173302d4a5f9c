"""Solutions of a block that lie far apart: they show which cells have wide intervals without asking for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from sempadan.release.blocks import EXACT, blocks

if TYPE_CHECKING:
    from sempadan.release.blocks import Block
    from sempadan.release.system import System
    from sempadan.release.tables import Flags, Places, Reals

IDLE: Final = 2
"""Turns that show nothing new; after as many nothing more is expected."""


@dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """The least and the most that each variable was in the solutions so far; both change in place."""

    least: Reals
    most: Reals

    def see(self, solution: Reals) -> None:
        """Take in one more solution."""
        np.minimum(self.least, solution, out=self.least)
        np.maximum(self.most, solution, out=self.most)

    def wide(self, width: Reals) -> Flags:
        """Which variables are wide enough already, in whole numbers."""
        return np.asarray(np.floor(self.most + EXACT) - np.ceil(self.least - EXACT) >= width)


def first_seen(block: Block) -> Seen:
    """Begin with any solution.

    Raises:
        NumbersDisagree: No counts agree with what is known.
    """
    values = block.least(np.zeros(len(block.low)), block.high).values
    return Seen(values.copy(), values.copy())


def press(block: Block, seen: Seen, places: Places, width: Reals, turn: int) -> Places:
    """Press cells down and then up, none further than it takes to show that it is wide.

    Args:
        block: Equations and bounds.
        seen: What the solutions so far show; the new ones are taken in.
        places: Cells that are not shown to be wide yet.
        width: How wide each variable should be.
        turn: Number of the turn: each presses other cells harder.

    Returns:
        Those of them that are not shown to be wide yet.
    """
    costs = _costs(len(places), turn)
    seen.see(_pressed_down(block, places, np.floor(seen.most[places] + EXACT) - width[places], costs))
    seen.see(_pressed_up(block, places, np.ceil(seen.least[places] - EXACT) + width[places], costs))
    return places[~seen.wide(width)[places]]


def spread(block: Block, width: Reals) -> Seen:
    """Press cells by turns until that shows no more of them to be wide.

    Args:
        block: Equations and bounds.
        width: How wide each variable should be; 0 for those that do not matter.

    Raises:
        NumbersDisagree: No counts agree with what is known.
    """
    seen = first_seen(block)
    narrow: Places = np.flatnonzero(~seen.wide(width))
    turn, idle = 0, 0
    while len(narrow) and idle < IDLE:
        left = press(block, seen, narrow, width, turn)
        idle = idle + 1 if len(left) == len(narrow) else 0
        narrow, turn = left, turn + 1
    return seen


def spread_over(system: System, low: Reals, high: Reals, width: Reals) -> Seen:
    """Do the same for all blocks of a system.

    Args:
        system: The equations.
        low: The least each cell can be as far as is known.
        high: The most.
        width: How wide each cell should be.

    Returns:
        What the solutions show of every variable of the system.

    Raises:
        NumbersDisagree: No counts agree with what is known.
    """
    values = np.concatenate([low, np.zeros(system.variables - system.cells)])
    seen = Seen(values.copy(), values.copy())
    wanted = np.concatenate([width, np.zeros(system.variables - system.cells)])
    for block in blocks(system, low, high):
        here = spread(block, wanted[block.variables])
        seen.least[block.variables], seen.most[block.variables] = here.least, here.most
    return seen


def _costs(size: int, turn: int) -> Reals:
    """Press one half harder than the other, another half each turn: what moves a cell moves others against it."""
    bits = max(1, (size - 1).bit_length())
    return np.asarray(1.0 + 3.0 * ((np.arange(size) >> (turn % bits)) & 1))


def _pressed_down(block: Block, places: Places, limits: Reals, costs: Reals) -> Reals:
    """Find a solution that has these variables low; below its limit none gains anything."""
    limits = np.maximum(block.low[places], limits)
    return _split(block, places, limits, np.zeros(len(places)), costs)


def _pressed_up(block: Block, places: Places, limits: Reals, costs: Reals) -> Reals:
    """Find a solution that has these variables high; above its limit none gains anything."""
    limits = np.minimum(block.high[places], limits)
    return _split(block, places, limits, -costs, np.zeros(len(places)))


def _split(block: Block, places: Places, limits: Reals, below: Reals, above: Reals) -> Reals:
    """Solve with each of these variables as a sum: up to its limit at one cost, beyond it at another."""
    first, high = len(block.low), np.concatenate([block.high, block.high[places] - limits])
    high[places] = limits
    split = replace(
        block,
        matrix=sparse.csr_array(sparse.hstack([block.matrix, block.matrix[:, places]])),
        low=np.concatenate([block.low, np.zeros(len(places))]),
        high=high,
    )
    costs = np.zeros(first)
    costs[places] = below
    found = split.least(np.concatenate([costs, above]), high).values
    solution = found[:first].copy()
    solution[places] += found[first:]
    return solution
