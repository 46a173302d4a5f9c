from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.release.report.widths import BY_WIDTH, lines_of, width_of

WORDS = st.text(alphabet="abcdefgWM–-/ ,1(", min_size=1, max_size=80)


@settings(deadline=None)
@given(WORDS, st.floats(20, 200))
def test_broken_lines_hold_the_whole_text_in_order(text, most):
    assert re.sub(r"\s", "", "".join(lines_of(text, 12, most))) == re.sub(r"\s", "", text)


@settings(deadline=None)
@given(WORDS, st.floats(20, 200), st.booleans())
def test_a_line_is_too_wide_only_if_it_is_one_word(text, most, bold):
    for line in lines_of(text, 12, most, bold=bold):
        assert width_of(line, 12, bold=bold) <= most or " " not in line


def test_a_name_is_broken_behind_its_dash_and_a_range_behind_none_at_its_ends():
    assert lines_of("Entikong–Tebedu", 12, 60) == ("Entikong–", "Tebedu")
    assert lines_of("– x", 12, 300) == ("– x",)


def test_widths_are_those_of_helvetica():
    assert width_of("Hamburg", 1000) == pytest.approx(722 + 556 + 833 + 556 + 556 + 333 + 556)


def test_no_text_has_no_line():
    assert lines_of("", 12, 100) == ()


def test_no_sign_has_two_widths():
    signs = [sign for signs in BY_WIDTH.values() for sign in signs]
    assert len(signs) == len(set(signs))
