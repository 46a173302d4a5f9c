"""A table of shares in a terminal: a row a code, a column a source type, so that sources are read side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sempadan.cli.show import Block, Grid
from sempadan.schema.codebook import codebook
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sempadan.cli.labels import Labels
    from sempadan.cli.show import Cell
    from sempadan.schema.finding import AnswerTable

Group: TypeAlias = "tuple[str, ...]"

SOURCE: Final = "source_type"
PLACES: Final = 12
"""Places that a group shows, those with the largest shares; codes of the codebook are shown all."""

NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Shares:
    """The rows of a table of shares, by source type, group and code.

    Args:
        by: Fields of the groups.
        name: The field whose codes have the shares.
        sources: Source types, in order.
        codes: Codes of each group, in order.
        rows: Rows by source type, group and code.
    """

    by: Group
    name: str
    sources: tuple[str, ...]
    codes: Mapping[Group, tuple[str, ...]]
    rows: Mapping[Group, Mapping[str, Any]]

    def shown(self, group: Group) -> Sequence[str]:
        """Codes of a group that are shown: all, or of places those with the largest shares."""
        codes = self.codes[group]
        if len(codes) <= PLACES or self.name not in codebook() or codebook()[self.name].own_codes:
            return codes
        return sorted(codes, key=lambda code: -max(row["share"] for row in self.across(group, code) if row))[:PLACES]

    def across(self, group: Group, code: str) -> list[Mapping[str, Any] | None]:
        """Rows of a code, source type by source type; None where there is none."""
        return [self.rows.get((source, *group, code)) for source in self.sources]

    def totals(self, group: Group) -> list[Mapping[str, Any] | None]:
        """A row of each source type, whatever its code: people known and unknown stand in all of them."""
        across = [self.across(group, code) for code in self.codes[group]]
        return [next(filter(None, rows), None) for rows in zip(*across, strict=True)]


def holds_shares(table: AnswerTable) -> bool:
    """Whether a table has a share for each source type, with the people known and unknown beside it."""
    names = [column.name for column in table.columns]
    return names[0] == SOURCE and {"people", "share", "low", "high", "known", "unknown"} <= set(names)


def read_shares(table: AnswerTable) -> Shares:
    """Read a table that `holds_shares` and has a row."""
    names = [column.name for column in table.columns]
    *by, name = names[1 : names.index("people")]
    rows = {tuple(row[key] for key in (SOURCE, *by, name)): row for row in table.data.to_pylist()}
    codes: dict[Group, dict[str, None]] = {}
    for _, *group, code in rows:
        codes.setdefault(tuple(group), {})[code] = None
    sources = tuple(dict.fromkeys(cell[0] for cell in rows))
    return Shares(tuple(by), name, sources, {group: tuple(own) for group, own in codes.items()}, rows)


def share_blocks(table: AnswerTable, labels: Labels) -> list[Block]:
    """Lay a table of shares out: title and grid."""
    shares = read_shares(table)
    heads = [*map(labels.column, (*shares.by, shares.name)), *(labels.code(SOURCE, s) for s in shares.sources)]
    return [_title(shares, labels), Grid(tuple(heads), tuple(_lines(shares, labels)))]


def _title(shares: Shares, labels: Labels) -> Message:
    field = labels.column(shares.name)
    if shares.by:
        return message("ask.table.shares_by", field=field, by=tuple(map(labels.column, shares.by)))
    return message("ask.table.shares", field=field)


def _lines(shares: Shares, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for group in shares.codes:
        head = tuple(labels.code(key, value) for key, value in zip(shares.by, group, strict=True))
        for code in shares.shown(group):
            yield (*head, labels.code(shares.name, code), *map(_share, shares.across(group, code)))
        if hidden := len(shares.codes[group]) - len(shares.shown(group)):
            yield (*head, message("ask.more", n=hidden), *[""] * len(shares.sources))
        yield (*head, message("ask.row.known"), *map(_known, shares.totals(group)))


def _share(row: Mapping[str, Any] | None) -> Cell:
    if row is None:
        return NOTHING
    return message("ask.cell.share", share=row["share"], low=100 * row["low"], high=100 * row["high"])


def _known(row: Mapping[str, Any] | None) -> Cell:
    return NOTHING if row is None else message("ask.cell.known", known=row["known"], unknown=row["unknown"])
