"""Coded columns, and which code of one lies within which code of another.

A column may lie within several others (a district in its part of the country and in its kind of
access to the border). A code that has no place in the parent (`unknown`) may go with any of its codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sempadan.release.errors import CodebookOfRowsFault
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALL: Final = "all"
"""Stands in a table where a column is summed over; no code of a column may be this word."""

NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,62}")
RESERVED: Final = frozenset({"count", "status", "reason", "table", "cell", "category"})
"""Columns of released files that are not coded columns."""

Cell: TypeAlias = tuple[tuple[str, str], ...]
"""What a count is of: column and code, in the codebook's order of columns; empty for everybody."""


@dataclass(frozen=True, slots=True)
class Nesting:
    """The parent code of each code of a column; a code that is left out has no parent."""

    parent: str
    of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """A column with its closed list of codes.

    Args:
        name: Of the column in the rows, in the tables and in their file names.
        codes: All of them, `unknown` among them if an empty cell means that.
        blank: Whether an empty cell is allowed and means `unknown`.
        nestings: The columns it lies within.
    """

    name: str
    codes: tuple[str, ...]
    blank: bool = False
    nestings: tuple[Nesting, ...] = ()


@dataclass(frozen=True, slots=True)
class RowsCodebook:
    """The columns that may be counted.

    Args:
        columns: In the order in which cells and files name them.
        invented: Whether the people are invented.

    Raises:
        CodebookOfRowsFault: A name, a code or a nesting that cannot be.
    """

    columns: tuple[CodedColumn, ...]
    invented: bool = False

    def __post_init__(self) -> None:
        """Check codes and nestings, and that no column lies within itself."""
        if not self.columns:
            raise CodebookOfRowsFault(column="", fault=message("release.codebook.no_columns"))
        for column in self.columns:
            _check_codes(column)
            for nesting in column.nestings:
                self._check_nesting(column, nesting)
        for column in self.columns:
            if column.name in self.ancestors(column.name):
                raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.cycle"))
        for column in self.columns:
            for code in column.codes:
                if self.closure([(column.name, code)]) is None:
                    raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.two_parents"))

    def __getitem__(self, name: str) -> CodedColumn:
        """The column of that name."""
        return next(c for c in self.columns if c.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(c.name for c in self.columns)

    def ancestors(self, name: str) -> frozenset[str]:
        """The columns that a column lies within, directly or not."""
        found: set[str] = set()
        near = [n.parent for n in self[name].nestings]
        while near:
            parent = near.pop()
            if parent not in found:
                found.add(parent)
                near += [n.parent for n in self[parent].nestings]
        return frozenset(found)

    def closure(self, items: Iterable[tuple[str, str]]) -> dict[str, str] | None:
        """Add every parent code that these codes imply; None if two of them exclude each other."""
        known = dict(items)
        near = list(known.items())
        while near:
            name, code = near.pop()
            for nesting in self[name].nestings:
                parent = nesting.of.get(code)
                if parent is None:
                    continue
                if known.setdefault(nesting.parent, parent) != parent:
                    return None
                near.append((nesting.parent, parent))
        return known

    def cell(self, items: Iterable[tuple[str, str]]) -> Cell | None:
        """Name a cell in the one way that leaves out what its other codes imply; None if it cannot be."""
        given = dict(items)
        if self.closure(given.items()) is None:
            return None
        implied = {
            name
            for other in given.items()
            for name in (self.closure([other]) or {})
            if name != other[0] and name in given
        }
        return tuple((name, given[name]) for name in self.names if name in given and name not in implied)

    def _check_nesting(self, column: CodedColumn, nesting: Nesting) -> None:
        if nesting.parent not in self.names:
            raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.no_parent"))
        if not set(nesting.of) <= set(column.codes) or not set(nesting.of.values()) <= set(self[nesting.parent].codes):
            raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.no_code"))


def can_name(text: str) -> bool:
    """Whether the text may name a coded column: it will stand in files' names and heads."""
    return NAME.fullmatch(text) is not None and text.casefold() not in RESERVED


def check_names(book: RowsCodebook) -> None:
    """Check that columns can name files, on every system.

    Raises:
        CodebookOfRowsFault: One cannot, or two differ in case only.
    """
    for name in book.names:
        if not can_name(name):
            raise CodebookOfRowsFault(column=name, fault=message("release.codebook.bad_name"))
    if len({name.casefold() for name in book.names}) < len(book.names):
        raise CodebookOfRowsFault(column="", fault=message("release.codebook.name_twice"))


def _check_codes(column: CodedColumn) -> None:
    if not column.codes:
        raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.no_codes"))
    if len(set(column.codes)) < len(column.codes):
        raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.code_twice"))
    if not all(code.strip() == code and code.isprintable() and code for code in column.codes):
        raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.bad_code"))
    if ALL in (code.casefold() for code in column.codes):
        raise CodebookOfRowsFault(column=column.name, fault=message("release.codebook.code_all", word=ALL))
