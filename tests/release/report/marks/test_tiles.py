from __future__ import annotations

import pytest

from release.report.examples import PLACES, PLACES_CHART, TILES, Words, finding, page, table
from sempadan.locale.catalogue import catalogue
from sempadan.release.report import Page, Tile
from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.look import HELD, TINTS, WIDTH
from sempadan.release.report.marks.tiles import tiles
from sempadan.release.report.subject import subject_of
from sempadan.release.report.wording import Wording


def maps(rows=PLACES, page_of=None):
    own = page_of or page(rows, PLACES_CHART)
    return tiles(subject_of(PLACES_CHART, own, Wording("en", catalogue("en").say, Words())))


def said(drawn):
    return [" ".join(words.text) for words in drawn.sketch.words]


def test_there_is_a_map_for_each_group():
    assert [(drawn.code, drawn.part) for drawn in maps()] == [
        ("a", "source_type a"), ("long", Words().code("x", "long").params["word"]),
    ]  # fmt: skip


def test_a_tile_stands_in_its_place_with_first_letters_and_number():
    first, second, third, fourth = maps()[0].sketch.boxes[: len(TILES)]
    assert first.y == second.y < third.y < fourth.y
    assert first.x < second.x < third.x < fourth.x
    assert fourth.x2 <= WIDTH
    assert {"Samb", "Sibu", "Sri", "25%"} <= set(said(maps()[0]))


def test_tints_are_by_class_the_same_on_every_map():
    first, second = maps()
    assert first.sketch.boxes[0].fill == TINTS[2]
    assert second.sketch.boxes[0].fill == TINTS[5]
    assert {"0%", "20%", "100%"} <= set(said(first)) & set(said(second))


def test_a_withheld_number_is_hatched_and_no_row_is_white():
    first, second = maps()
    assert first.sketch.boxes[1].fill == HELD
    assert "–ᵖ" in said(first)
    assert second.sketch.boxes[1].fill == TINTS[0]
    assert "A white tile without a number has no row in the table." in second.notes


def test_nobody_is_white_too_and_says_nought():
    drawn = maps(table("places", "source_type district share low high", [("a", "d1", 0.0, 0.0, 0.0)]))[0]
    assert drawn.sketch.boxes[0].fill == TINTS[0]
    assert said(drawn).count("0%") == 2


def test_what_has_no_tile_is_listed_below_with_its_number():
    words = said(maps()[0])
    place = words.index("Outside the map")
    assert set(words[place + 1 : place + 3]) == {"10%", '<10 & "more" – o’clock'}
    assert "Outside the map" not in said(maps()[1])


def test_without_a_tile_map_it_is_refused():
    bare = Page(reply=finding(PLACES, PLACES_CHART), labels=Words())
    with pytest.raises(ChartNotDrawn):
        maps(page_of=bare)


def test_a_small_map_has_no_giant_tiles():
    own = Page(reply=finding(PLACES, PLACES_CHART), labels=Words(), tiles=(Tile("d1", "Sambas", 0, 0),))
    box = maps(page_of=own)[0].sketch.boxes[0]
    assert box.x2 - box.x < 60
