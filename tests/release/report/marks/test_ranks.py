from __future__ import annotations

import pytest

from release.report.examples import (
    BARS,
    BARS_CHART,
    LEFT_OUT,
    LEFT_OUT_CHART,
    METHODS,
    METHODS_CHART,
    Words,
    chart,
    page,
    table,
)
from sempadan.locale.catalogue import catalogue
from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.look import PAPER
from sempadan.release.report.marks.ranks import ranks
from sempadan.release.report.subject import subject_of
from sempadan.release.report.wording import Wording
from sempadan.schema.finding import Mark

SHARES = "source_type form share low high"


def sketch(rows, of, lang="en"):
    (drawn,) = ranks(subject_of(of, page(rows, of), Wording(lang, catalogue(lang).say, Words())))
    return drawn.sketch


def said(found):
    return [" ".join(words.text) for words in found.words]


def test_a_bar_is_as_long_as_its_number_and_a_whole_one_reaches_the_end_of_the_scale():
    found = sketch(BARS, BARS_CHART)
    long, whole, none = (box.x2 - box.x for box in found.boxes)
    assert long / whole == pytest.approx(0.655)
    assert none == 0
    assert found.boxes[1].x2 == max(rule.x for rule in found.grid)


def test_the_interval_on_a_bar_lies_on_a_light_ground():
    found = sketch(BARS, BARS_CHART)
    assert [rule.ink for rule in found.rules[:2]] == [PAPER, "#1c2830"]
    assert found.rules[0].wide > found.rules[1].wide


def test_values_are_headings_and_groups_stand_below_each():
    words = said(sketch(BARS, BARS_CHART))
    heads = [place for place, text in enumerate(words) if text in ('<10 & "more" – o’clock', "form whole")]
    assert len(heads) == 2
    assert words[heads[0] + 1] == "source_type a"
    assert "–ᵖ" in words


def test_an_interval_without_an_upper_end_goes_on_in_an_arrow():
    found = sketch(METHODS, METHODS_CHART)
    arrows = [point for point in found.points if point.shape == "triangle-right"]
    assert len(arrows) == 1
    assert arrows[0].x == max(rule.x for rule in found.grid)
    assert "2,600 (2,400 or more)" in said(found)


def test_a_wide_interval_reaches_from_end_to_end_and_its_numbers_are_written():
    found = sketch(METHODS, METHODS_CHART)
    assert max(rule.x2 for rule in found.rules) == pytest.approx(max(rule.x for rule in found.grid))
    assert "12,345.6 (1–100,000)" in said(found)


def test_an_interval_with_a_withheld_end_is_not_drawn():
    rows = table(
        "bars", f"{SHARES} status", [("a", "f", 0.5, 0.4, None, "protected"), ("a", "g", 0.5, 0.4, 0.6, "printed")]
    )
    found = sketch(rows, chart(Mark.INTERVALS, "bars", "form", "share", low="low", high="high"))
    assert len(found.rules) == 3
    assert len(found.points) == 2


def test_without_groups_the_name_of_a_value_stands_beside_its_mark():
    found = sketch(LEFT_OUT, LEFT_OUT_CHART)
    places = {" ".join(words.text): words.y for words in found.words}
    assert [point.y for point in found.points] == [places["list KJRI"], places["list JTK"]]
    assert said(found).count("–") == 1
    assert "Column list" in places


def test_many_rows_have_their_number_alone():
    rows = table("bars", SHARES, [("a", f"f{n}", 0.5, 0.4, 0.6) for n in range(30)])
    words = said(sketch(rows, chart(Mark.BARS, "bars", "form", "share", low="low", high="high")))
    assert words.count("50%") == 30
    assert not any("(40" in text for text in words)


def test_twelve_groups_can_be_told_apart_and_thirteen_are_refused():
    of = chart(Mark.BARS, "bars", "form", "share", group="source_type")
    rows = [(f"g{n}", "f", 0.5, 0.4, 0.6) for n in range(13)]
    assert len({box.fill for box in sketch(table("bars", SHARES, rows[:12]), of).boxes}) == 12
    with pytest.raises(ChartNotDrawn):
        sketch(table("bars", SHARES, rows), of)


def test_a_group_looks_the_same_in_every_chart_of_a_question():
    both = table("bars", SHARES, [("a", "f", 0.5, 0.4, 0.6), ("b", "f", 0.5, 0.4, 0.6)])
    one = table("one", SHARES, [("b", "f", 0.2, 0.1, 0.3)])
    of = chart(Mark.BARS, "one", "form", "share", group="source_type")
    (drawn,) = ranks(subject_of(of, page(both, one, of), Wording("en", catalogue("en").say, Words())))
    in_both = sketch(both, chart(Mark.BARS, "bars", "form", "share", group="source_type"))
    assert drawn.sketch.boxes[0].fill == in_both.boxes[1].fill


def test_a_number_below_zero_is_refused():
    rows = table("bars", SHARES, [("a", "f", -0.5, None, None)])
    with pytest.raises(ChartNotDrawn):
        sketch(rows, chart(Mark.BARS, "bars", "form", "share"))


def test_no_word_reaches_beyond_the_picture_and_none_lies_on_its_neighbour():
    found = sketch(BARS, BARS_CHART)
    rows = sorted((words.y, words.x) for words in found.words if words.align == "start")
    assert len(rows) == len(set(rows))
