from __future__ import annotations

import re

import pytest

from sempadan.release.report.look import (
    BAND,
    DARK,
    GRID,
    INK,
    INKS,
    MOST_GROUPS,
    PAPER,
    PATTERNS,
    SOFT,
    STRIPE,
    STYLES,
    TINTS,
    pattern,
)  # fmt: skip
from sempadan.release.report.style import CSS


def luminance(colour):
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ruler_of_contrast_gives_the_published_ends():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ink", [INK, SOFT])
@pytest.mark.parametrize("paper", [PAPER, STRIPE])
def test_text_stands_out_from_paper_and_stripes(ink, paper):
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize("tint", TINTS)
def test_text_on_a_tile_stands_out_from_its_tint(tint):
    assert contrast(PAPER if tint in DARK else INK, tint) >= 4.5


def test_lines_and_symbols_stand_out_from_paper():
    assert all(contrast(ink, PAPER) >= 4.5 for ink in (*INKS, SOFT))


def test_every_tint_is_darker_than_the_one_before():
    shades = [luminance(tint) for tint in TINTS]
    assert shades == sorted(shades, reverse=True)


def test_no_colour_alarms():
    """No red, orange or glaring colour: at most half of what a channel can differ."""
    for colour in {INK, SOFT, GRID, BAND, STRIPE, *INKS, *TINTS, *re.findall(r"#[0-9a-f]{6}", CSS)}:
        parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
        assert max(parts) - min(parts) <= 90
        assert parts[0] - parts[2] <= 90


def test_groups_differ_in_pattern_and_in_symbol_not_in_colour_alone():
    assert len(STYLES) == MOST_GROUPS
    assert len({style.pattern for style in STYLES}) == MOST_GROUPS
    assert len({(style.shape, style.point == PAPER) for style in STYLES}) == MOST_GROUPS
    assert len({(style.dash, style.ink) for style in STYLES}) == MOST_GROUPS


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_drawn_in_its_ink_on_white(name):
    drawn = pattern(f"{name}-1f3b57", "own")
    assert 'id="own"' in drawn
    assert "#1f3b57" in drawn or name == "open"


def test_a_picture_says_by_its_shape_what_it_says_by_its_colour():
    assert len({pattern(f"{name}-000000", "x") for name in PATTERNS}) == len(PATTERNS)
