"""Where `sempadan` starts and ends: language, parsing, the one place where errors become exit codes."""

from __future__ import annotations

import io
import locale
import os
import sys
import traceback
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer
from typer.exceptions import TyperException

from sempadan.cli.app import build
from sempadan.cli.errors import Interrupted, Unexpected
from sempadan.cli.run import Run, System, called
from sempadan.cli.show import show, show_error
from sempadan.cli.usage import usage_error
from sempadan.schema.errors import SempadanError

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = Path(__file__).parent.parent
MAGIC = frozenset("*?")


def main() -> None:
    """Run the command line of this process."""
    encoding = sys.stdout.encoding if sys.stdout else "utf-8"
    system = System(os.environ, locale.setlocale(locale.LC_CTYPE), encoding, _utf8(sys.stdout), _utf8(sys.stderr))
    args = sys.argv[1:]
    sys.exit(run(expand(args) if os.name == "nt" else args, system))


def run(args: Sequence[str], system: System) -> int:
    """Run one command line and give its exit code.

    Returns:
        0 done, 1 done with problems or a refusal, 2 could not; on 2 nothing was changed.
    """
    how = called(args, system)
    try:
        return _command(args, how)
    except SempadanError as error:
        return show_error(error, how)
    except TyperException as error:
        return show_error(usage_error(error), how)
    except typer.Exit as end:
        return end.exit_code
    except KeyboardInterrupt:
        return show_error(Interrupted(), how)
    except Exception as error:  # noqa: BLE001 – the last door: its text may hold a cell, so only kind and place pass
        return show_error(unexpected(error), how)


def expand(args: Sequence[str]) -> list[str]:
    """Replace patterns such as `*.envelope` by the files they match, as Unix shells do; others stay."""
    return [name for arg in args for name in ((sorted(glob(arg)) if MAGIC & set(arg) else []) or [arg])]  # noqa: PTH207 – keeps the path as it was written


def unexpected(error: BaseException) -> Unexpected:
    """Describe an unforeseen error by its class and by the last line of ours that it passed."""
    frames = [(Path(f.f_code.co_filename), line) for f, line in traceback.walk_tb(error.__traceback__)]
    ours = [(file.relative_to(HOME.parent), line) for file, line in frames if file.is_relative_to(HOME)]
    file, line = ours[-1] if ours else (Path("sempadan"), 0)
    return Unexpected(kind=type(error).__name__, place=f"{file.as_posix()}:{line}")


def _command(args: Sequence[str], how: Run) -> int:
    tree = build(how.book)
    with tree.make_context("sempadan", list(args), obj=how) as ctx:
        done = tree.invoke(ctx)
    return show(done, how)


def _utf8(stream: TextIO | None) -> TextIO:
    if stream is None:  # a window without a console
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream
