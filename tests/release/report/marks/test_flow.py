from __future__ import annotations

from itertools import pairwise

import pytest

from release.report.examples import WAYS, WAYS_CHART, Words, chart, page, table
from sempadan.locale.catalogue import catalogue
from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.look import WIDTH
from sempadan.release.report.marks.flow import MOST, TALL, flow
from sempadan.release.report.subject import subject_of
from sempadan.release.report.wording import Wording
from sempadan.schema.finding import Mark

COLUMNS = "home gate work people status"


def draw(rows, of=WAYS_CHART):
    (drawn,) = flow(subject_of(of, page(rows, of), Wording("en", catalogue("en").say, Words())))
    return drawn


def said(drawn):
    return [" ".join(words.text) for words in drawn.sketch.words]


def test_bands_are_together_as_tall_as_all_people_on_either_side():
    bands = draw(WAYS).sketch.bands
    left = [band for band in bands if band.x < WIDTH / 2]
    assert sum(band.tall for band in left) == pytest.approx(TALL)
    assert sum(band.tall for band in bands) == pytest.approx(2 * TALL)


def test_bands_are_in_proportion():
    rows = table("ways", COLUMNS, [("a", "g", "w", 30, "printed"), ("b", "g", "w", 10, "printed")])
    talls = [band.tall for band in draw(rows).sketch.bands]
    assert talls == pytest.approx([TALL * 0.75, TALL * 0.25, TALL])


def test_small_places_are_drawn_together_and_it_is_said_so():
    drawn = draw(WAYS)
    words = said(drawn)
    assert "4 others" in words
    assert "2 others" in words
    assert sum(word.startswith("home") for word in words) == MOST - 1
    assert any("drawn together" in note for note in drawn.notes)


def test_few_places_all_keep_their_name():
    rows = [(f"h{n}", "g", "w", 10, "printed") for n in range(MOST)]
    drawn = draw(table("ways", COLUMNS, rows))
    assert not any("other" in word for word in said(drawn))
    assert drawn.notes == ()


def test_a_withheld_way_is_not_drawn_and_it_is_said_so():
    drawn = draw(WAYS)
    assert not any('"more"' in word for word in said(drawn))
    assert "Ways whose number is withheld are not drawn." in drawn.notes


def test_boxes_of_a_column_do_not_overlap_and_hold_their_bands():
    found = draw(WAYS).sketch
    columns = {}
    for box in found.boxes:
        columns.setdefault(box.x, []).append(box)
    assert len(columns) == 3
    for boxes in columns.values():
        boxes.sort(key=lambda box: box.y)
        assert all(a.y2 < b.y for a, b in pairwise(boxes))
    for band in found.bands:
        assert any(box.y - 0.01 <= band.y and band.y + band.tall <= box.y2 + 0.01 for box in found.boxes)


HALVES = table("ways", COLUMNS, [
    ("a", "g", None, 30, "printed"), ("b", "h", None, 20, "printed"), ("c", "h", None, None, "protected"),
    (None, "g", "w", 20, "printed"), (None, "h", "v", 40, "printed"),
])  # fmt: skip


def test_halves_of_ways_are_drawn_on_their_side_only():
    bands = draw(HALVES).sketch.bands
    scale = TALL / 60
    assert sorted(b.tall for b in bands if b.x < WIDTH / 2) == pytest.approx([20 * scale, 30 * scale])
    assert sorted(b.tall for b in bands if b.x > WIDTH / 2) == pytest.approx([20 * scale, 40 * scale])


def test_a_gate_is_as_tall_as_the_side_that_has_more():
    boxes = [box for box in draw(HALVES).sketch.boxes if 0 < box.x < WIDTH / 2]
    assert sorted(box.y2 - box.y for box in boxes) == pytest.approx([30 * TALL / 60, 40 * TALL / 60])


def test_a_half_that_is_missing_is_said():
    half = table("ways", COLUMNS, [("a", "g", None, 30, "printed")])
    assert any("half of the way is missing" in note for note in draw(half).notes)
    assert not any("half" in note for note in draw(HALVES).notes)


def test_no_number_of_people_is_written():
    people = {"10", "69", "39"}
    assert not people & set(said(draw(WAYS)))


def test_a_table_that_counts_nothing_is_refused():
    rows = table("ways", "home gate work share", [("a", "g", "w", 0.5)])
    with pytest.raises(ChartNotDrawn):
        draw(rows, chart(Mark.FLOW, "ways", "home", "work", group="gate"))
