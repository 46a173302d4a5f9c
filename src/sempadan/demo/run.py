"""The whole way on the invented border: lists in, report out, and how near the truth it is."""

from __future__ import annotations

import csv
import secrets
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sempadan.demo.score import Score, score
from sempadan.demo.write import complete_truth, write_demo
from sempadan.encode.home import Whereabouts
from sempadan.encode.keys import new_key, write_key
from sempadan.encode.sharing import new_identity, write_identity
from sempadan.evidence.folder import open_evidence
from sempadan.read import Choices, annotate, read_list
from sempadan.schema.message import message
from sempadan.schema.whole import make_folder
from sempadan.steps.join import Joining, join
from sempadan.steps.people import people_of
from sempadan.steps.publish import Publishing, publish
from sempadan.steps.send import Listed, Sending, send

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from sempadan.analyse.hidden.reply import HiddenReply
    from sempadan.border import Border
    from sempadan.demo.write import AgencyFile
    from sempadan.encode.keys import Key
    from sempadan.read import Checked
    from sempadan.release.report import Labels
    from sempadan.schema.message import Message, Progress

LAST_DAY = date(2024, 12, 31)
"""The day on which the invented agencies hand in their lists."""


@dataclass(frozen=True, slots=True)
class AgencyRead:
    """What became of one agency's rows."""

    agency: str
    list: str
    file: Path
    read: int
    accepted: int
    held: int
    not_for_sharing: int


@dataclass(frozen=True, slots=True)
class DemoRun:
    """What the demo did.

    Args:
        folder: Where it is.
        agencies: What became of the agencies' rows.
        checked: The workbook with the faults of the list that had most.
        people_total: Invented people, those seen by nobody included.
        score: People and pairs found against the truth.
        hidden: How many are on no list, as `ask hidden` answers.
        public: The release folder, with the report.
    """

    folder: Path
    agencies: tuple[AgencyRead, ...]
    checked: Path
    people_total: int
    score: Score
    hidden: HiddenReply
    public: Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """What demo is wanted: where, how many people, which of the invented borders."""

    folder: Path
    people: int
    seed: int


@dataclass(frozen=True, slots=True)
class Means:
    """What the demo works with.

    Args:
        border: Of the shipped pack.
        say: For the annotated workbook.
        labels: Names for columns and codes of the report.
        connection: An in-memory database.
    """

    border: Border
    say: Callable[[Message], str]
    labels: Labels
    connection: DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class DemoLinked:
    """A base of invented lists.

    Args:
        agencies: What became of the agencies' rows.
        checked: The workbook with the faults of the list that had most.
        people_total: Invented people, those seen by nobody included.
    """

    agencies: tuple[AgencyRead, ...]
    checked: Path
    people_total: int


def run_demo(wanted: Wanted, means: Means, progress: Progress) -> DemoRun:
    """Invent agencies' lists, read, encode, link, ask and release, and hold what was found against the truth.

    Keys and pseudonyms are drawn anew each time, so that the envelopes of two runs differ although
    the lists of one seed are the same; the people found are the same.

    Args:
        wanted: Where, how many people, which seed.
        means: What to work with.
        progress: Told what is being done.

    Raises:
        SempadanError: The folder is not empty or cannot be written.
    """
    base, public = wanted.folder / "evidence", wanted.folder / "public"
    linked = link_demo(wanted, means.border, means.say, progress)
    at = Publishing(public, means.border, means.labels, LAST_DAY)
    published = publish(means.connection, open_evidence(base), at, progress)
    return DemoRun(
        wanted.folder, linked.agencies, linked.checked, linked.people_total, _score(wanted.folder, base),
        published.asked.hidden, public,
    )  # fmt: skip


def link_demo(wanted: Wanted, border: Border, say: Callable[[Message], str], progress: Progress) -> DemoLinked:
    """Do the first half: from invented lists to a base, which is `evidence` in the folder; see `run_demo`."""
    folder = wanted.folder
    progress(message("demo.phase.invent"), 0, 1)
    written = write_demo(folder, wanted.people, wanted.seed)
    homes = folder / "homes"
    make_folder(homes)
    key, identity = new_key(secrets.token_bytes), new_identity()
    write_key(key, homes / "project.key")
    write_identity(identity, homes / "coordinator.identity")
    lists: list[tuple[AgencyFile, Checked]] = []
    for number, agency in enumerate(written.agencies):
        progress(message("demo.phase.read"), number, len(written.agencies))
        lists.append((agency, read_list(agency.path, Choices(), border, year=LAST_DAY.year)))
    worst, its = max(lists, key=lambda pair: len(pair[1].problems))
    checked = worst.path.with_name(f"{worst.path.stem}-checked.xlsx")
    annotate(worst.path, its, checked, say)
    envelopes = []
    for number, (agency, found) in enumerate(lists):
        progress(message("demo.phase.encode"), number, len(lists))
        envelopes.append(_send(agency, found, homes, (key, identity.recipient), border))
    join(envelopes, Joining(identity, folder / "evidence", border.domains(), LAST_DAY), progress)
    complete_truth(folder, {agency.list: homes / agency.agency / "crosswalk.csv" for agency, _ in lists})
    return DemoLinked(tuple(_read(a, c) for a, c in lists), checked, written.people_total)


def _send(agency: AgencyFile, found: Checked, homes: Path, to: tuple[Key, str], border: Border) -> Path:
    out = homes / f"{agency.list}.envelope"
    listed = Listed(agency.agency, agency.list, agency.source_type, unique=False, invented=found.invented)
    where = Whereabouts(homes / "known", homes / agency.agency)
    send(found.cases, listed, Sending(to[0], to[1], where, out), border, secrets.token_bytes)
    return out


def _read(agency: AgencyFile, found: Checked) -> AgencyRead:
    return AgencyRead(
        agency.agency, agency.list, agency.path, found.read, found.accepted, found.held, found.not_for_sharing
    )


def _score(folder: Path, base: Path) -> Score:
    """Hold the base against the truth, over the records that were linked."""
    people = people_of(open_evidence(base)).data
    found = dict(zip((r.hex() for r in people["record"].to_pylist()), people["person_id"].to_pylist(), strict=True))
    persons = _persons(folder)
    return score({record: persons[record] for record in found}, found)


def _persons(folder: Path) -> Mapping[str, str]:
    with (folder / "truth" / "people.csv").open(encoding="utf-8", newline="") as file:
        return {row["record"]: row["person"] for row in csv.DictReader(file) if row["record"]}
