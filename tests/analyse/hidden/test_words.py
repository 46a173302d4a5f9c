"""Every number of a sentence may be held back, and then another sentence stands there."""

from __future__ import annotations

import pytest

from sempadan.analyse.hidden.shown import Shown
from sempadan.analyse.hidden.words import caveat_of, charts_of, text_of, why_of
from sempadan.locale.catalogue import catalogue
from sempadan.schema.message import message


def ranged(**row):
    return Shown({"range": [{"seen": 9, "at_least": 8, "low": 11.0, "high": 20.0} | row]})


@pytest.mark.parametrize(
    ("row", "refused", "name", "params"),
    [
        ({}, False, "hidden.answer", {"n": 8, "low": 11, "high": 20}),
        ({"at_least": None}, False, "hidden.answer.plain", {"low": 11, "high": 20}),
        ({"low": None}, False, "hidden.answer.no_range", {"n": 8}),
        ({"high": None, "at_least": None}, False, "hidden.answer.withheld", {}),
        ({}, True, "hidden.refused", {"n": 8}),
        ({"at_least": None}, True, "hidden.refused.plain", {}),
    ],
)
def test_the_sentence_holds_the_numbers_that_are_there(row, refused, name, params):
    said = text_of(ranged(**row), refused=refused)
    assert (said.id, dict(said.params)) == (name, params)
    assert all(catalogue(lang).say(said) for lang in ("id", "ms", "en"))


def test_a_misfit_is_told_with_its_probability_or_without():
    assert why_of("hidden.why.misfit", 0.004).params["p"] == 0.004
    assert why_of("hidden.why.misfit", None).id == why_of("hidden.why.misfit.plain", None).id
    assert why_of("hidden.why.no_interval", None).id == "hidden.why.no_interval"


def test_a_caveat_keeps_the_number_of_lists_and_loses_numbers_from_elsewhere():
    lists = Shown({"lists": [{"list": str(n)} for n in range(7)]})
    said = message("hidden.caveat.no_bic", n=99, most=6)
    assert dict(caveat_of(said, lists).params) == {"n": 7, "most": 6}
    assert dict(caveat_of(said, Shown({})).params) == {"most": 6}
    for name, params in (("failed", {"share": 0.3}), ("missed", {"share": 0.1}), ("undated", {"n": 4})):
        assert dict(caveat_of(message(f"hidden.caveat.{name}", **params), lists).params) == {}
    plain = message("hidden.caveat.links")
    assert caveat_of(plain, lists) is plain


def test_a_picture_whose_table_has_no_row_or_lacks_a_column_is_not_drawn():
    method = {"method": "stepwise", "estimate": 1.0, "low": 1.0, "high": 2.0, "admitted": "yes"}
    assert [chart.name for chart in charts_of(Shown({"methods": [method]}))] == ["methods"]
    assert charts_of(Shown({"methods": [], "left_out": [{"list": "A"}], "overlaps": []})) == ()


def test_the_picture_of_overlaps_tells_its_numbers_only_if_they_add_up():
    rows = [{"lists": "A", "pattern": "10", "people": 5}, {"lists": "A + B", "pattern": "11", "people": 4}]
    (whole,) = charts_of(Shown({"range": [{"seen": 9}], "overlaps": rows}))
    (parted,) = charts_of(Shown({"range": [{"seen": 9}], "overlaps": rows[:1]}))
    assert dict(whole.text.params) == {"n": 9, "shared": 4}
    assert dict(parted.text.params) == {}
