"""The way back from a record to the agency's own row; it stays in the agency's home.

`crosswalk.csv` holds a line for each record of each list that this home encoded last: sheet, row and
own id as the list has them, the record in hexadecimal, and the list. Encoding a list again replaces
its lines. A cell that a spreadsheet could take for a formula gets an apostrophe before it, and so
does one that begins with an apostrophe: taking one away gives the cell back.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sempadan.encode.errors import HomeDamaged, HomeInUse
from sempadan.encode.home import LOCK
from sempadan.schema.whole import read_bytes, sole_writer, write_whole

if TYPE_CHECKING:
    import pyarrow as pa

    from sempadan.encode.home import Home
    from sempadan.schema.tables import Cases

FILE = "crosswalk.csv"
COLUMNS = ["sheet", "row", "own_id", "record", "list"]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
MOST = 1 << 34


def write_crosswalk(home: Home, list_id: str, cases: Cases, records: pa.Array) -> None:
    """Write where the records of a list stand in the agency's own file.

    Args:
        home: The agency's folder.
        list_id: The list; its older lines are replaced, those of other lists stay.
        cases: The rows, with sheet and row as the spreadsheet shows them.
        records: The record of each row (16 bytes).

    Raises:
        HomeInUse, HomeDamaged: Another process writes there, or the file is not ours.
        NotReadable, NotWritable: The system refuses.
    """
    with sole_writer(home.folder / LOCK) as ours:
        if not ours:
            raise HomeInUse(folder=str(home.folder))
        lines = [line for line in _lines(home) if line[-1] != list_id]
        columns = (cases.data[name].to_pylist() for name in ("sheet", "row", "own_id"))
        for sheet, row, own_id, record in zip(*columns, records.to_pylist(), strict=True):
            lines.append([plain_cell(sheet), str(row), plain_cell(own_id or ""), record.hex(), list_id])
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([COLUMNS, *lines])
        write_whole(home.folder / FILE, text.getvalue().encode(), replace=True)


def plain_cell(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _lines(home: Home) -> list[list[str]]:
    path = home.folder / FILE
    if not path.exists():
        return []
    text = read_bytes(path, most=MOST).decode("utf-8", errors="replace")
    header, *lines = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
    if header != COLUMNS or any(len(line) != len(COLUMNS) for line in lines):
        raise HomeDamaged(folder=str(home.folder), file=FILE)
    return lines
