"""`sempadan demo`: the main job on invented people, whose truth is known."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.cli.progress import progress
from sempadan.cli.run import Run
from sempadan.cli.show import Block, Done, Grid
from sempadan.schema.message import message

if TYPE_CHECKING:
    from sempadan.demo.run import DemoRun

DEFAULT = "sempadan-demo"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people in truth and as found, and the number of records they stand on."""

    truth: int
    found: int
    records: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Quality of the pairs that the linkage joined."""

    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class AgencyCounted:
    """What became of one agency's rows."""

    agency: str
    list: str
    read: int
    accepted: int
    held: int
    not_for_sharing: int


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What `demo` prints."""

    folder: Path
    invented: bool
    seed: int
    people: Counted
    pairs: Pairs
    unlinked_error: float
    agencies: tuple[AgencyCounted, ...]
    checked: Path
    seconds: float


def demo(
    ctx: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER")] = None,
    people: Annotated[int, typer.Option("--people", metavar="N", min=300, max=1_000_000)] = 5000,
    seed: Annotated[int, typer.Option("--seed", metavar="S", min=0)] = 7,
    no_open: Annotated[bool, typer.Option("--no-open")] = False,  # noqa: ARG001 -- the report it concerns comes with `release`
) -> Done[DemoResult]:
    """Do the main job on an invented border, and say how near the truth it came."""
    from sempadan.border import load
    from sempadan.demo.run import Wanted, run_demo

    run: Run = ctx.obj
    start = time.monotonic()
    with progress(run) as tell:
        done = run_demo(Wanted(folder or free_folder(Path.cwd()), people, seed), load(), run.say, tell)
    result = _result(done, seed, round(time.monotonic() - start, 1))
    return Done(result, _view(result))


def free_folder(where: Path) -> Path:
    """Name the first folder for a demo that does not exist yet."""
    names = (DEFAULT, *(f"{DEFAULT}-{number}" for number in range(2, 10_000)))
    return next(where / name for name in names if not (where / name).exists())


def _result(done: DemoRun, seed: int, seconds: float) -> DemoResult:
    found = done.score
    return DemoResult(
        folder=done.folder,
        invented=True,
        seed=seed,
        people=Counted(found.truth, found.found, found.records),
        pairs=Pairs(round(found.precision, 4), round(found.recall, 4)),
        unlinked_error=round(found.unlinked_error, 4),
        agencies=tuple(
            AgencyCounted(a.agency, a.list, a.read, a.accepted, a.held, a.not_for_sharing) for a in done.agencies
        ),
        checked=done.checked,
        seconds=seconds,
    )


def _view(result: DemoResult) -> tuple[Block, ...]:
    heads = tuple(message(f"cli_demo.head.{n}") for n in ("agency", "read", "accepted", "held", "not_for_sharing"))
    rows = tuple((a.agency, a.read, a.accepted, a.held, a.not_for_sharing) for a in result.agencies)
    people, pairs = result.people, result.pairs
    error = people.found / people.truth - 1
    return (
        message("cli_demo.invented"),
        Grid(heads, rows),
        message("cli_demo.people", records=people.records, found=people.found, truth=people.truth, error=error),
        message("cli_demo.pairs", precision=pairs.precision, recall=pairs.recall),
        message("cli_demo.unlinked", share=result.unlinked_error),
        message("cli_demo.left", folder=str(result.folder), checked=str(result.checked)),
        message("cli_demo.seconds", seconds=result.seconds),
    )
