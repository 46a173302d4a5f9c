from __future__ import annotations

import math

import duckdb
import pyarrow as pa
import pytest

from analyse.small_base import make_base, row, ten_people
from sempadan.analyse.errors import FieldNotThere
from sempadan.analyse.forms import FIELDS, forms
from sempadan.analyse.selection import Selection
from sempadan.border import load
from sempadan.evidence.commit import Content, commit
from sempadan.schema.evidence import Standing
from sempadan.schema.finding import Kind, Mark, Refusal, Verdict

DOMAINS = load().domains()

HALVES = [
    ("6101", "entikong-tebedu", None, 1, 1, 1),
    ("6101", "unknown", None, 1, 1, 1),
    ("6103", "unknown", None, 1, 1, 1),
    ("IDN", "unknown", None, 0, 0, 1),
    (None, "entikong-tebedu", "MY-13-01", 1, 1, 1),
    (None, "unknown", "MY-13-01", 1, 1, 1),
]
"""Of A, B and C, who is a second person from elsewhere in the second draw."""


def ask(evidence, selection=Selection()):  # noqa: B008 -- a frozen value
    with duckdb.connect(":memory:", config={"temp_directory": ""}) as connection:
        return forms(connection, evidence, selection, DOMAINS)


@pytest.fixture(scope="module")
def ten(tmp_path_factory):
    return make_base(tmp_path_factory.mktemp("ten") / "base", ten_people(), DOMAINS, draws=2)


def rows(finding, table, **where):
    found = finding.table(table).to_pylist()
    return [r for r in found if all(r[key] == value for key, value in where.items())]


def only(finding, table, **where):
    (found,) = rows(finding, table, **where)
    return found


# --- worked out by hand on ten people; see `ten_people` ---


def test_people_are_counted_not_records_and_their_range_is_over_the_draws(ten):
    assert rows(ask(ten), "sources") == [
        {"source_type": s, "records": r, "people": p, "people_low": p, "people_high": high, "disagreeing": d}
        for s, r, p, high, d in (("police", 3, 3, 3, 0), ("consulate", 7, 5, 6, 1), ("ngo", 3, 3, 3, 0))
    ]


def test_shares_are_of_the_people_whose_form_is_known(ten):
    """Forced labour in the consulate's list: A, C (her earlier record) and E (the more specific) of A, B, C, E.

    Wilson's interval of 3 of 4 is .3006 to .9544. In the second draw C is two people, one in domestic
    servitude: 3 of 5 is .2307 to .8824. The interval spans both.
    """
    forced = only(ask(ten), "form", source_type="consulate", form="forced_labour")
    assert forced == {
        "source_type": "consulate", "form": "forced_labour", "people": 3, "people_low": 3, "people_high": 3,
        "share": 0.75, "low": pytest.approx(0.2307, abs=5e-5), "high": pytest.approx(0.9544, abs=5e-5),
        "known": 4, "unknown": 1,
    }  # fmt: skip


def test_a_code_that_is_nobody_s_here_has_a_row_and_an_upper_end(ten):
    """Domestic servitude: 0 of 4 is 0 to .4899; in the second draw 1 of 5 is .0362 to .6245."""
    servitude = only(ask(ten), "form", source_type="consulate", form="domestic_servitude")
    assert (servitude["people"], servitude["people_low"], servitude["people_high"]) == (0, 0, 1)
    assert (servitude["share"], servitude["low"]) == (0, 0)
    assert servitude["high"] == pytest.approx(0.6245, abs=5e-5)


def test_what_one_source_type_knows_of_a_person_does_not_reach_another(ten):
    """A is in forced labour for the consulate and sexually exploited for the NGO: each list counts its own."""
    found = {r["source_type"]: (r["people"], r["known"]) for r in rows(ask(ten), "form", form="sexual_exploitation")}
    assert found == {"police": (1, 2), "consulate": (1, 4), "ngo": (2, 3)}


def test_unknown_is_counted_beside_and_a_source_that_says_nothing_has_no_row(ten):
    finding = ask(ten)
    assert rows(finding, "sex", source_type="police") == []
    assert only(finding, "known", source_type="police", field="sex") == {
        "source_type": "police", "field": "sex", "people": 3, "known": 0, "unknown": 3, "unknown_share": 1.0,
        "disagreeing": 0,
    }  # fmt: skip
    assert only(finding, "known", source_type="consulate", field="form")["unknown"] == 1
    assert only(finding, "known", source_type="consulate", field="form")["disagreeing"] == 1


