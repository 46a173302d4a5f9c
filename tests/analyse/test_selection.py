from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.analyse.errors import (
    CodeNotThere,
    FieldNotThere,
    MonthsReversed,
    NotACondition,
    NotAMonth,
    PlaceNotThere,
)
from sempadan.analyse.selection import Selection, check_selection, domains_of, groupable, read_selection
from sempadan.border import load
from sempadan.schema.errors import SempadanError
from sempadan.schema.evidence import Evidence, ListEntry, Standing

NAME = "Siti Rahmawati"
"""What somebody may type by mistake; no error repeats it."""

DOMAINS = load().domains()


@pytest.fixture
def domains():
    return DOMAINS


def test_options_are_read_as_they_are_written():
    assert read_selection(
        ["sex", "year", "sex"], ["form=forced_labour", " sex = female"], "2023", "2024-06"
    ) == Selection(("sex", "year"), (("form", "forced_labour"), ("sex", "female")), "2023-01", "2024-06")


def test_no_option_selects_everybody():
    selection = read_selection([], [], None, None)
    assert selection == Selection()
    assert not selection.in_months
    assert selection.codes == {}


def test_a_year_means_its_first_month_or_its_last():
    selection = read_selection([], [], "2023", "2023")
    assert (selection.from_month, selection.to_month) == ("2023-01", "2023-12")
    assert selection.in_months


def test_codes_of_one_field_are_alternatives_in_their_order():
    selection = read_selection([], ["form=other", "sex=male", "form=debt_bondage", "form=other"], None, None)
    assert selection.codes == {"form": ("other", "debt_bondage"), "sex": ("male",)}


@pytest.mark.parametrize("word", [NAME, "sex", "=female", "sex=", " = "])
def test_a_condition_needs_field_and_code_and_is_named_by_its_number(word):
    with pytest.raises(NotACondition) as caught:
        read_selection([], ["sex=female", word], None, None)
    assert "condition 2" in str(caught.value)
    assert NAME not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["2023-13", "2023-00", "2023-1", "23-01", "2023-01-15", "1899", "", NAME, "2023-01\n2"]
)
@pytest.mark.parametrize("option", ["--from", "--to"])
def test_a_bound_is_a_month_or_a_year(text, option):
    bounds = {"--from": (text, None), "--to": (None, text)}[option]
    with pytest.raises(NotAMonth) as caught:
        read_selection([], [], *bounds)
    assert option in str(caught.value)
    assert NAME not in str(caught.value)


def test_every_coded_field_that_leaves_may_be_named_and_the_year_after_by_only(domains):
    fields = groupable()
    assert {"form", "sex", "age_band", "home_district", "agency", "source_type", "screened"} <= fields.keys()
    assert not {"name", "nik", "contact_month", "recruiter_token", "detected_weeks"} & fields.keys()
    check_selection(Selection(by=(*fields, "year"), where=tuple((f, "unknown") for f in fields)), domains)
    with pytest.raises(FieldNotThere):
        check_selection(Selection(where=(("year", "2023"),)), domains)


@pytest.mark.parametrize("name", [NAME, "contact_month", "recruiter_token", 'sex" OR true --', "SEX", ""])
def test_another_field_is_refused_without_repeating_what_was_typed(name, domains):
    for option, selection in (("--by", Selection(by=(name,))), ("--where", Selection(where=((name, "yes"),)))):
        with pytest.raises(FieldNotThere) as caught:
            check_selection(selection, domains)
        said = str(caught.value)
        assert option in said
        assert NAME not in said
        assert "OR true" not in said


def test_a_field_nearly_right_gets_the_right_one_named(domains):
    with pytest.raises(FieldNotThere) as caught:
        check_selection(Selection(by=("age-band",)), domains)
    assert "age_band" in caught.value.params["known"]
    assert len(caught.value.params["known"]) <= 3


@pytest.mark.parametrize(
    ("field", "code", "error"),
    [("sex", NAME, CodeNotThere), ("form", "forced_labor", CodeNotThere), ("screened", "true", CodeNotThere),
     ("agency", NAME, CodeNotThere), ("crossing", NAME, CodeNotThere), ("home_district", "Sambas", PlaceNotThere),
     ("destination", "6100", PlaceNotThere)],
)  # fmt: skip
def test_a_code_that_its_field_does_not_have_is_refused(field, code, error, domains):
    with pytest.raises(error) as caught:
        check_selection(Selection(where=((field, code),)), domains)
    assert field in str(caught.value)
    assert NAME not in str(caught.value)


def test_near_codes_are_named(domains):
    with pytest.raises(CodeNotThere) as caught:
        check_selection(Selection(where=(("form", "forced_labor"),)), domains)
    assert "forced_labour" in caught.value.params["known"]


@pytest.mark.parametrize("code", ["6101", "1101", "MY-13-01", "MY-12", "TWN", "unknown"])
def test_any_place_of_the_domains_may_be_named(code, domains):
    check_selection(Selection(where=(("home_district", code),)), domains)


def test_months_that_end_before_they_begin_are_refused(domains):
    check_selection(Selection(from_month="2023-05", to_month="2023-05"), domains)
    with pytest.raises(MonthsReversed):
        check_selection(Selection(from_month="2023-06", to_month="2023-05"), domains)


@pytest.mark.parametrize("month", ["2023", "2023-13", "2023-05' OR '1'='1"])
def test_months_are_checked_also_where_a_selection_was_made_by_hand(month, domains):
    for selection in (Selection(from_month=month), Selection(to_month=month)):
        with pytest.raises(NotAMonth):
            check_selection(selection, domains)


def test_an_agency_of_the_base_may_be_named_though_the_border_does_not_know_it(domains, tmp_path):
    entry = ListEntry("list", "NEW-AGENCY", "ngo", 1, 1, False, "2025-03-01")
    evidence = Evidence(tmp_path, "s", Standing("1", "1", "KEY", True, (entry,)), ())
    selection = Selection(where=(("agency", "NEW-AGENCY"),))
    with pytest.raises(CodeNotThere):
        check_selection(selection, domains)
    check_selection(selection, domains_of(domains, evidence))


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_is_read_or_refused_by_an_error_of_ours(where, start, field):
    said = None
    try:
        check_selection(read_selection([field], [where], start, None), DOMAINS)
    except SempadanError as error:
        said = str(error)
    assert said is None or "Do:" in said
