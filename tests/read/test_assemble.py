"""Accepted rows become Cases as the codebook orders them."""

from __future__ import annotations

from sempadan.schema.codebook import codebook
from sempadan.schema.tables import Cases


def test_a_field_without_a_column_is_unknown_or_missing(desk):
    read = desk.table(("Nama", "L/P"), ("Siti", "P"))
    assert read.checked.cases.data.schema.equals(Cases.COLUMNS)
    row = read.checked.cases.data.to_pylist()[0]
    told = {"sheet": "Data", "row": 2, "name": "Siti", "sex": "female", "passports": []}
    assert {name: value for name, value in row.items() if value not in (None, "unknown")} == told
    assert all(row[field.name] == "unknown" for field in codebook().of_cases if field.coded and field.name != "sex")


def test_repeated_rows_are_noted_without_their_own_number(desk):
    read = desk.table(("No", "Nama", "L/P"), (1, "Siti", "P"), (2, "Budi", "L"), (3, "Siti", "P"), (4, "Siti", "P"))
    assert read.rules == [(4, "", "repeats_row"), (5, "", "repeats_row")]
    assert read.counts == (4, 4, 0, 0)


def test_a_list_of_no_people_is_an_empty_table(desk):
    read = desk.table(("Nama", "L/P"))
    assert read.counts == (0, 0, 0, 0)
    assert len(read.checked.cases) == 0
