from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.release.report.look import LINE, SHAPES, STYLES
from sempadan.release.report.sketch import SYMBOLS, Band, Box, Path, Point, Sketch


def test_a_text_is_broken_into_lines_and_gives_the_top_of_the_next():
    sketch = Sketch()
    assert sketch.write(0, 10, "two words", 40) == 10 + 2 * LINE
    assert sketch.words[0].text == ("two", "words")
    assert sketch.svg("x").count("<tspan") == 2


def test_no_text_is_nothing():
    sketch = Sketch()
    assert sketch.write(0, 10, "", 40) == 10
    assert sketch.svg("x") == ""


def test_lines_of_a_broken_text_are_read_as_one_with_spaces_between():
    sketch = Sketch()
    sketch.write(0, 0, "two words", 40)
    assert re.sub(r"<[^>]+>", "", sketch.svg("x")) == "two words"


@pytest.mark.parametrize("shape", [*SHAPES, "triangle-right"])
def test_every_symbol_has_an_outline(shape):
    drawn = Sketch(points=[Point(1, 2, shape, "#ffffff")]).svg("x")
    assert SYMBOLS[shape] in drawn
    assert 'transform="translate(1,2)"' in drawn


def test_patterns_are_defined_once_with_the_name_of_the_picture():
    paint = STYLES[1].paint
    drawn = Sketch(boxes=[Box(0, 0, 1, 1, paint), Box(0, 2, 1, 3, paint)]).svg("own")
    assert drawn.count("<pattern") == 1
    (name,) = re.findall(r'<pattern id="([^"]+)"', drawn)
    assert name.startswith("own-")
    assert drawn.count(f'fill="url(#{name})"') == 2


def test_a_solid_line_has_no_dashes():
    places = [(0.0, 0.0), (1.0, 1.0)]
    drawn = [Sketch(paths=[Path(places, style.ink, style.dash)]).svg("x") for style in STYLES[:2]]
    assert ["dasharray" in text for text in drawn] == [False, True]


@settings(deadline=None)
@given(st.lists(st.floats(-1000, 1000), min_size=5, max_size=5))
def test_places_are_written_with_two_decimals_at_most_and_never_as_powers(values):
    drawn = Sketch(bands=[Band(*values)]).svg("x")
    outline = re.search(r' d="([^"]+)"', drawn)[1]
    assert not re.search(r"\.\d{3}|e", outline)
