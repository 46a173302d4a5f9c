"""Axes of the pictures: which numbers stand on them, and where numbers and dates stand."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sempadan.release.report.look import GRID, LINE, SMALL, SOFT, WIDTH
from sempadan.release.report.sketch import Rule
from sempadan.release.report.widths import width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.release.report.sketch import Sketch

STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
SMALLEST: Final = 1e-9
"""What is smaller is drawn as nothing."""

TICK: Final = 4
APART: Final = 6
"""Between two texts below an axis, at least."""


def ticks(most: float, *, about: int = 4, whole: bool = False) -> list[float]:
    """Choose round numbers from 0 up to at least `most`.

    Args:
        most: Largest number that is drawn, at least 0.
        about: So many steps, more or less.
        whole: Whether only whole numbers make sense.
    """
    if most < SMALLEST:
        return [0.0, 1.0]
    size = most / about
    power = 10.0 ** math.floor(math.log10(size))
    step = next(power * part for part in STEPS if power * part >= size * (1 - 1e-9))
    if whole:
        step = max(1.0, math.ceil(step))
    return [float(f"{step * place:.9g}") for place in range(math.ceil(most / step * (1 - 1e-9)) + 1)]


def axis_below(sketch: Sketch, named: Mapping[float, str], ends: tuple[float, float], title: str = "") -> float:
    """Draw the lines of a grid, and below them what they stand for; a name without room is left out.

    Args:
        sketch: Drawn into.
        named: Names by place (units of the picture), from left to right.
        ends: Upper and lower end of the lines.
        title: What the axis shows.

    Returns:
        Its lower end.
    """
    top, bottom = ends
    free = -math.inf
    for x, name in named.items():
        half = width_of(name, SMALL) / 2
        sketch.grid.append(Rule(x, top, x, bottom + TICK, GRID, 1))
        middle = min(max(x, half), WIDTH - half)
        if middle - half >= free:
            sketch.write(middle, bottom + TICK, name, WIDTH, size=SMALL, ink=SOFT, align="middle")
            free = middle + half + APART
    bottom += TICK + LINE
    left = min(named, default=0.0)
    return sketch.write(left, bottom, title, WIDTH - left, size=SMALL, ink=SOFT) if title else bottom


def instant(iso: str) -> float:
    """Seconds from 1970 to the begin of an ISO date, month or year, in UTC."""
    whole = iso + "-01-01"[len(iso) - 4 :]
    return datetime.fromisoformat(whole).replace(tzinfo=UTC).timestamp()


def date_places(dates: Sequence[str], ends: tuple[float, float]) -> dict[str, float]:
    """Place ISO dates, in order, each once, between two places; a single one in the middle."""
    first, last = instant(dates[0]), instant(dates[-1])
    if first == last:
        return {dates[0]: (ends[0] + ends[1]) / 2}
    return {date: ends[0] + (ends[1] - ends[0]) * (instant(date) - first) / (last - first) for date in dates}


def evenly(dates: Sequence[str]) -> bool:
    """Whether ISO dates are in order, each once, and equally fine."""
    return len({len(date) for date in dates}) == 1 and all(a < b for a, b in pairwise(dates))
