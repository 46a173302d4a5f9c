from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.days import days_of, full_years
from sempadan.encode.errors import NotADateColumn

dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def column(*texts):
    return pa.table({"d": pa.chunked_array([pa.array(texts, pa.string())])})


def test_each_precision_gives_what_it_allows():
    days = days_of(column("2024-02-03", "2024-02", "2024", None), "d")
    assert days.earliest.tolist() == [20240203, 20240201, 20240101, 0]
    assert days.latest.tolist() == [20240203, 20240229, 20241231, 0]
    assert days.month.tolist() == [202402, 202402, 0, 0]
    assert days.ordinal.tolist() == [date(2024, 2, 3).toordinal(), 0, 0, 0]


def test_an_empty_column_has_no_days():
    assert days_of(column(), "d").earliest.tolist() == []


def test_what_is_no_date_is_counted_and_not_shown():
    with pytest.raises(NotADateColumn) as caught:
        days_of(column("2024-02-31", "Siti", "Siti", "2024", None), "d")
    assert caught.value.params == {"column": "d", "count": 3}
    assert caught.value.__context__ is None


@settings(deadline=None)
@given(born=dates, on=dates)
def test_full_years_are_those_of_the_calendar(born, on):
    expected = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    numbers = [np.array([d.year * 10_000 + d.month * 100 + d.day]) for d in (born, on)]
    assert full_years(*numbers).tolist() == [expected]
