from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from analyse.published import captures, published
from sempadan.analyse.hidden.answer import hidden_of_overlaps
from sempadan.analyse.hidden.settings import HiddenSettings
from sempadan.border import load
from sempadan.cli.hidden_view import PATTERNS, hidden_view
from sempadan.cli.labels import Labels
from sempadan.cli.show import Grid
from sempadan.locale.catalogue import catalogue

SAY = catalogue("en").say
LABELS = Labels(load())


def laid_out(table):
    return hidden_view(hidden_of_overlaps(table, HiddenSettings(replicates=100), 1), LABELS)


def grids(blocks):
    """Grids by the sentence above them, as text."""
    told = {}
    for title, grid in pairwise(blocks):
        if isinstance(grid, Grid):
            told[SAY(title)] = [[cell if isinstance(cell, str | int) else SAY(cell) for cell in r] for r in grid.rows]
    return told


def test_a_method_says_why_it_does_not_count_and_an_end_that_is_not_there_is_a_dash():
    reply = hidden_of_overlaps(published("uk5"), HiddenSettings(replicates=100), 1)
    endless = replace(reply, methods=(replace(reply.methods[0], high=None), reply.methods[1]))
    rows = grids(hidden_view(endless, LABELS))["What each method estimates, people seen included (95% interval)"]
    assert rows[0][1] == "11,313"
    assert rows[0][2].endswith(" to –")
    assert rows[1][4].startswith("no: the data reject its model")


def test_of_patterns_those_of_most_people_are_shown_and_the_title_says_of_how_many():
    told = grids(laid_out(published("uk6")))
    (title,) = (title for title in told if title.startswith("People by exactly the lists"))
    assert title.endswith(f"the {PATTERNS} largest of 25 rows (--json holds all)")
    assert told[title][0] == ["PF", 907]


def test_the_estimate_without_each_list_begins_with_that_of_all():
    told = grids(laid_out(published("uk6")))
    rows = told["The stepwise estimate of all lists (–), and without each list"]
    assert rows[0] == ["–", 2744, "11,418"]
    assert rows[3][0] == "PF"


def test_lists_of_a_table_are_named_as_they_are_even_if_they_look_like_codes():
    told = grids(laid_out(captures("police ngo", {"10": 28, "01": 23, "11": 2})))
    assert [row[0] for row in told["People on each list"]] == ["police", "ngo"]


def test_a_refusal_without_people_has_no_table():
    assert grids(laid_out(captures("", {}))) == {}
