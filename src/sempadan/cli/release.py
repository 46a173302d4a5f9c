"""`sempadan release` and `sempadan attack`: the only door out, and the test of its lock."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.cli.asking import in_memory, need
from sempadan.cli.errors import NeitherGiven, OneOf, OptionOfOther
from sempadan.cli.options import BorderFolder
from sempadan.cli.progress import progress
from sempadan.cli.run import Run
from sempadan.cli.show import Block, Done, Grid
from sempadan.release.results import Attacked, ReleaseResult
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.schema.message import Progress


class Product(StrEnum):
    """What can be released; the private product comes later."""

    EXACT = "exact"


def release(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="DIR")],
    base: Annotated[Path | None, typer.Option("--base", metavar="DIR")] = None,
    rows: Annotated[Path | None, typer.Option("--rows", metavar="ROWS.csv")] = None,
    codebook: Annotated[Path | None, typer.Option("--codebook", metavar="C.toml")] = None,
    product: Annotated[Product, typer.Option("--product")] = Product.EXACT,
    table: Annotated[list[str] | None, typer.Option("--table", metavar="COLUMN[,COLUMN]")] = None,
    border: BorderFolder = None,
) -> Done[ReleaseResult]:
    """Protect every count of a base's answers, or of coded rows, attack them, and only then write them."""
    if base is not None and rows is not None:
        raise OneOf(first="--base", second="--rows")
    given = "--codebook" if codebook else "--table" if table else ""
    if base is not None and given:
        raise OptionOfOther(option=given, other="--rows")
    for package in ("scipy", "numba"):
        need(package)
    run: Run = ctx.obj
    with progress(run) as tell:
        if rows is not None:
            result = _of_rows(rows, codebook, table or (), out, tell)
        elif base is not None:
            result = _of_base(base, border, out, tell)
        else:
            raise NeitherGiven(command="sempadan release", first="--base", second="--rows")
    return Done(result, _released(result, product), problems=bool(result.left_out and rows is not None))


def _of_rows(rows: Path, codebook: Path | None, tables: Sequence[str], out: Path, tell: Progress) -> ReleaseResult:
    from sempadan.release.from_rows import Wanted, release_rows

    return release_rows(Wanted(rows, codebook, tuple(tables), out), tell)


def _of_base(base: Path, border: Path | None, out: Path, tell: Progress) -> ReleaseResult:
    from sempadan.border import load
    from sempadan.cli.labels import Labels
    from sempadan.evidence.folder import open_evidence
    from sempadan.steps.publish import Publishing, publish

    own = load(border)
    at = Publishing(out, own, Labels(own), date.today())  # noqa: DTZ011 -- the coordinator's own calendar
    with in_memory() as connection:
        return publish(connection, open_evidence(base), at, tell).result


def attack(ctx: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> Done[Attacked]:
    """Work out what a release folder gives away."""
    need("scipy")
    from sempadan.release.attack import attack as attack_release
    from sempadan.release.opened import load_folder, open_release

    run: Run = ctx.obj
    with progress(run) as tell:
        tell(message("release.phase.attack"), 0, 1)
        found = attack_release(open_release(load_folder(folder)))
    return Done(found, _attacked(found), problems=bool(found.recovered or found.singled_out))


def _released(result: ReleaseResult, product: Product) -> tuple[Block, ...]:
    view: list[Block] = [message("cli_release.invented")] if result.invented else []
    view.append(message("cli_release.written", folder=str(result.out), n=result.tables))
    view.append(message("cli_release.withheld", n=result.withheld, threshold=result.threshold))
    if result.published_share is not None:
        view.append(message("cli_release.share", share=result.published_share))
    if result.left_out:
        view.append(message("cli_release.left_out", tables=result.left_out, n=len(result.left_out)))
    return (*view, message(f"cli_release.use.{product.value}"))


def _attacked(found: Attacked) -> tuple[Block, ...]:
    view: list[Block] = [message("cli_release.checked", n=found.cells_checked)]
    if found.taken_for_small:
        view.append(message("cli_release.taken_for_small", most=found.threshold - 1))
    if found.published_share is not None:
        view.append(message("cli_release.share", share=found.published_share))
    if found.recovered:
        heads = tuple(message(f"cli_release.head.{name}") for name in ("table", "cell", "low", "high"))
        view.append(message("cli_release.recovered", n=len(found.recovered), threshold=found.threshold))
        view.append(Grid(heads, tuple((r.table, r.cell, r.low, r.high) for r in found.recovered)))
    else:
        view.append(message("cli_release.safe", threshold=found.threshold))
    view.append(message("cli_release.singled_out", n=found.singled_out, threshold=found.threshold))
    view.append(message("cli_release.differenced", n=found.differenced))
    return tuple(view)
