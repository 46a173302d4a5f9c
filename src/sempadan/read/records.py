"""Tell which rows of a table are records, and which are totals, signatures, notes or empty numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.identity.missing import is_missing
from sempadan.read.book import MARK
from sempadan.read.layout import is_filled
from sempadan.read.takes import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.read.book import Cell
    from sempadan.read.mapping import TableMapping

PERSONAL: Final = ("name", "nik", "mykad", "passports")
"""Fields by which a row is a person's."""

TOTAL: Final = re.compile(
    r"\W*(?:sub[\s-]?total|grand total|jumlah|jml|total|keseluruhan|rekapitulasi)\b", re.IGNORECASE
)
SIGNATURE: Final = re.compile(
    r"\W*(?:mengetahui|menyetujui|disetujui|diketahui|dibuat oleh|disediakan oleh|disahkan oleh|disemak oleh"
    r"|diperiksa oleh|yang membuat|yang menyatakan|prepared by|approved by|verified by|checked by|tanda tangan"
    r"|tandatangan|nip[\s.:]|kepala (?:dinas|balai|bidang|seksi|kantor|badan|upt|unit)|ketua|pengarah|ttd\b|cap rasmi)",
    re.IGNORECASE,
)
REMARK: Final = re.compile(r"\W*(?:catatan|keterangan|ket|sumber|nota|note|notes|source|n\.?b)\s*[.:)]", re.IGNORECASE)
FEW: Final = 3
"""A row of a signature or a remark holds no more filled cells."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table, counted from 0.

    Args:
        records: Rows that are records.
        beside: Other filled rows, with the rule that says what they are; the mark of invented lists has none.
        empty: Rows in which nothing stands.
    """

    records: tuple[int, ...]
    beside: tuple[tuple[int, str], ...]
    empty: int


def rows_of(mapping: TableMapping) -> Rows:
    """Sort the rows of a table; every row is in exactly one of the three."""
    table = mapping.table
    persons = [column.index for name in PERSONAL for column in mapping.columns(name)]
    lines = [
        _line(table.sheet.rows[number], number, persons, mapping.counting) for number in range(table.first, table.end)
    ]
    filled = [line for line in lines if line.filled]
    last = max((line.number for line in filled if line.personal), default=-1)
    beside: list[tuple[int, str]] = []
    records: list[int] = []
    signing = False
    for line in filled:
        rule = _rule(line, signing=signing, below=line.number > last)
        signing = rule == "signature_row" or (signing and rule is not None)
        if rule is None:
            records.append(line.number)
        else:
            beside.append((line.number, rule))
    return Rows(tuple(records), tuple(beside), len(lines) - len(filled))


@dataclass(frozen=True, slots=True, repr=False)
class _Line:
    number: int
    filled: int
    first: str
    texts: tuple[str, ...]
    personal: bool
    numbered: bool
    only_number: bool


def _line(row: Sequence[Cell], number: int, persons: Sequence[int], counting: frozenset[int]) -> _Line:
    filled = [i for i, cell in enumerate(row) if is_filled(cell)]
    texts = tuple(cell for i in filled if isinstance(cell := row[i], str))
    personal = any(i < len(row) and not is_missing(text_of(row[i])) for i in persons)
    counted = sum(i in counting and any(c.isdigit() for c in text_of(row[i])) for i in filled)
    first = texts[0].strip() if texts else ""
    return _Line(number, len(filled), first, texts, personal, counted > 0, counted == len(filled) > 0)


def _rule(line: _Line, *, signing: bool, below: bool) -> str | None:
    """What a filled row is, if it is no record."""
    if (not line.personal or line.filled == 1) and any(MARK in text for text in line.texts):
        return "mark_row"
    if line.only_number:
        return "number_only_row"
    if TOTAL.match(line.first) and not line.numbered:
        return "total_row"
    few = line.filled <= FEW and not line.numbered
    if few and REMARK.match(line.first):
        return "remark_row"
    if few and (signing or any(SIGNATURE.match(text.strip()) for text in line.texts)):
        return "signature_row"
    return "row_below" if below and not line.personal and not line.numbered else None
