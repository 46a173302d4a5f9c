from __future__ import annotations

from release.report.examples import BARS, METHODS, YEARS, table
from sempadan.release.report.fields import Field, fields_of, is_withheld, rows_of, withheld_in
from sempadan.schema.finding import Kind


def names(found):
    return [(field.name, field.low, field.high) for field in found]


def test_a_number_takes_its_interval_by_name_or_from_behind_it():
    assert names(fields_of(YEARS.columns))[-1] == ("people", "people_low", "people_high")
    assert ("share", "low", "high") in names(fields_of(BARS.columns))
    assert ("estimate", "low", "high") in names(fields_of(METHODS.columns))


def test_the_interval_behind_a_count_is_none_of_it():
    found = fields_of(table("range", "people low high", []).columns)
    assert names(found) == [("people", "", ""), ("low", "", ""), ("high", "", "")]
    assert [field.kind for field in found] == [Kind.COUNT, Kind.ESTIMATE, Kind.ESTIMATE]


def test_the_status_is_shown_nowhere_and_hidden_columns_are_not():
    shown = [name for name, _, _ in names(fields_of(BARS.columns, hidden=frozenset({"form"})))]
    assert shown == ["source_type", "people", "share", "known"]


def test_keys_name_a_row():
    assert [field.is_key for field in (Field("a", Kind.CODE), Field("b", Kind.TIME), Field("c", Kind.COUNT))] == [
        True, True, False,
    ]  # fmt: skip


def test_withheld_is_what_the_status_says_and_null_alone_is_not():
    rows = rows_of(BARS)
    assert [is_withheld(row, "people") for row in rows] == [False, False, True, False]
    assert not any(is_withheld(row, "estimate") for row in rows_of(METHODS))
    assert withheld_in(BARS) == (5, 20)
    assert withheld_in(METHODS) == (0, 12)
