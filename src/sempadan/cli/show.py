"""The one place that writes: answers to standard output, errors and messages to standard error."""

from __future__ import annotations

import errno
import json
import os
import shutil
from dataclasses import asdict, dataclass
from io import StringIO
from typing import TYPE_CHECKING, Generic, TextIO, TypeAlias, TypeVar

from sempadan import __version__
from sempadan.locale.numbers import format_value
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from sempadan.cli.run import Run
    from sempadan.schema.errors import SempadanError
    from sempadan.schema.results import ErrorText

T_co = TypeVar("T_co", covariant=True)

CONTROLS = dict.fromkeys((c for c in (*range(32), *range(127, 160)) if c not in b"\n\t"), "\N{REPLACEMENT CHARACTER}")
"""Signs that steer a terminal; a file's or column's name that holds them is not obeyed."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under heads, in columns; whole numbers are grouped and stand to the right."""

    heads: tuple[Message, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Text that has its language already, such as a help page."""

    text: str


Cell: TypeAlias = "Message | str | int"
Block: TypeAlias = "Message | Grid | Text"


@dataclass(frozen=True, slots=True)
class Done(Generic[T_co]):
    """What a command gives back.

    Args:
        result: A dataclass whose field names are the keys of the JSON, or None for no further key.
        view: The same for a reader: sentences and tables, in order.
        problems: Whether there is something the user should read (exit code 1).
    """

    result: T_co
    view: tuple[Block, ...]
    problems: bool = False


def show(done: Done[object], run: Run) -> int:
    """Write an answer as text or as one JSON object, and give the exit code."""
    if run.json:
        _write_object(run, {} if done.result is None else _as_json(done.result, run))
    else:
        write(run.system.stdout, "".join(_block(block, run) for block in done.view))
    return int(done.problems)


def show_error(error: SempadanError, run: Run) -> int:
    """Write why a command could not do its work, and give the exit code."""
    said = run.book.error(error)
    if run.json:
        _write_object(run, {"error": asdict(said)})
    else:
        write(run.system.stderr, _error_lines(said, run))
    return 2


def write(stream: TextIO, text: str) -> None:
    """Write text to a stream; a reader that has gone away, as `head` does, is no error."""
    try:
        stream.write(text.translate(CONTROLS))
        stream.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _write_object(run: Run, keys: dict[str, object]) -> None:
    text = json.dumps({"sempadan": __version__, **keys}, ensure_ascii=False, allow_nan=False, indent=1)
    write(run.system.stdout, text + "\n")


def _error_lines(said: ErrorText, run: Run) -> str:
    """Lay out an error: what is wrong, and indented below it what to do."""
    return f"{said.message}\n  {run.say(message('house.do', do=said.do))}\n"


def _as_json(result: object, run: Run) -> dict[str, object]:
    from sempadan.schema.as_json import as_json  # brings Arrow, which --help must not wait for

    keys = as_json(result, run.say)
    if not isinstance(keys, dict):
        raise TypeError(type(result).__name__)
    return dict(keys)


def _block(block: Block, run: Run) -> str:
    if isinstance(block, Text):
        return block.text
    if isinstance(block, Message):
        return run.say(block) + "\n"
    return f"\n{_grid(block, run)}\n"


def _grid(grid: Grid, run: Run) -> str:
    from rich.console import Console  # only answers with a table wait for it
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False)
    for place, head in enumerate(grid.heads):
        numeric = bool(grid.rows) and all(isinstance(row[place], int) for row in grid.rows)
        table.add_column(run.say(head), justify="right" if numeric else "left", overflow="fold")
    for row in grid.rows:
        table.add_row(*(_cell(cell, run) for cell in row))
    out = StringIO()
    width = shutil.get_terminal_size().columns if run.system.stdout.isatty() else 100_000
    Console(file=out, width=width, color_system=None, markup=False, highlight=False, emoji=False).print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _cell(cell: Cell, run: Run) -> str:
    return run.say(cell) if isinstance(cell, Message) else format_value(cell, "", run.book.lang)
