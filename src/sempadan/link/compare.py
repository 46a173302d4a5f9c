"""How far two records agree: from shared match keys, filters and facts to levels of agreement.

All comparisons are of whole numbers, so that every machine and both kernels give the same levels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sempadan.link import kinds
from sempadan.link.kinds import carried
from sempadan.link.levels import AGE, DATE, HOME, NAME, NUMBER, PASSPORTS, PHONE
from sempadan.link.overlap import overlap_of
from sempadan.link.records import FAR, NONE

if TYPE_CHECKING:
    from sempadan.link.arrays import Truth, Whole
    from sempadan.link.overlap import Counter, Overlap
    from sempadan.link.pairs import Pairs
    from sempadan.link.records import Records

CHUNK = 500_000
"""Pairs that are compared at once: about 250 MB."""

PIECE = 5
"""Bits that one letter pair sets in a segment (fewer where two meet)."""

PART, TYPED, LONGER = 8, 11, 16
"""Bits a segment that may be missing: of the shorter name in a part (a letter pair and a half), of the shorter
and of the longer of two names that a typing error of two or three letter pairs sets apart."""


def agreement(records: Records, pairs: Pairs, counter: Counter) -> Whole:
    """Give the level of each factor for each pair.

    Args:
        records: The records.
        pairs: The pairs.
        counter: Counts common bits, in numpy or compiled.

    Returns:
        One row a pair, one column a factor of `levels.FACTORS`.
    """
    parts = [_agreement(records, pairs.part(at, at + CHUNK), counter) for at in range(0, max(len(pairs), 1), CHUNK)]
    return np.concatenate(parts)


def _agreement(records: Records, pairs: Pairs, counter: Counter) -> Whole:
    overlap = overlap_of(records, pairs, counter)
    name = _name(overlap, pairs.mask, _parents_differ(records, pairs))
    date = _date(overlap, pairs.mask, name)
    home = _coded(records.home, pairs)
    home[carried(pairs.mask, *kinds.HOMES) | overlap.agree[:, 2]] = HOME["agrees"]
    columns = [
        name,
        date,
        home,
        _number(records, pairs),
        _passport(records, pairs),
        np.where(carried(pairs.mask, kinds.PHONE_TOKEN), PHONE["agrees"], 0),
        _coded(records.sex, pairs),
        _coded(records.citizenship, pairs),
        np.where(date == 0, _age(records.born, pairs), 0),
    ]
    return np.stack(columns, axis=1)


def _name(overlap: Overlap, mask: Whole, parents_differ: Truth) -> Whole:
    """Grade names by the bits that are missing on either side, on all comparable segments together."""
    segments = overlap.agree.sum(axis=1)
    first, second, common = (
        (part * overlap.agree).sum(axis=1) for part in (overlap.first, overlap.second, overlap.common)
    )
    shorter, longer = np.minimum(first, second) - common, np.maximum(first, second) - common
    whole = carried(mask, kinds.NAME_HOME, kinds.NAME_YEAR)
    seen = segments > 0
    told = carried(mask, kinds.DATE_HOME) & overlap.known.all(axis=1)
    level = np.where(carried(mask, *kinds.OF_NAMES), NAME["token_only"], 0)
    level[seen | told] = NAME["differs"]
    level[seen & (common >= longer)] = NAME["alike"]
    level[seen & (shorter <= PART * segments)] = NAME["part"]
    level[seen & (shorter <= TYPED * segments) & (longer <= LONGER * segments)] = NAME["near"]
    level[(seen & (longer == 0)) | whole] = NAME["exact"]
    level[whole & (parents_differ | (seen & (shorter > PART * segments)))] = NAME["given"]
    return level


def _parents_differ(records: Records, pairs: Pairs) -> Truth:
    """Say where whole names agree, parents are known on both sides, and with them the names do not agree."""
    differ = np.zeros(len(pairs), np.bool_)
    for name, full in ((kinds.NAME_HOME, kinds.FULL_HOME), (kinds.NAME_YEAR, kinds.FULL_YEAR)):
        held = records.holders(full)
        differ |= carried(pairs.mask, name) & held[pairs.first] & held[pairs.second]
    return differ & ~carried(pairs.mask, kinds.FULL_HOME, kinds.FULL_YEAR)


def _date(overlap: Overlap, mask: Whole, name: Whole) -> Whole:
    """Grade birth dates.

    That dates differ shows only where both are known and the names would have shown it if they agreed:
    a token is shared, and no key of it with the date; or names are alike on another segment.
    """
    day = overlap.agree[:, 0] | carried(mask, kinds.TOKEN_DAY, kinds.START_DATE, kinds.DATE_HOME)
    month = overlap.agree[:, 1] | carried(mask, kinds.TOKEN_MONTH, kinds.START_DATE, kinds.DATE_HOME)
    told = carried(mask, *kinds.NAMED, kinds.PHONE_TOKEN) | (name >= NAME["alike"])
    level = np.where(overlap.known[:, 0] & overlap.known[:, 1] & told, DATE["differs"], 0)
    level[carried(mask, kinds.NAME_YEAR)] = DATE["year"]
    level[month] = DATE["month_year"]
    level[day] = DATE["day_month"]
    level[day & month] = DATE["exact"]
    return level


def _coded(codes: Whole, pairs: Pairs) -> Whole:
    """Compare codes: unknown is neither agreement nor conflict."""
    first, second = codes[pairs.first], codes[pairs.second]
    return np.where((first == NONE) | (second == NONE), 0, np.where(first == second, 2, 1))


def _age(born: Whole, pairs: Pairs) -> Whole:
    """Compare years of birth as far as age bands tell them; a year's difference is none."""
    first, second = born[pairs.first], born[pairs.second]
    known = (first[:, 1] < FAR) & (second[:, 1] < FAR)
    meet = (first[:, 0] <= second[:, 1] + 1) & (second[:, 0] <= first[:, 1] + 1)
    return np.where(known, np.where(meet, AGE["agrees"], AGE["differs"]), 0)


def _number(records: Records, pairs: Pairs) -> Whole:
    """Grade identity numbers; of two types the one that agrees better counts."""
    best = np.zeros(len(pairs), np.int64)
    for whole, parts in kinds.NUMBERS.items():
        held = records.holders(whole)
        both = held[pairs.first] & held[pairs.second]
        level = np.where(both, NUMBER["differs"], 0)
        level[both & carried(pairs.mask, parts[-1])] = NUMBER["serial_differs"]
        level[both & carried(pairs.mask, *parts[:-1])] = NUMBER["quarter_differs"]
        level[carried(pairs.mask, whole)] = NUMBER["agrees"]
        best = np.maximum(best, level)
    return best


def _passport(records: Records, pairs: Pairs) -> Whole:
    held = records.holders(kinds.PASSPORT)
    both = np.where(held[pairs.first] & held[pairs.second], PASSPORTS["differs"], 0)
    return np.where(carried(pairs.mask, kinds.PASSPORT), PASSPORTS["agrees"], both)
