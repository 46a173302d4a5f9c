"""`sempadan link`, `people` and `status`: the coordinator's folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.cli.options import BorderFolder
from sempadan.cli.progress import progress
from sempadan.cli.run import Run
from sempadan.cli.show import Block, Done, Grid
from sempadan.schema.message import message
from sempadan.schema.results import LinkResult

if TYPE_CHECKING:
    from sempadan.schema.evidence import ListEntry

Base = Annotated[Path, typer.Option("--base", metavar="DIR")]


@dataclass(frozen=True, slots=True)
class StatusList:
    """A list of a base, as `status` shows it."""

    list: str
    agency: str
    source_type: str
    serial: int
    records: int
    unique: bool
    received: str


@dataclass(frozen=True, slots=True)
class StatusResult:
    """What `status` prints."""

    base: Path
    snapshot: str
    invented: bool
    encoding: str
    key_fingerprint: str
    lists: tuple[StatusList, ...]
    records: int
    people: int


@dataclass(frozen=True, slots=True)
class PeopleWritten:
    """What `people` prints."""

    out: Path
    records: int


def link(
    ctx: typer.Context,
    envelopes: Annotated[list[Path], typer.Argument(metavar="X.envelope")],
    identity: Annotated[Path, typer.Option("--identity", metavar="IDENTITYFILE")],
    base: Base,
    border: BorderFolder = None,
) -> Done[LinkResult]:
    """Take envelopes into a base and find who is who."""
    from sempadan.border import load
    from sempadan.encode.sharing import read_identity
    from sempadan.steps.join import Joining, join

    run: Run = ctx.obj
    at = Joining(read_identity(identity), base, load(border).domains(), date.today())  # noqa: DTZ011 -- the coordinator's own calendar
    with progress(run) as tell:
        result = join(envelopes, at, tell)
    return Done(result, _linked(result))


def people(base: Base, out: Annotated[Path, typer.Option("--out", metavar="people.csv")]) -> Done[PeopleWritten]:
    """Write who is who as a table."""
    from sempadan.steps.people import write_people

    written = PeopleWritten(out, write_people(base, out))
    return Done(written, (message("cli_linking.people", file=str(out), n=written.records),))


def status(base: Base) -> Done[StatusResult]:
    """Show who sent what and when."""
    from sempadan.evidence.folder import open_evidence
    from sempadan.steps.join import count_people
    from sempadan.steps.people import people_of

    evidence = open_evidence(base)
    found = people_of(evidence)
    result = StatusResult(
        base=base,
        snapshot=evidence.snapshot,
        invented=evidence.invented,
        encoding=evidence.encoding,
        key_fingerprint=evidence.key_fingerprint,
        lists=tuple(_status_list(entry) for entry in evidence.lists),
        records=len(found),
        people=count_people(found),
    )
    heads = tuple(message(f"cli_linking.head.{name}") for name in ("list", "agency", "serial", "records", "received"))
    rows = tuple((e.list, e.agency, e.serial, e.records, e.received) for e in result.lists)
    view: list[Block] = [message("cli_linking.status", folder=str(base), records=result.records, people=result.people)]
    if result.invented:
        view.append(message("cli_linking.invented"))
    return Done(result, (*view, Grid(heads, rows)))


def _status_list(entry: ListEntry) -> StatusList:
    return StatusList(
        entry.list, entry.agency, entry.source_type, entry.serial, entry.records, entry.unique, entry.received
    )


def _linked(result: LinkResult) -> tuple[Block, ...]:
    heads = tuple(message(f"cli_linking.head.{name}") for name in ("list", "agency", "serial", "records"))
    rows = tuple((e.list, e.agency, e.serial, e.records) for e in result.lists)
    view: list[Block] = [Grid(heads, rows)]
    view.append(message("cli_linking.linked", records=result.records, people=result.people))
    precision, recall = result.estimated.precision, result.estimated.recall
    if precision is not None and recall is not None:
        view.append(message("cli_linking.estimated", precision=precision, recall=recall))
    if result.to_review:
        view.append(message("cli_linking.to_review", n=result.to_review))
    return tuple(view)
