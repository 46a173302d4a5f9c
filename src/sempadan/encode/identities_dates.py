"""Birth dates as match keys and filters take them: in parts, each of which survives a usual mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sempadan.identity.dates import PartialDate


class DateParts(NamedTuple):
    """A birth date in parts; empty text for what is not known or says nothing.

    Args:
        year: Two digits: numbers carry no more.
        month: Year and month.
        day: Day and month, the smaller first, so that a swapped date agrees.
        whole: Year, day and month.
    """

    year: str
    month: str
    day: str
    whole: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "DateParts()"


def date_parts(date: PartialDate) -> DateParts:
    """Cut a date; of 1 January, which offices write when they know the year only, the year stays."""
    year = f"{date.year % 100:02d}"
    if date.month is None or (date.month == 1 and date.day == 1):
        return DateParts(year, "", "", "")
    month = f"{year}-{date.month:02d}"
    if date.day is None:
        return DateParts(year, month, "", "")
    low, high = sorted((date.day, date.month))
    day = f"{low:02d}-{high:02d}"
    return DateParts(year, month, day, f"{year}-{day}")
