"""Write a small OpenDocument spreadsheet: values, dates and merged cells, the same bytes for the same sheets.

Source: OASIS OpenDocument 1.2, part 1 (table:table, office:value-type) and part 3 (mimetype first, stored).
"""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.demo.cells import Cell
    from sempadan.demo.sheets import Sheet

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold: no clock in the file
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MANIFEST = (
    f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" '
    f'manifest:media-type="{MIMETYPE}"/><manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


def ods_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets as an .ods file."""
    tables = "".join(_table(sheet) for sheet in sheets)
    content = (
        f'{HEAD}<office:document-content {NAMESPACES} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        parts = (("mimetype", MIMETYPE), ("content.xml", content), ("META-INF/manifest.xml", MANIFEST))
        for name, text in parts:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return held.getvalue()


def _table(sheet: Sheet) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in sheet.rows)
    return f"<table:table table:name={quoteattr(sheet.name)}>{rows}</table:table>"


def _cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return _valued("date", f'office:date-value="{cell.isoformat()}"', f"{cell:%d/%m/%Y}")
    if isinstance(cell, int):
        return _valued("float", f'office:value="{cell}"', str(cell))
    return _valued("string", "", escape(cell))


def _valued(kind: str, value: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{shown}</text:p></table:table-cell>'
