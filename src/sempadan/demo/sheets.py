"""An agency's list as sheets of cells: titles, header, rows, totals, and where each record stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from sempadan.demo.cells import MONTHS, ROMAN, Cell, Writer
from sempadan.demo.days import month_of, month_start
from sempadan.demo.draws import chance, stream
from sempadan.demo.layout import MARK

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sempadan.demo.layout import Column, Layout
    from sempadan.demo.records import Noted
    from sempadan.demo.setting import Setting

SHARES_A_NUMBER = 0.4  # share of people who stand under the police report of the one before
SIGNED_AT = 11  # column of place, day and signature, from 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its rows from the first, and the merged cells (row, first and last column, from 0)."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a record stands, and whose it is: sheet (of a CSV the file's name without the ending), and row as shown."""

    sheet: str
    row: int
    own_id: str
    person: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as sheets, with where each record stands."""

    sheets: tuple[Sheet, ...]
    records: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record ready to be written: the own case number, and the text planted in its cells (empty: none)."""

    noted: Noted
    own_id: str
    planted: Planted | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """A text to stand in the cells of these columns' kinds, for tests that search for it."""

    text: str
    writes: frozenset[str]


def sheets_of(layout: Layout, rows: Sequence[Row], setting: Setting, seed: int) -> Listed:
    """Lay out the rows (in order of day) as the agency's sheets."""
    writer = Writer(stream(seed, "cells", layout.agency), layout)
    sheets: list[Sheet] = []
    records: list[Where] = []
    for name, month, group in _groups(layout, rows, setting):
        sheet, where = _sheet(writer, name, month, group)
        sheets.append(sheet)
        records += where
    return Listed(tuple(sheets), tuple(records))


def _groups(layout: Layout, rows: Sequence[Row], setting: Setting) -> Iterator[tuple[str, str, Sequence[Row]]]:
    """Name of the sheet, the month in words, and the rows; a month without rows has its sheet too."""
    if layout.sheets == "one":
        yield layout.sheet, "", rows
        return
    by_month = {m: list(g) for m, g in groupby(rows, lambda r: month_of(setting.start, r.noted.day))}
    for month in range(setting.months):
        start = month_start(setting.start, month)
        words = MONTHS[layout.language][start.month - 1].split()
        yield f"{words[-1]} {start.year}", f"{words[0]} {start.year}".upper(), by_month.get(month, [])


def _sheet(writer: Writer, name: str, month: str, rows: Sequence[Row]) -> tuple[Sheet, list[Where]]:
    layout = writer.layout
    lines: list[tuple[Cell, ...]] = [(line.format(mark=MARK, month=month),) for line in layout.titles]
    merged = []
    if layout.two_rows:
        merged = list(_merged(layout.columns, len(lines)))
        lines.append(tuple(_top(layout.columns)))
    lines.append(tuple(None if layout.two_rows and not c.top else c.header for c in layout.columns))
    place = name or PurePath(layout.file).stem
    where: list[Where] = []
    for number, row in enumerate(rows, start=1):
        lines.append(tuple(_cell(writer, column, row, number) for column in layout.columns))
        where.append(Where(place, len(lines), row.own_id, row.noted.person))
    if not rows:
        lines.append((None, "NIHIL"))
    lines += [_closing(line, len(rows), month) for line in layout.closing]
    return Sheet(name, tuple(lines), tuple(merged)), where


def _closing(line: str, count: int, month: str) -> tuple[Cell, ...]:
    """A total stands at the left, place, day and signature at the right, as in a letter."""
    before = 1 if "{count}" in line else SIGNED_AT
    return (*(None,) * before, line.format(count=count, month=month) or None)


def _cell(writer: Writer, column: Column, row: Row, number: int) -> Cell:
    if row.planted is not None and column.write in row.planted.writes:
        return row.planted.text
    if column.write == "number":
        return str(number) if writer.layout.kind == "csv" else number
    return row.own_id if column.write == "own_id" else writer.cell(column, row.noted)


def _top(columns: Sequence[Column]) -> Iterator[str | None]:
    """The upper header row: a group's title over its first column, a column's own header where it has no group."""
    before = ""
    for column in columns:
        yield column.header if not column.top else (None if column.top == before else column.top)
        before = column.top


def _merged(columns: Sequence[Column], row: int) -> Iterator[tuple[int, int, int]]:
    for top, group in groupby(enumerate(columns), lambda pair: pair[1].top):
        places = [place for place, _ in group]
        if top and len(places) > 1:
            yield row, places[0], places[-1]


def rows_of(layout: Layout, noted: Sequence[Noted], seed: int) -> tuple[Row, ...]:
    """Give each record the agency's own case number; some victims stand under one police report."""
    rng = stream(seed, "own_id", layout.agency)
    numbers: dict[int, int] = {}
    rows: list[Row] = []
    for one in noted:
        year = one.day.year
        shared = "{roman}" in layout.own_id and year in numbers and chance(rng, SHARES_A_NUMBER)
        numbers[year] = numbers.get(year, 0) + (0 if shared else 1)
        rows.append(Row(one, own_number(layout.own_id, numbers[year], one.day)))
    return tuple(rows)


def own_number(pattern: str, number: int, day: date) -> str:
    """Write a case number by the agency's pattern."""
    return pattern.format(number=number, year=day.year, short=day.year % 100, roman=ROMAN[day.month - 1])


NAMES = frozenset({"name", "whole_name", "parent", "alias", "birth_place", "home_text", "remark"})
NUMBERS = frozenset(
    {"own_id", "nik", "mykad", "passports", "phone", "recruiter_contact", "birth", "place_and_birth", "age"}
)


def planted_rows(rng: random.Random, rows: Sequence[Row], text: str) -> tuple[Row, ...]:
    """Add two rows that hold a text, after a row of the list.

    In the first it stands in names, places and free text, so that the row can be accepted; in the
    second in the cells of numbers and birth dates too.

    Args:
        rng: Draws the row after which they stand.
        rows: The rows of a list, at least one.
        text: What to plant.
    """
    at = rng.randrange(len(rows))
    like = replace(rows[at].noted, person="PLANTED", sharing="consent", name=text)
    first = Row(like, "SX-1" if rows[at].own_id else "", Planted(text, NAMES))
    second = Row(like, "SX-2" if rows[at].own_id else "", Planted(text, NAMES | NUMBERS))
    return (*rows[: at + 1], first, second, *rows[at + 1 :])
