"""Decide which field each column of a table holds, each with its reason.

The user's profile goes first, then known headers, the surest first, then values that can only be
one thing. Where two columns would fit a field equally well neither is taken, and that is said.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.read.headers import NAMED, ROW_NUMBER, Guess, Headers, headers
from sempadan.read.shapes import SURE, Shape, shape_of
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sempadan.read.layout import Column, Table

SEVERAL: Final = frozenset({"home_text", "passports", "phone"})
"""Fields that several columns may fill together."""

SHAPED: Final = frozenset({"nik", "mykad", "passports"})
SAME: Final = 0.05
"""Two columns whose weights differ by less fit equally well."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column with the field it was taken for (empty for none) and why."""

    column: Column
    field: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Rivals:
    """Columns that fit one field equally well."""

    field: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """All columns of a table as they were taken.

    Args:
        table: The table.
        mapped: Its columns from the left.
        rivals: Columns that would fit a field equally well, so that none was taken.
        counting: Columns in the sheet, counted from 0, that only number the rows.
    """

    table: Table
    mapped: tuple[Mapped, ...]
    rivals: tuple[Rivals, ...]
    counting: frozenset[int] = frozenset()

    def columns(self, name: str) -> tuple[Column, ...]:
        """Columns taken for a field, from the left."""
        return tuple(m.column for m in self.mapped if m.field == name)


@dataclass(frozen=True, slots=True)
class _Claim:
    column: Column
    field: str
    weight: float
    reason: Message


def map_columns(table: Table, profile: Mapping[str, str]) -> TableMapping:
    """Map the columns of a table.

    Args:
        table: The table.
        profile: Field by header, as `profile_key` writes it; an empty field leaves the column out.
    """
    known = headers()
    shapes = {c.index: _shape(table, c) for c in table.columns}
    decided = {c.index: profile[profile_key(c)] for c in table.columns if profile_key(c) in profile}
    claims = [claim for c in table.columns if c.index not in decided for claim in _claims(c, shapes[c.index], known)]
    taken, beaten, rivals = _settle(claims, set(decided.values()))
    mapped = []
    for column in table.columns:
        if column.index in decided:
            mapped.append(Mapped(column, decided[column.index], message("mapping.profile")))
        elif column.index in taken:
            claim = taken[column.index]
            mapped.append(Mapped(column, claim.field if claim.field != ROW_NUMBER else "", claim.reason))
        else:
            mapped.append(Mapped(column, "", _why_not(column, beaten, rivals, known)))
    counting = frozenset(index for index, claim in taken.items() if claim.field == ROW_NUMBER)
    return TableMapping(table, tuple(mapped), tuple(Rivals(f, tuple(c)) for f, c in rivals.items()), counting)


def profile_key(column: Column) -> str:
    """How a column is named in a profile: its header, the group before it."""
    return " / ".join(part for part in (column.group, column.header) if part)


def _shape(table: Table, column: Column) -> Shape:
    rows = table.sheet.rows[table.first : table.end]
    return shape_of([row[column.index] for row in rows if column.index < len(row)])


def _claims(column: Column, shape: Shape, known: Headers) -> Iterator[_Claim]:
    """Fields that a column may be, with weights that its values raise or lower."""
    guesses = column.guesses(known)
    for guess in guesses:
        if guess.field == ROW_NUMBER and shape.filled and shape.share(ROW_NUMBER) < SURE:
            yield _Claim(column, "own_id", NAMED / 2, message("mapping.numbered"))
            continue
        weight = guess.weight + (0.2 * shape.share(guess.field) if guess.field in SHAPED else 0.0)
        reason = message("mapping.rows") if guess.field == ROW_NUMBER else _by_header(guess)
        yield _Claim(column, guess.field, weight * (1.0 if shape.filled else 0.3), reason)
    field = shape.surely()
    if field and not guesses and not known.of_somebody_else(f"{column.group} {column.header}"):
        yield _Claim(column, field, shape.share(field) / 2, message("mapping.values", share=shape.share(field)))


def _by_header(guess: Guess) -> Message:
    return message("mapping.near") if guess.near else message("mapping.header")


def _settle(
    claims: Sequence[_Claim], filled: set[str]
) -> tuple[dict[int, _Claim], dict[int, str], dict[str, list[Column]]]:
    """Give each field to its surest column and each column to its surest field.

    Returns the claim of each column taken, for each other column the label of the column that
    went before it, and for each field the columns that fitted it equally well.
    """
    taken: dict[int, _Claim] = {}
    beaten: dict[int, str] = {}
    rivals: dict[str, list[Column]] = defaultdict(list)
    owner: dict[str, _Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.weight, c.column.index)):
        index, name = claim.column.index, claim.field
        if index in taken or name in filled or any(claim.column in columns for columns in rivals.values()):
            continue
        if name == ROW_NUMBER or name in SEVERAL or name not in owner:
            taken[index] = claim
            owner.setdefault(name, claim)
        elif owner[name].weight - claim.weight < SAME:
            first = owner[name].column
            taken.pop(first.index, None)
            rivals[name] += [c for c in (first, claim.column) if c not in rivals[name]]
        else:
            beaten[index] = owner[name].column.label
    return taken, beaten, dict(rivals)


def _why_not(column: Column, beaten: Mapping[int, str], rivals: Mapping[str, list[Column]], known: Headers) -> Message:
    for columns in rivals.values():
        if column in columns:
            return message("mapping.rivals", columns=tuple(c.label for c in columns))
    if column.index in beaten:
        return message("mapping.beaten", column=beaten[column.index])
    if column.group and known.of_somebody_else(column.group):
        return message("mapping.other_person")
    return message("mapping.unknown")
