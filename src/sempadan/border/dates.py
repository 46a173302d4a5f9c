"""Dates of the pack: YYYY-MM-DD, YYYY-MM or YYYY, never more exact than the source."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

ISO: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
PRECISIONS: Final = {4: "year", 7: "month", 10: "day"}


def is_date(text: str) -> bool:
    """Whether the text is a date of the pack, between 1900 and 2099, that stands in the calendar."""
    found = ISO.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(found[part] or 1) for part in ("year", "month", "day"))
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def precision(text: str) -> str:
    """How exact a date of the pack is: day, month, year, or none for an empty one."""
    return PRECISIONS.get(len(text), "none")


def first_day(text: str) -> date:
    """The earliest day that a date of the pack may mean."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The latest day that a date of the pack may mean."""
    year, month, day = _parts(text)
    return date(year, month or 12, day or monthrange(year, month or 12)[1])


def _parts(text: str) -> tuple[int, int, int]:
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    return year, month, day
