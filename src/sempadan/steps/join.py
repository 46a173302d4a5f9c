"""From envelopes to evidence: open all, take all or none, find who is who, keep it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from sempadan.encode.envelope import read_envelope
from sempadan.evidence.accept import accept
from sempadan.evidence.commit import Content, commit
from sempadan.evidence.folder import find_evidence
from sempadan.evidence.tables import read_table
from sempadan.link import LinkInput, Settings, link
from sempadan.link.model import model_text
from sempadan.schema.codes import Codes
from sempadan.schema.message import message
from sempadan.schema.results import LinkedList, LinkResult
from sempadan.schema.tables import Facts, People
from sempadan.steps.quality import QUALITY, quality_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from sempadan.encode.sharing import Identity
    from sempadan.link import Linked
    from sempadan.schema.domains import Domains
    from sempadan.schema.envelope import Envelope
    from sempadan.schema.evidence import Evidence, ListEntry
    from sempadan.schema.message import Progress

SEED = 1
"""Of the sampled linkages: the same lists give the same draws, bit for bit."""

ENGINE = "embedded"
MODEL = "model"
"""Document of a base: the fitted weights, to link more lists with and to explain a pair."""


@dataclass(frozen=True, slots=True)
class Joining:
    """Where the coordinator works.

    Args:
        identity: Opens the envelopes.
        base: The coordinator's folder.
        domains: Codes that facts may hold, from the border.
        today: The coordinator's day, written down as the day of receipt.
    """

    identity: Identity
    base: Path
    domains: Domains
    today: date


def join(paths: Sequence[Path], at: Joining, progress: Progress) -> LinkResult:
    """Take envelopes into a base and link all its lists anew.

    If one envelope is refused, none is taken and the base stays as it was.

    Args:
        paths: The envelopes.
        at: Where, by whom and when.
        progress: Told what is being done.

    Raises:
        SempadanError: An envelope cannot be opened or may not be added, or the base cannot be written.
    """
    before = find_evidence(at.base)
    envelopes: list[Envelope] = []
    for number, path in enumerate(paths):
        progress(message("steps.open"), number, len(paths))
        envelopes.append(read_envelope(path, at.identity, at.domains))
    manifests = [envelope.manifest for envelope in envelopes]
    standing = accept(before.standing if before else None, manifests, received=at.today.isoformat())
    fresh = {e.manifest.list: (e.codes, e.facts) for e in envelopes}
    kept = [entry for entry in standing.lists if entry.list not in fresh]
    parts = fresh | (_kept(before, kept, at.domains) if before and kept else {})
    inputs = [LinkInput(entry.list, entry.unique, *parts[entry.list]) for entry in standing.lists]
    progress(message("steps.link"), 0, 1)
    linked = link(inputs, Settings(), seed=SEED)
    documents = {MODEL: model_text(linked.model).encode(), QUALITY: quality_bytes(linked.estimated)}
    content = Content(standing, _tables(inputs, linked), documents)
    after = commit(at.base, content, after=before, phase=lambda phase: progress(phase, 0, 1))
    return _result(after, linked)


def _kept(before: Evidence, entries: Sequence[ListEntry], domains: Domains) -> dict[str, tuple[Codes, Facts]]:
    """Codes and facts of the lists that stay, as they are in the base."""
    people, codes, facts = (read_table(before, name) for name in ("people", "codes", "facts"))
    parts = {}
    for entry in entries:
        records = people.filter(pc.equal(people["list"], entry.list))["record"]
        mine = (table.filter(pc.is_in(table["record"], value_set=records.combine_chunks())) for table in (codes, facts))
        own_codes, own_facts = (table.combine_chunks() for table in mine)
        parts[entry.list] = Codes(own_codes), Facts(own_facts, domains.knowing(entry.agency))
    return parts


def _tables(inputs: Sequence[LinkInput], linked: Linked) -> dict[str, pa.Table]:
    return {
        "codes": pa.concat_tables(part.codes.data for part in inputs),
        "facts": pa.concat_tables(part.facts.data for part in inputs),
        "people": linked.people.data,
        "draws": linked.draws.data,
    }


def _result(after: Evidence, linked: Linked) -> LinkResult:
    return LinkResult(
        base=after.base,
        lists=tuple(LinkedList(e.list, e.agency, e.serial, e.records) for e in after.lists),
        records=len(linked.people),
        people=count_people(linked.people),
        engine=ENGINE,
        encoding=after.encoding,
        estimated=linked.estimated,
        to_review=linked.to_review,
    )


def count_people(people: People) -> int:
    """Count the different people behind the records."""
    return int(pc.count_distinct(people.data["person_id"]).as_py() or 0)
