"""The cases B12 and B14: a rarer name must weigh more, and twins are two people."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sempadan.link import Settings, explain, link


class Case:
    """Two lists of a case, linked, with the own id behind each record."""

    def __init__(self, lists, name, *, unique):
        self.parts = [lists.read(side, f"{name}_{side}.csv", unique=unique) for side in "AB"]
        self.linked = link(self.parts, Settings(), seed=1)
        ids = [f"{side}-{number:03}" for side in "AB" for number in range(1000)]
        self.record_of = lists.record_of
        self.own = {lists.record_of(one[0], one): one for one in ids}
        self.people = defaultdict(set)
        table = self.linked.people.data
        for record, person in zip(table["record"].to_pylist(), table["person_id"].to_pylist(), strict=True):
            self.people[person].add(self.own[record])

    def weight(self, number):
        pair = tuple(self.record_of(side, f"{side}-{number}") for side in "AB")
        return explain(self.parts, pair, self.linked.model)


@pytest.fixture(scope="module", params=[True, False], ids=["unique", "not unique"])
def sitis(request, lists):
    return Case(lists, "B12", unique=request.param)


@pytest.fixture(scope="module", params=[True, False], ids=["unique", "not unique"])
def twins(request, lists):
    return Case(lists, "B14", unique=request.param)


def test_b12_every_record_was_read(sitis):
    assert [len(part.codes) for part in sitis.parts] == [66, 57]


def test_b12_there_are_101_people_and_40_sitis_of_them(sitis):
    assert abs(len(sitis.people) - 101) <= 1
    of_sitis = [members for members in sitis.people.values() if any(int(one[2:]) <= 50 for one in members)]
    assert abs(len(of_sitis) - 40) <= 2


def test_b12_the_two_named_pairs_are_found_and_kept_apart(sitis):
    assert {"A-001", "B-001"} in sitis.people.values()
    assert {"A-900", "B-900"} in sitis.people.values()


def test_b12_the_rare_name_weighs_2_to_6_bits_more_and_nothing_else_does(sitis):
    """41 of 123 records are Sitis and 2 Zubaidiyahs: log2(20.5) = 4.4 bits under plain Fellegi-Sunter."""
    common, rare = sitis.weight("001"), sitis.weight("900")
    assert 2 <= rare.weight - common.weight <= 6
    for one, other in zip(common.parts, rare.parts, strict=True):
        assert (one.agreement, one.bits) == (other.agreement, other.bits) or one.field == "name"


def test_b14_there_are_80_people(twins):
    assert 79 <= len(twins.people) <= 82


def test_b14_each_twin_is_joined_to_her_own_record_and_not_to_her_sisters(twins):
    wanted = [{f"A-{number}", f"B-{number}"} for number in range(201, 221)]
    assert sum(members in twins.people.values() for members in wanted) >= 19


def test_b14_no_person_has_two_records_of_one_list(twins):
    assert all(len({one[0] for one in members}) == len(members) for members in twins.people.values())


def test_b14_a_list_given_twice_has_the_same_people(lists):
    once = lists.read("A", "B14_A.csv", unique=True)
    again = lists.again(once, "C")
    found = link([once, again], Settings(), seed=1).people.data
    assert len(set(found["person_id"].to_pylist())) == 60


def test_b14_the_numbers_of_twins_forbid_to_join_them(twins):
    pair = (twins.record_of("A", "A-201"), twins.record_of("A", "A-202"))
    found = explain(twins.parts, pair, twins.linked.model)
    assert found.forbidden
    assert {part.field: part.agreement for part in found.parts}["identity_number"] == "serial_differs"
