"""Options that every command has, options that several share, and where the user's data lie."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperOption

from sempadan import __version__
from sempadan.cli.help import HelpPage, as_text, page_of
from sempadan.cli.show import Done, Text, show
from sempadan.encode.home import data_folder
from sempadan.locale.language import Lang

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WIDEST = 100
"""Columns of a help page at most: longer lines are hard to read."""

BorderFolder = Annotated[Path | None, typer.Option("--border", metavar="FOLDER")]
"""A border folder of the user's own; without it the pack that ships is used."""


def user_data(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Folder of Sempadan in the user's data directory, as each system has it; it may not exist yet."""
    home = Path(environ.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    return data_folder(environ, platform, home)


def _help(ctx: typer.Context, *, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        text = as_text(page_of(ctx), ctx.obj.say, min(shutil.get_terminal_size().columns, WIDEST))
        raise typer.Exit(show(Done(HelpPage(text), (Text(text),)), ctx.obj))


def _every_command(
    help_: Annotated[bool, typer.Option("--help", "-h", callback=_help, is_eager=True, expose_value=False)] = False,
    lang: Annotated[Lang | None, typer.Option(expose_value=False)] = None,
    json: Annotated[bool, typer.Option("--json", expose_value=False)] = False,
) -> None:
    """Carry the options of every command; `run.called` has read the last two before."""


def _version(ctx: typer.Context, *, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        raise typer.Exit(show(Done(None, (Text(f"sempadan {__version__}\n"),)), ctx.obj))


def _sempadan(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, expose_value=False)] = False,
) -> None:
    """Carry the option that only `sempadan` itself has."""


def every_command() -> list[TyperOption]:
    """Make the options that every command has: help, language, JSON."""
    return _options(_every_command)


def of_sempadan() -> list[TyperOption]:
    """Make the options that only `sempadan` itself has."""
    return _options(_sempadan)


def _options(carrier: Callable[..., None]) -> list[TyperOption]:
    app = typer.Typer(add_completion=False)
    app.command()(carrier)
    return [p for p in typer.main.get_command(app).params if isinstance(p, TyperOption)]
