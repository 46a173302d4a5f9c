"""Links that a linkage missed, put back by number: which people they join nobody knows, how many can be estimated.

A missed link splits one person into two: somebody on one list alone, and somebody on the rest of her or his lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sempadan.analyse.models.capture import Captures

if TYPE_CHECKING:
    from sempadan.schema.results import Estimated

MOST = 0.25
"""Share of links that is put back at most."""


def missed_share(quality: Estimated) -> float:
    """Share of the true links that a linkage lacks, false ones set against missed ones.

    Args:
        quality: Its precision and recall over pairs of records; 0 is given where they are unknown.
    """
    if quality.precision is None or quality.recall is None or quality.precision <= 0:
        return 0.0
    return min(max(0.0, 1 - quality.recall / quality.precision), MOST)


def put_back(captures: Captures, missed: float, random: np.random.Generator) -> Captures:
    """Draw a table as it might be if no link had been missed.

    Assumes that missed links would have made the same patterns as those found, and that each time one
    record was not joined to the others of its person.

    Args:
        captures: People by pattern, some of them one person counted twice.
        missed: Share of the true links that is missing, 0 up to `MOST`.
        random: Source of randomness.

    Returns:
        The same records as fewer people; the same table if nothing is missing or nobody is on two lists.
    """
    counts, depth = captures.counts.copy(), captures.depth
    splits = [
        (pattern, 1 << place)
        for pattern in np.flatnonzero(captures.counts * (depth >= 2)).tolist()
        for place in range(len(captures.lists))
        if pattern >> place & 1
    ]
    if not splits or missed <= 0:
        return captures
    found = int((captures.counts * np.maximum(depth - 1, 0)).sum())
    weights = np.array([captures.counts[p] * (depth[p] - 1) / depth[p] for p, _ in splits])
    wanted = random.binomial(round(found / (1 - missed)), missed)
    for (pattern, single), times in zip(splits, random.multinomial(wanted, weights / weights.sum()), strict=True):
        rest = pattern ^ single
        there = min(counts[single], counts[rest])
        joined = min(times, there)
        counts[[single, rest]] -= joined
        counts[pattern] += joined
    return Captures(captures.lists, counts)
