"""What a border holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.border.load import load_indicators, load_published_counts

if TYPE_CHECKING:
    from sempadan.border.border import Border
    from sempadan.border.records import Texts


@dataclass(frozen=True, slots=True)
class BorderSummary:
    """What `border show` prints: the border, and how many rows of each kind it has."""

    code: str
    label: Texts
    districts: int
    places: int
    crossings: int
    agencies: int
    commitments: int
    events: int
    obstacles: int
    hypotheses: int
    indicator_kinds: int
    indicators: int
    count_series: int
    published_counts: int


def summary(border: Border) -> BorderSummary:
    """Count the rows of a border, those of its files on demand included."""
    return BorderSummary(
        code=border.code,
        label=border.label,
        districts=len(border.districts),
        places=len(border.places),
        crossings=len(border.crossings),
        agencies=len(border.agencies),
        commitments=len(border.commitments),
        events=len(border.events),
        obstacles=len(border.obstacles),
        hypotheses=len(border.hypotheses),
        indicator_kinds=len(border.indicator_kinds),
        indicators=len(load_indicators(border.folder)),
        count_series=len(border.count_series),
        published_counts=len(load_published_counts(border.folder)),
    )
