"""Sampled linkages: who is who, drawn again and again, so that later steps carry the uncertainty.

In each draw every uncertain pair is one person's with its probability, and records are grouped as
they are for the answer itself, vetoes included. Records that no uncertain pair can touch are grouped
once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from sempadan.link.cluster import cluster
from sempadan.link.model import probability
from sempadan.schema.tables import Draws

if TYPE_CHECKING:
    from sempadan.link.arrays import Real, Truth, Whole
    from sempadan.link.cluster import Marks
    from sempadan.link.pairs import Pairs
    from sempadan.link.records import Records

DRAWS = 20
"""Sampled linkages at least, as later steps combine over them."""

SURE = 0.001
"""Probability below which a pair is never drawn, and above one minus which it always is."""

STRONG = 1.0
"""Bits for or against one person that a drawn pair has at least."""


def draw(pairs: Pairs, bits: Real, marks: Marks, random: np.random.Generator, draws: int) -> Whole:
    """Draw linkages.

    Args:
        pairs: The compared pairs.
        bits: Log2 odds of each, minus infinity where it is forbidden.
        marks: What forbids pairs that were not compared.
        random: Source of randomness.
        draws: How many.

    Returns:
        One row a record, one column a draw: its group, numbered from 0 within the draw.
    """
    share = probability(bits)
    linked = share > SURE
    first, second, bits, share = pairs.first[linked], pairs.second[linked], bits[linked], share[linked]
    fixed = cluster(first, second, bits, marks)
    open_ = _touched(first, second, share, len(fixed))
    moving = np.flatnonzero(open_)
    inside = open_[first]
    places = np.searchsorted(moving, np.stack([first[inside], second[inside]]))
    bits, share, own = bits[inside], share[inside], marks.of(moving)
    groups = np.repeat(fixed[:, None], draws, axis=1)
    for number in range(draws):
        true = random.random(len(share)) < share
        drawn = np.where(true, np.maximum(bits, STRONG), np.minimum(bits, -STRONG))
        groups[moving, number] = moving[cluster(places[0], places[1], drawn, own)]
    return np.stack([_numbered(groups[:, number]) for number in range(draws)], axis=1)


def draws_table(records: Records, groups: Whole) -> pa.Table:
    """Write draws as a table."""
    count, draws = groups.shape
    offsets = pa.array(np.arange(count + 1, dtype=np.int32) * draws)
    persons = pa.ListArray.from_arrays(offsets, pa.array(groups.astype(np.int32).reshape(-1)))
    return pa.table([records.names, persons], schema=Draws.COLUMNS)


def _touched(first: Whole, second: Whole, share: Real, count: int) -> Truth:
    """Say which records an uncertain pair may touch, over however many pairs between."""
    touched = np.zeros(count, np.bool_)
    uncertain = share < 1 - SURE
    touched[first[uncertain]] = touched[second[uncertain]] = True
    while True:
        spread = touched[first] != touched[second]
        if not spread.any():
            return touched
        touched[first[spread]] = touched[second[spread]] = True


def _numbered(groups: Whole) -> Whole:
    return np.unique(groups, return_inverse=True)[1].reshape(-1)
