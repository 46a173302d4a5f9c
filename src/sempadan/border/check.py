"""Is a border folder complete and consistent? Every fault with file, line, column, rule and sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sempadan.border.cells import cell_faults
from sempadan.border.folder import opened, read, strangers
from sempadan.border.layout import FILES
from sempadan.border.references import reference_faults
from sempadan.border.relations import relation_faults
from sempadan.schema.codebook import codebook
from sempadan.schema.results import BorderChecked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sempadan.border.rows import Parsed
    from sempadan.schema.results import BorderFault


def check_pack(folder: Path) -> BorderChecked:
    """Check a border folder; whatever its files hold, faults are returned, never raised.

    Raises:
        FileMissing: There is no such folder.
    """
    where = opened(folder)
    parsed, missing = read(where)
    return result(folder, parsed, (*missing, *strangers(where)))


def result(folder: Path, parsed: Mapping[str, Parsed], found: tuple[BorderFault, ...]) -> BorderChecked:
    """Check parsed files, and put all faults in the order of files and lines."""
    order = {file.name: number for number, file in enumerate(FILES)}
    faults = (*found, *faults_of(parsed))
    return BorderChecked(
        folder=str(folder),
        rows=sum(len(p.rows) for p in parsed.values()),
        faults=tuple(sorted(faults, key=lambda f: (order.get(f.file, len(order)), f.file, f.line))),
    )


def faults_of(parsed: Mapping[str, Parsed]) -> tuple[BorderFault, ...]:
    """Faults of form, of cells and of the relations between rows, in files that could be read."""
    fields = codebook()
    faults: list[BorderFault] = []
    for table in parsed.values():
        faults += table.faults
        faults += cell_faults(table, fields)
    return (*faults, *reference_faults(parsed, fields), *relation_faults(parsed))
