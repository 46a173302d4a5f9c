from __future__ import annotations

import pytest

from release.report.examples import SETS, SETS_CHART, Words, page, table
from sempadan.locale.catalogue import catalogue
from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.look import INK
from sempadan.release.report.marks.overlaps import MOST, overlaps
from sempadan.release.report.subject import subject_of
from sempadan.release.report.wording import Wording


def draw(rows=SETS):
    (drawn,) = overlaps(subject_of(SETS_CHART, page(rows, SETS_CHART), Wording("en", catalogue("en").say, Words())))
    return drawn


def said(drawn):
    return [" ".join(words.text) for words in drawn.sketch.words]


def sets(number):
    """Sets of seven lists, numbered from 1."""
    found = []
    for n in range(1, number + 1):
        marks = f"{n:07b}"
        names = [f"L{place}" for place, mark in enumerate(marks) if mark == "1"]
        found.append((" + ".join(names), marks, 1000 - n))
    return table("sets", "lists pattern people", found)


def test_every_list_is_in_the_key_with_its_letter():
    words = said(draw())
    assert words[:6] == ["A", "lists KJRI", "B", "lists JTK", "C", "lists NGO"]


def test_a_dot_is_filled_where_the_list_is_in_the_set():
    dots = draw().sketch.points
    rows = [[point.fill == INK for point in dots[place : place + 3]] for place in range(0, len(dots), 3)]
    assert rows == [
        [True, False, False], [False, True, False], [False, False, True], [True, False, True], [True, True, False],
        [True, True, True],
    ]  # fmt: skip


def test_bars_are_in_proportion_and_numbers_beside_them():
    drawn = draw()
    bars = [box for box in drawn.sketch.boxes if box.stroke]
    wide = [box.x2 - box.x for box in bars]
    assert wide[1] / wide[0] == pytest.approx(300 / 1985)
    assert {"1,985", "300", "25", "40", "1", "0"} <= set(said(drawn))


def test_many_sets_are_cut_to_the_largest_and_it_is_said_so():
    drawn = draw(sets(127))
    assert len(drawn.sketch.points) == MOST * 7
    assert drawn.notes == (f"Drawn are the {MOST} sets of lists with most people; {127 - MOST} more are in the table.",)
    assert draw().notes == ()


def test_a_withheld_set_has_its_sign_and_no_bar():
    rows = [("KJRI", "10", 1985, "printed"), ("JTK", "01", None, "protected")]
    drawn = draw(table("sets", "lists pattern people status", rows))
    assert len([box for box in drawn.sketch.boxes if box.stroke]) == 1
    assert "–ᵖ" in said(drawn)


def test_a_pattern_that_does_not_fit_its_names_is_refused():
    with pytest.raises(ChartNotDrawn):
        draw(table("sets", "lists pattern people", [("KJRI + JTK", "100", 5)]))


def test_the_pattern_is_for_the_picture_alone():
    from release.report.examples import html

    assert ">100<" not in html(page(SETS, SETS_CHART))
