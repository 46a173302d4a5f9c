"""A table of an answer as HTML: every row, numbers with their intervals, in the reader's language."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from sempadan.release.report.fields import fields_of, rows_of
from sempadan.release.report.html import Html, element, joined
from sempadan.release.report.marks.overlaps import PATTERN
from sempadan.schema.finding import Mark
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sempadan.release.report.fields import Field, Row
    from sempadan.release.report.pages import Page
    from sempadan.release.report.wording import Wording
    from sempadan.schema.finding import AnswerTable, Cell

MANY: Final = 40
"""Tables of more rows are folded until they are asked for, or printed."""


def folded_table(table: AnswerTable, page: Page, words: Wording, caption: str) -> Html:
    """Write a table within what a reader can fold and unfold.

    Args:
        table: The table.
        page: The question it belongs to.
        words: The reader's language.
        caption: Its title.
    """
    rows = rows_of(table)
    if not rows:
        return element("p", caption, ": ", words.say(message("report.table.empty")), class_="note")
    fields = fields_of(table.columns, hidden=_hidden(table, page))
    many = _together(fields, rows)
    summary = words.say(message("report.table.summary", n=len(rows)))
    inner = element(
        "div",
        element(
            "table",
            element("caption", caption),
            _head(fields[many:], words),
            *_bodies(table, words, fields, many),
        ),
        class_="scroll", role="region", tabindex=0, aria_label=caption,
    )  # fmt: skip
    opened = None if len(rows) > MANY else ""
    return element("details", element("summary", summary), inner, open=opened)


def _hidden(table: AnswerTable, page: Page) -> frozenset[str]:
    """Name the columns that only a picture needs."""
    drawn = any(chart.mark is Mark.OVERLAPS and chart.table == table.name for chart in page.reply.charts)
    return frozenset({PATTERN}) if drawn else frozenset()


def _together(fields: Sequence[Field], rows: Sequence[Row]) -> int:
    """Find how many of the first columns stand above their rows, so that the table is narrow.

    A key names the rows besides, rows that share them follow one another, and there are two or more of a kind.
    """
    keys = next((place for place, field in enumerate(fields) if not field.is_key), len(fields))
    for many in range(keys - 1, 0, -1):
        runs = [names for names, _ in groupby(_names(row, fields[:many]) for row in rows)]
        if len(runs) == len(set(runs)) and len(runs) * 2 <= len(rows):
            return many
    return 0


def _names(row: Row, fields: Sequence[Field]) -> tuple[str, ...]:
    return tuple(row[field.name] for field in fields)


def _head(fields: Sequence[Field], words: Wording) -> Html:
    cells = [
        element("th", words.head(field), scope="col", class_=None if field.is_key else "number") for field in fields
    ]
    return element("thead", element("tr", cells))


def _bodies(table: AnswerTable, words: Wording, fields: Sequence[Field], many: int) -> Iterator[Html]:
    """Write the rows, those that share their first columns below a row that names these."""
    above, shown = fields[:many], fields[many:]
    cells = {counts.column: counts.cells for counts in table.disclosure.counts if not counts.less}
    numbered = enumerate(rows_of(table))
    for _, run in groupby(numbered, key=lambda pair: _names(pair[1], above)):
        rows = list(run)
        first = rows[0][1]
        said = [
            words.say(message("report.table.group", column=words.column(f.name), name=words.key(f, first[f.name])))
            for f in above
        ]
        head = element("th", "; ".join(said), scope="rowgroup", colspan=len(shown), class_="group")
        body = [_row(row, shown, words, {name: of[place] for name, of in cells.items()}) for place, row in rows]
        yield element("tbody", element("tr", head) if above else "", body)


def _row(row: Row, fields: Sequence[Field], words: Wording, cells: Mapping[str, Cell]) -> Html:
    made = []
    for place, field in enumerate(fields):
        if field.is_key:
            tag, scope = ("th", "row") if place == 0 else ("td", None)
            made.append(element(tag, words.key(field, row[field.name]), scope=scope))
        else:
            made.append(_number(row, field, words, cells.get(field.name)))
    return element("tr", made)


def _number(row: Row, field: Field, words: Wording, counted: Cell | None) -> Html:
    """Write a number; one that counts people says which, for the attack on the release."""
    parts: list[str] = [words.cell(field, row, field.name)]
    if interval := words.interval(field, row):
        parts += [" ", element("span", interval, class_="interval")]
    cell, value = None, None
    if counted is not None and row[field.name] is not None:
        cell, value = urlencode(counted), row[field.name]
    return element("td", joined(parts), class_="number", data_cell=cell, data_value=value)
