from __future__ import annotations

import re

import pytest

from release.report.examples import BARS, BARS_CHART, PLACES, PLACES_CHART, Words, chart, page, table
from sempadan.locale.catalogue import catalogue
from sempadan.release.report.drawing import pictures_of
from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.wording import Wording
from sempadan.schema.finding import Mark


def pictures(rows, of, prefix="forms"):
    return pictures_of(of, page(rows, of), Wording("en", catalogue("en").say, Words()), prefix)


def test_one_picture_has_the_name_of_its_chart_and_several_that_of_their_group():
    assert [p.name for p in pictures(BARS, BARS_CHART)] == ["forms-bars"]
    assert [p.name for p in pictures(PLACES, PLACES_CHART)] == ["forms-places-a", "forms-places-long"]


def test_names_are_fit_for_files_whatever_the_codes_are():
    rows = table("places", "source_type district share low high", [("../A b", "d1", 0.5, 0.4, 0.6)])
    (picture,) = pictures(rows, PLACES_CHART)
    assert re.fullmatch(r"[a-z0-9_-]+", picture.name)


def test_a_picture_with_a_withheld_number_explains_the_sign():
    assert "–ᵖ: withheld, to protect people." in pictures(BARS, BARS_CHART)[0].notes
    whole = table("bars", "form share", [("x", 0.5)])
    assert pictures(whole, chart(Mark.BARS, "bars", "form", "share"))[0].notes == ()


@pytest.mark.parametrize("rows", [[], [("x", None)]])
def test_nothing_is_drawn_of_nothing(rows):
    assert pictures(table("bars", "form share", rows), chart(Mark.BARS, "bars", "form", "share")) == ()


@pytest.mark.parametrize("mark", [Mark.MATRIX, Mark.TIMELINE, Mark.WATERFALL])
def test_a_chart_of_a_kind_not_known_yet_is_refused(mark):
    with pytest.raises(ChartNotDrawn):
        pictures(BARS, chart(mark, "bars", "form", "share"))


def test_every_other_kind_is_drawn():
    drawn = {Mark.BARS, Mark.INTERVALS, Mark.LINES, Mark.TILES, Mark.FLOW, Mark.OVERLAPS}
    assert set(Mark) - drawn == {Mark.MATRIX, Mark.TIMELINE, Mark.WATERFALL}
