"""Say what was decided or left out about a file as a whole, so that nothing is guessed in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sempadan.read.amounts import converts_rupiah, otherwise_written, rupiah_rate
from sempadan.read.faults import Log, fault
from sempadan.read.fields import AMOUNTS
from sempadan.read.layout import is_filled
from sempadan.read.mapping import profile_key
from sempadan.read.orders import swapped_by_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.read.book import Cell
    from sempadan.read.choices import Profile
    from sempadan.read.layout import Column
    from sempadan.read.plan import Part, Plan


def note_plan(plan: Plan, profile: Profile | None, log: Log) -> None:
    """Enter the doubts about sheets, tables, columns and rows of a file into the log."""
    if plan.book.guessed:
        first = plan.parts[0].mapping.table
        log.add(first.sheet.name, first.top + 1, "", fault("encoding_guessed", "warning", encoding=plan.book.encoding))
    for sheet in plan.unread:
        log.add(sheet.name, 1, "", fault("hidden_sheet" if sheet.hidden else "sheet_without_list", "warning"))
    for table in plan.beside:
        if any(part.mapping.table.sheet is table.sheet for part in plan.parts):
            log.add(table.sheet.name, table.top + 1, "", fault("table_without_names", "note"))
    told: set[tuple[str, str]] = set()
    for part in plan.parts:
        _rows(part, log)
        _columns(part, plan, log, told)
        if profile is not None:
            _changes(part, profile, log)
    _lines(plan, log)


def _rows(part: Part, log: Log) -> None:
    """Name every filled row that was not read as a record."""
    sheet = part.mapping.table.sheet.name
    for number, rule in part.rows.beside:
        if rule != "mark_row":
            log.add(sheet, number + 1, "", fault(rule, "note"))


def _columns(part: Part, plan: Plan, log: Log, told: set[tuple[str, str]]) -> None:
    """Enter doubts about columns; what holds for a column of several sheets is told once."""
    table = part.mapping.table
    where = (table.sheet.name, table.top + 1)
    for rivals in part.mapping.rivals:
        labels = ", ".join(column.label for column in rivals.columns)
        log.add(*where, rivals.columns[0].label, fault("two_columns", "warning", columns=labels))
    for one in part.mapping.mapped:
        order = plan.orders.get(one.column.label)
        common = [order.doubt()] if order else []
        cells = column_cells(part, one.column) if order or one.field in AMOUNTS else []
        if order and order.order == "day_first" and swapped_by_program(cells):
            log.add(*where, one.column.label, fault("dates_swapped", "warning"))
        if one.field in AMOUNTS:
            if converts_rupiah(cells, f"{one.column.group} {one.column.header}"):
                common.append(fault("rupiah_converted", "note", rate=str(rupiah_rate())))
            n = otherwise_written(cells, plan.decimal)
            if n:
                log.add(*where, one.column.label, fault("amounts_other_notation", "note", n=str(n)))
        for what in common:
            if what is not None and (one.column.label, what.rule) not in told:
                told.add((one.column.label, what.rule))
                log.add(*where, one.column.label, what)


def column_cells(part: Part, column: Column) -> Sequence[Cell]:
    """Cells of a column in the records of a table."""
    rows = part.mapping.table.sheet.rows
    return [rows[number][column.index] for number in part.rows.records if column.index < len(rows[number])]


def _changes(part: Part, profile: Profile, log: Log) -> None:
    """Say what changed since the profile was written."""
    table = part.mapping.table
    where = (table.sheet.name, table.top + 1)
    now = {profile_key(column): column for column in table.columns}
    for header in profile.mapping:
        if header not in now:
            log.add(*where, "", fault("profile_column_missing", "warning", column=header))
    for header, column in now.items():
        if header and header not in profile.mapping and column.index not in part.mapping.counting:
            log.add(*where, column.label, fault("profile_column_new", "note"))
    if profile.header_row not in (None, table.top + 1) and part.rows.records:
        log.add(*where, "", fault("profile_header_moved", "note", other_row=str(profile.header_row)))


def _lines(plan: Plan, log: Log) -> None:
    """Enter the faults of a text file's lines, and rows that are cut differently from the others."""
    sheet = plan.book.sheets[0]
    for line in plan.book.faults:
        log.add(sheet.name, line.row, "", fault(line.rule, "error" if line.severe else "warning"))
    if not plan.book.delimiter:
        return
    for part in plan.parts:
        header = len(sheet.rows[part.mapping.table.bottom])
        shifted = [n for n in part.rows.records if any(map(is_filled, sheet.rows[n][header:]))]
        for number in shifted if 2 * len(shifted) <= len(part.rows.records) else ():
            log.add(sheet.name, number + 1, "", fault("row_shifted", "error"))
        for number in part.rows.records:
            if len(sheet.rows[number]) < header:
                log.add(sheet.name, number + 1, "", fault("row_short", "warning"))
