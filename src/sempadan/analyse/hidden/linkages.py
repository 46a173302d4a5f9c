"""The tables that a hidden population is estimated from: one, or one a sampled linkage."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sempadan.analyse.models.estimate import LOWER
from sempadan.analyse.models.missed_links import put_back

if TYPE_CHECKING:
    import numpy as np

    from sempadan.analyse.models.capture import Captures


@dataclass(frozen=True, slots=True)
class Linkages:
    """Capture counts, with those of other plausible linkages of the same records.

    Args:
        central: Counts by the linkage that stands.
        draws: Counts by each sampled linkage, of the same lists; empty where the counts are given.
        spans: Share of the months from the first record to the last that each list covers; empty where
            nothing is known of time.
        missed: Share of the true links that was put back into the draws, on average.
        occasion: What a list is: `list`, `agency` or `source_type`.
        empty: The reason where nobody is counted: `nobody`, or `no_list` of a base without lists.
    """

    central: Captures
    draws: tuple[Captures, ...] = ()
    spans: tuple[float, ...] = ()
    missed: float = 0.0
    occasion: str = "list"
    empty: str = "nobody"

    @property
    def tables(self) -> tuple[Captures, ...]:
        """The tables an interval has to span."""
        return self.draws or (self.central,)

    @property
    def at_least(self) -> int:
        """The 2.5 % quantile of the number of different people seen; the lower of two neighbours."""
        seen = sorted(table.seen for table in self.tables)
        return seen[math.floor(LOWER * (len(seen) - 1))]

    def with_links_put_back(self, missed: float, random: np.random.Generator) -> Linkages:
        """The same with links put back that no draw holds: from none in the first draw to twice the share in the last.

        Args:
            missed: Share of the true links that is missing.
            random: Source of randomness.
        """
        if missed <= 0 or not self.draws:
            return self
        shares = [2 * missed * (place + 0.5) / len(self.draws) for place in range(len(self.draws))]
        draws = tuple(put_back(draw, share, random) for draw, share in zip(self.draws, shares, strict=True))
        return replace(self, draws=draws, missed=missed)
