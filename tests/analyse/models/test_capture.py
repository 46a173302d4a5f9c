"""An overlaps table is taken whole or refused with the row and the reason."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.published import captures, published
from sempadan.analyse.models import errors
from sempadan.analyse.models.capture import MOST_PEOPLE, Captures, captures_of
from sempadan.schema.errors import ColumnsDisagree

GOOD = {"A": [1, 0, 1], "B": [0, 1, 1], "count": [28, 23, 2]}


def table(**columns):
    return pa.table(GOOD | columns)


def test_a_good_table_is_taken():
    taken = captures_of(table())
    assert taken.lists == ("A", "B")
    assert taken.counts.tolist() == [0, 28, 23, 2]
    assert (taken.seen, taken.single, taken.shared) == (53, 51, 2)


def test_the_place_of_the_count_column_and_the_order_of_rows_do_not_matter():
    turned = captures_of(pa.table({"count": [2, 23, 28], "A": [1, 0, 1], "B": [1, 1, 0]}))
    assert turned.counts.tolist() == captures_of(table()).counts.tolist()


def test_lists_may_have_names_in_any_script():
    assert captures_of(pa.table({"警察": [1], "Лист": [1], "daftar – ك": [0], "count": [1]})).lists[0] == "警察"


def test_floats_that_are_whole_and_true_or_false_are_taken():
    taken = captures_of(pa.table({"A": [True, False, True], "B": [0.0, 1.0, 1.0], "count": [28.0, 23.0, 2.0]}))
    assert taken.counts.tolist() == [0, 28, 23, 2]


def test_a_billion_people_are_fine():
    assert captures_of(table(count=[10**9, 10**9, 10**9])).seen == 3 * 10**9


@pytest.mark.parametrize(
    ("columns", "error", "row"),
    [
        ({"count": [28, -1, -2]}, errors.CountNegative, 2),
        ({"count": [28.0, 23.5, 2.0]}, errors.CountNotWhole, 2),
        ({"count": [28.0, float("nan"), float("inf")]}, errors.CountNotWhole, 2),
        ({"count": [28, None, 2]}, errors.CountNotWhole, 2),
        ({"count": ["28", "Siti", "2"]}, errors.CountNotWhole, 1),
        ({"count": [28, 23, MOST_PEOPLE + 1]}, errors.CountTooLarge, 3),
        ({"B": [0, 2, 1]}, errors.MarkNotBinary, 2),
        ({"B": [0, None, 1]}, errors.MarkNotBinary, 2),
        ({"B": ["0", "1", "1"]}, errors.MarkNotBinary, 1),
        ({"A": [0, 0, 1]}, errors.PatternOfNoList, 1),
        ({"A": [1, 1, 1]}, errors.PatternTwice, 3),
    ],
)
def test_a_faulty_row_is_named_and_its_text_is_not(columns, error, row):
    with pytest.raises(error) as raised:
        captures_of(table(**columns))
    assert raised.value.params["row"] == row
    assert "Siti" not in str(raised.value)
    assert raised.value.__context__ is None


def test_the_faulty_rows_are_counted():
    with pytest.raises(errors.CountNegative) as raised:
        captures_of(table(count=[28, -1, -2]))
    assert raised.value.params["count"] == 2


def test_a_pattern_of_no_list_is_refused_even_if_nobody_has_it():
    with pytest.raises(errors.PatternOfNoList):
        captures_of(pa.table({"A": [0, 1], "B": [0, 1], "count": [0, 5]}))


@pytest.mark.parametrize(
    ("columns", "error"),
    [
        ({"A": [1]}, errors.CountColumnMissing),
        ({"count": [1]}, errors.ListColumnsMissing),
        ({"A": [1], "": [1], "count": [1]}, errors.ListNameNotUnique),
        ({"A": [1], " A": [1], "count": [1]}, errors.ListNameNotUnique),
        ({f"L{n}": [1] for n in range(11)} | {"count": [1]}, errors.TooManyLists),
        ({"A": [1, 0], "B": [1, 1], "count": [0, 0]}, errors.NobodyCounted),
        ({"A": pa.array([], pa.int64()), "count": pa.array([], pa.int64())}, errors.NobodyCounted),
    ],
)
def test_columns_that_do_not_make_a_table_are_refused(columns, error):
    with pytest.raises(error):
        captures_of(pa.table(columns))


def test_ten_lists_are_taken():
    assert len(captures_of(pa.table({f"L{n}": [1] for n in range(10)} | {"count": [1]})).lists) == 10


def test_counts_that_do_not_fit_the_lists_make_no_table():
    for counts in ([0, 1, 2], [1, 0, 0, 0], [0, -1, 1, 1]):
        with pytest.raises(ColumnsDisagree):
            Captures(("A", "B"), np.array(counts))


def test_a_table_shows_its_size_and_nothing_else():
    assert repr(published("uk6")) == "Captures(6 lists, 2744 people)"


def test_without_a_list_its_own_people_are_gone_and_the_others_stay():
    table = captures("A B C", {"100": 5, "110": 2, "011": 3, "111": 1})
    rest = table.without(1)
    assert rest.lists == ("A", "C")
    assert rest.counts.tolist() == [0, 7, 3, 1]
    assert table.without(0).seen == table.seen - 5


@given(st.integers(1, 5).flatmap(lambda k: st.lists(st.integers(0, 50), min_size=2**k - 1, max_size=2**k - 1)))
@settings(deadline=None, max_examples=60)
def test_seen_people_are_on_one_list_or_on_several(numbers):
    counts = np.array([0, *numbers])
    table = Captures(tuple(map(str, range(len(counts).bit_length() - 1))), counts)
    assert table.single + table.shared == table.seen
    for place in range(len(table.lists)):
        assert table.on(1 << place) == table.shared_on(place) + counts[1 << place]
        if len(table.lists) > 1:
            assert table.without(place).seen == table.seen - counts[1 << place]
