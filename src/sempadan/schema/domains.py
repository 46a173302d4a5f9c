"""The codes that each coded field of Facts may hold, for one border."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sempadan.schema.codebook import Field

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Domains:
    """Closed lists from outside the codebook; the caller builds them from a border pack.

    Args:
        places: Codes a place field may hold (districts, divisions, states, countries).
        agencies: Codes an agency field may hold.
        crossings: Codes a crossing field may hold.
    """

    places: frozenset[str]
    agencies: frozenset[str]
    crossings: frozenset[str]

    def codes(self, field: Field) -> frozenset[str]:
        """All values the coded field may hold, `unknown` among them."""
        outside = {"place": self.places, "agency": self.agencies, "crossing": self.crossings}.get(field.type)
        return (frozenset(field.own_codes) if outside is None else outside) | {UNKNOWN}

    def knowing(self, agency: str) -> Domains:
        """The same lists with one more agency: one that the border pack does not know may still send."""
        return replace(self, agencies=self.agencies | {agency})
