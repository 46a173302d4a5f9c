from __future__ import annotations

import pytest

from release.report.examples import DAYS, DAYS_CHART, YEARS, YEARS_CHART, Words, chart, page, table
from sempadan.locale.catalogue import catalogue
from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.marks.lines import TALL, lines
from sempadan.release.report.subject import subject_of
from sempadan.release.report.wording import Wording
from sempadan.schema.finding import Mark


def sketch(rows, of):
    (drawn,) = lines(subject_of(of, page(rows, of), Wording("en", catalogue("en").say, Words())))
    return drawn.sketch


def test_a_withheld_number_breaks_its_line_and_a_missing_row_does_not():
    found = sketch(YEARS, YEARS_CHART)
    assert [len(path.places) for path in found.paths] == [2, 2]
    assert len(found.points) == 5 + 2


def test_heights_are_as_the_numbers():
    found = sketch(DAYS, DAYS_CHART)
    (path,) = found.paths
    five, _, most = (y for _, y in path.places)
    assert (five - most) / TALL == pytest.approx((1985 - 5) / 2000)


def test_places_are_as_the_days():
    (path,) = sketch(DAYS, DAYS_CHART).paths
    first, second, third = (x for x, _ in path.places)
    assert (second - first) / (third - first) == pytest.approx(15 / 196)


def test_many_groups_stay_nearer_to_their_date_than_to_the_next():
    rows = [(f"g{n:02}", str(year), 100) for n in range(12) for year in range(2018, 2026)]
    of = chart(Mark.LINES, "years", "year", "people", group="source_type")
    found = sketch(table("years", "source_type year people", rows), of)
    legend = max(point.y for point in found.points[:12])
    xs = {point.x for point in found.points if point.y > legend}
    assert len(xs) == len(rows)
    dates = [rule.x for rule in found.grid if rule.x == rule.x2]
    assert all(min(abs(x - date) for date in dates) < (dates[1] - dates[0]) / 2 for x in xs)


def test_one_date_is_a_point_in_the_middle():
    found = sketch(table("days", "day people", [("2025", 5)]), DAYS_CHART)
    assert found.paths == []
    assert len(found.points) == 1


def test_what_is_no_time_is_refused():
    rows = table("days", "form people", [("a", 5)])
    with pytest.raises(ChartNotDrawn):
        sketch(rows, chart(Mark.LINES, "days", "form", "people"))


def test_years_beside_months_are_refused():
    with pytest.raises(ChartNotDrawn):
        sketch(table("days", "day people", [("2025", 5), ("2026-01", 5)]), DAYS_CHART)
