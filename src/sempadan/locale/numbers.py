"""Numbers, shares and dates as each language writes them, by Unicode's CLDR through Babel.

Numbers are formatted once, at the end, and never parsed back: 1985 is 1.985 in Indonesian and
1,985 in Malay and English, and a reader of the one takes the other for a decimal.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from sempadan.locale.errors import sentence_fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from sempadan.locale.language import Lang

Scalar: TypeAlias = "int | float | str | date"

LOCALES: Final[Mapping[Lang, str]] = MappingProxyType({"id": "id", "ms": "ms", "en": "en_GB"})
"""British English: day before month, as on both sides of this border."""

ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PATTERNS: Final = MappingProxyType({"": "#,##0.###", "percent": "#,##0.#%", "0": "#,##0"})
DIGITS: Final = re.compile(r"[1-6]")
DATES: Final = MappingProxyType(
    {"short": ("d MMM y", "MMM y"), "long": ("d MMMM y", "MMMM y"), "month": ("MMMM y", "MMMM y")}
)
"""By spec: pattern of a whole date, and of one whose day is unknown. A bare year is its four digits."""


def format_value(value: Scalar, spec: str, lang: Lang) -> str:
    """Write a number, a date or a name in a language.

    Args:
        value: A number (a share as a fraction), a date, an ISO date as text that may lack day or
            month, or any other text.
        spec: For numbers empty (grouped, at most three decimals), `plain` (whole, ungrouped: row
            numbers, years), `percent` (0.655 is 65.5 %), or the fixed number of decimals, 0 to 6.
            For dates `short`, `long` or `month`; a date without a spec is short. For text empty.
        lang: Language.

    Raises:
        SentenceFault: The spec does not fit the value, or the value is not a number (NaN).
    """
    if isinstance(value, bool):
        raise sentence_fault("*", f"yes or no needs a message of its own, not {{:{spec}}}")
    if isinstance(value, int | float):
        return _number(value, spec, lang)
    if isinstance(value, date):
        return _date(value.isoformat(), spec or "short", lang)
    return _date(value, spec, lang) if spec else value


def format_series(words: Sequence[str], style: Literal["and", "or"], lang: Lang) -> str:
    """Join words as the language does: "a, b dan c", "a, b, atau c"."""
    return format_list(list(words), style="standard" if style == "and" else "or", locale=LOCALES[lang])


def _number(value: float, spec: str, lang: Lang) -> str:
    if math.isnan(value):
        raise sentence_fault("*", "the value is no number (NaN)")
    if spec == "plain" and isinstance(value, int):
        return str(value)
    pattern = f"#,##0.{'0' * int(spec)}" if DIGITS.fullmatch(spec) else PATTERNS.get(spec)
    if pattern is None:
        raise sentence_fault("*", f"numbers of this kind have no format {spec!r}")
    return format_decimal(value, format=pattern, locale=LOCALES[lang])


def _date(iso: str, spec: str, lang: Lang) -> str:
    found = ISO.fullmatch(iso)
    if spec not in DATES or found is None:
        raise sentence_fault("*", f"text that is no date, or a date, has no format {spec!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        raise sentence_fault("*", "a date lies outside the calendar")
    if month is None:
        return found[1]
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise sentence_fault("*", "a date lies outside the calendar")
    whole, partial = DATES[spec]
    return format_date(date(year, month, day or 1), partial if day is None else whole, locale=LOCALES[lang])
