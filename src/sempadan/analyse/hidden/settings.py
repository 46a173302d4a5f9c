"""What may be chosen about `ask hidden`."""

from __future__ import annotations

from dataclasses import dataclass

from sempadan.analyse.hidden.errors import MethodNotThere, ReplicatesOutOfRange, SeedOutOfRange
from sempadan.schema.errors import OutOfBounds

METHODS = ("stepwise", "main_effects", "bic_pairs", "bic_all")
"""Those that may be chosen, in the order in which they are shown; Chapman's row never counts for an answer."""

REPLICATES, FEWEST, MOST = 1000, 100, 100_000
MOST_MISSED = 0.25
LARGEST_SEED = 2**63 - 1


@dataclass(frozen=True, slots=True)
class HiddenSettings:
    """How the hidden population is estimated.

    Args:
        method: The method whose interval is the answer; None for the range over all admitted methods. The
            checks look at all methods in either case.
        replicates: Bootstrap tables.
        missed: Share of the true links that no sampled linkage holds, as `missed_share` gives it for the
            quality that `link` estimated; the linkages are then drawn with 0 to twice that share put back.

    Raises:
        MethodNotThere, ReplicatesOutOfRange: A setting does not exist.
    """

    method: str | None = None
    replicates: int = REPLICATES
    missed: float = 0.0

    def __post_init__(self) -> None:
        """Check the name and the number."""
        if self.method is not None and self.method not in METHODS:
            raise MethodNotThere(known=METHODS)
        if not FEWEST <= self.replicates <= MOST:
            raise ReplicatesOutOfRange(low=FEWEST, high=MOST)
        if not 0 <= self.missed <= MOST_MISSED:
            raise OutOfBounds(table="HiddenSettings", column="missed", count=1, low=0, high=MOST_MISSED)


def check_seed(seed: int) -> None:
    """Raise SeedOutOfRange unless a number can be the seed of the bootstrap."""
    if not 0 <= seed <= LARGEST_SEED:
        raise SeedOutOfRange(high=LARGEST_SEED)
