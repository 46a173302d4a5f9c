"""What an outsider can work out from a release: run on ours before it is written, and on any folder."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sempadan.release.blocks import EXACT
from sempadan.release.errors import NumbersDisagree
from sempadan.release.intervals import narrow
from sempadan.release.render import cell_text
from sempadan.release.results import Attacked, Recovered
from sempadan.release.system import by_tables, jointly

if TYPE_CHECKING:
    from sempadan.release.codebook import Cell
    from sempadan.release.opened import Opened, Shown
    from sempadan.release.system import System
    from sempadan.release.tables import Flags, Places, Reals


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What a release shows of each different cell.

    Args:
        cells: Each once.
        first: Where each stands first.
        low, high: What all tables together show of it.
        withheld: Whether some table withholds it.
        width: How wide its interval should be.
    """

    cells: tuple[Cell, ...]
    first: tuple[Shown, ...]
    low: Reals
    high: Reals
    withheld: Flags
    width: Reals


def attack(opened: Opened) -> Attacked:
    """Work out what can be worked out.

    Where the release does not say that it withholds other than small cells, and its numbers allow that it
    withholds small ones only, every withheld cell is taken for small, as anybody would take it.

    Raises:
        NumbersDisagree: No counts agree with what is printed, as in rounded or noisy tables.
        NotSolved: A linear programme came to no answer.
    """
    known = _known(opened)
    empty = known.high == 0
    coarse = by_tables(known.cells, empty, opened.book, opened.families)
    joint = jointly(known.cells, empty, opened.book, opened.families)
    system = coarse if joint is None else joint
    ends = _worked_out(system, known)
    small = None if opened.explained else _taken_for_small(opened, known)
    ends_if_small = None if small is None else _if_possible(system, small)
    if small is not None and ends_if_small is not None:
        known, ends = small, ends_if_small
    exact = np.where(known.low == known.high, known.low, 0)
    for cell, (low, high) in ends.items():
        exact[cell] = low if low == high else 0
    return Attacked(
        cells_checked=int(known.withheld.sum()),
        published_share=_published_share(opened, known),
        recovered=tuple(
            Recovered(known.first[c].table, cell_text(known.first[c].label), *ends[c]) for c in sorted(ends)
        ),
        singled_out=int(((exact > 0) & (exact < opened.threshold)).sum()),
        differenced=int(_differenced(coarse, known).sum()),
        threshold=opened.threshold,
        level=system.level,
        taken_for_small=ends_if_small is not None,
    )


def _worked_out(system: System, known: Known) -> dict[int, tuple[int, int]]:
    """The interval of each withheld cell that is narrower than it should be."""
    ends = {n.cell: n.whole for n in narrow(system, (known.low, known.high), known.width)}
    return ends | {int(c): (int(known.low[c]),) * 2 for c in np.flatnonzero(known.withheld & (known.low == known.high))}


def _taken_for_small(opened: Opened, known: Known) -> Known | None:
    """Take every cell of which nothing is shown for small; None if there is no such cell."""
    unknown = known.withheld & np.isinf(known.high)
    if not unknown.any():
        return None
    least = 1.0 if (known.high == 0).any() else 0.0  # who prints empty cells does not withhold them
    high = np.where(unknown, opened.threshold - 1.0, known.high)
    low = np.where(unknown, np.maximum(known.low, least), known.low)
    return replace(known, low=low, high=high, width=np.minimum(known.width, np.where(unknown, high - low, np.inf)))


def _if_possible(system: System, known: Known) -> dict[int, tuple[int, int]] | None:
    """What can be worked out if that is known; None if no counts agree with it."""
    try:
        return _worked_out(system, known)
    except NumbersDisagree:
        return None


def _known(opened: Opened) -> Known:
    numbers: dict[Cell, int] = {}
    for shown in opened.shown:
        numbers.setdefault(shown.cell, len(numbers))
    low, high = np.zeros(len(numbers)), np.full(len(numbers), np.inf)
    withheld = np.zeros(len(numbers), np.bool_)
    width = np.full(len(numbers), float(opened.threshold))
    first: dict[int, Shown] = {}
    for shown in opened.shown:
        place = numbers[shown.cell]
        first.setdefault(place, shown)
        low[place], high[place] = max(low[place], shown.low), min(high[place], shown.high)
        if shown.low < shown.high:
            withheld[place] = True
            width[place] = min(width[place], shown.high - shown.low)
    if (low > high).any():
        raise NumbersDisagree
    return Known(tuple(numbers), tuple(first[i] for i in range(len(numbers))), low, high, withheld, width)


def _published_share(opened: Opened, known: Known) -> float | None:
    """Compare what each set of columns prints with the number of people in it.

    A set of which nothing is withheld prints all that it tells, even if it tells one side only (who is on a
    list, not who is not); any other is held against the largest number printed of its whole.
    """
    place = {cell: number for number, cell in enumerate(known.cells)}
    sets: dict[tuple[Cell, tuple[str, ...]], set[int]] = {}
    for shown in opened.shown:
        if not shown.page:
            sets.setdefault((shown.part, shown.columns), set()).add(place[shown.cell])
    printed = known.low == known.high
    wholes: dict[Cell, float] = {}
    for (part, _), cells in sets.items():
        if printed[list(cells)].all():
            wholes[part] = max(wholes.get(part, 0.0), float(known.low[list(cells)].sum()))
    told = people = 0.0
    for (part, _), members in sets.items():
        cells_of = np.array(sorted(members))
        shown_sum = float(known.low[cells_of][printed[cells_of]].sum())
        told += shown_sum
        people += shown_sum if printed[cells_of].all() else wholes.get(part, math.nan)
    return None if not people or math.isnan(people) else round(told / people, 6)


def _differenced(system: System, known: Known) -> Flags:
    """Find withheld cells that a single equation between cells leaves too narrow."""
    found = np.zeros(len(known.cells), np.bool_)
    matrix = system.matrix
    for first, last in pairwise(matrix.indptr):
        members, signs = matrix.indices[first:last], matrix.data[first:last]
        if (members < system.cells).all():
            found[members] |= _alone(known, members, signs)
    return found & known.withheld


def _alone(known: Known, members: Places, signs: Reals) -> Flags:
    """Which members of one equation the others leave too narrow."""
    low, high = known.low[members], known.high[members]
    least, most = np.where(signs > 0, low, -high), np.where(signs > 0, high, -low)
    narrow_ones = np.zeros(len(members), np.bool_)
    for place in np.flatnonzero(low < high):
        others = np.arange(len(members)) != place
        ends = sorted((-signs[place] * most[others].sum(), -signs[place] * least[others].sum()))
        bottom, top = max(low[place], ends[0]), min(high[place], ends[1])
        narrow_ones[place] = np.floor(top + EXACT) - np.ceil(bottom - EXACT) < known.width[members[place]]
    return narrow_ones
