"""What one agency sends: codes, facts, and a manifest that says what they are."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from sempadan.schema.codebook import codebook
from sempadan.schema.errors import SempadanError

if TYPE_CHECKING:
    from sempadan.schema.codes import Codes
    from sempadan.schema.tables import Facts

NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")
"""Ids of lists and codes of agencies: they stand in file names, in cells and in sentences."""

LAST_SERIAL = 2**53


class RecordsDisagree(SempadanError):
    """Codes, facts and manifest of an envelope speak of different records."""

    text = 'list "{list}": codes, facts and manifest do not hold the same records'
    do = "encode the list again"


class ManifestFault(SempadanError):
    """An entry of a manifest that it may not hold."""

    text = 'manifest, entry "{field}": not a value that may stand there (letters, digits, ".", "_", "-" in names)'
    do = "give the list or agency a plain code, such as BP3MI-KALBAR, and encode again"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an envelope says of itself. No path, no host, no name, no time of day.

    Args:
        schema: Version of the codebook, see `codebook_version`.
        encoding: Version of the encoding; only equal versions can be linked.
        key_fingerprint: Of the project key; only equal keys can be linked.
        agency: Code of the agency.
        source_type: Code of the agency's kind.
        list: Id of the list.
        serial: Number of this sending of the list, from 1; a higher one replaces.
        records: Number of records.
        unique: Whether the list is declared to have one row a person.
        invented: Whether the people are invented; real and invented lists never mix.

    Raises:
        ManifestFault: An entry has another type, or is no plain name, or a number out of range.
    """

    schema: str
    encoding: str
    key_fingerprint: str
    agency: str
    source_type: str
    list: str
    serial: int
    records: int
    unique: bool
    invented: bool

    def __post_init__(self) -> None:
        """Check every entry: a manifest comes from outside, and its names go into files and pages."""
        lowest = {"serial": 1, "records": 0}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in lowest:
                right = type(value) is int and lowest[field.name] <= value <= LAST_SERIAL
            elif field.name in ("unique", "invented"):
                right = type(value) is bool
            else:
                right = isinstance(value, str) and is_name(value)
            if not right:
                raise ManifestFault(field=field.name)


@dataclass(frozen=True, slots=True, repr=False)
class Envelope:
    """Codes and facts of the same records, sorted by record, with their manifest.

    Raises:
        RecordsDisagree: They hold different records, or not in the order of the records.
    """

    codes: Codes
    facts: Facts
    manifest: Manifest

    def __post_init__(self) -> None:
        """Check that codes, facts and manifest hold the same records, sorted by record."""
        mine = self.codes.data["record"].combine_chunks()
        sorted_ = len(mine) < 2 or pc.all(pc.less(mine[:-1], mine[1:])).as_py()
        same = mine.equals(self.facts.data["record"].combine_chunks()) and len(mine) == self.manifest.records
        if not (sorted_ and same):
            raise RecordsDisagree(list=self.manifest.list)

    def __repr__(self) -> str:
        """Show list and size only."""
        return f"Envelope({self.manifest.list!r}, serial {self.manifest.serial}, {self.manifest.records} records)"


def is_name(text: str) -> bool:
    """Whether the text is a plain name for a list, an agency or a version: at most 64 letters, digits, . _ -."""
    return NAME.fullmatch(text) is not None


@cache
def codebook_version() -> str:
    """Name what leaves an agency: 12 hex digits over name, type and codes of every field of Facts.

    Two installations with the same version read each other's envelopes; labels may differ.
    """
    lines = [" ".join((f.name, f.type, *f.own_codes)) for f in codebook().of_facts]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
