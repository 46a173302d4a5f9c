"""The shipped pack: complete, without fault, and silent on what could harm."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from sempadan.border import check_pack, first_day, last_day, load, load_indicators, load_published_counts
from sempadan.border.layout import FILES

PACK = Path(__file__).parents[2] / "src" / "sempadan" / "border" / "pack"
HARMFUL = re.compile(r"jalur tikus|footpath|patrol|coordinates|safe house|marker", re.IGNORECASE)
SHELTER_AT = re.compile(r"\b([Ss]helter|[Ss]elter|[Rr]umah ([Aa]man|[Pp]er?lindungan)) (in|at|near|for|di|dekat) [A-Z]")


@pytest.fixture(scope="module")
def border():
    return load()


@pytest.fixture(scope="module")
def commitments(border):
    return {c.code: c for c in border.commitments}


def test_the_shipped_pack_has_no_fault_and_no_warning():
    assert check_pack(PACK).faults == ()


def test_the_pack_holds_what_was_compiled(border):
    assert Counter(d.country for d in border.districts) == {"IDN": 14, "MYS": 12}
    assert (len(border.commitments), len(border.events), len(border.agencies)) == (78, 20, 31)
    assert (len(border.obstacles), len(border.hypotheses), len(border.crossings)) == (18, 31, 6)
    assert len(load_published_counts()) == 156


def test_indonesia_has_38_provinces_and_514_regencies_and_cities(border):
    kinds = Counter(p.kind for p in border.places)
    assert kinds["province"] == 38
    assert kinds["regency"] + kinds["city"] + 14 == 514
    assert kinds["state"] == 16


def test_the_memorandum_on_domestic_workers_was_missing_for_2131_days(commitments):
    """Expired on 30 May 2016, next signed on 1 April 2022: both ends of the gap counted."""
    following = commitments["B11"]
    assert "B08" in following.replaces
    first = last_day(commitments["B08"].end_date) + timedelta(days=1)
    last = first_day(following.date) - timedelta(days=1)
    assert (first.isoformat(), last.isoformat()) == ("2016-05-31", "2022-03-31")
    assert (last - first).days + 1 == 2131


def test_the_action_plan_of_2020_was_signed_1148_days_after_its_period_began(commitments):
    plan = commitments["I04"]
    assert (first_day(plan.date) - first_day(plan.period_start)).days == 1148


def test_two_agencies_published_different_counts_of_the_same_year():
    counts = {(c.agency, c.period_end): c.value for c in load_published_counts() if c.series == "deportations_entikong"}
    assert counts["KJRI-KUCHING", "2025-09-25"] == 3489
    assert counts["BP3MI-KALBAR", "2025-10-25"] == 4443


def test_what_nobody_verified_stays_marked(commitments):
    unread = [c for c in commitments.values() if c.source.startswith("background knowledge")]
    assert unread
    assert {c.date_verified for c in unread} == {"no"}
    assert commitments["B16"].status == "not_found"


def test_populations_of_divisions_are_sums_of_their_census_districts(border):
    total = sum(d.population for d in border.districts if d.country == "MYS")
    figures = load_indicators()
    summed = {f.place: f.value for f in figures if f.indicator == "population_total" and f.place.startswith("MY-13-")}
    assert summed == {d.code: d.population for d in border.districts if d.country == "MYS"}
    assert 2_000_000 < total < 3_000_000
    assert all("sum of the districts" in d.population_source for d in border.districts if d.country == "MYS")


def test_men_and_women_add_up_to_the_population():
    figures = {(f.place, f.year, f.indicator): f.value for f in load_indicators()}
    whole = {(p, y): v for (p, y, i), v in figures.items() if i == "population_total"}
    split = {k: figures[*k, "population_male"] + figures[*k, "population_female"] for k in whole
             if (*k, "population_male") in figures}  # fmt: skip
    assert len(split) >= 26
    assert all(abs(whole[k] - v) <= 200 for k, v in split.items())


def test_every_figure_has_a_stated_licence():
    assert not [f for f in load_indicators() if "not stated" in f.licence.lower() or "kaggle" in f.source.lower()]


def test_sarawak_lies_above_west_kalimantan_on_the_map(border):
    rows = {side: [d.tile_row for d in border.districts if d.country == side] for side in ("IDN", "MYS")}
    assert max(rows["MYS"]) < min(rows["IDN"])


def test_no_file_says_what_could_harm():
    cells = [
        (file.name, number, cell)
        for file in FILES
        for number, row in enumerate(csv.reader((PACK / file.name).open(encoding="utf-8", newline="")), start=1)
        for cell in row
    ]
    assert [(name, number) for name, number, cell in cells if HARMFUL.search(cell)] == []
    assert [(name, number) for name, number, cell in cells if SHELTER_AT.search(cell)] == []


def test_an_obstacle_is_measured_with_fields_or_the_register(border):
    assert all(o.fields or o.register for o in border.obstacles)
    assert sum(bool(o.fields) for o in border.obstacles) >= 12


def test_the_readme_says_what_was_left_out():
    text = (PACK / "README.md").read_text(encoding="utf-8")
    assert all(words in text for words in ("140 rows", "120 rows", "MY-13-", "CC BY 4.0", "DOSM Open Data Licence"))
