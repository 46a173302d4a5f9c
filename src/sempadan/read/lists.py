"""Look at an agency's list, and read it: Cases, Problems, and counts that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.read.assemble import assemble
from sempadan.read.choices import Profile
from sempadan.read.doubts import note_plan
from sempadan.read.faults import Log, problem_messages
from sempadan.read.mapping import profile_key
from sempadan.read.plan import Plan, make_plan
from sempadan.schema.message import Message, message
from sempadan.schema.results import ColumnMapped, Problem, SheetTaken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sempadan.border import Border
    from sempadan.read.amounts import Decimal
    from sempadan.read.choices import Choices
    from sempadan.read.orders import ColumnOrder
    from sempadan.schema.tables import Cases, Problems


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """Where a column of a table stands; row as the spreadsheet numbers it, column counted from 0."""

    sheet: str
    header_row: int
    column: str
    index: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A list as it was read; read = accepted + held + not_for_sharing.

    Args:
        cases: The accepted rows.
        held: Rows with an error, which stay out until it is mended.
        not_for_sharing: Rows of people who refused to share.
        read: Rows that are records.
        not_records: Filled rows of the tables that are none: totals, signatures, remarks.
        problems: All faults.
        sheets: Tables that were taken.
        mapping: Columns with their fields.
        encoding: Encoding of a text file, empty for a workbook.
        delimiter: Its delimiter, likewise.
        invented: Whether the people are invented, by the mark in the file.
        places: Where the columns stand, for a copy with the faults in place.
    """

    cases: Cases
    held: int
    not_for_sharing: int
    read: int
    not_records: int
    problems: Problems
    sheets: tuple[SheetTaken, ...]
    mapping: tuple[ColumnMapped, ...]
    encoding: str
    delimiter: str
    invented: bool
    places: tuple[ColumnPlace, ...]

    @property
    def accepted(self) -> int:
        """Rows that were taken."""
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class OrderFound:
    """Order of day and month of a column, and how it was found."""

    column: str
    order: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Looked:
    """What is decided about a file before its values are taken.

    Args:
        file: The file.
        sheets: Tables that would be read.
        hidden: Hidden sheets that are left out unless they are named.
        encoding: Encoding of a text file, empty for a workbook.
        delimiter: Its delimiter, likewise.
        decimal: Decimal sign of its amounts: comma, point or unclear.
        orders: Order of day and month of each column of dates.
        mapping: Columns with their fields.
        invented: Whether the people are invented.
        problems: Doubts about the file as a whole.
        profile: All of it, to be saved.
    """

    file: Path
    sheets: tuple[SheetTaken, ...]
    hidden: tuple[str, ...]
    encoding: str
    delimiter: str
    decimal: Decimal
    orders: tuple[OrderFound, ...]
    mapping: tuple[ColumnMapped, ...]
    invented: bool
    problems: tuple[Problem, ...]
    profile: Profile


def look(path: Path, choices: Choices, border: Border) -> Looked:  # noqa: ARG001 -- called like read_list
    """Say how a file would be read, without taking a value of it.

    Args:
        path: The file.
        choices: What the user decides.
        border: Not used for the preview; a list is looked at and read with the same arguments.

    Raises:
        SempadanError: The file is no list, or the choices do not fit it.
    """
    plan = make_plan(path, choices)
    log = Log()
    note_plan(plan, choices.profile, log)
    return Looked(
        file=path,
        sheets=_sheets(plan),
        hidden=tuple(sheet.name for sheet in plan.unread if sheet.hidden),
        encoding=plan.book.encoding,
        delimiter=plan.book.delimiter,
        decimal=plan.decimal,
        orders=tuple(_order(order) for order in plan.orders.values() if order.how != "not_needed"),
        mapping=_mapping(plan),
        invented=plan.book.invented,
        problems=problem_messages(log.problems(_names(plan))),
        profile=_profile(plan, choices),
    )


def read_list(path: Path, choices: Choices, border: Border, *, year: int) -> Checked:
    """Read a list whole: every row, every fault at once.

    Args:
        path: The file.
        choices: What the user decides.
        border: Names of places, agencies and crossings.
        year: Year of the list; two-digit years are read by it and no date lies after it.

    Raises:
        SempadanError: The file is no list, or the choices do not fit it.
    """
    plan = make_plan(path, choices)
    log = Log()
    note_plan(plan, choices.profile, log)
    assembled = assemble(plan, border, year, log)
    return Checked(
        cases=assembled.cases,
        held=assembled.held,
        not_for_sharing=assembled.not_for_sharing,
        read=assembled.read,
        not_records=sum(len(part.rows.beside) for part in plan.parts),
        problems=log.problems(_names(plan)),
        sheets=_sheets(plan),
        mapping=_mapping(plan),
        encoding=plan.book.encoding,
        delimiter=plan.book.delimiter,
        invented=plan.book.invented,
        places=tuple(_places(plan)),
    )


def _names(plan: Plan) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in plan.book.sheets)


def _sheets(plan: Plan) -> tuple[SheetTaken, ...]:
    tables = [(part.mapping.table, len(part.rows.records)) for part in plan.parts]
    return tuple(SheetTaken(table.sheet.name, table.top + 1, rows) for table, rows in tables)


def _mapping(plan: Plan) -> tuple[ColumnMapped, ...]:
    """Columns of all tables; the same column of several sheets once."""
    found: dict[tuple[str, str], ColumnMapped] = {}
    for part in plan.parts:
        for one in part.mapping.mapped:
            found.setdefault((one.column.label, one.field), ColumnMapped(one.column.label, one.field, one.reason))
    return tuple(found.values())


def _order(order: ColumnOrder) -> OrderFound:
    return OrderFound(order.column, order.order, message(f"order.{order.how}", columns=order.others))


def _places(plan: Plan) -> Iterator[ColumnPlace]:
    for part in plan.parts:
        table = part.mapping.table
        for column in table.columns:
            yield ColumnPlace(table.sheet.name, table.top + 1, column.label, column.index)


def _profile(plan: Plan, choices: Choices) -> Profile:
    """What was decided, as it is remembered for next month."""
    mapping: dict[str, str] = {}
    for part in plan.parts:
        for one in part.mapping.mapped:
            key = profile_key(one.column)
            if key and one.column.index not in part.mapping.counting:
                mapping.setdefault(key, one.field)
    rows = {part.mapping.table.top + 1 for part in plan.parts}
    return Profile(
        mapping=mapping,
        sheets=choices.sheets or (choices.profile.sheets if choices.profile else ()),
        header_row=rows.pop() if len(rows) == 1 else None,
        encoding=plan.book.encoding or None,
        delimiter=plan.book.delimiter or None,
        order=choices.order or (choices.profile.order if choices.profile else None),
    )
