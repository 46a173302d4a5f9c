"""`sempadan ask`: questions to a base. One subcommand a question; they share a grammar of selection."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.analyse.forms_answer import FormsAnswer, FormsFinding
from sempadan.cli.answers import Answered, keys_of, view
from sempadan.cli.linking import Base
from sempadan.cli.options import BorderFolder
from sempadan.cli.show import Done
from sempadan.cli.usage import Command, new_group
from sempadan.schema.errors import NotInstalled
from sempadan.schema.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

ask = new_group()

By = Annotated[list[str] | None, typer.Option("--by", metavar="FIELD")]
Where = Annotated[list[str] | None, typer.Option("--where", metavar="FIELD=CODE")]
FromMonth = Annotated[str | None, typer.Option("--from", metavar="MONTH")]
ToMonth = Annotated[str | None, typer.Option("--to", metavar="MONTH")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsAnswered(Answered):
    """What `ask forms` prints; a refusal has no `answer`."""

    answer: FormsAnswer | None


@ask.command("forms", cls=Command)
def forms(
    base: Base,
    by: By = None,
    where: Where = None,
    from_month: FromMonth = None,
    to_month: ToMonth = None,
    border: BorderFolder = None,
) -> Done[FormsAnswered]:
    """Say which forms, of whom, by which routes, source type by source type."""
    from sempadan.analyse.forms import forms as forms_of
    from sempadan.analyse.selection import read_selection
    from sempadan.border import load
    from sempadan.cli.labels import Labels
    from sempadan.evidence.folder import open_evidence

    selection = read_selection(by or (), where or (), from_month, to_month)
    own = load(border)
    evidence = open_evidence(base)
    with in_memory() as connection:
        reply = forms_of(connection, evidence, selection, own.domains())
    answer = reply.answer if isinstance(reply, FormsFinding) else None
    result = FormsAnswered(**keys_of(reply), answer=answer)
    return Done(result, view(reply, Labels(own), grouped=bool(by)), problems=reply.verdict is Verdict.REFUSED)


@contextmanager
def in_memory() -> Iterator[DuckDBPyConnection]:
    """Open a database in memory that writes no file, not even when memory is short, and loads nothing.

    Raises:
        NotInstalled: DuckDB is not there.
    """
    missing = False
    try:
        import duckdb
    except ImportError:
        missing = True
    if missing:
        raise NotInstalled(extra="joint", package="duckdb")
    settings: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        yield connection
