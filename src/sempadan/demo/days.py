"""Months and days of the invented years."""

from __future__ import annotations

from datetime import date, timedelta

YEAR = 365.25


def month_start(start: date, month: int) -> date:
    """First day of the month that lies `month` months after the month of `start`."""
    years, months = divmod(start.month - 1 + month, 12)
    return date(start.year + years, months + 1, 1)


def month_of(start: date, day: date) -> int:
    """Whole months from the month of `start` to the month of `day`, negative before it."""
    return (day.year - start.year) * 12 + day.month - start.month


def month_text(day: date) -> str:
    """The month as YYYY-MM."""
    return f"{day.year:04d}-{day.month:02d}"


def later(day: date, days: float) -> date:
    """The day that many days later (rounded down), or earlier if negative."""
    return day + timedelta(days=int(days))


def years_before(day: date, years: float) -> date:
    """The day that many years earlier."""
    return day - timedelta(days=round(years * YEAR))


def age_on(birth: date, day: date) -> int:
    """Completed years of age on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
