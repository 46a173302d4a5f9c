"""A codebook learned from the rows themselves, for the exact product alone.

A closed list that is learned says which codes occur, so it is no basis for a private release. And a
column of names must never become a list of codes: a column is taken for coded only if its values are
plain codes and most rows share theirs with several others.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sempadan.release.codebook import CodedColumn, Nesting, RowsCodebook, can_name
from sempadan.release.errors import ColumnsUnnamed, NotCoded
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.schema.message import Message

CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+<>/-]{0,39}")
"""No spaces: text in words is no code."""

FEW: Final = 3
"""Rows that one person may have in a list; a value of so few rows may point at a person."""

MOST_CODES: Final = 1000


def learned(
    file: str, head: Sequence[str], columns: Sequence[Sequence[str]], lines: Sequence[int], *, invented: bool
) -> RowsCodebook:
    """Take the values that occur for the codes, and what always goes together for nested.

    Raises:
        ColumnsUnnamed: The first line does not name the columns.
        NotCoded: Columns whose values are no codes, or are of few rows each.
    """
    unnamed = tuple(
        str(place)
        for place, name in enumerate(head, start=1)
        if not can_name(name) or name.casefold() in [n.casefold() for n in head[: place - 1]]
    )
    if unnamed:
        raise ColumnsUnnamed(file=file, places=unnamed)
    faults = [f for place, cells in enumerate(columns, start=1) if (f := _fault(place, cells, lines)) is not None]
    if faults:
        raise NotCoded(file=file, faults=tuple(faults))
    found = [tuple(sorted(set(cells) - {""})) for cells in columns]
    plain = []
    for name, codes, cells in zip(head, found, columns, strict=True):
        blank = "" in cells
        every = (*(c for c in codes if c != UNKNOWN), UNKNOWN) if blank or UNKNOWN in codes else codes
        plain.append(CodedColumn(name, every, blank))
    nested = [
        CodedColumn(column.name, column.codes, column.blank, _nestings(place, head, columns))
        for place, column in enumerate(plain)
    ]
    return RowsCodebook(tuple(nested), invented=invented)


def _fault(place: int, cells: Sequence[str], lines: Sequence[int]) -> Message | None:
    """What speaks against a column being coded."""
    no_codes = [line for cell, line in zip(cells, lines, strict=True) if cell and not CODE.fullmatch(cell)]
    if no_codes:
        return message("release.rows.no_code", place=place, n=len(no_codes), line=no_codes[0])
    rows_of = Counter(cell for cell in cells if cell)
    rare = sum(rows for rows in rows_of.values() if rows <= FEW)
    if not rows_of or len(rows_of) > MOST_CODES or 2 * rare > sum(rows_of.values()):
        return message("release.rows.too_many", place=place, n=len(rows_of))
    return None


def _nestings(place: int, head: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[Nesting, ...]:
    """Find the columns with fewer codes that each code of this one settles."""
    found = []
    for other, cells in enumerate(columns):
        pairs = {
            (mine, theirs) for mine, theirs in zip(columns[place], cells, strict=True) if mine not in ("", UNKNOWN)
        }
        of = dict(pairs)
        settled = len(of) == len(pairs) and not {"", UNKNOWN} & set(of.values())
        if other != place and settled and 1 < len(set(of.values())) < len(of):
            found.append(Nesting(head[other], dict(sorted(of.items()))))
    return tuple(found)
