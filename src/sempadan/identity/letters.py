"""Any text as small ASCII letters and signs: accents, full width, curly quotes, invisible signs."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from sempadan.identity.ruleset import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

DROPPED = frozenset({"Mn", "Me", "Mc", "Cf"})
"""Categories that leave no blank behind: accents that stand alone, and signs without a shape."""


def fold_text(text: str) -> str:
    """Write a text in small ASCII letters, digits and signs.

    Accents go, full width becomes plain, curly quotes and dashes become straight, invisible signs
    vanish. A letter of another script becomes a blank: it says nothing here.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_signs()))
    kept = (c for c in plain.translate(_signs()) if unicodedata.category(c) not in DROPPED)
    return "".join(c if c.isascii() else " " for c in kept).lower()


@cache
def _signs() -> Mapping[int, str]:
    return {ord(left): right for rule in rules("letters") for left, right in rule.pairs()}
