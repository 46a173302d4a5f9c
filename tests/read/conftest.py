"""Small files of invented people, written as agencies write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from sempadan.border import Border, load
from sempadan.read import Checked, Choices, read_list

CASES = Path(__file__).parent / "cases"
YEAR = 2024


@dataclass(frozen=True)
class Read:
    """A list as it was read, in the form in which tests ask for it."""

    checked: Checked

    def values(self, field):
        return self.checked.cases.data[field].to_pylist()

    def one(self, field):
        (value,) = self.values(field)
        return value

    @property
    def rules(self):
        """Rules with the rows that the spreadsheet shows."""
        rows = self.checked.problems.data.to_pylist()
        return [(row["row"], row["column"], row["rule"]) for row in rows]

    def rows_of(self, rule):
        return [row for row, _, name in self.rules if name == rule]

    @property
    def fields(self):
        return {one.column: one.field for one in self.checked.mapping}

    @property
    def counts(self):
        c = self.checked
        return c.read, c.accepted, c.held, c.not_for_sharing


@dataclass(frozen=True)
class Desk:
    """An agency's desk: makes files, and reads them."""

    folder: Path
    border: Border

    def xlsx(self, rows, name="daftar.xlsx", merged=(), **options):
        """A workbook of one sheet."""
        return self.book({"Data": rows}, name, merged=merged, **options)

    def book(self, sheets, name="daftar.xlsx", merged=(), hidden=(), **options):
        """A workbook; `merged` holds (first row, first column, last row, last column, text), counted from 0."""
        file = self.folder / name
        with xlsxwriter.Workbook(file, options) as workbook:
            day = workbook.add_format({"num_format": "dd/mm/yyyy"})
            for title, rows in sheets.items():
                sheet = workbook.add_worksheet(title)
                for number, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        write(sheet, (number, column), cell, day)
                for span in merged:
                    sheet.merge_range(*span)
                if title in hidden:
                    sheet.hide()
        return file

    def text(self, text, name="daftar.csv", encoding="utf-8"):
        return self.bytes(text.encode(encoding), name)

    def bytes(self, data, name="daftar.csv"):
        file = self.folder / name
        file.write_bytes(data)
        return file

    def read(self, file, year=YEAR, **choices):
        return Read(read_list(file, Choices(**choices), self.border, year=year))

    def table(self, *rows, year=YEAR, **choices):
        """Read the rows of a table that was a workbook."""
        return self.read(self.xlsx(rows), year, **choices)


def write(sheet, place, cell, day):
    if isinstance(cell, str):
        if cell:
            sheet.write_string(*place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, day)
    elif cell is not None:
        sheet.write_number(*place, cell)


@pytest.fixture(scope="session")
def border():
    return load()


@pytest.fixture
def desk(tmp_path, border):
    return Desk(tmp_path, border)


@pytest.fixture(scope="session")
def cases():
    return CASES
