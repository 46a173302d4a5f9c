"""The kinds of match key as linking uses them; the numbers are those of the encoding's table of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sempadan.link.arrays import Truth, Whole

NIK, MYKAD = 0, 5
NUMBERS = {NIK: (1, 2, 3, 4), MYKAD: (6, 7, 8, 9)}
"""Identity numbers, and each without one of its quarters; the last is without its serial."""

PASSPORT, TOKEN_DAY, TOKEN_MONTH, NAME_HOME, NAME_YEAR, DATE_HOME, START_DATE, PHONE_TOKEN = range(10, 18)
FULL_HOME, FULL_YEAR, STARTS_HOME = 18, 19, 20

NAMED = (TOKEN_DAY, TOKEN_MONTH, NAME_HOME, NAME_YEAR)
"""Kinds that hold a token (the first two) or a whole name (the others): the fewer records carry the key, the
rarer the name."""

OF_NAMES = (*NAMED, START_DATE, PHONE_TOKEN, STARTS_HOME)
"""Kinds that hold something of a name."""

HOMES = (NAME_HOME, DATE_HOME, STARTS_HOME)
"""Kinds that hold the home."""


def carried(mask: Whole, *kinds: int) -> Truth:
    """Say which pairs share a key of one of the kinds; bit n of their mask stands for kind n."""
    shared: Truth = (mask & sum(1 << kind for kind in kinds)) != 0
    return shared
