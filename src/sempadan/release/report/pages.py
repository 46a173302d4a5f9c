"""What a report is made of: cleared answers, names for what stands in them, and what the report is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

from sempadan.schema.message import Message

if TYPE_CHECKING:
    from datetime import date

    from sempadan.border.border import Border
    from sempadan.schema.finding import Reply

Say: TypeAlias = Callable[[Message], str]
Product: TypeAlias = Literal["exact", "private"]

STATUS: Final = "status"
"""A column of this name says of each row of a table whether its numbers are printed; it is not shown itself."""

WITHHELD: Final = "protected"
"""In that column: the numbers of this row that are null are withheld."""

SIGN: Final = "–ᵖ"
"""Stands where a number is withheld."""

NOTHING: Final = "–"
"""Stands where there is no number."""


class Labels(Protocol):
    """Names for what stands in the tables of an answer, in the reader's language once they are said."""

    def column(self, name: str) -> Message:
        """Name a column."""

    def code(self, name: str, code: str) -> Message:
        """Name a code, or a label, of a column."""


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a district stands on the tile map.

    Args:
        code: Of the district.
        name: Its bare name; its first letters stand on the tile.
        column, row: Of the tile, from the upper left, from 0.
    """

    code: str
    name: str
    column: int
    row: int


def tiles_of(border: Border) -> tuple[Tile, ...]:
    """Give the tile map of a border."""
    return tuple(Tile(d.code, d.name, d.tile_column, d.tile_row) for d in border.districts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One question of a report.

    Args:
        reply: The answer or refusal. Every number in it, those of its sentences included, is cleared for
            release; a withheld one is null, in a table with a column `status`.
        labels: Names for its columns and codes.
        title: The question; None for the one the catalogue has for `reply.question`.
        captions: Titles of tables, by name; a table without one has that of its first chart.
        tiles: The tile map, where a chart needs one.
        left_out: Names of tables that are withheld as a whole.
    """

    reply: Reply
    labels: Labels
    title: Message | None = None
    captions: Mapping[str, Message] = field(default_factory=lambda: MappingProxyType({}))
    tiles: tuple[Tile, ...] = ()
    left_out: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMeta:
    """What a report is.

    Args:
        border: Name of the border.
        made: Day it was made on.
        product: Whether its numbers are exact (for the authorities that own the data) or private.
        invented: Whether the people in it are invented.
        version: Of Sempadan.
        snapshot: Of the evidence it was made from; empty if there is none.
    """

    border: Message
    made: date
    product: Product
    invented: bool
    version: str
    snapshot: str = ""
