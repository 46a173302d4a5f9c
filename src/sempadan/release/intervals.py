"""What somebody can work out about cells that are not printed: their intervals, by linear programmes.

Whoever holds the tables knows the printed numbers, that tables and margins add up, and that nobody is
counted less than zero times. The interval of a cell is what all this together leaves it. Intervals are
taken to whole numbers, since people are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from sempadan.release.blocks import EXACT, blocks
from sempadan.release.spread import first_seen, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.release.blocks import Block, Solution
    from sempadan.release.spread import Seen
    from sempadan.release.system import System
    from sempadan.release.tables import Places, Reals

Bounds: TypeAlias = "tuple[Reals, Reals]"

GOLDEN: Final = (5**0.5 - 1) / 2
"""Its multiples, without their whole parts, order things so that each few lie far apart."""

SLOW: Final = 0.98
"""Share of the cells that a turn of pressing leaves open; if it is more, some of them are asked for one by one."""

ASKED: Final = 8


@dataclass(frozen=True, slots=True, repr=False)
class Narrow:
    """A cell whose interval is narrower than it should be.

    Args:
        cell: Its number in the system.
        low, high: Its interval, as the linear programmes give it.
        at_low, at_high: By how much each variable holds the end in place (reduced costs).
    """

    cell: int
    low: float
    high: float
    at_low: Reals
    at_high: Reals

    @property
    def whole(self) -> tuple[int, int]:
        """The interval in whole numbers."""
        return int(np.ceil(self.low - EXACT)), int(np.floor(self.high + EXACT))


def narrow(
    system: System, known: Bounds, width: Reals, *, most: int | None = None, passed: set[bytes] | None = None
) -> list[Narrow]:
    """Find the unknown cells whose intervals are narrower than a width.

    Args:
        system: The equations.
        known: The least each cell can be as far as is known, and the most; equal where the count is known.
        width: For each cell how wide its interval should be.
        most: So many are enough of each block that hangs together; all of them if it is None.
        passed: Blocks that need not be looked at again; those without a narrow cell are added.

    Raises:
        NumbersDisagree: No counts agree with what is known.
        NotSolved: A linear programme came to no answer.
    """
    return list(_each(system, known, width, most=most, passed=set() if passed is None else passed))


def is_wide(system: System, known: Bounds, width: Reals) -> bool:
    """Whether there is no such cell.

    Raises:
        NumbersDisagree: No counts agree with what is known.
        NotSolved: A linear programme came to no answer.
    """
    return next(_each(system, known, width, most=1, passed=set()), None) is None


def _each(system: System, known: Bounds, width: Reals, *, most: int | None, passed: set[bytes]) -> Iterator[Narrow]:
    for block in blocks(system, *known):
        if block.key not in passed:
            found = _narrow_places(block, system.cells, width, most)
            if not found:
                passed.add(block.key)
            yield from (_described(system, block, place, ends) for place, ends in found)


def _narrow_places(
    block: Block, cells: int, width: Reals, most: int | None
) -> list[tuple[int, tuple[Solution, Solution]]]:
    """Find narrow cells of a block: solutions that differ show most to be wide, of the others some are asked for."""
    wanted = np.where(block.variables < cells, width[np.minimum(block.variables, cells - 1)], 0.0)
    seen = first_seen(block)
    left: Places = np.flatnonzero(~seen.wide(wanted))
    left = left[np.argsort(GOLDEN * np.arange(len(left)) % 1.0, kind="stable")]
    found: list[tuple[int, tuple[Solution, Solution]]] = []
    turn = 0
    while len(left) and (most is None or len(found) < most):
        before = len(left)
        left, turn = press(block, seen, left, wanted, turn), turn + 1
        if len(left) >= SLOW * before:
            asked = left[:ASKED].tolist()
            found += [(place, ends) for place in asked if (ends := _ends(block, seen, place, wanted)) is not None]
            left = left[ASKED:]
            left = left[~seen.wide(wanted)[left]]
    return found[:most]


def _ends(block: Block, seen: Seen, place: int, wanted: Reals) -> tuple[Solution, Solution] | None:
    """Ask for both ends of a cell's interval; None if it is wide."""
    if seen.wide(wanted)[place]:
        return None
    costs = np.zeros(len(wanted))
    costs[place] = 1.0
    bottom = block.least(costs, block.high)
    seen.see(bottom.values)
    high = block.high.copy()
    high[place] = min(high[place], bottom.cost + wanted[place] + 2)
    top = block.least(-costs, high)
    seen.see(top.values)
    return None if seen.wide(wanted)[place] else (bottom, top)


def _described(system: System, block: Block, place: int, ends: tuple[Solution, Solution]) -> Narrow:
    cell = int(block.variables[place])
    held = []
    for sign, end in zip((1.0, -1.0), ends, strict=True):
        prices = np.zeros(system.matrix.shape[0])
        prices[block.equations] = end.prices
        costs = -(system.matrix.T @ prices)
        costs[cell] += sign
        held.append(costs)
    return Narrow(cell, ends[0].cost, -ends[1].cost, held[0], held[1])
