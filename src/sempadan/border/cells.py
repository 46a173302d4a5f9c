"""What can be wrong with one cell of a border folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sempadan.border.codes import CODES
from sempadan.border.dates import is_date
from sempadan.border.faults import fault
from sempadan.border.layout import LIST_MARK, SOURCE, Kind
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sempadan.border.layout import Column
    from sempadan.border.rows import Parsed, Row
    from sempadan.schema.codebook import Codebook
    from sempadan.schema.results import BorderFault

KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
WHOLE: Final = re.compile(r"[0-9]{1,15}")
NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
YEAR: Final = re.compile(r"(19|20)[0-9]{2}")
RESERVED: Final = frozenset({UNKNOWN, "all", "none"})
"""Words that mean something else where a code is expected."""


def cell_faults(table: Parsed, fields: Codebook) -> Iterator[BorderFault]:
    """Empty cells that are needed, and cells that do not hold what their column holds."""
    for column in table.file.columns:
        if column.name in table.columns:
            for row in table.rows:
                if rule := cell_rule(column, row.cells[column.name], fields):
                    yield _say(table.file.name, column, row, rule, fields)
    for triple in table.file.triples:
        if all(name in table.columns for name in triple) and not _needed(table, triple[0]):
            yield from _half_spoken(table, triple)


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(part.strip() for part in cell.split(LIST_MARK)) if cell else ()


def allowed(column: Column, fields: Codebook) -> tuple[str, ...]:
    """The codes that a column with a closed list may hold."""
    if column.kind is Kind.FIELD_CODE:
        return tuple(code for code in fields[column.of].own_codes if code != UNKNOWN)
    return CODES[column.of]


def cell_rule(column: Column, cell: str, fields: Codebook) -> str:
    """The rule that a trimmed cell breaks by itself; empty if none."""
    if not cell:
        return ("no_source" if column == SOURCE else "empty_cell") if column.needed else ""
    if column.kind in (Kind.CODE, Kind.FIELD_CODE):
        return "" if cell in allowed(column, fields) else "unknown_code"
    if column.kind is Kind.CODES:
        return "" if set(parts(cell)) <= set(allowed(column, fields)) else "unknown_code"
    rule, holds = SIMPLE.get(column.kind, ("", None))
    return rule if holds is not None and not holds(cell) else _key_rule(column, cell)


def _key_rule(column: Column, cell: str) -> str:
    return "reserved_code" if column.kind is Kind.KEY and cell.lower() in RESERVED else ""


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda cell: pattern.fullmatch(cell) is not None


SIMPLE: Final[Mapping[Kind, tuple[str, Callable[[str], bool]]]] = {
    Kind.KEY: ("malformed_code", _matches(KEY)),
    Kind.FLAG: ("not_a_flag", lambda cell: cell in ("0", "1")),
    Kind.COUNT: ("not_whole", _matches(WHOLE)),
    Kind.NUMBER: ("not_a_number", _matches(NUMBER)),
    Kind.YEAR: ("not_a_year", _matches(YEAR)),
    Kind.DATE: ("not_a_date", is_date),
}


def _say(file: str, column: Column, row: Row, rule: str, fields: Codebook) -> BorderFault:
    line = row.at(column.name)
    if rule == "unknown_code":
        return fault(file, line, column.name, rule, codes=allowed(column, fields))
    return fault(file, line, column.name, rule)


def _needed(table: Parsed, name: str) -> bool:
    column = table.file.column(name)
    return column is not None and column.needed


def _half_spoken(table: Parsed, triple: tuple[str, ...]) -> Iterator[BorderFault]:
    for row in table.rows:
        empty = [name for name in triple if not row.cells[name]]
        if 0 < len(empty) < len(triple):
            yield from (fault(table.file.name, row.at(name), name, "language_missing") for name in empty)
