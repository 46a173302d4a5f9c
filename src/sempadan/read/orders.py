"""Decide in which order each column writes day and month, from the whole column and never row by row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sempadan.identity.dates import meant_orders, possible_orders
from sempadan.read.births import date_part
from sempadan.read.faults import Fault, fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.identity.dates import Order
    from sempadan.read.book import Cell

How: TypeAlias = Literal["said", "proved", "majority", "borrowed", "assumed", "contradicts", "not_needed"]

MAJORITY: Final = 3
"""An order holds against dates that exclude it if this many times more dates exclude the other."""

DAY: Final[frozenset[Order]] = frozenset({"day_first"})
MONTH: Final[frozenset[Order]] = frozenset({"month_first"})


@dataclass(frozen=True, slots=True)
class ColumnOrder:
    """The order of a column's dates and how it was found.

    Args:
        column: Label of the column.
        order: The order; where dates contradict each other it is not to be used for a date that allows both.
        how: `said` by the user, `proved` by the column, held by a `majority`, `borrowed` from other
            columns of the file, `assumed` as both countries write, or the column `contradicts` itself.
        day_first: Dates that exclude month first.
        month_first: Dates that exclude day first.
        either: Dates that allow both.
    """

    column: str
    order: Order
    how: How
    day_first: int = 0
    month_first: int = 0
    either: int = 0
    others: tuple[str, ...] = ()

    def doubt(self) -> Fault | None:
        """What the user should read about it."""
        name = self.order
        if self.how == "borrowed":
            return fault(f"order_borrowed_{name}", "warning", n=str(self.either), columns=", ".join(self.others))
        if self.how == "assumed":
            return fault("order_assumed", "warning", n=str(self.either))
        if self.how == "majority":
            against = self.month_first if name == "day_first" else self.day_first
            n = self.day_first + self.month_first - against
            return fault(f"order_majority_{name}", "warning", n=str(n), of=str(against))
        if self.how == "contradicts":
            return fault("order_contradicts", "warning", n=str(self.day_first), of=str(self.month_first))
        return None


def decide_orders(columns: Mapping[str, Sequence[Cell]], said: Order | None) -> dict[str, ColumnOrder]:
    """Decide the order of every date column of a file.

    Args:
        columns: Cells by label of the column.
        said: What the user says, if anything.
    """
    found = {label: _own(label, cells, said) for label, cells in columns.items()}
    sure = [c for c in found.values() if c.how in ("proved", "majority")]
    orders = {c.order for c in sure}
    for label, column in found.items():
        if column.how != "assumed" or len(orders) != 1:
            continue
        others = tuple(c.column for c in sure)
        found[label] = ColumnOrder(label, next(iter(orders)), "borrowed", either=column.either, others=others)
    return found


def _own(label: str, cells: Sequence[Cell], said: Order | None) -> ColumnOrder:
    """What a column says by itself; "assumed" where it does not exclude either order."""
    counts: Counter[frozenset[Order]] = Counter()
    for text, times in Counter(cell for cell in cells if isinstance(cell, str)).items():
        counts[meant_orders(date_part(text))] += times
    day, month = counts[DAY], counts[MONTH]
    either = counts[DAY | MONTH]
    if said is not None:
        return ColumnOrder(label, said, "said", day, month, either)
    if day and month:
        more: Order = "day_first" if day > month else "month_first"
        clear = max(day, month) >= MAJORITY * min(day, month)
        return ColumnOrder(label, more, "majority" if clear else "contradicts", day, month, either)
    if day or month:
        return ColumnOrder(label, "day_first" if day else "month_first", "proved", day, month, either)
    return ColumnOrder(label, "day_first", "assumed" if either else "not_needed", either=either)


def swapped_by_program(cells: Sequence[Cell]) -> bool:
    """Whether a program seems to have read some dates month first when they were typed.

    Then it turned those it could (day up to 12) into real dates, day and month exchanged, and left
    the others as text: real dates all have a day up to 12, texts all exclude month first.
    """
    real = [cell.day for cell in cells if isinstance(cell, date)]
    if len(real) < 2 or max(real) > 12:
        return False
    texts = [possible_orders(date_part(cell)) for cell in cells if isinstance(cell, str)]
    numeric = [orders for orders in texts if orders]
    return len(numeric) > 1 and all(orders == DAY for orders in numeric)
