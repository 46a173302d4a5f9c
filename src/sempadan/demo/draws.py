"""Seeded draws: one stream of random numbers a purpose, and weighted choices."""

from __future__ import annotations

import math
import random
from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def stream(seed: int, *purpose: str) -> random.Random:
    """Random numbers for one purpose: adding draws to another purpose does not change these."""
    return random.Random(":".join(("sempadan-demo", str(seed), *purpose)))


@dataclass(frozen=True, slots=True)
class Weighted:
    """Values with weights, ready to draw from.

    Args:
        values: What may be drawn.
        cumulated: Running sums of the weights, as long as values.
    """

    values: tuple[str, ...]
    cumulated: tuple[float, ...]

    def draw(self, rng: random.Random) -> str:
        """Draw one value in proportion to its weight."""
        place = bisect(self.cumulated, rng.random() * self.cumulated[-1])
        return self.values[min(place, len(self.values) - 1)]


def weighted(pairs: Iterable[tuple[str, float]] | Mapping[str, float]) -> Weighted:
    """Prepare values and their weights (at least one, none negative) for drawing."""
    listed = list(pairs.items() if hasattr(pairs, "items") else pairs)
    return Weighted(tuple(value for value, _ in listed), tuple(accumulate(weight for _, weight in listed)))


def chance(rng: random.Random, share: float) -> bool:
    """Whether something of that probability happens."""
    return rng.random() < share


def waited(rng: random.Random, median: float, spread: float) -> int:
    """A wait in whole days, lognormal with the median and the standard deviation of its logarithm."""
    return int(median * math.exp(spread * rng.gauss(0.0, 1.0)))


def about(rng: random.Random, median: float, spread: float, *, step: int) -> int:
    """An amount near the median, lognormal, rounded to whole steps as people tell it."""
    return max(step, round(median * math.exp(spread * rng.gauss(0.0, 1.0)) / step) * step)
