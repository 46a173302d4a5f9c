"""What the user decides about a list; everything left out is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sempadan.identity.dates import Order


@dataclass(frozen=True, slots=True)
class Profile:
    """What was found and decided for an agency's list once, to be used again next month.

    Args:
        mapping: Field by header; an empty field for a column that is not taken.
        sheets: Sheets with lists.
        header_row: Row of the header, as the spreadsheet numbers it.
        encoding: Encoding of a CSV file.
        delimiter: Its delimiter.
        order: Order of day and month.
    """

    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says on the command line; it goes before the profile, the profile before what is found.

    Args:
        sheets: Sheets to read, hidden ones too; empty for all visible ones that hold a list.
        header_row: Row in which the header starts, as the spreadsheet numbers it.
        encoding: Encoding of a CSV file.
        delimiter: Its delimiter: one character, or `tab`.
        order: Order of day and month in dates written with numbers.
        profile: What was decided for this list before.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    order: Order | None = None
    profile: Profile | None = None
