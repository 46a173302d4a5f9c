"""`sempadan look` and `sempadan check`: an agency's own file, before anything leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.cli.errors import OneOf
from sempadan.cli.options import BorderFolder
from sempadan.cli.run import Run
from sempadan.cli.show import Block, Done, Grid
from sempadan.schema.message import Message, message
from sempadan.schema.results import CheckResult, ColumnMapped, Problem, SheetTaken

if TYPE_CHECKING:
    from sempadan.read import Checked, Choices, Looked

SEVERITIES = ("error", "warning", "note")

SHOWN = 40
"""Faults that a terminal shows; the copy, the JSON and the count have all."""

File = Annotated[Path, typer.Argument(metavar="FILE")]
ProfileFile = Annotated[Path | None, typer.Option("--profile", metavar="PROFILE")]
Sheets = Annotated[list[str] | None, typer.Option("--sheet", metavar="NAME")]
HeaderRow = Annotated[int | None, typer.Option("--header", metavar="ROW")]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="E")]
Delimiter = Annotated[str | None, typer.Option("--delimiter", metavar="D")]
DayFirst = Annotated[bool, typer.Option("--day-first")]
MonthFirst = Annotated[bool, typer.Option("--month-first")]


@dataclass(frozen=True, slots=True)
class LookResult:
    """What `look` prints."""

    file: Path
    sheets: tuple[SheetTaken, ...]
    hidden: tuple[str, ...]
    encoding: str
    delimiter: str
    decimal: str
    orders: tuple[ColumnMapped, ...]
    mapping: tuple[ColumnMapped, ...]
    invented: bool
    problems: tuple[Problem, ...]
    saved: Path | None


def look(
    file: File,
    save: Annotated[Path | None, typer.Option("--save", metavar="PROFILE")] = None,
    profile: ProfileFile = None,
    sheet: Sheets = None,
    header: HeaderRow = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    day_first: DayFirst = False,
    month_first: MonthFirst = False,
    border: BorderFolder = None,
) -> Done[LookResult]:
    """Show what a file would be taken for, before anything is taken."""
    from sempadan.border import load
    from sempadan.read import look as look_at
    from sempadan.read import save_profile

    chosen = choices(profile, sheet, header, encoding, delimiter, day_first=day_first, month_first=month_first)
    looked = look_at(file, chosen, load(border))
    if save:
        save_profile(looked.profile, save)
    orders = tuple(ColumnMapped(o.column, o.order, o.reason) for o in looked.orders)
    result = LookResult(
        looked.file, looked.sheets, looked.hidden, looked.encoding, looked.delimiter, looked.decimal, orders,
        looked.mapping, looked.invented, looked.problems, save,
    )  # fmt: skip
    return Done(result, _look_view(looked, result), problems=worth_reading(looked.problems))


def check(
    ctx: typer.Context,
    file: File,
    copy: Annotated[bool, typer.Option("--copy")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="COPY.xlsx")] = None,
    clean: Annotated[Path | None, typer.Option("--clean", metavar="CLEAN.csv")] = None,
    profile: ProfileFile = None,
    sheet: Sheets = None,
    header: HeaderRow = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    day_first: DayFirst = False,
    month_first: MonthFirst = False,
    border: BorderFolder = None,
) -> Done[CheckResult]:
    """Read a list whole and name all its faults at once."""
    from sempadan.border import load
    from sempadan.read import annotate, read_list, write_clean

    if copy and out:
        raise OneOf(first="--copy", second="--out")
    run: Run = ctx.obj
    chosen = choices(profile, sheet, header, encoding, delimiter, day_first=day_first, month_first=month_first)
    target = out or (file.with_name(f"{file.stem}-checked.xlsx") if copy else None)
    refuse_existing(*(path for path in (target, clean) if path))
    checked = read_list(file, chosen, load(border), year=date.today().year)  # noqa: DTZ011 -- the user's own calendar
    if target:
        annotate(file, checked, target, run.say)
    if clean:
        write_clean(checked, clean)
    result = check_result(file, checked)
    view = [*_check_view(result), *(message("cli_lists.written", file=str(p)) for p in (target, clean) if p)]
    return Done(result, tuple(view), problems=checked.held > 0 or worth_reading(result.problems))


def worth_reading(problems: tuple[Problem, ...]) -> bool:
    """Whether there is more than notes, so that the user should read it (exit code 1)."""
    return any(problem.severity != "note" for problem in problems)


def refuse_existing(*paths: Path) -> None:
    """Refuse outputs that exist, before any work is done.

    Raises:
        OutputExists: One of them is there.
    """
    from sempadan.schema.errors import OutputExists

    for path in paths:
        if path.exists():
            raise OutputExists(path=str(path))


def choices(
    profile: Path | None,
    sheets: list[str] | None,
    header: int | None,
    encoding: str | None,
    delimiter: str | None,
    *,
    day_first: bool,
    month_first: bool,
) -> Choices:
    """Put together what the user decided about a file.

    Raises:
        OneOf: Both orders of day and month.
        SempadanError: The profile cannot be read.
    """
    from sempadan.read import Choices, load_profile

    if day_first and month_first:
        raise OneOf(first="--day-first", second="--month-first")
    return Choices(
        sheets=tuple(sheets or ()),
        header_row=header,
        encoding=encoding,
        delimiter=delimiter,
        order="day_first" if day_first else "month_first" if month_first else None,
        profile=load_profile(profile) if profile else None,
    )


def check_result(file: Path, checked: Checked) -> CheckResult:
    """Turn a read list into what `check` prints: counts, mapping and faults, no row."""
    from sempadan.read import problem_messages

    return CheckResult(
        file=file,
        sheets=checked.sheets,
        encoding=checked.encoding,
        delimiter=checked.delimiter,
        read=checked.read,
        accepted=checked.accepted,
        held=checked.held,
        not_for_sharing=checked.not_for_sharing,
        mapping=checked.mapping,
        problems=problem_messages(checked.problems),
    )


def counts(result: CheckResult) -> Message:
    """Say how many rows were read, accepted, held and not for sharing."""
    return message(
        "cli_lists.counts",
        read=result.read,
        accepted=result.accepted,
        held=result.held,
        not_for_sharing=result.not_for_sharing,
    )


def _check_view(result: CheckResult) -> list[Block]:
    view: list[Block] = [message("cli_lists.checked", file=str(result.file)), counts(result)]
    if result.problems:
        view += _problems(result.problems)
        if len(result.problems) > SHOWN:
            view.append(message("cli_lists.more", n=len(result.problems) - SHOWN))
    else:
        view.append(message("cli_lists.no_problems"))
    return view


def _look_view(looked: Looked, result: LookResult) -> tuple[Block, ...]:
    heads = tuple(message(f"cli_lists.head.{name}") for name in ("sheet", "header_row", "rows"))
    rows = tuple((s.sheet, str(s.header_row), s.rows) for s in looked.sheets)
    columns = tuple(message(f"cli_lists.head.{name}") for name in ("column", "field", "reason"))
    view: list[Block] = [message("cli_lists.looked", file=str(looked.file)), Grid(heads, rows)]
    if looked.encoding:
        view.append(message("cli_lists.encoding", encoding=looked.encoding, delimiter=looked.delimiter))
    view.append(message(f"cli_lists.decimal.{looked.decimal}"))
    view.append(Grid(columns, tuple((m.column, m.field or "–", m.reason) for m in looked.mapping)))
    if result.orders:
        view.append(Grid(columns, tuple((o.column, message(f"cli_lists.{o.field}"), o.reason) for o in result.orders)))
    view += _problems(looked.problems)
    if looked.hidden:
        view.append(message("cli_lists.hidden", sheets=looked.hidden))
    if result.saved:
        view.append(message("cli_lists.written", file=str(result.saved)))
    return tuple(view)


def _problems(problems: tuple[Problem, ...]) -> list[Block]:
    if not problems:
        return []
    heads = tuple(message(f"cli_lists.head.{n}") for n in ("sheet", "row", "column", "severity", "fault", "fix"))
    worst_first = sorted(problems, key=lambda p: SEVERITIES.index(p.severity))
    rows = tuple(
        (p.sheet, str(p.row or "–"), p.column, message(f"cli_lists.severity.{p.severity}"), p.message, p.fix)
        for p in worst_first[:SHOWN]
    )
    return [Grid(heads, rows)]
