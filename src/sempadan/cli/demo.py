"""`sempadan demo`: the main job on invented people, whose truth is known."""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.cli.asking import in_memory, need
from sempadan.cli.progress import progress
from sempadan.cli.run import Run
from sempadan.cli.show import Block, Done, Grid
from sempadan.schema.finding import Reason, Verdict
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

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
class HiddenCounted:
    """How many people there are, seen or not, in truth and by `ask hidden`.

    Args:
        truth: Invented people, those on no list included.
        verdict: How far the answer may be used.
        at_least: People of whom the lists show that they exist.
        low, high: The range; null of a refusal.
        reasons: The rules that refuse it or call for caution.
    """

    truth: int
    verdict: Verdict
    at_least: int | None
    low: int | None
    high: int | None
    reasons: tuple[Reason, ...]


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
    hidden: HiddenCounted
    seconds: float
    report: Path


def demo(
    ctx: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER")] = None,
    people: Annotated[int, typer.Option("--people", metavar="N", min=300, max=1_000_000)] = 5000,
    seed: Annotated[int, typer.Option("--seed", metavar="S", min=0)] = 7,
    no_open: Annotated[bool, typer.Option("--no-open")] = False,
) -> Done[DemoResult]:
    """Do the main job on an invented border, and say how near the truth it came."""
    for package in ("scipy", "numba"):
        need(package)
    from sempadan.border import load
    from sempadan.cli.labels import Labels
    from sempadan.demo.run import Means, Wanted, run_demo

    run: Run = ctx.obj
    start, border = time.monotonic(), load()
    with progress(run) as tell, in_memory() as connection:
        means = Means(border, run.say, Labels(border), connection)
        done = run_demo(Wanted(folder or free_folder(Path.cwd()), people, seed), means, tell)
    report = done.public / f"report.{run.book.lang}.html"
    result = _result(done, seed, report, round(time.monotonic() - start, 1))
    if not (no_open or run.json) and has_display(sys.platform, os.environ):
        webbrowser.open(report.absolute().as_uri())
    return Done(result, _view(result))


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a browser can show a page: always on Windows and macOS, elsewhere with a display."""
    return platform in ("win32", "darwin") or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def free_folder(where: Path) -> Path:
    """Name the first folder for a demo that does not exist yet."""
    names = (DEFAULT, *(f"{DEFAULT}-{number}" for number in range(2, 10_000)))
    return next(where / name for name in names if not (where / name).exists())


def _result(done: DemoRun, seed: int, report: Path, seconds: float) -> DemoResult:
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
        hidden=_hidden(done),
        seconds=seconds,
        report=report,
    )


def _hidden(done: DemoRun) -> HiddenCounted:
    reply = done.hidden
    low, high = (reply.answer.low, reply.answer.high) if reply.answer else (None, None)
    return HiddenCounted(done.people_total, reply.verdict, reply.at_least, low, high, reply.reasons)


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
        *_said(result.hidden),
        message("cli_demo.left", folder=str(result.folder), checked=str(result.checked)),
        message("cli_demo.report", report=str(result.report)),
        message("cli_demo.seconds", seconds=result.seconds),
    )


def _said(hidden: HiddenCounted) -> tuple[Block, ...]:
    why = tuple(message("ask.caution", why=reason.message) for reason in hidden.reasons)
    if hidden.at_least is None or hidden.low is None or hidden.high is None:
        return (message("cli_demo.refused", n=hidden.at_least or 0, truth=hidden.truth), *why)
    return (
        message("cli_demo.hidden", n=hidden.at_least, low=hidden.low, high=hidden.high, truth=hidden.truth), *why
    )  # fmt: skip
