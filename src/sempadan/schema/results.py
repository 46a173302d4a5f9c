"""What commands give back. The names of these fields are the keys of the JSON that they print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.schema.message import Message


@dataclass(frozen=True, slots=True)
class ErrorText:
    """Why a command could not do its work."""

    rule: str
    message: str
    do: str


@dataclass(frozen=True, slots=True)
class SheetTaken:
    """A sheet of a file, with what was taken for its table."""

    sheet: str
    header_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class ColumnMapped:
    """A column of a file and the field it was taken for; `field` is empty for none."""

    column: str
    field: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a cell, as a sentence."""

    sheet: str
    row: int
    column: str
    rule: str
    severity: str
    message: Message
    fix: Message


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `check` prints; read = accepted + held + not_for_sharing."""

    file: Path
    sheets: tuple[SheetTaken, ...]
    encoding: str
    delimiter: str
    read: int
    accepted: int
    held: int
    not_for_sharing: int
    mapping: tuple[ColumnMapped, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class EncodeResult:
    """What `encode` prints."""

    out: Path
    agency: str
    list: str
    serial: int
    records: int
    key_fingerprint: str
    encoding: str


@dataclass(frozen=True, slots=True)
class LinkedList:
    """A list of a base."""

    list: str
    agency: str
    serial: int
    records: int


@dataclass(frozen=True, slots=True)
class Estimated:
    """Quality of a linkage as estimated without labels; None where it cannot be."""

    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What `link` prints."""

    base: Path
    lists: tuple[LinkedList, ...]
    records: int
    people: int
    engine: str
    encoding: str
    estimated: Estimated
    to_review: int


@dataclass(frozen=True, slots=True)
class BorderFault:
    """A fault in a border folder."""

    file: str
    line: int
    column: str
    rule: str
    message: Message


@dataclass(frozen=True, slots=True)
class BorderChecked:
    """What `border check` prints."""

    folder: str
    rows: int
    faults: tuple[BorderFault, ...]
