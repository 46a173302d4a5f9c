from __future__ import annotations

import numpy as np
import pytest

from sempadan.analyse.forms_tables import Counted, nobody, share_table, source_table
from sempadan.border import load
from sempadan.cli.labels import Labels
from sempadan.cli.share_grid import PLACES, holds_shares, read_shares, share_blocks
from sempadan.cli.show import Grid
from sempadan.locale.catalogue import catalogue

LABELS = Labels(load())
SEXES = share_table(
    Counted(
        ("source_type", "year", "sex"),
        (("police", "2022", "female"), ("police", "2022", "unknown"), ("ngo", "2022", "male"), ("ngo", "2023", "male")),
        np.array([[3], [1], [2], [4]]),
    )
)


def places(count):
    cells = tuple(("ngo", f"61{n:02}") for n in range(1, count + 1))
    return share_table(Counted(("source_type", "home_district"), cells, np.arange(1, count + 1)[:, None]))


def said(blocks):
    say = catalogue("en").say
    title, grid = blocks
    assert isinstance(grid, Grid)
    return (
        say(title),
        [say(h) for h in grid.heads],
        [[c if isinstance(c, str) else say(c) for c in r] for r in grid.rows],
    )


def test_only_tables_of_shares_by_source_type_are_laid_out_so():
    assert holds_shares(SEXES)
    assert not holds_shares(source_table(nobody(), {}))


def test_source_types_are_columns_and_each_group_ends_with_whom_it_knows():
    title, heads, rows = said(share_blocks(SEXES, LABELS))
    assert title == "Sex, by Year of first contact: share of the people of whom it is known (95% interval)"
    assert heads == ["Year of first contact", "Sex", "police", "non-governmental organisation"]
    assert rows == [
        ["2022", "female", "100% (43.9–100.0)", "0% (0.0–65.8)"],
        ["2022", "male", "0% (0.0–56.1)", "100% (34.2–100.0)"],
        ["2022", "people: known / unknown", "3 / 1", "2 / 0"],
        ["2023", "female", "–", "0% (0.0–49.0)"],
        ["2023", "male", "–", "100% (51.0–100.0)"],
        ["2023", "people: known / unknown", "–", "4 / 0"],
    ]


@pytest.mark.parametrize(("count", "hidden"), [(PLACES, 0), (PLACES + 1, 1), (PLACES + 5, 5)])
def test_of_places_the_largest_are_shown_and_the_others_counted(count, hidden):
    table = places(count)
    shown = read_shares(table).shown(())
    assert len(shown) == count - hidden
    assert f"61{count:02}" in shown
    _, _, rows = said(share_blocks(table, LABELS))
    assert [row[0] for row in rows if row[0].startswith("…")] == ([f"… {hidden} more (--json)"] if hidden else [])
