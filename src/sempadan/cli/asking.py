"""What questions share on the command line: the options that select, and what a question needs installed."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from sempadan.schema.errors import NotInstalled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

By = Annotated[list[str] | None, typer.Option("--by", metavar="FIELD")]
Where = Annotated[list[str] | None, typer.Option("--where", metavar="FIELD=CODE")]
FromMonth = Annotated[str | None, typer.Option("--from", metavar="MONTH")]
ToMonth = Annotated[str | None, typer.Option("--to", metavar="MONTH")]


def need(package: str) -> None:
    """Raise NotInstalled unless a package that only [joint] installs is there."""
    missing = False
    try:
        import_module(package)
    except ImportError:
        missing = True
    if missing:
        raise NotInstalled(extra="joint", package=package)


@contextmanager
def in_memory() -> Iterator[DuckDBPyConnection]:
    """Open a database in memory that writes no file, not even when memory is short, and loads nothing.

    Raises:
        NotInstalled: DuckDB is not there.
    """
    need("duckdb")
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        yield connection
