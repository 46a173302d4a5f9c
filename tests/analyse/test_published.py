"""The typed tables count as many people as their sources say."""

from __future__ import annotations

import pytest

from analyse.published import TABLES, published

SEEN = {
    "uk6": 2744, "uk5": 2744, "uk4": 2428, "western5": 345, "neworleans8_n185": 185, "neworleans5_n185": 185,
    "neworleans8_n186": 186, "neworleans5_n186": 186, "netherlands6": 8234, "netherlands5": 8234, "australia4": 414,
    "kosovo4": 4400, "korea3": 123, "artificial3": 96,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_counts_the_people_of_its_source(name):
    table = published(name)
    assert (table.seen, len(table.lists)) == (SEEN[name], int(name.split("_")[0][-1]))
