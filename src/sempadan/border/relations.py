"""Cells of a border folder that contradict each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sempadan.border import layout
from sempadan.border.cells import KEY, WHOLE, parts
from sempadan.border.dates import first_day, is_date, last_day, precision
from sempadan.border.faults import fault
from sempadan.border.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sempadan.border.layout import File
    from sempadan.border.rows import Parsed, Row
    from sempadan.schema.results import BorderFault

COUNTRY: Final = re.compile(r"[A-Z]{3}")


def relation_faults(tables: Mapping[str, Parsed]) -> Iterator[BorderFault]:
    """Dates out of order, precisions and units that differ, tiles taken twice, gates with both ends on one side."""
    facts = _Facts(tables)
    for file, check in (
        (layout.DISTRICTS, _district), (layout.PLACES, _place), (layout.CROSSINGS, _crossing),
        (layout.COMMITMENTS, _commitment), (layout.EVENTS, _event), (layout.INDICATORS, _indicator),
        (layout.PUBLISHED_COUNTS, _count),
    ):  # fmt: skip
        table = tables.get(file.name)
        for row in table.rows if table else ():
            yield from check(_Cells(file, row), facts)
    yield from _alike(tables.get("districts.csv"))


class _Cells:
    """A row with its file; a column that the file lacks is empty here, and a fault elsewhere."""

    def __init__(self, file: File, row: Row) -> None:
        self.file = file
        self.row = row

    def __getitem__(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def date(self, column: str) -> str:
        """The cell if it is a date, else nothing: what is no date is a fault of the cell."""
        return self[column] if is_date(self[column]) else ""

    def fault(self, column: str, rule: str) -> BorderFault:
        return fault(self.file.name, self.row.at(column), column, rule)

    def in_order(self, start: str, end: str) -> Iterator[BorderFault]:
        if self.date(start) and self.date(end) and first_day(self.date(start)) > last_day(self.date(end)):
            yield self.fault(end, "ends_before_start")

    def as_precise(self, date: str, stated: str) -> Iterator[BorderFault]:
        if self[stated] and (self.date(date) or not self[date]) and precision(self[date]) != self[stated]:
            yield self.fault(stated, "precision_differs")


class _Facts:
    """What rows of other files are compared with."""

    def __init__(self, tables: Mapping[str, Parsed]) -> None:
        self.sides = _pairs(tables.get("districts.csv"), "country")
        self.units = _pairs(tables.get("indicator_kinds.csv"), "unit")
        border = tables.get("border.csv")
        row = border.rows[0].cells if border and border.rows else {}
        self.countries = {row.get("first_country", ""), row.get("second_country", "")} - {""}


def _pairs(table: Parsed | None, column: str) -> Mapping[str, str]:
    return {row.cells.get("code", ""): row.cells.get(column, "") for row in table.rows} if table else {}


def _district(row: _Cells, facts: _Facts) -> Iterator[BorderFault]:
    if facts.countries and row["country"] and row["country"] not in facts.countries:
        yield row.fault("country", "not_of_this_border")
    if row["population"]:
        yield from (row.fault(name, "empty_cell") for name in ("population_year",) if not row[name])
        yield from (row.fault(name, "no_source") for name in ("population_source",) if not row[name])


def _place(row: _Cells, _: _Facts) -> Iterator[BorderFault]:
    if row["kind"] == "country" and KEY.fullmatch(row["code"]) and not COUNTRY.fullmatch(row["code"]):
        yield row.fault("code", "not_a_country_code")
    if row["kind"] not in ("", "country") and not row["parent"]:
        yield row.fault("parent", "empty_cell")
    if row["code"] and row["parent"] == row["code"]:
        yield row.fault("parent", "names_itself")


def _crossing(row: _Cells, facts: _Facts) -> Iterator[BorderFault]:
    sides = [facts.sides.get(row[end]) for end in ("first_district", "second_district")]
    if all(sides) and sides[0] == sides[1]:
        yield row.fault("second_district", "same_side")


def _commitment(row: _Cells, _: _Facts) -> Iterator[BorderFault]:
    yield from row.as_precise("date", "date_precision")
    yield from row.in_order("period_start" if row["period_start"] else "date", "end_date")
    if row["date"] and not row["date_meaning"]:
        yield row.fault("date_meaning", "empty_cell")
    if row["code"] in parts(row["replaces"]):
        yield row.fault("replaces", "names_itself")


def _event(row: _Cells, _: _Facts) -> Iterator[BorderFault]:
    yield from row.as_precise("date", "date_precision")


def _indicator(row: _Cells, facts: _Facts) -> Iterator[BorderFault]:
    unit = facts.units.get(row["indicator"], "")
    if unit and row["unit"] and row["unit"] != unit:
        yield row.fault("unit", "unit_differs")


def _count(row: _Cells, _: _Facts) -> Iterator[BorderFault]:
    yield from row.in_order("period_start", "period_end")


def _alike(table: Parsed | None) -> Iterator[BorderFault]:
    """Two districts on one tile, or with one name."""
    tiles: dict[tuple[int, int], int] = {}
    names: dict[tuple[str, str], int] = {}
    for row in (_Cells(layout.DISTRICTS, r) for r in (table.rows if table else ())):
        column, line = row["tile_column"], row["tile_row"]
        if WHOLE.fullmatch(column) and WHOLE.fullmatch(line):
            first = tiles.setdefault((int(column), int(line)), row.row.line)
            if first != row.row.line:
                yield fault("districts.csv", row.row.at("tile_column"), "tile_column", "tile_taken", first=first)
        name = (fold(row["name"]), row["kind"])
        first = names.setdefault(name, row.row.line)
        if name[0] and first != row.row.line:
            yield fault("districts.csv", row.row.at("name"), "name", "shared_name", first=first)
