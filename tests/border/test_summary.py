from __future__ import annotations

import dataclasses

from sempadan.border import load, summary


def test_the_summary_counts_every_kind_of_row_those_on_demand_too():
    found = summary(load())
    assert (found.code, found.label.id) == ("kalbar-sarawak", "Kalimantan Barat–Sarawak")
    counts = {f.name: getattr(found, f.name) for f in dataclasses.fields(found) if f.name not in ("code", "label")}
    assert all(n > 0 for n in counts.values())
    assert (counts["districts"], counts["indicators"], counts["published_counts"]) == (26, 1095, 156)


def test_the_summary_of_a_folder_counts_that_folder(small):
    found = summary(load(small))
    assert (found.districts, found.agencies, found.indicators, found.published_counts) == (2, 1, 0, 0)
