"""Read the values of all tables of a plan, decide which rows are taken, and put them into Cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from sempadan.read.checks import check_records
from sempadan.read.draft import Draft, read_table
from sempadan.read.faults import fault
from sempadan.read.fields import Context
from sempadan.schema.codebook import codebook
from sempadan.schema.tables import Cases, home_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.border import Border
    from sempadan.read.book import Cell
    from sempadan.read.faults import Log
    from sempadan.read.plan import Part, Plan
    from sempadan.schema.codebook import Field

REFUSED = "refused"


@dataclass(frozen=True, slots=True, repr=False)
class Assembled:
    """Accepted rows, and how many were read, held back with an error, and not for sharing."""

    cases: Cases
    read: int
    held: int
    not_for_sharing: int


def assemble(plan: Plan, border: Border, year: int, log: Log) -> Assembled:
    """Read every record of a plan; faults go into the log.

    A row whose person refused to share stays out whatever else it holds. A row with an error is
    held. All others are accepted, so that read = accepted + held + not for sharing.
    """
    context = Context(border, year, plan.book.epoch_1904, plan.orders, plan.currencies, plan.paired)
    drafts = []
    for part in plan.parts:
        draft = Draft(part.mapping, part.rows.records, context, log)
        read_table(draft)
        check_records(draft)
        _repeats(part, log)
        drafts.append(draft)
    wrong = set(log.rows_in_error())
    accepted, refused, read = [], 0, 0
    for draft in drafts:
        sheet = draft.mapping.table.sheet.name
        kept = []
        for at, number in enumerate(draft.records):
            read += 1
            if draft.codes["sharing"][at] == REFUSED:
                refused += 1
            elif (sheet, number + 1) not in wrong:
                kept.append(at)
        accepted.append(kept)
    cases = _cases(drafts, accepted)
    return Assembled(cases, read, read - refused - len(cases), refused)


def _repeats(part: Part, log: Log) -> None:
    """Note rows that repeat an earlier one of the table cell for cell, the row's own number apart."""
    sheet = part.mapping.table.sheet
    counting = part.mapping.counting
    seen: dict[tuple[Cell, ...], int] = {}
    for number in part.rows.records:
        row = sheet.rows[number]
        cells = tuple(cell for i, cell in enumerate(row) if i not in counting)
        first = seen.setdefault(cells, number)
        if first != number:
            log.add(sheet.name, number + 1, "", fault("repeats_row", "note", other_row=str(first + 1)))


def _cases(drafts: Sequence[Draft], accepted: Sequence[Sequence[int]]) -> Cases:
    sheets = [d.mapping.table.sheet.name for d, kept in zip(drafts, accepted, strict=True) for _ in kept]
    rows = [d.records[at] + 1 for d, kept in zip(drafts, accepted, strict=True) for at in kept]
    columns = {"sheet": pa.array(sheets, pa.string()), "row": pa.array(rows, pa.int32())}
    for entry in codebook().of_cases:
        values = [v for d, kept in zip(drafts, accepted, strict=True) for v in _values(d, entry, kept)]
        columns[entry.name] = pa.array(values, home_type(entry))
    return Cases(pa.table(columns, schema=Cases.COLUMNS))


def _values(draft: Draft, entry: Field, kept: Sequence[int]) -> list[str | int | list[str] | None]:
    """Values of a field for the accepted records."""
    values: Sequence[str | int | list[str] | None]
    if entry.coded:
        values = draft.codes[entry.name]
    elif entry.name == "name":
        values = [person.name or None for person in draft.persons]
    elif entry.type == "date":
        values = [None if day is None else day.iso for day in draft.dates[entry.name]]
    elif entry.type == "age":
        values = [None if age is None else age.years for age in draft.ages]
    elif entry.type == "nik":
        values = [papers.nik.digits if papers.nik else None for papers in draft.papers]
    elif entry.type == "mykad":
        values = [papers.mykad.digits if papers.mykad else None for papers in draft.papers]
    elif entry.type == "passports":
        values = [list(papers.passports) for papers in draft.papers]
    else:
        values = draft.texts[entry.name]
    return [values[at] for at in kept]
