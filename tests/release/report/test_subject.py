from __future__ import annotations

import pytest

from release.report.examples import BARS, BARS_CHART, METHODS, METHODS_CHART, Words, chart, page, table
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES
from sempadan.release.report.errors import ChartNotDrawn
from sempadan.release.report.subject import subject_of, table_of
from sempadan.release.report.wording import Wording
from sempadan.schema.finding import Mark

GROUPED = "source_type form share"


def subject(rows, of, *others):
    return subject_of(of, page(rows, of, *others), Wording("en", catalogue("en").say, Words()))


def test_the_axis_that_is_a_number_is_found_whichever_it_is():
    upright, lying = subject(BARS, BARS_CHART), subject(METHODS, METHODS_CHART)
    assert (upright.key_name, upright.number_name) == ("form", "share")
    assert (lying.key_name, lying.number_name) == ("method", "estimate")


def test_a_number_has_the_interval_that_its_chart_names_and_no_other():
    number = subject(BARS, BARS_CHART).field("share")
    bare = subject(BARS, chart(Mark.BARS, "bars", "form", "share")).field("share")
    assert ((number.low, number.high), (bare.low, bare.high)) == (("low", "high"), ("", ""))


def test_the_largest_number_may_be_the_end_of_an_interval():
    of = subject(METHODS, METHODS_CHART)
    assert of.most(of.field("estimate")) == 100_000


def test_groups_keep_their_look_while_all_of_a_page_can_be_told_apart():
    of = chart(Mark.BARS, "bars", "form", "share", group="source_type")
    few = [table("bars", GROUPED, [("b", "f", 0.1)]), of, table("other", GROUPED, [("a", "f", 0.1)])]
    many = table("other", GROUPED, [(f"g{n}", "f", 0.1) for n in range(12)])
    assert list(subject(*few).styles()) == ["b"]
    assert list(subject(few[0], of, many).styles()) == ["b"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_keeps_a_chart_from_being_drawn_is_said_in_every_language(lang):
    with pytest.raises(ChartNotDrawn) as caught:
        raise subject(BARS, BARS_CHART).fault("report.fault.groups")
    said = catalogue(lang).error(caught.value).message
    assert "bars" in said
    assert catalogue(lang).entries["report.fault.groups"][lang] in said


def test_the_end_of_an_interval_is_no_number_of_its_own():
    with pytest.raises(ChartNotDrawn):
        subject(BARS, BARS_CHART).field("low")


def test_tables_are_found_by_name():
    assert table_of(page(BARS, METHODS), "methods") is METHODS
