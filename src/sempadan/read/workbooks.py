"""Read workbooks (.xlsx, .xlsb, .xls, .ods): values only, at the rows the spreadsheet shows.

Formulas give the value they had when the file was saved; links to other files and macros are
never followed or run, because nothing here knows of them.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sempadan.read.book import MARK, Book, Sheet
from sempadan.read.errors import PasswordProtected, WorkbookDamaged
from sempadan.read.inflate import Inside, look_inside
from sempadan.read.kinds import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.schema.errors import SempadanError


def read_workbook(file: Path, kind: Kind) -> Book:
    """Read all sheets of a workbook that hold cells.

    Raises:
        WorkbookDamaged, PasswordProtected, FileTooLarge, TooManyCells: It cannot be read.
    """
    inside = _inside_of_xls(file) if kind is Kind.XLS else look_inside(file)
    sheets = _sheets(file)
    if sheets is None:
        raise _fault(file)
    return Book(sheets=sheets, epoch_1904=inside.epoch_1904, invented=inside.invented)


def _sheets(file: Path) -> tuple[Sheet, ...] | None:
    """All worksheets, or None if the reader gave up; its message is not kept."""
    with suppress(CalamineError, OSError, ValueError), CalamineWorkbook.from_path(file) as workbook:
        taken = []
        for index, about in enumerate(workbook.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(index)
            taken.append(
                Sheet(
                    name=about.name,
                    hidden=about.visible is not SheetVisibleEnum.Visible,
                    rows=sheet.to_python(skip_empty_area=False),
                    merged=tuple(sheet.merged_cell_ranges or ()),
                )
            )
        return tuple(taken)
    return None


def _fault(file: Path) -> SempadanError:
    """Why the reader gave up."""
    with suppress(CalamineError, OSError, ValueError):
        try:
            CalamineWorkbook.from_path(file).close()
        except PasswordError:
            return PasswordProtected(file=str(file))
    return WorkbookDamaged(file=str(file))


def _inside_of_xls(file: Path) -> Inside:
    content = file.read_bytes()
    invented = MARK.encode() in content or MARK.encode("utf-16-le") in content
    return Inside(epoch_1904=False, invented=invented)
