"""Case B30: 1,985 or 1.985. The expected strings are those of Unicode's CLDR as Babel 2.18 gives them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.locale.errors import SentenceFault
from sempadan.locale.language import LANGUAGES
from sempadan.locale.numbers import format_series, format_value

AUGUST = date(2025, 8, 17)
MARCH = date(2025, 3, 1)

B30 = [
    (1985, "", "1.985", "1,985", "1,985"),
    (12345.6, "", "12.345,6", "12,345.6", "12,345.6"),
    (0.655, "percent", "65,5%", "65.5%", "65.5%"),
    (AUGUST, "short", "17 Agu 2025", "17 Ogo 2025", "17 Aug 2025"),
    (AUGUST, "long", "17 Agustus 2025", "17 Ogos 2025", "17 August 2025"),
    (MARCH, "short", "1 Mar 2025", "1 Mac 2025", "1 Mar 2025"),
]
MORE = [
    (1985, "plain", "1985", "1985", "1985"),
    (0, "", "0", "0", "0"),
    (-1985, "", "-1.985", "-1,985", "-1,985"),
    (2_345_678, "", "2.345.678", "2,345,678", "2,345,678"),
    (0.5, "2", "0,50", "0.50", "0.50"),
    (1985.5, "0", "1.986", "1,986", "1,986"),
    (1.0, "percent", "100%", "100%", "100%"),
    (float("inf"), "", "∞", "∞", "∞"),
    (AUGUST, "", "17 Agu 2025", "17 Ogo 2025", "17 Aug 2025"),
    ("2025-08-17", "long", "17 Agustus 2025", "17 Ogos 2025", "17 August 2025"),
    ("2025-03", "month", "Maret 2025", "Mac 2025", "March 2025"),
    ("2025-03", "short", "Mar 2025", "Mac 2025", "Mar 2025"),
    ("2025", "short", "2025", "2025", "2025"),
    (AUGUST, "month", "Agustus 2025", "Ogos 2025", "August 2025"),
    ("BP3MI-KALBAR", "", "BP3MI-KALBAR", "BP3MI-KALBAR", "BP3MI-KALBAR"),
    ("1985", "", "1985", "1985", "1985"),
]


@pytest.mark.parametrize(("value", "spec", "indonesian", "malay", "english"), B30 + MORE)
def test_each_language_writes_numbers_and_dates_its_own_way(value, spec, indonesian, malay, english):
    assert [format_value(value, spec, lang) for lang in ("id", "ms", "en")] == [indonesian, malay, english]


@pytest.mark.parametrize(
    ("value", "spec"),
    [
        (1985, "short"), (0.5, "plain"), (1, "7"), (AUGUST, "percent"), ("17/08/2025", "short"), ("2025-13", "month"),
        ("2025-02-30", "short"), ("0000", "short"), ("Siti", "long"), (float("nan"), ""), (True, ""), ("1985", "plain"),
    ],
)  # fmt: skip
def test_a_format_that_does_not_fit_is_refused_without_echoing_the_value(value, spec):
    with pytest.raises(SentenceFault) as caught:
        format_value(value, spec, "id")
    said = str(caught.value) + "".join(caught.value.__notes__)
    assert str(value) not in said
    assert caught.value.__context__ is None


@given(st.integers(-(10**15), 10**15), st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_grouping_changes_no_digit(number, lang):
    mark = "." if lang == "id" else ","
    written = format_value(number, "", lang)
    assert int(written.replace(mark, "")) == number
    assert all(len(group) == 3 for group in written.split(mark)[1:])


@given(st.dates(), st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_a_date_and_its_iso_text_are_written_alike(day, lang):
    for spec in ("short", "long", "month"):
        assert format_value(day, spec, lang) == format_value(day.isoformat(), spec, lang)


def test_series_end_with_the_language_s_own_word():
    assert [format_series(("a", "b", "c"), "and", lang) for lang in ("id", "ms", "en")] == [
        "a, b, dan c",
        "a, b dan c",
        "a, b and c",
    ]
    assert format_series(("a", "b"), "or", "ms") == "a atau b"
