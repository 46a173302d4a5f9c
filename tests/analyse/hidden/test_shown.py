"""What can be read off the tables of an answer, and what cannot once numbers are held back."""

from __future__ import annotations

import pytest

from sempadan.analyse.hidden.reply import Range
from sempadan.analyse.hidden.shown import Shown

RANGE = [{"seen": 10, "at_least": 9, "low": 11.2, "high": 20.1}]
OVERLAPS = [
    {"lists": "A", "pattern": "10", "people": 5},
    {"lists": "B", "pattern": "01", "people": 3},
    {"lists": "A + B", "pattern": "11", "people": 2},
]


def test_the_numbers_of_the_sentence_stand_in_the_table_of_the_range():
    told = Shown({"range": RANGE})
    assert (told.seen, told.at_least, told.answer) == (10, 9, Range(11, 21))


def test_people_on_one_list_and_on_several_are_counted_from_the_patterns():
    told = Shown({"range": RANGE, "overlaps": OVERLAPS})
    assert (told.single, told.shared) == (8, 2)


@pytest.mark.parametrize(
    "overlaps",
    [OVERLAPS[:2], [*OVERLAPS[:2], {**OVERLAPS[2], "people": None}], [{**row, "people": 9} for row in OVERLAPS], []],
)
def test_patterns_that_do_not_make_up_the_people_seen_are_not_added_up(overlaps):
    told = Shown({"range": RANGE, "overlaps": overlaps})
    assert (told.single, told.shared) == (None, None)


def test_what_is_not_there_is_not_known():
    told = Shown({})
    assert (told.seen, told.at_least, told.answer, told.single, told.envelope, told.lists()) == (None,) * 6
    assert (told.admitted, told.counted) == ([], [])
    assert Shown({"range": [{"seen": 3}]}).at_least is None


def test_lists_are_known_only_if_every_number_needed_is():
    rows = [{"list": "A", "people": 5, "only": None}, {"list": "B", "people": 4, "only": 3}]
    told = Shown({"lists": rows})
    assert told.lists("people") == rows
    assert told.lists("people", "only") is None
    assert told.lists("covered") is None
    assert Shown({"lists": []}).lists("people") == []


def test_the_envelope_spans_the_admitted_methods_that_were_asked_for():
    rows = [
        {"method": "stepwise", "low": 10.5, "high": 30.2, "admitted": "yes"},
        {"method": "bic_pairs", "low": 12.0, "high": 40.0, "admitted": "yes"},
        {"method": "main_effects", "low": 1.0, "high": 90.0, "admitted": "no"},
    ]
    assert Shown({"methods": rows}).envelope == Range(10, 40)
    assert Shown({"methods": rows}, "bic_pairs").envelope == Range(12, 40)
    assert Shown({"methods": rows}, "main_effects").envelope is None


def test_types_of_source_are_named_by_the_codebook_and_other_lists_as_they_are_called():
    assert Shown({}, None, "agency").named(["KJRI", "ngo"]) == ("KJRI", "ngo")
    (named,) = Shown({}, None, "source_type").named(["ngo"])
    assert named.params["en"] == "non-governmental organisation"
