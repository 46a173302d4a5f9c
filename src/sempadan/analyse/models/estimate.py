"""An estimated population with its interval, never below the people who were seen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

CONFIDENCE = 0.95
LOWER, UPPER = (1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2


@dataclass(frozen=True, slots=True)
class Estimate:
    """A population, people seen included, and its 95 % interval; None where there is no such number.

    Args:
        people: Point estimate.
        low: Lower end.
        high: Upper end.
    """

    people: float
    low: float | None
    high: float | None


def lognormal_spread(unseen: float, variance: float) -> float:
    """Standard deviation of the logarithm of the unseen part, from its mean and variance on the plain scale."""
    return math.sqrt(math.log1p(variance / unseen**2))


def lognormal(seen: int, unseen: float, variance: float) -> Estimate:
    """Put a log-normal interval round an estimate, so that its lower end is never below the people seen.

    Args:
        seen: People seen.
        unseen: Estimated people not seen (at least 0).
        variance: Its variance (people squared).

    Returns:
        The estimate; without interval where nobody unseen is estimated or the variance is 0, because an
        interval of no width would say that all is known.

    Source:
        Chao (1987), Biometrics 43, 783-791, equation 12.
    """
    if not (unseen > 0 and variance > 0 and math.isfinite(variance)):
        return Estimate(seen + unseen, None, None)
    factor = math.exp(NormalDist().inv_cdf(UPPER) * lognormal_spread(unseen, variance))
    return Estimate(seen + unseen, seen + unseen / factor, seen + unseen * factor)
