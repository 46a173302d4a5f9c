"""What the values of a column look like, as evidence for what the column is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.read.values import codes_of, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sempadan.read.book import Cell

SAMPLE: Final = 500
"""Filled cells of a column that are looked at, spread over its whole length."""

ENOUGH: Final = 3
SURE: Final = 0.8
SEPARATORS: Final = re.compile(r"[\s.'-]")
NIK: Final = re.compile(r"[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}")
MYKAD: Final = re.compile(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{6}")
PASSPORT: Final = re.compile(r"[A-Z]{1,2}\d{6,8}")
WHOLE: Final = re.compile(r"\d{1,7}\.?")


@dataclass(frozen=True, slots=True)
class Shape:
    """Shares of the filled cells of a column that look like each kind of value."""

    filled: int
    shares: Mapping[str, float]

    def share(self, field: str) -> float:
        """Share that looks like a value of that field; 0 for fields whose values have no shape."""
        return self.shares.get(field, 0.0)

    def surely(self) -> str:
        """The field whose values have this shape, if nearly all do; empty if none."""
        if self.filled < ENOUGH:
            return ""
        best = max(("nik", "mykad", "sex"), key=self.share)
        return best if self.share(best) >= SURE else ""


def shape_of(cells: Sequence[Cell]) -> Shape:
    """Look at a column's cells."""
    filled = [cell for cell in cells if not isinstance(cell, str) or cell.strip()]
    step = max(1, len(filled) // SAMPLE)
    texts = [_plain(cell) for cell in filled[::step]]
    shares = {field: sum(map(test, texts)) / len(texts) for field, test in TESTS.items()} if texts else {}
    return Shape(len(filled), shares)


def _plain(cell: Cell) -> str:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    return cell.strip() if isinstance(cell, str) else ""


def _is_nik(text: str) -> bool:
    return NIK.fullmatch(SEPARATORS.sub("", text)) is not None


def _is_mykad(text: str) -> bool:
    return MYKAD.fullmatch(SEPARATORS.sub("", text)) is not None


def _is_passport(text: str) -> bool:
    return PASSPORT.fullmatch(SEPARATORS.sub("", text).upper()) is not None


def _is_sex(text: str) -> bool:
    return codes_of("sex").get(written(text), "unknown") != "unknown"


def _is_whole(text: str) -> bool:
    return WHOLE.fullmatch(text) is not None


TESTS: Final[Mapping[str, Callable[[str], bool]]] = {
    "nik": _is_nik,
    "mykad": _is_mykad,
    "passports": _is_passport,
    "sex": _is_sex,
    "row_number": _is_whole,
}
