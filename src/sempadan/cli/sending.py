"""`sempadan encode`: a list leaves an agency without its names."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.cli.lists import (
    DayFirst,
    Delimiter,
    Encoding,
    File,
    HeaderRow,
    MonthFirst,
    ProfileFile,
    Sheets,
    check_result,
    choices,
    counts,
    refuse_existing,
)  # fmt: skip
from sempadan.cli.options import BorderFolder, user_data
from sempadan.cli.run import Run
from sempadan.cli.show import Block, Done
from sempadan.schema.message import message
from sempadan.schema.results import EncodeResult

if TYPE_CHECKING:
    from sempadan.read import Checked


def encode(
    ctx: typer.Context,
    file: File,
    key: Annotated[Path, typer.Option("--key", metavar="KEYFILE")],
    to: Annotated[str, typer.Option("--to", metavar="RECIPIENT")],
    agency: Annotated[str, typer.Option("--agency", metavar="CODE")],
    out: Annotated[Path, typer.Option("--out", metavar="X.envelope")],
    list_: Annotated[str | None, typer.Option("--list", metavar="ID")] = None,
    unique: Annotated[bool, typer.Option("--unique")] = False,
    source_type: Annotated[str, typer.Option("--source-type", metavar="T")] = "",
    home: Annotated[Path | None, typer.Option("--home", metavar="DIR")] = None,
    new_home: Annotated[bool, typer.Option("--new-home")] = False,
    profile: ProfileFile = None,
    sheet: Sheets = None,
    header: HeaderRow = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    day_first: DayFirst = False,
    month_first: MonthFirst = False,
    border: BorderFolder = None,
) -> Done[EncodeResult]:
    """Encode the accepted rows of a list into an envelope for the coordinator."""
    from sempadan.border import load
    from sempadan.encode.home import Whereabouts
    from sempadan.encode.keys import read_key
    from sempadan.read import read_list
    from sempadan.steps.send import Listed, Sending, send

    run: Run = ctx.obj
    refuse_existing(out)
    chosen = choices(profile, sheet, header, encoding, delimiter, day_first=day_first, month_first=month_first)
    pack, project = load(border), read_key(key)
    checked = read_list(file, chosen, pack, year=date.today().year)  # noqa: DTZ011 -- the user's own calendar
    listed = Listed(agency, list_ or agency, source_type, unique, checked.invented)
    where = Whereabouts(user_data(run.system.environ), home, new_home)
    result = send(checked.cases, listed, Sending(project, to, where, out), pack, secrets.token_bytes)
    at_home = checked.held + checked.not_for_sharing
    return Done(result, _view(result, checked, file), problems=at_home > 0)


def _view(result: EncodeResult, checked: Checked, file: Path) -> tuple[Block, ...]:
    view: list[Block] = [counts(check_result(file, checked))]
    view.append(message("cli_sending.sent", file=str(result.out), n=result.records))
    if checked.invented:
        view.append(message("cli_sending.invented"))
    if at_home := checked.held + checked.not_for_sharing:
        view.append(message("cli_sending.at_home", n=at_home))
    return tuple(view)
