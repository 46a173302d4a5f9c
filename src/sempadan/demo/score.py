"""How near the linkage came to the truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Score:
    """People and pairs, found against truth.

    Args:
        records: Records that were linked.
        truth: Different people behind them.
        found: Different people that the linkage says.
        precision: Share of the pairs it joined that are one person; 1 if it joined none.
        recall: Share of the true pairs that it joined; 1 if there is none.
    """

    records: int
    truth: int
    found: int
    precision: float
    recall: float

    @property
    def error(self) -> float:
        """Relative error of the number of people found."""
        return self.found / self.truth - 1

    @property
    def unlinked_error(self) -> float:
        """Relative error of taking each record for a person."""
        return self.records / self.truth - 1


def score(persons: Mapping[str, str], found: Mapping[str, str]) -> Score:
    """Hold who was found to be whom against the truth, over all pairs that the groups imply.

    Args:
        persons: The true person of each record.
        found: The person that each record was found to belong to; the same records.
    """
    both = _pairs((persons[record], found[record]) for record in found)
    mine, true = _pairs(found.values()), _pairs(persons[record] for record in found)
    return Score(
        records=len(found),
        truth=len({persons[record] for record in found}),
        found=len(set(found.values())),
        precision=both / mine if mine else 1.0,
        recall=both / true if true else 1.0,
    )


def _pairs(labels: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())
