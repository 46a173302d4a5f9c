"""What a base says of its lists and people, for the coordinator."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sempadan.evidence.folder import open_evidence
from sempadan.evidence.tables import read_table
from sempadan.schema.errors import OutputExists
from sempadan.schema.tables import People
from sempadan.schema.whole import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.schema.evidence import Evidence

COLUMNS = ("list", "record", "person_id", "probability")


def people_of(evidence: Evidence) -> People:
    """Read who is who."""
    return People(read_table(evidence, "people"))


def write_people(base: Path, out: Path) -> int:
    """Write who is who as CSV: list, record (hexadecimal), person_id, probability, by list and record.

    Returns:
        The number of records written.

    Raises:
        OutputExists, NotWritable: The file is there or cannot be written.
        SempadanError: The folder is no base, or damaged.
    """
    if out.exists():
        raise OutputExists(path=str(out))
    people = people_of(open_evidence(base)).data.sort_by([("list", "ascending"), ("record", "ascending")])
    columns = [people[name].to_pylist() for name in COLUMNS]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((name, record.hex(), person, f"{p:.4f}") for name, record, person, p in zip(*columns, strict=True))
    write_whole(out, text.getvalue().encode())
    return int(people.num_rows)
