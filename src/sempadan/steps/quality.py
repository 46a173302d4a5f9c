"""How good the linkage of a base is, as it was estimated when its lists were linked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sempadan.analyse.models.missed_links import missed_share
from sempadan.evidence.tables import read_document
from sempadan.schema.results import Estimated

if TYPE_CHECKING:
    from sempadan.analyse.hidden.settings import HiddenSettings
    from sempadan.schema.evidence import Evidence

QUALITY: Final = "quality"
"""Document of a base."""


def quality_bytes(estimated: Estimated) -> bytes:
    """Write the estimated quality as a document."""
    return json.dumps({"precision": estimated.precision, "recall": estimated.recall}).encode()


def quality_of(evidence: Evidence) -> Estimated:
    """Read it from a base; unknown where the base has none.

    Raises:
        SempadanError: The document is not as it was written.
    """
    if QUALITY not in dict(evidence.documents):
        return Estimated(None, None)
    known = json.loads(read_document(evidence, QUALITY))
    return Estimated(known["precision"], known["recall"])


def with_missed_links(settings: HiddenSettings, evidence: Evidence) -> HiddenSettings:
    """Let a hidden population be estimated with as many links put back as the linkage of the base is thought to lack.

    A missed link looks like two people who are each on fewer lists, so that the estimate would be too high.
    """
    return replace(settings, missed=missed_share(quality_of(evidence)))
