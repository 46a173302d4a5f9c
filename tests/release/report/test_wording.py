from __future__ import annotations

import pytest

from release.report.examples import Words
from sempadan.locale.catalogue import catalogue
from sempadan.release.report.fields import Field
from sempadan.release.report.wording import Wording
from sempadan.schema.finding import Kind

SHARE = Field("share", Kind.SHARE, "low", "high")


def words(lang="en"):
    return Wording(lang, catalogue(lang).say, Words())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"share": 0.5, "low": 0.4, "high": 0.6}, "50% (40%–60%)"),
        ({"share": 0.5, "low": 0.4, "high": None}, "50% (40% or more)"),
        ({"share": 0.5, "low": None, "high": 0.6}, "50% (60% or less)"),
        ({"share": 0.5, "low": None, "high": None}, "50%"),
        ({"share": None, "low": None, "high": None}, "–"),
        ({"share": None, "low": None, "high": None, "status": "protected"}, "–ᵖ"),
        ({"share": 0.5, "low": None, "high": None, "status": "protected"}, "50% (–ᵖ)"),
        ({"share": 0.5, "low": 0.4, "high": None, "status": "protected"}, "50% (40%––ᵖ)"),
    ],
)
def test_a_number_is_written_with_what_is_known_of_its_interval(row, said):
    assert words().text(SHARE, row) == said


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (12345.678, Kind.ESTIMATE, "12.345,7"), (1985, Kind.COUNT, "1.985"), (0.655, Kind.SHARE, "65,5%"),
        (2.71828, Kind.RATE, "2,718"),
    ],
)  # fmt: skip
def test_a_number_is_rounded_by_its_kind(value, kind, said):
    assert words("id").number(value, kind) == said


def test_a_key_is_named_by_its_kind():
    assert words("ms").key(Field("day", Kind.TIME), "2025-08-17") == "17 Ogo 2025"
    assert words().key(Field("field", Kind.LABEL), "sex") == "Column sex"
    assert words().key(Field("form", Kind.CODE), "x") == "form x"
    assert words().key(Field("form", Kind.CODE), None) == "–"


def test_a_head_says_that_an_interval_stands_below_it():
    assert words().head(SHARE) == "Column share (from–to)"
    assert words().head(Field("people", Kind.COUNT)) == "Column people"
