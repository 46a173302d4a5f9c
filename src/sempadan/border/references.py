"""Codes that stand twice, and references that lead nowhere, in a border folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sempadan.border import layout
from sempadan.border.cells import parts
from sempadan.border.faults import fault
from sempadan.border.layout import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sempadan.border.layout import Column
    from sempadan.border.rows import Parsed
    from sempadan.schema.codebook import Codebook
    from sempadan.schema.results import BorderFault

TARGET_FILES: Final = {
    "countries": "places.csv", "countries_or_all": "places.csv", "parents": "places.csv", "outer_places": "places.csv",
    "districts": "districts.csv", "places": "districts.csv, places.csv", "crossings": "crossings.csv",
    "agencies": "agencies.csv", "commitments": "commitments.csv", "indicator_kinds": "indicator_kinds.csv",
    "count_series": "count_series.csv",
}  # fmt: skip
"""Where a reader finds the rows that a reference means; references to fields and columns have rules of their own."""


def reference_faults(tables: Mapping[str, Parsed], fields: Codebook) -> Iterator[BorderFault]:
    """Doubled rows and codes, files without rows, references that lead nowhere."""
    known = _targets(tables, fields)
    for table in tables.values():
        yield from _numbers_of_rows(table)
        yield from _doubled(table)
        for column in table.file.columns:
            if column.kind in (Kind.REF, Kind.REFS) and column.name in table.columns and column.of in known:
                yield from _dangling(table, column, known[column.of])
    yield from _in_both(tables)


def _numbers_of_rows(table: Parsed) -> Iterator[BorderFault]:
    """Files that must have rows have some, and the border itself is one row; unreadable files are faults already."""
    if table.file == layout.BORDER and len(table.rows) > 1:
        yield fault(table.file.name, table.rows[1].line, "", "one_row")
    if table.columns and not table.rows and not table.file.may_be_empty:
        yield fault(table.file.name, 1, "", "no_rows")


def _doubled(table: Parsed) -> Iterator[BorderFault]:
    if not set(table.file.key) <= set(table.columns):
        return
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        key = tuple(row.cells[column] for column in table.file.key)
        if all(key) and key in seen:
            yield fault(table.file.name, row.line, table.file.key[0], "doubled", first=seen[key])
        seen.setdefault(key, row.line)


def _in_both(tables: Mapping[str, Parsed]) -> Iterator[BorderFault]:
    """A district's code may not be that of a place outside too."""
    districts = _codes(tables.get("districts.csv"))
    places = tables.get("places.csv")
    for row in places.rows if places else ():
        if row.cells.get("code", "") in districts:
            yield fault("places.csv", row.line, "code", "district_too")


def _dangling(table: Parsed, column: Column, known: frozenset[str]) -> Iterator[BorderFault]:
    rule = {"codebook": "unknown_field", "columns": "unknown_column"}.get(column.of, "unknown_reference")
    params = {"file": TARGET_FILES[column.of]} if rule == "unknown_reference" else {}
    for row in table.rows:
        cell = row.cells[column.name]
        wanted = parts(cell) if column.kind is Kind.REFS else (cell,)
        if cell and not known.issuperset(wanted):
            yield fault(table.file.name, row.at(column.name), column.name, rule, **params)


def _targets(tables: Mapping[str, Parsed], fields: Codebook) -> dict[str, frozenset[str]]:
    """What a reference of each kind may name; a kind whose file could not be read is left out."""
    known = {
        "codebook": frozenset(f.name for f in fields.fields if f.status == "active"),
        "columns": frozenset(f"{f.name.removesuffix('.csv')}.{c.name}" for f in layout.FILES for c in f.columns),
    }
    for name in ("districts", "crossings", "agencies", "commitments", "indicator_kinds", "count_series"):
        if _whole(table := tables.get(f"{name}.csv")):
            known[name] = _codes(table)
    if _whole(places := tables.get("places.csv")):
        known["countries"] = _codes(places, "country")
        known["countries_or_all"] = known["countries"] | {"all"}
        known["parents"] = _codes(places, "state", "province")
        known["outer_places"] = _codes(places)
        if "districts" in known:
            known["places"] = known["districts"] | known["outer_places"]
    return known


def _whole(table: Parsed | None) -> bool:
    return table is not None and "code" in table.columns


def _codes(table: Parsed | None, *kinds: str) -> frozenset[str]:
    rows = table.rows if table else ()
    return frozenset(r.cells.get("code", "") for r in rows if not kinds or r.cells.get("kind", "") in kinds) - {""}
