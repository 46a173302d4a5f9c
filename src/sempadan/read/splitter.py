"""Cut the text of a CSV file into rows and cells, by RFC 4180 and with a rule for lone quotes.

A cell that begins with a quotation mark ends at the next one that stands alone before a delimiter
or the end of the line. Where there is none, or where everything up to it would swallow lines that
are rows of their own, the mark is taken as a letter, the cell ends at the next delimiter, and the
line is named as faulty. So no row is ever lost to a quotation mark without a partner.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from sempadan.read.book import LineFault

LINE_END: Final = re.compile(r"\r\n|\n|\r")
MAX_LINES: Final = 300
"""Most lines that one cell may span."""


@dataclass(frozen=True, slots=True, repr=False)
class Split:
    """Rows of cells, numbered as a spreadsheet numbers them, and the faulty ones."""

    rows: list[list[str]]
    faults: tuple[LineFault, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    fields: list[str]
    after: int
    broken: int


def split(text: str, delimiter: str) -> Split:
    """Cut text into rows; the delimiter is one character.

    A line that names the delimiter for Excel (`sep=;`) is left out, as Excel does.
    """
    lines = LINE_END.split(text)
    if lines and lines[-1] == "":
        lines.pop()
    if lines and declared_delimiter(lines[0]):
        del lines[0]
    return _Splitter(lines, delimiter, usual_width(lines, delimiter)).split()


def declared_delimiter(line: str) -> str:
    """The delimiter that a first line `sep=;` declares, else empty."""
    found = re.fullmatch(r'"?sep=(.)"?', line.lstrip("\ufeff"), re.IGNORECASE)
    return found[1] if found else ""


def usual_width(lines: list[str], delimiter: str) -> int:
    """Cells that most lines have, of those without quotation marks if there are any."""
    plain = [line for line in lines if '"' not in line and line]
    counts = Counter(line.count(delimiter) + 1 for line in plain or lines if line)
    return counts.most_common(1)[0][0] if counts else 1


@dataclass(frozen=True, slots=True, repr=False)
class _Splitter:
    lines: list[str]
    delimiter: str
    width: int

    def split(self) -> Split:
        rows: list[list[str]] = []
        faults: list[LineFault] = []
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if '"' not in line:
                rows.append(line.split(self.delimiter))
                at += 1
                continue
            record = self._quoted(at)
            if record is None or self._swallows(at, record):
                fields = self._literal(line)
                rows.append(fields)
                faults.append(LineFault(len(rows), "lone_quote", severe=len(fields) != self.width))
                at += 1
            else:
                rows.append(record.fields)
                at = record.after
        return Split(rows, tuple(faults))

    def _quoted(self, start: int) -> _Record | None:
        """Read one record strictly; None if a quotation mark has no partner."""
        fields: list[str] = []
        line, number, at, broken = self.lines[start], start, 0, -1
        while True:
            if line.startswith('"', at):
                parts: list[str] = []
                at += 1
                while (end := self._part(line, at, parts)) < 0:
                    broken = len(fields) if broken < 0 else broken
                    number += 1
                    if number >= len(self.lines) or number - start > MAX_LINES:
                        return None
                    parts.append("\n")
                    line, at = self.lines[number], 0
                at = end
                if at < len(line) and not line.startswith(self.delimiter, at):
                    return None
                fields.append("".join(parts))
            else:
                end = line.find(self.delimiter, at)
                fields.append(line[at:] if end < 0 else line[at:end])
                at = len(line) if end < 0 else end
            if at >= len(line):
                return _Record(fields, number + 1, broken)
            at += 1

    @staticmethod
    def _part(line: str, at: int, parts: list[str]) -> int:
        """Collect quoted text up to its end or the end of the line (-1); doubled quotes are one."""
        while (quote := line.find('"', at)) >= 0:
            parts.append(line[at:quote])
            if not line.startswith('"', quote + 1):
                return quote + 1
            parts.append('"')
            at = quote + 2
        parts.append(line[at:])
        return -1

    def _swallows(self, start: int, record: _Record) -> bool:
        """Whether a record over several lines takes in a line that is a row of its own."""
        if record.broken < 0 or self.width < 2:
            return False
        counts = [line.count(self.delimiter) + 1 for line in self.lines[start : record.after]]
        if record.broken == 0 and counts[0] == 1:
            counts.pop()
        return self.width in counts[1:]

    def _literal(self, line: str) -> list[str]:
        """Cut one line whose quotation marks do not pair; those that pair within it still count."""
        fields: list[str] = []
        at = 0
        while True:
            end = self._pair(line, at)
            if end < 0:
                end = line.find(self.delimiter, at)
                end = len(line) if end < 0 else end
            fields.append(_bare(line[at:end]))
            if end >= len(line):
                return fields
            at = end + 1

    def _pair(self, line: str, at: int) -> int:
        """End of a cell that is quoted rightly within the line, else -1."""
        if not line.startswith('"', at):
            return -1
        end = self._part(line, at + 1, [])
        return end if end == len(line) or (end > 0 and line.startswith(self.delimiter, end)) else -1


def _bare(field: str) -> str:
    """A cell without the marks round it, or without the one before it."""
    if field.startswith('"'):
        inner = field[1:-1] if len(field) > 1 and field.endswith('"') else field[1:]
        return inner.replace('""', '"')
    return field
