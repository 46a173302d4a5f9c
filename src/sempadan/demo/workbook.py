"""Write sheets as a file of the kind the agency uses, the same bytes for the same sheets."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import xlsxwriter

from sempadan.demo.layout import MARK
from sempadan.demo.ods import ods_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.demo.layout import Layout
    from sempadan.demo.sheets import Sheet

WRITTEN = datetime(2025, 1, 2, tzinfo=UTC)  # a fixed day: no clock in the file


def file_bytes(layout: Layout, sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets as the layout's kind of file."""
    if layout.kind == "csv":
        return csv_bytes(sheets[0], layout.delimiter, layout.encoding)
    return ods_bytes(sheets) if layout.kind == "ods" else xlsx_bytes(sheets)


def csv_bytes(sheet: Sheet, delimiter: str, encoding: str) -> bytes:
    """Write a sheet as delimited text with the line ends of Windows."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(["" if cell is None else cell for cell in row] for row in sheet.rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets as an .xlsx workbook; its properties carry the mark too."""
    held = BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"title": MARK, "comments": MARK, "created": WRITTEN.replace(tzinfo=None)})
        day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_column(0, 60, 15)
            for at, cells in enumerate(sheet.rows):
                for place, cell in enumerate(cells):
                    if isinstance(cell, date):
                        page.write_datetime(at, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001  a cell has no zone
                    elif cell is not None:
                        page.write(at, place, cell)
            for row, first, last in sheet.merged:
                page.merge_range(row, first, row, last, sheet.rows[row][first], bold)
    return held.getvalue()
