from __future__ import annotations

import re

import pytest

from release.report.examples import ALONE, BARS, METHODS, SETS, SETS_CHART, WAYS, YEARS, html, page, table
from release.report.reader import Reader


def reader(*parts, **more):
    return Reader(html(page(*parts, **more)))


def test_every_table_has_a_caption_and_every_head_a_scope():
    found = reader(BARS, METHODS, ALONE)
    assert len(found.all("caption")) == len(found.all("table")) == 3
    assert all(attrs["scope"] in ("col", "row", "rowgroup") for attrs in found.all("th"))


def test_every_row_is_there_with_a_cell_for_each_head():
    source = html(page(METHODS))
    rows = re.findall(r"<tr>.*?</tr>", source)
    assert [len(re.findall(r"<t[hd]\b", row)) for row in rows] == [3] * (1 + METHODS.data.num_rows)


def test_rows_of_one_first_code_stand_below_it():
    source = html(page(YEARS))
    assert source.count("<tbody>") == 2
    assert "Column source_type: source_type a" in Reader(source).said("th")
    assert source.count("source_type a<") == 1


@pytest.mark.parametrize(
    "rows",
    [
        [("a", "x", 1), ("b", "x", 1), ("c", "x", 1)],
        [("a", "x", 1), ("b", "x", 1), ("a", "y", 1), ("b", "y", 1)],
    ],
)
def test_rows_whose_first_code_comes_once_or_is_scattered_are_not_grouped(rows):
    assert "rowgroup" not in html(page(table("t", "source_type form people", rows)))


def test_rows_of_two_first_codes_stand_below_both():
    rows = [("a", "x", f"h{n // 2}", 1) for n in range(8)] + [("b", "x", f"h{n // 2}", 1) for n in range(8)]
    rows = [(source, home, f"w{n % 2}", 1) for n, (source, _, home, _) in enumerate(rows)]
    source = html(page(table("t", "source_type home work people", rows)))
    assert source.count("<tbody>") == 8
    assert "Column source_type: source_type a; Column home: home h0" in Reader(source).said("th")


def test_a_short_table_is_open_and_a_long_one_is_folded():
    assert [attrs.get("open") for attrs in reader(ALONE).all("details")] == [""]
    assert [attrs.get("open") for attrs in reader(WAYS).all("details")] == [None]
    assert "Table: 61 rows" in reader(WAYS).said("summary")


def test_an_interval_stands_in_the_cell_of_its_number():
    assert '65.5% <span class="interval">(60%–70%)</span>' in html(page(BARS))


def test_the_column_that_only_a_picture_needs_is_hidden_only_beside_the_picture():
    assert "Column pattern" not in reader(SETS, SETS_CHART).said("th")
    assert "Column pattern" in reader(SETS).said("th")


def test_a_wide_table_can_be_moved_by_the_keyboard():
    boxes = [attrs for attrs in reader(BARS).all("div") if attrs.get("class") == "scroll"]
    assert [(box["tabindex"], box["role"]) for box in boxes] == [("0", "region")]
    assert all(box["aria-label"] for box in boxes)


def test_a_table_without_title_is_named_by_what_names_its_rows():
    assert reader(ALONE).said("caption") == ["Numbers by: Column source_type (invented people)"]
    assert reader(table("t", "people", [(5,)])).said("caption") == ["Numbers of the answer (invented people)"]
