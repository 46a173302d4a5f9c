"""What a reader of one language sees for a code, a column, a number or a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sempadan.locale.numbers import format_value
from sempadan.release.report.fields import is_withheld
from sempadan.release.report.pages import NOTHING, SIGN
from sempadan.schema.finding import Kind
from sempadan.schema.message import message

if TYPE_CHECKING:
    from sempadan.locale.language import Lang
    from sempadan.release.report.fields import Field, Row
    from sempadan.release.report.pages import Labels, Say

NAMES_COLUMNS: Final = "field"
"""A column of labels with this name holds names of columns."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One language, and the names of one page."""

    lang: Lang
    say: Say
    labels: Labels

    def column(self, name: str) -> str:
        """Name a column."""
        return self.say(self.labels.column(name))

    def head(self, field: Field) -> str:
        """Name a field; one with an interval says so."""
        name = self.column(field.name)
        return self.say(message("report.head.interval", column=name)) if field.low else name

    def key(self, field: Field, value: Any) -> str:
        """Write what names a row: a code or label by its name, a date in the language's way."""
        if value is None:
            return NOTHING
        if field.kind is Kind.TIME:
            return format_value(value, "short", self.lang)
        if field.name == NAMES_COLUMNS and field.kind is Kind.LABEL:
            return self.column(value)
        return self.say(self.labels.code(field.name, value))

    def number(self, value: float, kind: Kind) -> str:
        """Write a number: a share in per cent, an estimate of people with one decimal at most."""
        if kind is Kind.SHARE:
            return format_value(value, "percent", self.lang)
        return format_value(round(value, 1) if kind is Kind.ESTIMATE else value, "", self.lang)

    def cell(self, field: Field, row: Row, name: str) -> str:
        """Write a number of a row, or the sign in its place.

        Args:
            field: What is shown.
            row: The row.
            name: Which of its columns: the number's, or that of an end of its interval.
        """
        if row[name] is None:
            return SIGN if is_withheld(row, name) else NOTHING
        return self.number(row[name], field.kind)

    def interval(self, field: Field, row: Row) -> str:
        """Write the interval of a number in brackets; empty if it has none."""
        if not field.low:
            return ""
        ends = [(row[name], self.cell(field, row, name)) for name in (field.low, field.high)]
        (low, low_said), (high, high_said) = ends
        if low is None and high is None:
            return f"({SIGN})" if row[field.name] is not None and is_withheld(row, field.low) else ""
        if high is None and not is_withheld(row, field.high):
            return self.say(message("report.interval.from", low=low_said))
        if low is None and not is_withheld(row, field.low):
            return self.say(message("report.interval.to", high=high_said))
        return f"({low_said}–{high_said})"

    def text(self, field: Field, row: Row) -> str:
        """Write a number with its interval in one text."""
        return f"{self.cell(field, row, field.name)} {self.interval(field, row)}".rstrip()
