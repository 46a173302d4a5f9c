"""Write the accepted rows as CSV under the codebook's names, for use at home.

The file is UTF-8 with a mark at its start, commas, and the end of line that RFC 4180 asks for; its
first columns say sheet and row. A text that begins with =, +, -, @, a tab or a carriage return,
which a spreadsheet program could take for a formula, has an apostrophe in front; `read` takes it
away again. Passports are parted by "; ".
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sempadan.read.words import neutral
from sempadan.schema.whole import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.read.lists import Checked
    from sempadan.schema.tables import Cases


def write_clean(checked: Checked, out: Path) -> None:
    """Write the accepted rows of a list.

    Raises:
        OutputExists, NotWritable: Nothing was written.
    """
    write_whole(out, _text(checked.cases).encode("utf-8-sig"))


def _text(cases: Cases) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(cases.data.column_names)
    columns = [cases.data[name].to_pylist() for name in cases.data.column_names]
    for row in zip(*columns, strict=True):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: str | int | list[str] | None) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return neutral("; ".join(value))
    return neutral(value) if isinstance(value, str) else str(value)
