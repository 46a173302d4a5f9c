"""`sempadan border`: look at a border's data, copy them, check them, add to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sempadan.border import BorderSummary, add_row, check_pack, copy_pack, is_warning, load, summary
from sempadan.cli.errors import NotAPair, RowNotAdded
from sempadan.cli.options import BorderFolder
from sempadan.cli.show import Done, Grid
from sempadan.cli.usage import Command, new_group
from sempadan.schema.message import Message, message
from sempadan.schema.results import BorderChecked

if TYPE_CHECKING:
    from sempadan.schema.results import BorderFault

app = new_group()

COUNTED: Final = (
    "districts", "places", "crossings", "agencies", "commitments", "events", "obstacles", "hypotheses",
    "indicator_kinds", "indicators", "count_series", "published_counts",
)  # fmt: skip

Folder = Annotated[Path, typer.Argument(metavar="FOLDER")]


@dataclass(frozen=True, slots=True)
class BorderCopied:
    """What `border copy` prints."""

    out: Path


@app.command("show", cls=Command)
def show(border: BorderFolder = None) -> Done[BorderSummary]:
    """Count what a border holds."""
    found = summary(load(border))
    rows = tuple((message(f"cli_border.count.{name}"), getattr(found, name)) for name in COUNTED)
    heads = (message("cli_border.head.what"), message("cli_border.head.rows"))
    name = message("house.named", en=found.label.en, id=found.label.id, ms=found.label.ms)
    title = message("cli_border.shown", name=name)
    return Done(found, (title, Grid(heads, rows), message("cli_border.shown.next")))


@app.command("copy", cls=Command)
def copy(folder: Folder) -> Done[BorderCopied]:
    """Copy the shipped pack into a new folder."""
    copy_pack(folder)
    return Done(BorderCopied(folder), (message("cli_border.copied", folder=str(folder)),))


@app.command("check", cls=Command)
def check(folder: Folder) -> Done[BorderChecked]:
    """Check a folder and list its faults."""
    return _checked(check_pack(folder), message("cli_border.checked.good", folder=str(folder)))


@app.command("add", cls=Command)
def add(
    folder: Folder,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    values: Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE")],
) -> Done[BorderChecked]:
    """Add a row to a file of a folder, unless the folder has faults with it."""
    pairs = [value.partition("=") for value in values]
    if not all(mark for _, mark, _ in pairs):
        raise NotAPair
    checked = add_row(folder, file, {name.strip(): cell for name, _, cell in pairs})
    refused = tuple(_line(fault) for fault in checked.faults if not is_warning(fault))
    if refused:
        raise RowNotAdded(faults=refused)
    return _checked(checked, message("cli_border.added", file=file, folder=str(folder)))


def _checked(checked: BorderChecked, good: Message) -> Done[BorderChecked]:
    counts = message("cli_border.checked.rows", n=checked.rows)
    if not checked.faults:
        return Done(checked, (good, counts))
    heads = tuple(message(f"cli_border.head.{name}") for name in ("file", "line", "column", "fault"))
    rows = tuple((f.file, str(f.line or ""), f.column, f.message) for f in checked.faults)
    usable = all(is_warning(fault) for fault in checked.faults)
    end = message(f"cli_border.checked.{'usable' if usable else 'unusable'}", n=len(rows))
    return Done(checked, (counts, Grid(heads, rows), end), problems=True)


def _line(fault: BorderFault) -> Message:
    return message("cli_border.fault_at", file=fault.file, line=fault.line, column=fault.column, what=fault.message)
