from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sempadan.release.report.look import WIDTH
from sempadan.release.report.scales import axis_below, date_places, evenly, instant, ticks
from sempadan.release.report.sketch import Sketch


@settings(deadline=None)
@given(st.floats(0, 1e12), st.integers(1, 6), st.booleans())
@example(5e-324, 3, False)
@example(100_000.0, 3, False)
def test_ticks_go_from_nothing_to_at_least_the_largest_in_even_steps(most, about, whole):
    marks = ticks(most, about=about, whole=whole)
    steps = [b - a for a, b in pairwise(marks)]
    assert marks[0] == 0
    assert marks[-1] >= most * (1 - 1e-6)
    assert steps == pytest.approx([steps[0]] * len(steps), rel=1e-6)
    assert 1 <= len(steps) <= about + 1
    assert not whole or all(mark == int(mark) for mark in marks)


@pytest.mark.parametrize(
    ("most", "marks"), [(0.655, [0, 0.25, 0.5, 0.75]), (1, [0, 0.5, 1.0]), (1985, [0, 1000, 2000]), (0, [0, 1])]
)
def test_ticks_are_round_numbers(most, marks):
    assert ticks(most, about=3 if most == 0.655 else 2) == marks


def test_one_person_is_not_cut_into_parts():
    assert ticks(1, whole=True) == [0, 1]


@pytest.mark.parametrize(
    ("dates", "are"),
    [
        (["2019", "2020"], True), (["2019-01", "2019-02"], True), (["2019-01-31"], True), (["2020", "2019"], False),
        (["2019", "2019"], False), (["2019", "2019-02"], False),
    ],
)  # fmt: skip
def test_dates_are_even_if_in_order_once_each_and_equally_fine(dates, are):
    assert evenly(dates) is are


def test_dates_stand_as_far_apart_as_their_days_are():
    assert (instant("2024-03-01") - instant("2024-02")) / 86_400 == 29
    places = date_places(["2019", "2020", "2021"], (0.0, 731.0))
    assert places == pytest.approx({"2019": 0, "2020": 365, "2021": 731})
    assert date_places(["2019"], (10.0, 20.0)) == {"2019": 15}


@settings(deadline=None)
@given(st.lists(st.floats(0, WIDTH), min_size=1, max_size=30, unique=True), st.integers(1, 12))
def test_no_two_names_of_an_axis_overlap_and_none_is_cut_off(places, letters):
    sketch = Sketch()
    axis_below(sketch, dict.fromkeys(sorted(places), "0" * letters), (0, 100))
    half = letters * 0.556 * 11 / 2
    middles = [words.x for words in sketch.words]
    assert len(sketch.grid) == len(places)
    assert middles
    assert all(half - 0.1 <= x <= WIDTH - half + 0.1 for x in middles)
    assert all(b - a >= 2 * half for a, b in pairwise(middles))
