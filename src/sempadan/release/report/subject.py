"""What one picture is about: its rows, which of their columns means what, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.fields import Field, fields_of, rows_of
from sempadan.release.report.look import MOST_GROUPS, STYLES
from sempadan.schema.finding import Kind
from sempadan.schema.message import message

if TYPE_CHECKING:
    from sempadan.release.report.fields import Row
    from sempadan.release.report.look import Style
    from sempadan.release.report.pages import Page
    from sempadan.release.report.sketch import Sketch
    from sempadan.release.report.wording import Wording
    from sempadan.schema.finding import AnswerTable, Chart


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as what is in its picture.

    Args:
        sketch: What is in it.
        height: Of the picture (units of the picture).
        part: Of what of several it is, such as one map of many; empty if it is alone.
        code: The code of that part, for its name.
        notes: What must be said of it.
    """

    sketch: Sketch
    height: float
    part: str = ""
    code: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A chart with the rows it shows.

    Args:
        chart: The picture as data.
        page: The question it belongs to.
        rows: Of its table.
        words: The reader's language.
    """

    chart: Chart
    page: Page
    rows: tuple[Row, ...]
    words: Wording

    def fault(self, name: str) -> ChartNotDrawn:
        """Make the error that says why it cannot be drawn, by the id of that sentence."""
        return ChartNotDrawn(chart=self.chart.name, question=self.page.reply.question, fault=message(name))

    def field(self, name: str) -> Field:
        """Find a column of its table; a number has the interval that the chart names."""
        table = table_of(self.page, self.chart.table)
        found = next((f for f in fields_of(table.columns) if f.name == name), None)
        if found is None:
            raise self.fault("report.fault.column")
        low, high = (self.chart.low, self.chart.high) if name == self.number_name else ("", "")
        return Field(name, found.kind, low, high)

    @property
    def number_name(self) -> str:
        """Which of its two axes is a number."""
        kinds = {column.name: column.kind for column in table_of(self.page, self.chart.table).columns}
        keys = (Kind.CODE, Kind.LABEL, Kind.TIME)
        return next((name for name in (self.chart.y, self.chart.x) if kinds[name] not in keys), self.chart.y)

    @property
    def has_numbers(self) -> bool:
        """Whether any of its rows has a number that is neither withheld nor missing."""
        table = table_of(self.page, self.chart.table)
        names = [field.name for field in fields_of(table.columns) if not field.is_key]
        return any(row[name] is not None for row in self.rows for name in names)

    @property
    def key_name(self) -> str:
        """Which of its two axes names the rows."""
        return self.chart.x if self.number_name == self.chart.y else self.chart.y

    def styles(self) -> dict[str, Style]:
        """Tell its groups apart, in the same way in all charts of the page; without groups there is one style.

        Raises:
            ChartNotDrawn: There are more groups than can be told apart.
        """
        group = self.chart.group
        if not group:
            return {"": STYLES[0]}
        tables = [table.data for table in self.page.reply.tables if group in table.data.column_names]
        known = list(dict.fromkeys(code for data in tables for code in data[group].to_pylist()))
        mine = dict.fromkeys(row[group] for row in self.rows)
        if len(mine) > MOST_GROUPS:
            raise self.fault("report.fault.groups")
        places = {code: place for place, code in enumerate(known if len(known) <= MOST_GROUPS else mine)}
        return {code: STYLES[places[code]] for code in sorted(mine, key=lambda code: places[code])}

    def most(self, number: Field) -> float:
        """Give the largest number that is drawn, ends of intervals included; 0 if there is none.

        Raises:
            ChartNotDrawn: One is below zero.
        """
        names = [name for name in (number.name, number.low, number.high) if name]
        found = [row[name] for row in self.rows for name in names if row[name] is not None]
        if any(value < 0 for value in found):
            raise self.fault("report.fault.negative")
        return float(max(found, default=0))


def table_of(page: Page, name: str) -> AnswerTable:
    """Find a table of a page by its name."""
    return next(table for table in page.reply.tables if table.name == name)


def subject_of(chart: Chart, page: Page, words: Wording) -> Subject:
    """Take the rows that a chart shows."""
    return Subject(chart, page, tuple(rows_of(table_of(page, chart.table))), words)