def test_the_more_specific_place_wins_also_where_it_is_the_later(ten):
    """C's earlier record says IDN, the later 6103; the two do not disagree."""
    finding = ask(ten)
    homes = {r["home_district"]: r["people"] for r in rows(finding, "home_district", source_type="consulate")}
    assert (homes["6101"], homes["6103"], homes.get("IDN", 0)) == (2, 1, 0)
    assert only(finding, "known", source_type="consulate", field="home_district")["disagreeing"] == 0


def test_the_year_is_that_of_the_earliest_record(ten):
    years = {r["year"]: r["people"] for r in rows(ask(ten), "year", source_type="consulate")}
    assert years == {"2022": 1, "2023": 3, "2024": 0}


def test_each_half_of_the_way_is_counted_where_its_end_is_known(ten):
    finding = ask(ten)
    keys = ("home_district", "crossing", "destination", "people", "people_low", "people_high")
    assert [tuple(r[k] for k in keys) for r in rows(finding, "flow_consulate")] == HALVES
    assert not any(t.name in ("flow_ngo", "flow_police") for t in finding.tables)


def test_the_answer_names_the_leading_form_of_each_source_type(ten):
    answer = {s.source_type: s for s in ask(ten).answer.sources}
    assert list(answer) == ["police", "consulate", "ngo"]
    assert (answer["consulate"].form, answer["consulate"].share, answer["consulate"].people) == (
        "forced_labour",
        0.75,
        5,
    )
    assert (answer["ngo"].form, answer["ngo"].known) == ("sexual_exploitation", 3)
    assert answer["ngo"].share == pytest.approx(2 / 3)
    assert (answer["police"].form, answer["police"].share) == ("sexual_exploitation", 0.5)


# --- selections ---


def test_a_condition_keeps_people_by_the_value_they_got(ten):
    """C's later record says domestic servitude, but C counts as forced labour: nobody is under two codes."""
    finding = ask(ten, Selection(where=(("form", "domestic_servitude"),)))
    assert [r["source_type"] for r in rows(finding, "sources")] == ["ngo"]
    forced = ask(ten, Selection(where=(("form", "forced_labour"),)))
    assert {r["source_type"]: r["people"] for r in rows(forced, "sources")} == {"police": 1, "consulate": 3}


def test_months_choose_records_and_those_without_one_are_counted_as_left_out(ten):
    finding = ask(ten, Selection(from_month="2023-01", to_month="2023-12"))
    assert {r["source_type"]: r["people"] for r in rows(finding, "sources")} == {"police": 3, "consulate": 3, "ngo": 2}
    (undated,) = [c for c in finding.caveats if c.id == "forms.caveat.undated"]
    assert undated.params["n"] == 1
    assert not [c for c in ask(ten).caveats if c.id == "forms.caveat.undated"]


def test_a_person_s_value_comes_from_the_records_within_the_months(ten):
    finding = ask(ten, Selection(from_month="2024-01"))
    assert only(finding, "form", source_type="consulate", form="domestic_servitude")["share"] == 1


def test_groups_divide_every_table_of_shares(ten):
    finding = ask(ten, Selection(by=("sex", "year")))
    names = {t.name for t in finding.tables}
    assert {f"{field}_by_sex_year" for field in FIELDS} - names == {"sex_by_sex_year", "year_by_sex_year"}
    group = only(finding, "form_by_sex_year", source_type="consulate", sex="female", year="2023", form="forced_labour")
    assert (group["people"], group["known"], group["share"]) == (2, 3, pytest.approx(2 / 3))
    assert only(finding, "form_by_sex_year", source_type="police", sex="unknown", form="forced_labour")["known"] == 2


def test_without_groups_the_form_is_given_within_sex_age_and_year(ten):
    names = {t.name for t in ask(ten).tables}
    assert {"form_by_sex", "form_by_age_band", "form_by_year"} <= names
    assert {"form_by_sex", "form_by_age_band", "form_by_year"}.isdisjoint(
        {t.name for t in ask(ten, Selection(by=("route",))).tables}
    )


def test_every_table_is_by_source_type_already_so_that_group_adds_nothing(ten):
    assert ask(ten, Selection(by=("source_type",))).tables == ask(ten).tables


