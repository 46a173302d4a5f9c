"""Everything that is decided about a file before its values are read: sheets, tables, columns, orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.read.amounts import Currency, Decimal, decimal_sign, usual_currency
from sempadan.read.errors import FieldMappedTwice, NoNameColumn, NoSuchRow, NoSuchSheet, NoTable, TwoNameColumns
from sempadan.read.fields import AMOUNTS
from sempadan.read.files import open_book
from sempadan.read.layout import find_tables, is_filled
from sempadan.read.mapping import SEVERAL, TableMapping, map_columns
from sempadan.read.orders import ColumnOrder, decide_orders
from sempadan.read.records import PERSONAL, Rows, rows_of
from sempadan.read.values import answers_by_presence
from sempadan.schema.codebook import codebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sempadan.read.book import Book, Cell, Sheet
    from sempadan.read.choices import Choices, Profile
    from sempadan.read.layout import Table


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A table of a list with its columns and rows."""

    mapping: TableMapping
    rows: Rows


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """What was found and decided.

    Args:
        book: The file.
        parts: Tables with lists, by sheet and from the top.
        beside: Tables without names or numbers of persons.
        unread: Visible sheets without a list, and hidden ones that were not named.
        orders: Order of day and month by label of the column.
        decimal: Decimal sign of the amounts.
        currencies: The only currency that cells of a column name, by its label.
        paired: Labels of columns that answer with "there is" and "there is none".
    """

    book: Book
    parts: tuple[Part, ...]
    beside: tuple[Table, ...]
    unread: tuple[Sheet, ...]
    orders: dict[str, ColumnOrder]
    decimal: Decimal
    currencies: dict[str, Currency]
    paired: frozenset[str]


def make_plan(path: Path, choices: Choices) -> Plan:
    """Open a file and decide how it is read.

    Raises:
        SempadanError: It is no list, or the choices do not fit it (see sempadan.read.errors).
    """
    profile = choices.profile
    book = open_book(
        path,
        encoding=choices.encoding or (profile.encoding if profile else None),
        delimiter=choices.delimiter or (profile.delimiter if profile else None),
    )
    sheets = _sheets(path, book, choices)
    mappings = [mapping for sheet in sheets for mapping in _mappings(path, sheet, choices)]
    own = tuple(m for m in mappings if any(m.columns(name) for name in PERSONAL))
    _check_names(path, mappings, own, book)
    parts = tuple(Part(mapping, rows_of(mapping)) for mapping in own)
    amounts = _columns(parts, "band")
    taken = {part.mapping.table.sheet.name for part in parts}
    return Plan(
        book=book,
        parts=parts,
        beside=tuple(m.table for m in mappings if m not in own),
        unread=()
        if choices.sheets
        else tuple(s for s in book.sheets if s.name not in taken and any(map(is_filled, _cells(s)))),
        orders=decide_orders(_columns(parts, "date"), choices.order or (profile.order if profile else None)),
        decimal=decimal_sign(cell for cells in amounts.values() for cell in cells),
        currencies={label: usual_currency(cells) for label, cells in amounts.items()},
        paired=frozenset(label for label, cells in _columns(parts, "flag").items() if _is_paired(cells)),
    )


def _is_paired(cells: Sequence[Cell]) -> bool:
    return answers_by_presence({cell for cell in cells if isinstance(cell, str)})


def _cells(sheet: Sheet) -> Iterator[Cell]:
    return (cell for row in sheet.rows for cell in row)


def _sheets(path: Path, book: Book, choices: Choices) -> tuple[Sheet, ...]:
    """Sheets to read: those the user names, else those of the profile that are there, else all visible ones."""
    named = {sheet.name: sheet for sheet in book.sheets}
    for name in choices.sheets:
        if name not in named:
            raise NoSuchSheet(file=str(path), sheet=name, sheets=", ".join(named))
    wished = choices.sheets or tuple(n for n in (choices.profile.sheets if choices.profile else ()) if n in named)
    return tuple(named[name] for name in wished) or tuple(s for s in book.sheets if not s.hidden)


def _mappings(path: Path, sheet: Sheet, choices: Choices) -> list[TableMapping]:
    profile = choices.profile
    row = choices.header_row
    if row is not None and not (1 <= row <= len(sheet.rows) and any(map(is_filled, sheet.rows[row - 1]))):
        raise NoSuchRow(file=str(path), sheet=sheet.name, row=str(row))
    tables = find_tables(sheet, row - 1 if row is not None else _remembered_row(sheet, profile))
    known = profile.mapping if profile else {}
    mappings = [map_columns(table, known) for table in tables]
    for mapping in mappings:
        _check_profile(path, mapping)
    return mappings


def _remembered_row(sheet: Sheet, profile: Profile | None) -> int | None:
    """The profile's header row, if one of the profile's headers still stands in it; else it is looked for."""
    if profile is None or profile.header_row is None or profile.header_row > len(sheet.rows):
        return None
    row = sheet.rows[profile.header_row - 1]
    headers = {part for header in profile.mapping for part in header.split(" / ")}
    there = sum(isinstance(cell, str) and " ".join(cell.split()) in headers for cell in row)
    return profile.header_row - 1 if there > 1 or (there and len(profile.mapping) == 1) else None


def _check_profile(path: Path, mapping: TableMapping) -> None:
    """Raise FieldMappedTwice if the profile gives one field to two columns of a table."""
    table = mapping.table
    for name in {m.field for m in mapping.mapped if m.field} - SEVERAL:
        columns = mapping.columns(name)
        if len(columns) > 1:
            labels = ", ".join(c.label for c in columns)
            raise FieldMappedTwice(file=str(path), sheet=table.sheet.name, field=name, columns=labels)


def _check_names(path: Path, mappings: list[TableMapping], own: tuple[TableMapping, ...], book: Book) -> None:
    """Raise the error that says why there is no list, or that a list has no names."""
    if not mappings:
        raise NoTable(file=str(path), sheets=", ".join(sheet.name for sheet in book.sheets))
    for mapping in mappings:
        table = mapping.table
        for rivals in mapping.rivals:
            if rivals.field == "name":
                labels = ", ".join(column.label for column in rivals.columns)
                raise TwoNameColumns(file=str(path), sheet=table.sheet.name, row=str(table.top + 1), columns=labels)
    if not any(mapping.columns("name") for mapping in own):
        table = mappings[0].table
        raise NoNameColumn(file=str(path), sheet=table.sheet.name, row=str(table.top + 1))


def _columns(parts: tuple[Part, ...], kind: str) -> dict[str, list[Cell]]:
    """Cells of the records by label, of every column taken for a date or amount; a step's flag may be a date."""
    book = codebook()
    found: dict[str, list[Cell]] = {}
    for part in parts:
        rows = part.mapping.table.sheet.rows
        for one in part.mapping.mapped:
            if not one.field:
                continue
            step = kind == "date" and f"{one.field}_date" in book
            if book[one.field].type != kind and not step:
                continue
            if kind == "band" and one.field not in AMOUNTS:
                continue
            index = one.column.index
            cells = [rows[number][index] for number in part.rows.records if index < len(rows[number])]
            found.setdefault(one.column.label, []).extend(cells)
    return found
