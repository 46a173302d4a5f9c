"""From the bytes of a file to its rows, with the line of each as a text editor shows it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.border.faults import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.border.layout import File
    from sempadan.schema.results import BorderFault

MAX_BYTES: Final = 20_000_000
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
LINE_END: Final = re.compile(r"\r\n|\r|\n")
LINE_END_BYTES: Final = re.compile(rb"\r\n|\r|\n")
OTHER_SEPARATORS: Final = {";": "semicolon", "\t": "tab", "|": "bar"}
MACHINE_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
FINER: Final = re.compile(
    r"lat(itude|itud)?|lon(g(itude|itud)?)?|lng|gps|coordinates?|koordinat|address|alamat|geometry"
)
"""Columns that would say where something stands more finely than a district."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: trimmed cells by column, and the lines on which the row and its cells begin."""

    line: int
    cells: dict[str, str]
    lines: dict[str, int]

    def at(self, column: str) -> int:
        """The line on which the cell of that column begins."""
        return self.lines.get(column, self.line)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's rows and what is wrong with its form; `columns` are those of the layout that it has."""

    file: File
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[BorderFault, ...]


def parse(file: File, data: bytes) -> Parsed:
    """Read a file of the pack; whatever the bytes are, faults are returned, never raised."""
    faults, text = _text(file, data)
    if text is None:
        return Parsed(file, (), (), tuple(faults))
    records = _records(file, text, faults)
    header = next(records, None)
    if header is None:
        faults.append(fault(file.name, 1, "", "empty_file"))
        return Parsed(file, (), (), tuple(faults))
    names = [cell.strip() for cell in header[1]]
    faults += _header_faults(file, names)
    known = {c.name for c in file.columns}
    rows = [row for line, cells in records if (row := _row(file, names, line, cells, faults)) is not None]
    return Parsed(file, tuple(n for n in names if n in known), tuple(rows), tuple(faults))


def _text(file: File, data: bytes) -> tuple[list[BorderFault], str | None]:
    if len(data) > MAX_BYTES:
        return [fault(file.name, 0, "", "too_large", megabytes=MAX_BYTES // 1_000_000)], None
    try:
        text, broken = data.decode("utf-8-sig"), -1
    except UnicodeDecodeError as error:
        text, broken = "", error.start
    if broken >= 0:
        return [fault(file.name, 1 + len(LINE_END_BYTES.findall(data[:broken])), "", "not_utf8")], None
    if found := CONTROL.search(text):
        line = 1 + len(LINE_END.findall(text[: found.start()]))
        return [fault(file.name, line, "", "control_character")], None
    if text[:4].lower() == "sep=":
        return [fault(file.name, 1, "", "separator_line")], None
    if separator := _other_separator(file, text):
        return [fault(file.name, 1, "", f"separated_by_{separator}")], None
    return [], text


def _other_separator(file: File, text: str) -> str:
    """The name of the separator that makes columns out of the first line where a comma does not."""
    first = LINE_END.split(text, maxsplit=1)[0]
    known = {c.name for c in file.columns}
    counts = {mark: len(known & {part.strip(' "') for part in first.split(mark)}) for mark in (",", *OTHER_SEPARATORS)}
    best = max(counts, key=lambda mark: counts[mark])
    return OTHER_SEPARATORS.get(best, "") if counts[best] > counts[","] else ""


def _records(file: File, text: str, faults: list[BorderFault]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
            broken = False
        except csv.Error:
            cells, broken = None, True
        if broken:
            faults.append(fault(file.name, line, "", "broken_quotes"))
        if cells is None:
            return
        if cells:
            yield line, cells


def _header_faults(file: File, names: list[str]) -> Iterator[BorderFault]:
    known = [c.name for c in file.columns]
    for name in known:
        if name not in names:
            yield fault(file.name, 1, name, "missing_column")
        elif names.count(name) > 1:
            yield fault(file.name, 1, name, "doubled_column")
    for position, name in enumerate(names, start=1):
        if FINER.fullmatch(name.lower()):
            yield fault(file.name, 1, name, "finer_than_district")
        elif name not in known:
            shown = name if MACHINE_NAME.fullmatch(name) else ""
            yield fault(file.name, 1, shown, "extra_column", position=position)


def _row(file: File, names: list[str], line: int, cells: list[str], faults: list[BorderFault]) -> Row | None:
    if not any(cell.strip() for cell in cells):
        faults.append(fault(file.name, line, "", "blank_row"))
        return None
    if len(cells) != len(names):
        rule = "too_few_cells" if len(cells) < len(names) else "too_many_cells"
        faults.append(fault(file.name, line, "", rule, found=len(cells), expected=len(names)))
        return None
    lines: dict[str, int] = {}
    breaks = 0
    for name, cell in zip(names, cells, strict=True):
        if breaks:
            lines[name] = line + breaks
        if "\n" in cell or "\r" in cell:
            breaks += len(LINE_END.findall(cell))
    return Row(line, {name: cell.strip() for name, cell in zip(names, cells, strict=True)}, lines)