def test_a_condition_on_lists_keeps_their_records(ten):
    finding = ask(ten, Selection(where=(("agency", "ANAKBANGSA"), ("agency", "JTK"))))
    assert [r["source_type"] for r in rows(finding, "sources")] == ["ngo"]
    assert finding.computed_from.lists == ("list-ngo",)
    assert finding.computed_from.records == 3


# --- refusals ---


def test_nobody_in_the_selection_is_a_refusal_that_says_what_is_needed(ten):
    reply = ask(ten, Selection(where=(("sex", "male"), ("form", "organ_removal"))))
    assert isinstance(reply, Refusal)
    assert [reason.rule for reason in reply.reasons] == ["nobody"]
    assert reply.needed
    assert reply.tables[0].data.num_rows == 0


def test_a_base_without_a_list_is_a_refusal(tmp_path):
    content = Content(Standing("codebook-1", "1", "KEY-1", True, ()), {"facts": pa.table({"record": pa.array([])})})
    reply = ask(commit(tmp_path / "base", content, after=None, phase=lambda _: None))
    assert isinstance(reply, Refusal)
    assert [reason.rule for reason in reply.reasons] == ["no_list"]


def test_a_field_that_does_not_exist_gets_near_no_statement(ten):
    with pytest.raises(FieldNotThere):
        ask(ten, Selection(by=('sex", (SELECT 1) AS "x',)))


# --- what holds of every finding ---


def test_no_share_is_pooled_over_source_types(ten):
    for selection in (Selection(), Selection(by=("sex",))):
        for table in ask(ten, selection).tables:
            shared = [c.name for c in table.columns if c.kind is Kind.SHARE]
            assert not shared or table.columns[0].name == "source_type"


def test_people_of_the_codes_and_unknown_ones_are_all_people_of_the_source(ten):
    finding = ask(ten)
    people = {r["source_type"]: r["people"] for r in rows(finding, "sources")}
    for field in FIELDS:
        for source in {r["source_type"] for r in rows(finding, field)}:
            mine = rows(finding, field, source_type=source)
            assert sum(r["people"] for r in mine) == mine[0]["known"]
            assert mine[0]["known"] + mine[0]["unknown"] == people[source]
            assert math.isclose(sum(r["share"] for r in mine), 1)


def test_every_share_lies_in_its_interval(ten):
    for table in ask(ten).tables:
        for r in table.data.to_pylist():
            assert "share" not in r or 0 <= r["low"] <= r["share"] <= r["high"] <= 1
            assert "people_low" not in r or r["people_low"] <= r["people"] <= r["people_high"]


def test_charts_stand_on_the_tables_by_source_type(ten):
    charts = {chart.name: chart for chart in ask(ten).charts}
    assert {charts[n].mark for n in ("home_district", "destination")} == {Mark.TILES}
    assert (charts["form"].mark, charts["form"].group) == (Mark.INTERVALS, "source_type")
    flow = charts["flow_consulate"]
    assert (flow.mark, flow.x, flow.group, flow.y) == (Mark.FLOW, "home_district", "crossing", "destination")


def test_caveats_say_what_is_detected_unknown_silent_and_in_doubt(ten):
    said = [caveat.id for caveat in ask(ten).caveats]
    assert said[:2] == ["analyse.caveat.invented", "forms.caveat.detected"]
    assert {"sources", "interval", "unknown", "silent", "disagree", "crossing"} <= {s.rsplit(".", 1)[1] for s in said}


def test_it_says_what_it_was_computed_from(ten):
    finding = ask(ten)
    assert finding.verdict is Verdict.ESTIMATE
    assert finding.computed_from.snapshot == ten.snapshot
    assert finding.computed_from.lists == ("list-consulate", "list-ngo", "list-police")
    assert finding.computed_from.records == 13
    assert "Wilson (1927)" in finding.method.source


def test_the_order_of_rows_changes_nothing(tmp_path):
    lines = [r for r in ten_people() if not r.drawn]
    one, other = (make_base(tmp_path / n, order, DOMAINS) for n, order in (("a", lines), ("b", lines[::-1])))
    assert ask(one).tables == ask(other).tables


def test_a_base_without_draws_has_the_plain_interval(tmp_path):
    lines = [row("ngo", str(n), form="forced_labour" if n < 81 else "other") for n in range(263)]
    found = only(ask(make_base(tmp_path / "base", lines, DOMAINS)), "form", form="forced_labour")
    assert (found["people_low"], found["people_high"]) == (81, 81)
    assert (round(found["low"], 4), round(found["high"], 4)) == (0.2553, 0.3662)
