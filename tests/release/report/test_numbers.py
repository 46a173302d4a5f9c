"""Case B30 (1,985 or 1.985), and that no number stands in the page but those of tables and sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from release.report.examples import (
    BARS,
    BARS_CHART,
    DAYS,
    DAYS_CHART,
    EVERY_MARK,
    METHODS,
    METHODS_CHART,
    chart,
    html,
    page,
    table,
    write,
)  # fmt: skip
from release.report.reader import Reader
from sempadan.locale.language import LANGUAGES
from sempadan.locale.numbers import format_value
from sempadan.release.report.scales import ticks
from sempadan.schema.finding import Kind, Mark

NUMBER = re.compile(r"\d[\d.,]*\d%?|\d%?")
B30 = {
    "id": ("1.985", "12.345,6", "65,5%", "17 Agu 2025", "17 Agustus 2025", "1 Mar 2026"),
    "ms": ("1,985", "12,345.6", "65.5%", "17 Ogo 2025", "17 Ogos 2025", "1 Mac 2026"),
    "en": ("1,985", "12,345.6", "65.5%", "17 Aug 2025", "17 August 2025", "1 Mar 2026"),
}
LETTERS = "a category whose label has sixty letters, all of them printed"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_b30_every_number_is_written_in_the_way_of_the_language(lang):
    said = " ".join(Reader(html(page(BARS, BARS_CHART, METHODS, METHODS_CHART, DAYS, DAYS_CHART), lang=lang)).said())
    count, estimate, share, short, long, march = B30[lang]
    for number in (count, estimate, share, short, long, march):
        assert number in said
    other = B30["en" if lang == "id" else "id"]
    for number in (other[0], other[1], other[2]):
        assert number not in said
    assert "1985" not in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_b30_axes_and_pictures_write_numbers_as_the_tables_do(lang):
    svg = write(EVERY_MARK, lang=lang).charts
    said = {name: " ".join(Reader(data.decode()).said("text", "tspan")) for name, data in svg.items()}
    count, estimate, share, short, *_ = B30[lang]
    assert share in said[f"forms-bars.{lang}.svg"]
    assert estimate in said[f"forms-methods.{lang}.svg"]
    assert short in said[f"forms-days.{lang}.svg"]
    assert count in said[f"forms-sets.{lang}.svg"]
    thousand = {"id": "2.000", "ms": "2,000", "en": "2,000"}[lang]
    assert thousand in said[f"forms-years.{lang}.svg"]


@pytest.mark.parametrize("mark", [Mark.BARS, Mark.INTERVALS])
def test_b30_a_long_label_is_whole_in_the_picture(mark):
    rows = table("bars", "form share low high", [(LETTERS, 0.5, 0.4, 0.6)])
    own = page(rows, chart(mark, "bars", "form", "share", low="low", high="high"))
    svg = Reader(next(iter(write(own).charts.values())).decode())
    assert LETTERS in " ".join(svg.said("text", "tspan"))


def test_the_numbers_of_a_page_are_the_same_in_all_languages_but_for_their_signs():
    digits = {}
    for lang in LANGUAGES:
        cells = [said for tag, said in Reader(html(EVERY_MARK, lang=lang)).texts if tag == "td"]
        digits[lang] = [re.sub(r"\D", "", said) for said in cells]
    assert digits["id"] == digits["ms"] == digits["en"]


def test_every_number_that_a_picture_prints_stands_in_the_table_below_it():
    source = html(page(BARS, BARS_CHART))
    block = re.search(r'<div class="block beside">.*?</table>', source, flags=re.DOTALL)[0]
    picture, rows = block.split("<details", 1)
    printed = Reader(picture.replace('<div class="block beside">', "", 1)).said("text")
    values = [said for said in printed if re.search(r"\d .*\(|–ᵖ|\d%? \(", said)]
    assert len(values) == 4
    plain = re.sub(r"<[^>]+>", "", rows)
    assert all(part in plain for said in values for part in said.split(" "))


NAMES = ("people", "share", "low", "high", "known")
ROW = st.tuples(
    st.integers(1000, 9_999_999), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.integers(1000, 9_999_999),
    st.sampled_from(["printed", "protected"]),
)  # fmt: skip


@st.composite
def share_tables(draw):
    """Tables of two groups; where a row is protected, some of its numbers are withheld."""
    rows = []
    for place, row in enumerate(draw(st.lists(ROW, min_size=1, max_size=6))):
        held = draw(st.sets(st.sampled_from(range(5)))) if row[-1] == "protected" else set()
        numbers = [None if n in held else value for n, value in enumerate(row[:-1])]
        rows.append((f"g{'ab'[place % 2]}", f"f{'uvwxyz'[place]}", *numbers, row[-1]))
    return table("bars", "source_type form people share low high known status", rows)


def allowed(rows, lang):
    """The numbers of a table in a language, with what an axis may say."""
    kinds = {column.name: column.kind for column in rows.columns}
    found = set()
    for row in rows.data.to_pylist():
        for name in NAMES:
            if row[name] is not None:
                spec = "" if kinds[name] is Kind.COUNT else "percent"
                found.add(format_value(row[name], spec, lang))
    shares = [row[name] for row in rows.data.to_pylist() for name in ("share", "low", "high") if row[name] is not None]
    found |= {format_value(mark, "percent", lang) for mark in ticks(max(shares, default=0), about=3)}
    return {number for said in found for number in NUMBER.findall(said)}


@settings(deadline=None, max_examples=60)
@given(share_tables(), st.sampled_from(LANGUAGES), st.sampled_from([Mark.BARS, Mark.INTERVALS]))
def test_no_number_stands_in_a_page_that_is_in_no_table_and_no_sentence(rows, lang, mark):
    of = chart(mark, "bars", "form", "share", low="low", high="high", group="source_type")
    source = html(page(rows, of), lang=lang)
    without = html(page(rows.__class__("bars", rows.columns, rows.data.slice(0, 0)), of), lang=lang)
    sentences = set(NUMBER.findall(" ".join(Reader(without).said())))
    held = sum(row[name] is None and row["status"] == "protected" for row in rows.data.to_pylist() for name in NAMES)
    frame = {format_value(n, "", lang) for n in (rows.data.num_rows, held, rows.data.num_rows * len(NAMES))}
    printed = set(NUMBER.findall(" ".join(Reader(source).said())))
    assert printed - sentences - frame <= allowed(rows, lang)


@settings(deadline=None, max_examples=40)
@given(share_tables())
def test_a_withheld_number_is_a_sign_and_no_other_cell_is_one(rows):
    cells = [said.strip() for said in Reader(html(page(rows))).said("td")]
    held = sum(row[n] is None for row in rows.data.to_pylist() for n in ("people", "share", "known"))
    assert cells.count("–ᵖ") == held
