"""The bytes of a border folder, and what it holds besides."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sempadan.border.faults import fault
from sempadan.border.layout import FILES
from sempadan.border.rows import MAX_BYTES, parse
from sempadan.schema.errors import FileMissing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from sempadan.border.layout import File
    from sempadan.border.rows import Parsed
    from sempadan.schema.results import BorderFault


def shipped() -> Traversable:
    """The folder of the pack that ships with this version."""
    return files("sempadan.border").joinpath("pack")


def opened(folder: Path | None) -> Traversable:
    """The named folder, or the shipped one for None.

    Raises:
        FileMissing: There is no such folder.
    """
    if folder is None:
        return shipped()
    if not folder.is_dir():
        raise FileMissing(path=str(folder))
    return folder


def read(folder: Traversable, wanted: Iterable[File] = FILES) -> tuple[dict[str, Parsed], tuple[BorderFault, ...]]:
    """Parse the wanted files; those that are missing or closed to us come back as faults."""
    parsed: dict[str, Parsed] = {}
    faults: list[BorderFault] = []
    for file in wanted:
        data = contents(folder, file.name)
        if isinstance(data, str):
            faults.append(fault(file.name, 0, "", data))
        else:
            parsed[file.name] = parse(file, data)
    return parsed, tuple(faults)


def contents(folder: Traversable, name: str) -> bytes | str:
    """The bytes of a file, one more than the limit at most; or the rule that says why there are none."""
    path = folder.joinpath(name)
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return "missing_file"
    except OSError:
        return "not_readable"


def strangers(folder: Traversable) -> tuple[BorderFault, ...]:
    """Tables in the folder that no border pack has: they are not read, which is worth saying."""
    known = {file.name for file in FILES}
    tables = (".csv", ".tsv", ".xls", ".xlsx", ".ods")
    found = sorted(p.name for p in folder.iterdir() if p.name.lower().endswith(tables) and p.name not in known)
    return tuple(fault(name, 0, "", "unknown_file") for name in found)
