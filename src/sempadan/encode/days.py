"""Partial dates of a column as numbers, so that ages and waits are computed for all rows at once."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from sempadan.encode.errors import NotADateColumn
from sempadan.identity.dates import PartialDate

if TYPE_CHECKING:
    import pyarrow as pa

Whole: TypeAlias = npt.NDArray[np.int64]
"""Whole numbers, one a row."""

NONE = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True, repr=False)
class Days:
    """A column of partial dates; every array has one entry a row, 0 where nothing is known.

    Args:
        earliest: First day the date allows, as the number YYYYMMDD.
        latest: Last day the date allows, as the number YYYYMMDD.
        month: The month, as the number YYYYMM, where it is known.
        ordinal: The day, counted from 0001-01-01 as day 1, where it is known.
    """

    earliest: Whole
    latest: Whole
    month: Whole
    ordinal: Whole


def days_of(table: pa.Table, column: str) -> Days:
    """Read a column of dates, YYYY-MM-DD, YYYY-MM, YYYY or missing.

    Raises:
        NotADateColumn: Values are no dates; they are counted, not shown.
    """
    coded = pc.dictionary_encode(pc.fill_null(table[column], "")).combine_chunks()
    texts = coded.dictionary.to_pylist()
    dates = [PartialDate.of_iso(text) if text else None for text in texts]
    rows = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    wrong = np.array([bool(text) and found is None for text, found in zip(texts, dates, strict=True)], dtype=bool)
    if count := int(wrong[rows].sum()):
        raise NotADateColumn(column=column, count=count)
    numbers = np.array([_numbers(found) for found in dates], dtype=np.int64).reshape(-1, 4)[rows]
    return Days(*(np.ascontiguousarray(numbers[:, i]) for i in range(4)))


def full_years(born: Whole, on: Whole) -> Whole:
    """Count the full years from one day to another, both as YYYYMMDD.

    Who was born on 29 February completes a year on 1 March of a year that has no such day.
    """
    return on // 10_000 - born // 10_000 - (on % 10_000 < born % 10_000)


def _numbers(found: PartialDate | None) -> tuple[int, int, int, int]:
    if found is None:
        return NONE
    year, month, day = found.year, found.month, found.day
    first = (month or 1) * 100 + (day or 1)
    last = (month or 12) * 100 + (day or monthrange(year, month or 12)[1])
    ordinal = date(year, month, day).toordinal() if month and day else 0
    return year * 10_000 + first, year * 10_000 + last, year * 100 + month if month else 0, ordinal
