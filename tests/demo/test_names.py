"""Names come from lists long enough that a border's people do not all share a few."""

import csv
from importlib.resources import files
from random import Random

import pytest

from sempadan.demo.names import ELSEWHERE, FEMALE, HERE, MALE, SARAWAK, draw_name, name_lists
from sempadan.demo.people import FullName, Person

USAGES = {"malay", "javanese", "dayak", "chinese", "bugis", "indian"}


def rows(file):
    with files("sempadan.demo").joinpath("names", file).open(encoding="utf-8") as text:
        return list(csv.DictReader(text))


@pytest.mark.parametrize(("file", "least"), [("given.csv", 300), ("parts.csv", 200)])
def test_the_lists_are_long_and_cover_six_usages_and_both_sexes(file, least):
    listed = rows(file)
    assert len({row["name"] for row in listed}) >= least
    assert {row["usage"] for row in listed} == USAGES
    assert {row["sex"] for row in listed} <= {FEMALE, MALE, "any"}
    assert all(float(row["weight"]) > 0 for row in listed)
    assert len({(row["name"], row["sex"], row["usage"]) for row in listed}) == len(listed)


@pytest.mark.parametrize("sex", [FEMALE, MALE])
def test_every_usage_has_given_names_and_parts_for_each_sex(sex):
    lists = name_lists()
    for usage in USAGES:
        assert len(lists.given[usage, sex].values) >= 8
        assert len(lists.parts[usage, sex].values) >= 5


@pytest.mark.parametrize("region", [HERE, ELSEWHERE, SARAWAK])
def test_names_are_many_and_have_one_to_five_tokens(region):
    rng = Random(1)
    drawn = [draw_name(rng, name_lists(), sex, region) for sex in (FEMALE, MALE) for _ in range(1000)]
    assert len({name.own for name in drawn}) > 1000
    assert {len(name.own) for name in drawn} <= {1, 2, 3, 4, 5}
    assert any(len(name.own) == 1 for name in drawn)
    assert all(name.parent for name in drawn)


def test_no_person_carries_the_usage_of_her_name():
    assert not {"usage", "ethnicity", "religion"} & {*Person.__slots__, *FullName.__slots__}
