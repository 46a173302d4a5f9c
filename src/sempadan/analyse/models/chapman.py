"""Two lists: Chapman's estimate of a population."""

from __future__ import annotations

from sempadan.analyse.models.estimate import Estimate, lognormal
from sempadan.schema.errors import OutOfBounds


def chapman(first: int, second: int, both: int) -> Estimate:
    """Estimate a population from the overlap of two lists.

    Assumes a closed population, links without error and independent lists. If who is on the one is likelier
    to be on the other, the estimate is too low; if less likely, too high; two lists cannot tell.

    Args:
        first: People on the first list (count, at least `both`).
        second: People on the second list (count, at least `both`).
        both: People on both lists (count, at least 0).

    Returns:
        The population, people seen included, with Chao's log-normal interval.

    Raises:
        OutOfBounds: More people on both lists than on one of them.

    Source:
        Chapman (1951), Univ. Calif. Publ. Stat. 1, 131-160; variance: Seber (1970), Biometrics 26, 13-22.

    Example:
        >>> round(chapman(first=30, second=25, both=2).people, 2)
        267.67
    """
    if not 0 <= both <= min(first, second):
        raise OutOfBounds(table="chapman", column="both", count=1, low=0, high=min(first, second))
    seen = first + second - both
    people = (first + 1) * (second + 1) / (both + 1) - 1
    spread = (first + 1) * (second + 1) * (first - both) * (second - both)
    return lognormal(seen, people - seen, spread / ((both + 1) ** 2 * (both + 2)))
