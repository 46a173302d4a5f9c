"""Write a copy of a list in which the officer finds every fault where it stands.

Cells keep their addresses. A sheet in front lists all faults, a column at the right edge of each
sheet repeats them, and faulty cells are coloured. All text is written as text, so that nothing in
the copy can start a formula.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from sempadan.read.errors import TooManyRowsForCopy
from sempadan.read.faults import problem_messages
from sempadan.read.files import open_book
from sempadan.read.words import FORMULA_START
from sempadan.schema.errors import OutputExists
from sempadan.schema.message import message
from sempadan.schema.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sempadan.read.book import Book, Cell, Sheet
    from sempadan.read.lists import Checked, ColumnPlace
    from sempadan.schema.message import Message
    from sempadan.schema.results import Problem

MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
MAX_LETTERS: Final = 32_767
MAX_NAME: Final = 31
SEVERITIES: Final = ("error", "warning", "note")
COLOURS: Final = {"error": "#F8CBAD", "warning": "#FFE699", "note": "#DDEBF7"}
SHEET_SIGNS: Final = str.maketrans("[]:*?/\\", "_" * 7)
FIRST_DAY: Final = date(1900, 3, 1)
HEADINGS: Final = ("sheet", "row", "column", "rule", "severity", "message", "fix")
WIDTHS: Final = (16, 7, 22, 22, 11, 60, 60)


def annotate(path: Path, checked: Checked, out: Path, say: Callable[[Message], str]) -> None:
    """Write the annotated copy of a list as a new .xlsx.

    Args:
        path: The list that was read.
        checked: What was read from it.
        out: The copy.
        say: Turns messages into sentences of the user's language.

    Raises:
        OutputExists, NotWritable: Nothing was written.
        TooManyRowsForCopy: The list does not fit into a sheet.
    """
    if out.exists():
        raise OutputExists(path=str(out))
    book = open_book(path, encoding=checked.encoding or None, delimiter=checked.delimiter or None)
    if any(len(sheet.rows) > MAX_ROWS or sheet.width >= MAX_COLUMNS for sheet in book.sheets):
        raise TooManyRowsForCopy(file=str(path))
    content = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "date_1904": book.epoch_1904,
    }
    with xlsxwriter.Workbook(content, options) as workbook:
        _Copy(workbook, book, checked, _once(say)).write()
    write_whole(out, content.getvalue())


def _once(say: Callable[[Message], str]) -> Callable[[Message], str]:
    """Say each message once; equal faults share their message."""
    known: dict[int, tuple[Message, str]] = {}

    def sentence(what: Message) -> str:
        if id(what) not in known:
            known[id(what)] = (what, say(what))
        return known[id(what)][1]

    return sentence


@dataclass(frozen=True, slots=True)
class _Mark:
    """Faults of one row: sentences, and the worst severity by column."""

    sentences: list[str]
    columns: dict[int, str]


@dataclass(slots=True, repr=False)
class _Copy:
    workbook: Any
    book: Book
    checked: Checked
    say: Callable[[Message], str]

    def write(self) -> None:
        problems = problem_messages(self.checked.problems)
        names = self._names()
        front = self.workbook.add_worksheet(names[0])
        formats = _Formats(self.workbook)
        self._front(front, problems, formats)
        marks = self._marks(problems)
        for sheet, name in zip(self.book.sheets, names[1:], strict=True):
            worksheet = self.workbook.add_worksheet(name)
            if sheet.hidden:
                worksheet.hide()
            self._sheet(worksheet, sheet, marks.get(sheet.name, {}), formats)
        front.activate()

    def _names(self) -> list[str]:
        """Name of the sheet in front, and of each sheet as Excel allows it."""
        taken: set[str] = set()
        names = []
        wished = [self.say(message("annotate.sheet")), *(sheet.name for sheet in self.book.sheets)]
        for wish in [*wished[1:], wished[0]]:
            base = wish.translate(SHEET_SIGNS).strip("'")[:MAX_NAME] or "_"
            name, number = base, 2
            while name.casefold() in taken:
                name, number = f"{base[: MAX_NAME - 4]} {number}", number + 1
            taken.add(name.casefold())
            names.append(name)
        return [names[-1], *names[:-1]]

    def _front(self, worksheet: Any, problems: Sequence[Problem], formats: _Formats) -> None:
        """List all faults, below the counts and the line that says what the copy has lost."""
        checked = self.checked
        counts = message(
            "annotate.counts",
            read=checked.read, accepted=checked.accepted, held=checked.held, not_for_sharing=checked.not_for_sharing,
        )  # fmt: skip
        lost = message("annotate.lost_text") if self.book.delimiter else message("annotate.lost")
        worksheet.write_string(0, 0, self.say(counts))
        worksheet.write_string(1, 0, self.say(lost))
        for at, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            worksheet.write_string(3, at, self.say(message(f"annotate.heading.{heading}")), formats.bold)
            worksheet.set_column(at, at, width)
        shown = problems[: MAX_ROWS - 6]
        for number, one in enumerate(shown, start=4):
            severity = self.say(message(f"annotate.severity.{one.severity}"))
            texts = (one.sheet, "", one.column, one.rule, severity, self.say(one.message), self.say(one.fix))
            for at, text in enumerate(texts):
                worksheet.write_string(number, at, text, formats.wrapped[one.severity])
            worksheet.write_number(number, 1, one.row, formats.wrapped[one.severity])
        if len(shown) < len(problems):
            more = message("annotate.more", n=len(problems) - len(shown))
            worksheet.write_string(len(shown) + 4, 0, self.say(more))
        worksheet.freeze_panes(4, 0)
        worksheet.autofilter(3, 0, len(shown) + 3, len(HEADINGS) - 1)

    def _marks(self, problems: Sequence[Problem]) -> dict[str, dict[int, _Mark]]:
        """Faults by sheet and row."""
        marks: dict[str, dict[int, _Mark]] = defaultdict(dict)
        index = _Places(self.checked)
        for one in problems:
            mark = marks[one.sheet].setdefault(one.row, _Mark([], {}))
            column = f"{one.column}: " if one.column else ""
            mark.sentences.append(f"{column}{self.say(one.message)}")
            at = index.column(one.sheet, one.row, one.column)
            if at is not None:
                worst = min(mark.columns.get(at, "note"), one.severity, key=SEVERITIES.index)
                mark.columns[at] = worst
        return marks

    def _sheet(self, worksheet: Any, sheet: Sheet, marks: Mapping[int, _Mark], formats: _Formats) -> None:
        right = sheet.width
        for number, row in enumerate(sheet.rows):
            mark = marks.get(number + 1)
            for at, cell in enumerate(row):
                severity = mark.columns.get(at) if mark else None
                formats.write(worksheet, (number, at), cell, severity)
            if mark:
                for at in set(mark.columns) - set(range(len(row))):
                    worksheet.write_blank(number, at, None, formats.plain[mark.columns[at]])
                text = "\n".join(dict.fromkeys(mark.sentences))[:MAX_LETTERS]
                worksheet.write_string(number, right, text, formats.remark)
        top = min((p.header_row for p in self.checked.places if p.sheet == sheet.name), default=None)
        if top is not None and top not in marks:
            worksheet.write_string(top - 1, right, self.say(message("annotate.edge")), formats.bold)
        if top is not None:
            worksheet.set_column(right, right, 60)


class _Places:
    """Finds the column of a fault: in the table whose header is the nearest above its row."""

    def __init__(self, checked: Checked) -> None:
        self.headers = {(p.sheet, p.header_row) for p in checked.places}
        self.columns: dict[tuple[str, str], list[ColumnPlace]] = defaultdict(list)
        for place in checked.places:
            self.columns[place.sheet, place.column].append(place)

    def column(self, sheet: str, row: int, label: str) -> int | None:
        """Column to colour, counted from 0; none for a fault of a header or of a whole row."""
        if (sheet, row) in self.headers:
            return None
        above = [p for p in self.columns.get((sheet, label), ()) if p.header_row < row]
        return max(above, key=lambda p: p.header_row).index if above else None


class _Formats:
    """Formats of cells by severity, and how a cell is written."""

    def __init__(self, workbook: Any) -> None:
        make = workbook.add_format
        self.bold = make({"bold": True})
        self.remark = make({"text_wrap": False, "valign": "top"})
        self.plain = {None: None} | {s: make({"bg_color": c, "border": 1}) for s, c in COLOURS.items()}
        self.wrapped = {s: make({"text_wrap": True, "valign": "top", "bg_color": c}) for s, c in COLOURS.items()}
        self.dates = {None: make({"num_format": "dd/mm/yyyy"})} | {
            s: make({"bg_color": c, "border": 1, "num_format": "dd/mm/yyyy"}) for s, c in COLOURS.items()
        }
        self.quoted = {None: make({"quote_prefix": True})} | {
            s: make({"bg_color": c, "border": 1, "quote_prefix": True}) for s, c in COLOURS.items()
        }

    def write(self, worksheet: Any, place: tuple[int, int], cell: Cell, severity: str | None) -> None:
        """Write one cell with its own value; text always as text."""
        plain = self.plain[severity]
        if isinstance(cell, bool):
            worksheet.write_boolean(*place, cell, plain)
        elif isinstance(cell, int | float) and math.isfinite(cell):
            worksheet.write_number(*place, cell, plain)
        elif isinstance(cell, date) and _day(cell) >= FIRST_DAY:
            worksheet.write_datetime(*place, cell, self.dates[severity])
        elif cell == "":
            if severity:
                worksheet.write_blank(*place, None, plain)
        else:
            text = _spoken(cell)[:MAX_LETTERS]
            worksheet.write_string(*place, text, self.quoted[severity] if text.startswith(FORMULA_START) else plain)


def _day(cell: date) -> date:
    return cell.date() if isinstance(cell, datetime) else cell


def _spoken(cell: str | float | date | time | timedelta) -> str:
    return cell if isinstance(cell, str) else cell.isoformat() if isinstance(cell, date | time) else str(cell)
