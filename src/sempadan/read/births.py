"""Read dates of cells, of births also with the place that stands before them ("Sambas, 12-05-1998")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from sempadan.identity.dates import PartialDate, date_of_serial, possible_orders, read_date
from sempadan.read.faults import Severity, fault
from sempadan.read.takes import Taken, known_text
from sempadan.read.words import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.identity.dates import Order
    from sempadan.read.book import Cell
    from sempadan.read.faults import Fault
    from sempadan.read.orders import ColumnOrder

FIRST_YEAR: Final = 1900
PLACE_THEN_DATE: Final = re.compile(r"([^\d,;/]*[^\W\d_][^\d,;/]*?)[\s,;:/.-]+(\d.*)", re.DOTALL)
COMMA: Final = re.compile(r"[,;/]")
DIGIT: Final = re.compile(r"\d")
NUMERIC: Final = re.compile(r"\d{1,4}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?\d{1,4}")


@dataclass(frozen=True, slots=True, repr=False)
class Dated:
    """A date as read, with the place that stood beside it."""

    date: PartialDate | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the cells of one column of dates.

    Args:
        order: The column's order.
        year: Year of the list: no date lies after it.
        epoch_1904: Whether day numbers count from 1904.
        severity: How bad an unreadable date is.
        placed: Whether a place may stand beside the date.
    """

    order: ColumnOrder
    year: int
    epoch_1904: bool
    severity: Severity
    placed: bool = False

    def read(self, cell: Cell) -> Taken[Dated]:
        """Read a cell; an empty one has no date and no fault."""
        if isinstance(cell, date):
            return self._plausible(PartialDate(cell.year, cell.month, cell.day), "")
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._number(float(cell))
        text = known_text(cell)
        if not text:
            return Taken(Dated(None))
        return self._text(text)

    def _number(self, number: float) -> Taken[Dated]:
        text = known_text(number)
        if not text:
            return Taken(Dated(None))
        if number.is_integer() and FIRST_YEAR <= number <= self.year:
            return Taken(Dated(PartialDate(int(number))))
        day = date_of_serial(number, epoch_1904=self.epoch_1904)
        if day is None and number.is_integer() and 7 <= len(text) <= 8:
            return self._text(text.zfill(8))
        return self._fault("not_a_date") if day is None else self._plausible(day, "")

    def _text(self, text: str) -> Taken[Dated]:
        iso = PartialDate.of_iso(text)
        if iso is not None:
            return self._plausible(iso, "")
        for place, part in _partings(text) if self.placed else [("", text)]:
            order = self._order(part)
            found = read_date(part, order or "day_first", pivot=self.year)
            if found is not None:
                return self._plausible(found, place) if order else self._fault("date_order_unknown", place)
        return self._unread(text)

    def _order(self, part: str) -> Order | None:
        """Order in which to read a date; None if the column contradicts itself and the date allows both."""
        if self.order.how != "contradicts":
            return self.order.order
        allowed = possible_orders(part)
        if len(allowed) > 1:
            return None
        return next(iter(allowed), "day_first")

    def _unread(self, text: str) -> Taken[Dated]:
        """Say why no date was read: it fits the other order only, or it is none."""
        place, part = next(reversed(list(_partings(text)))) if self.placed else ("", text)
        other = possible_orders(part)
        if self.placed and not DIGIT.search(text):
            return Taken(Dated(None, text), (fault("place_without_date", "warning"),))
        rule = "date_in_other_order" if other and self.order.order not in other else "not_a_date"
        known = place if rule == "date_in_other_order" or NUMERIC.search(part) else ""
        return self._fault(rule, known)

    def _plausible(self, found: PartialDate, place: str) -> Taken[Dated]:
        if found.year > self.year:
            return self._fault("date_in_future", place)
        if found.year < FIRST_YEAR:
            return self._fault("date_too_old", place)
        return Taken(Dated(found, place))

    def _fault(self, rule: str, place: str = "") -> Taken[Dated]:
        faults: tuple[Fault, ...] = (fault(rule, self.severity),)
        return Taken(Dated(None, place), faults)


def date_part(cell: str) -> str:
    """The part of a cell that may be a date in numbers, without a place before or behind it."""
    text = tidy(cell)
    return next((part for _, part in _partings(text) if possible_orders(part)), text)


def _partings(text: str) -> Iterator[tuple[str, str]]:
    """Ways to part a text into place and date, the whole text as a date first."""
    yield "", text
    found = PLACE_THEN_DATE.fullmatch(text)
    if found:
        yield found[1].strip(" ,.-"), found[2]
    parts = COMMA.split(text)
    if len(parts) == 2:
        first, second = (part.strip() for part in parts)
        yield first, second
        yield second, first
