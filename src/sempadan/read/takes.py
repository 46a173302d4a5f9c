"""Turn the cells of a column into values, each distinct cell once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from sempadan.identity.missing import is_missing
from sempadan.read.values import ditto, written
from sempadan.read.words import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sempadan.read.book import Cell
    from sempadan.read.faults import Fault

Value = TypeVar("Value")
DITTO_SIGNS: Final = frozenset("\"'”“„〃″´`,-–— ")
"""A cell of nothing but these, with a quotation mark among them, repeats the one above."""


@dataclass(frozen=True, slots=True, repr=False)
class Taken(Generic[Value]):
    """What a cell was taken for, and what is wrong with it."""

    value: Value
    faults: tuple[Fault, ...] = ()


def take_all(cells: Sequence[Cell], convert: Callable[[Cell], Taken[Value]]) -> list[Taken[Value]]:
    """Convert a column; the same cell is converted once."""
    seen: dict[tuple[type, Cell], Taken[Value]] = {}
    taken = []
    for cell in cells:
        key = (type(cell), cell)
        found = seen.get(key)
        if found is None:
            found = seen[key] = convert(cell)
        taken.append(found)
    return taken


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, dates as YYYY-MM-DD."""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int | float):
        return str(int(cell)) if float(cell).is_integer() else repr(float(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def known_text(cell: Cell) -> str:
    """A cell as text, empty where it says that nothing is known."""
    text = text_of(cell)
    return "" if is_missing(text) else text


def is_ditto(cell: Cell) -> bool:
    """Whether a cell says that it repeats the one above."""
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    if not text or len(text) > 30:
        return False
    if DITTO_SIGNS.issuperset(text):
        return any(sign not in "-–— ," for sign in text) or text == ",,"
    return written(text) in ditto()
