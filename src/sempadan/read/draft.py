"""Read the records of one table, column by column, into the values of the codebook's fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sempadan.read.births import Dated, DateReader
from sempadan.read.columns import cells_of
from sempadan.read.faults import fault
from sempadan.read.fields import Context, code_reader, read_years, text_reader
from sempadan.read.papers import PaperReader, Papers
from sempadan.read.persons import Person, read_person
from sempadan.read.takes import Taken, take_all
from sempadan.schema.codebook import codebook
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    from sempadan.identity.ages import Age
    from sempadan.identity.dates import PartialDate
    from sempadan.read.book import Cell
    from sempadan.read.faults import Log, Severity
    from sempadan.read.layout import Column
    from sempadan.read.mapping import TableMapping
    from sempadan.schema.codebook import Field

    Value = TypeVar("Value")

PAPERS: Final = ("nik", "mykad", "passports")


@dataclass(slots=True, repr=False)
class Draft:
    """Values of the records of a table, each list in the order of `records`.

    Args:
        mapping: The table with its columns.
        records: Rows counted from 0.
        context: What the cells are read with.
        log: Takes the faults.
    """

    mapping: TableMapping
    records: Sequence[int]
    context: Context
    log: Log
    persons: list[Person] = field(default_factory=list)
    papers: list[Papers] = field(default_factory=list)
    ages: list[Age | None] = field(default_factory=list)
    dates: dict[str, list[PartialDate | None]] = field(default_factory=dict)
    texts: dict[str, list[str | None]] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """Label of the first column taken for a field, empty if none is."""
        columns = self.mapping.columns(name)
        return columns[0].label if columns else ""

    def fault(self, at: int, column: str, rule: str, severity: Severity) -> None:
        """Enter a fault of the record at that position."""
        self.log.add(self.mapping.table.sheet.name, self.records[at] + 1, column, fault(rule, severity))


def read_table(draft: Draft) -> None:
    """Fill a draft from its table."""
    count = len(draft.records)
    _persons(draft)
    _papers(draft)
    ages = _column(draft, "age", read_years)
    draft.ages = ages if ages is not None else [None] * count
    for entry in codebook().of_cases:
        if entry.type == "date":
            _dates(draft, entry)
    for entry in codebook().of_cases:
        if entry.coded:
            draft.codes[entry.name] = _codes(draft, entry)
        elif entry.type in ("name", "text", "own_id", "phone") and entry.name != "name":
            _texts(draft, entry)


def _column(draft: Draft, name: str, convert: Callable[[Cell], Taken[Value]]) -> list[Value] | None:
    """Values of the first column taken for a field; None if there is none."""
    columns = draft.mapping.columns(name)
    return _take(draft, columns[0], name, convert) if columns else None


def _take(draft: Draft, column: Column, name: str, convert: Callable[[Cell], Taken[Value]]) -> list[Value]:
    table = draft.mapping.table
    found = cells_of(table, column, draft.records, name)
    for at, what in found.faults:
        draft.log.add(table.sheet.name, draft.records[at] + 1, column.label, what)
    taken = take_all(found.cells, convert)
    for at, one in enumerate(taken):
        for what in one.faults:
            draft.log.add(table.sheet.name, draft.records[at] + 1, column.label, what)
    return [one.value for one in taken]


def _persons(draft: Draft) -> None:
    persons = _column(draft, "name", read_person)
    draft.persons = persons if persons is not None else [Person("")] * len(draft.records)


def _papers(draft: Draft) -> None:
    """Collect the numbers of all columns for papers; the first NIK and MyKad found, and every passport."""
    found: list[list[Papers]] = []
    for kind in PAPERS:
        reader = PaperReader(kind, draft.context.year)
        found += [_take(draft, column, kind, reader.read) for column in draft.mapping.columns(kind)]
    for at in range(len(draft.records)):
        own = [papers[at] for papers in found]
        draft.papers.append(
            Papers(
                nik=next((p.nik for p in own if p.nik), None),
                mykad=next((p.mykad for p in own if p.mykad), None),
                passports=tuple(dict.fromkeys(number for p in own for number in p.passports)),
            )
        )


def _dates(draft: Draft, entry: Field) -> None:
    columns = draft.mapping.columns(entry.name)
    if not columns:
        draft.dates[entry.name] = [None] * len(draft.records)
        return
    birth = entry.name == "birth_date"
    taken = _take(draft, columns[0], entry.name, _date_reader(draft, columns[0], "error" if birth else "warning").read)
    draft.dates[entry.name] = [one.date for one in taken]
    if birth:
        draft.texts["birth_place"] = [one.place or None for one in taken]


def _date_reader(draft: Draft, column: Column, severity: Severity) -> DateReader:
    context = draft.context
    order = context.orders[column.label]
    return DateReader(order, context.year, context.epoch_1904, severity, placed=severity == "error")


def _texts(draft: Draft, entry: Field) -> None:
    """Texts of a field; where several columns hold parts of it, joined, or of phones the first."""
    beside = draft.texts.get(entry.name, [None] * len(draft.records))
    columns = draft.mapping.columns(entry.name)
    parts = [_take(draft, column, entry.name, text_reader(entry)) for column in columns]
    joined: list[str | None] = []
    for at, before in enumerate(beside):
        own = [text for part in parts if (text := part[at])]
        text = own[0] if own and entry.type == "phone" else ", ".join(own)
        joined.append(text or before)
    draft.texts[entry.name] = joined


def _codes(draft: Draft, entry: Field) -> list[str]:
    columns = draft.mapping.columns(entry.name)
    if not columns:
        return [UNKNOWN] * len(draft.records)
    reader = code_reader(entry, draft.context, columns[0])
    if f"{entry.name}_date" not in draft.dates:
        return _take(draft, columns[0], entry.name, reader)
    return _step(draft, entry, columns[0], reader)


def _step(draft: Draft, entry: Field, column: Column, reader: Callable[[Cell], Taken[str]]) -> list[str]:
    """Flags of a step; where the column holds its date instead, the step happened on that day."""
    dates = _date_reader(draft, column, "warning")

    def read(cell: Cell) -> Taken[tuple[str, Dated]]:
        code = reader(cell)
        if not code.faults:
            return Taken((code.value, Dated(None)))
        day = dates.read(cell)
        return Taken((code.value, Dated(None)), code.faults) if day.value.date is None else Taken(("yes", day.value))

    taken = _take(draft, column, entry.name, read)
    known = draft.dates[f"{entry.name}_date"]
    draft.dates[f"{entry.name}_date"] = [day or flag[1].date for day, flag in zip(known, taken, strict=True)]
    return [flag for flag, _ in taken]
