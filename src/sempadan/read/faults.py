"""Collect what is wrong with a list, cell by cell, and hand it on as Problems without any cell's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import pyarrow as pa

from sempadan.schema.codebook import codebook
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.message import Message, message
from sempadan.schema.results import Problem
from sempadan.schema.tables import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.schema.message import Value

Severity: TypeAlias = Literal["error", "warning", "note"]
COUNTS: Final = frozenset({"n", "other_row", "low", "high", "of", "rate"})
"""Parameters that are whole numbers in sentences."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the rule, how bad, and what its sentence needs besides; never the cell's text."""

    rule: str
    severity: Severity
    params: tuple[tuple[str, str], ...] = ()


def fault(rule: str, severity: Severity, /, **params: str) -> Fault:
    """Make a fault with the parameters of its sentence."""
    return Fault(rule, severity, tuple(params.items()))


@dataclass(frozen=True, slots=True)
class Found:
    """A fault with its place; row as the spreadsheet numbers it."""

    sheet: str
    row: int
    column: str
    fault: Fault


@dataclass(slots=True, repr=False)
class Log:
    """All faults of a list, in the order in which they were found."""

    found: list[Found] = field(default_factory=list)

    def add(self, sheet: str, row: int, column: str, what: Fault) -> None:
        """Enter a fault."""
        self.found.append(Found(sheet, row, column, what))

    def rows_in_error(self) -> Iterator[tuple[str, int]]:
        """Sheets and rows with a fault that keeps the row from being taken."""
        return ((one.sheet, one.row) for one in self.found if one.fault.severity == "error")

    def problems(self, sheets: tuple[str, ...]) -> Problems:
        """Give the faults as a table, by sheet and row."""
        place = {name: i for i, name in enumerate(sheets)}
        rows = sorted(self.found, key=lambda one: (place.get(one.sheet, len(place)), one.row))
        columns = {
            "sheet": [one.sheet for one in rows],
            "row": [one.row for one in rows],
            "column": [one.column for one in rows],
            "rule": [one.fault.rule for one in rows],
            "severity": [one.fault.severity for one in rows],
            "params": [list(one.fault.params) for one in rows],
        }
        return Problems(pa.table(columns, schema=Problems.COLUMNS))


def problem_messages(problems: Problems) -> tuple[Problem, ...]:
    """Give each fault as the sentence that says it and the one that says what to do."""
    rows = problems.data.to_pylist(maps_as_pydicts="strict")
    known: dict[tuple[str, ...], Message] = {}

    def sentence(name: str, params: dict[str, str]) -> Message:
        """One message for all faults that say the same."""
        key = (name, *(part for pair in params.items() for part in pair))
        if key not in known:
            known[key] = _sentence(name, params)
        return known[key]

    return tuple(
        Problem(
            sheet=row["sheet"],
            row=row["row"],
            column=row["column"],
            rule=row["rule"],
            severity=row["severity"],
            message=sentence(f"problem.{row['rule']}", row["params"]),
            fix=sentence(f"problem.{row['rule']}.fix", row["params"]),
        )
        for row in rows
    )


def _sentence(name: str, params: dict[str, str]) -> Message:
    values: dict[str, Value] = {entry: int(value) if entry in COUNTS else value for entry, value in params.items()}
    if "field" in params:
        codes = (code for code in codebook()[params["field"]].codes if code.code != UNKNOWN)
        values["codes"] = tuple(message("house.named", **code.label) for code in codes)
    return message(name, **values)
