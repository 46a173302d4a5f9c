from __future__ import annotations

from collections import defaultdict

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.link import LinkInput, Settings, link
from sempadan.schema.codes import Codes
from sempadan.schema.envelope import RecordsDisagree
from sempadan.schema.errors import DuplicateRecords
from sempadan.schema.tables import Facts

ROW = {"name": "Nurul Aini", "parent_name": "Mustafa", "birth_date": "1996-09-08", "sex": "female",
       "home_district": "6101"}  # fmt: skip


def run(*lists, **changes):
    return link(lists, Settings(**changes), seed=1)


def persons(linked):
    people = linked.people.data
    found = defaultdict(set)
    for name, record, person in zip(*(people[c].to_pylist() for c in ("list", "record", "person_id")), strict=True):
        found[person].add((name, record))
    return {frozenset(members) for members in found.values()}


def moved(part, order):
    take = pa.array(order)
    return LinkInput(
        part.list, part.unique, Codes(part.codes.data.take(take)), Facts(part.facts.data.take(take), part.facts.domains)
    )


def on_both(lists, pair):
    """Pairs of records with one own id."""
    there = {record for part in pair for record in part.codes.data["record"].to_pylist()}
    both = (frozenset((name, lists.record_of(name, str(number))) for name in "AB") for number in range(300))
    return {members for members in both if all(found in there for _, found in members)}


@pytest.fixture(scope="module")
def linked(pair):
    return run(*pair)


def test_no_list_and_empty_lists_give_nobody(lists):
    for parts in ((), (lists.of("A", []),), (lists.of("A", []), lists.of("B", []))):
        found = run(*parts)
        assert len(found.people) == len(found.draws) == found.to_review == found.compared == 0
        assert found.estimated.precision is None


def test_one_record_is_one_person_for_certain(lists):
    found = run(lists.of("A", [ROW]))
    assert found.people.data["probability"].to_pylist() == [1.0]
    assert len(found.draws.data["persons"][0]) >= 20


def test_two_equal_records_are_one_person_unless_the_list_has_one_record_a_person(lists):
    assert len(persons(run(lists.of("A", [ROW, ROW])))) == 1
    assert len(persons(run(lists.of("A", [ROW, ROW], unique=True)))) == 2
    assert len(persons(run(lists.of("A", [ROW], unique=True), lists.of("B", [ROW], unique=True)))) == 1


def test_records_of_nothing_are_people_of_their_own(lists):
    assert len(persons(run(lists.of("A", [{}, {}, {}])))) == 3


def test_twelve_sisters_and_a_list_of_two_are_told_apart(lists):
    """One father, one home, and birth dates that agree here and there in day and month."""
    names = ("Aini", "Wulan", "Mawar", "Puspa", "Agnes", "Rina", "Kartika", "Halimah", "Intan", "Fitri", "Natalia",
             "Yuliana")  # fmt: skip
    rows = [ROW | {"name": name, "birth_date": f"19{70 + i}-0{1 + i % 9}-1{i % 9}"} for i, name in enumerate(names)]
    found = persons(run(lists.of("A", rows), lists.of("B", [rows[3], ROW | {"name": "Sumiati"}])))
    assert len(found) == 13


def test_most_people_on_both_lists_are_found_and_few_others_joined(lists, linked, pair):
    true, found = on_both(lists, pair), persons(linked)
    assert 100 < len(true) < 200
    made = sum(len(members) * (len(members) - 1) // 2 for members in found)
    right = len(true & found)
    assert right / made > 0.95
    assert right / len(true) > 0.9


def test_draws_and_people_have_the_same_records_in_the_same_order(linked):
    assert linked.draws.data["record"].equals(linked.people.data["record"])
    records = linked.people.data["record"].to_pylist()
    assert records == sorted(records)


def test_twenty_linkages_are_drawn_and_each_numbers_its_people_from_0(linked):
    drawn = np.stack(linked.draws.data["persons"].to_numpy())
    assert drawn.shape == (600, 20)
    for column in drawn.T:
        assert sorted(set(column)) == list(range(len(set(column))))


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_the_order_of_lists_and_rows_changes_nothing(linked, pair, turn):
    draw = np.random.default_rng(turn)
    shuffled = [moved(part, draw.permutation(len(part.codes))) for part in pair][:: (-1) ** turn]
    again = run(*shuffled)
    assert again.people.data.equals(linked.people.data)
    assert again.draws.data.equals(linked.draws.data)
    assert again.model == linked.model
    assert again.estimated == linked.estimated


def test_the_same_seed_gives_the_same_draws_and_another_seed_others(pair, linked):
    assert link(pair, Settings(), seed=1).draws.data.equals(linked.draws.data)
    assert not link(pair, Settings(), seed=2).draws.data.equals(linked.draws.data)


def test_a_person_keeps_the_id_when_a_list_of_others_is_added(lists, pair, linked):
    strangers = lists.of("C", [{"own_id": "x", "name": "Zzyzx", "birth_date": "1950-02-03", "sex": "male"}])
    before = dict(zip(*(linked.people.data[c].to_pylist() for c in ("record", "person_id")), strict=True))
    after = link([*pair, strangers], Settings(model=linked.model), seed=1).people.data
    kept = dict(zip(*(after[c].to_pylist() for c in ("record", "person_id")), strict=True))
    assert sum(kept[record] == person for record, person in before.items()) >= 595


def test_earlier_weights_are_used_as_they_are(pair, linked):
    again = run(*pair, model=linked.model)
    assert again.model is linked.model
    assert again.people.data.equals(linked.people.data)


def test_nobody_has_two_records_of_a_list_that_has_one_record_a_person(lists):
    first, second = lists.people(200, seed=3)
    parts = [LinkInput(part.list, True, part.codes, part.facts) for part in (first, second)]
    assert all(len({name for name, _ in members}) == len(members) for members in persons(run(*parts)))


def test_codes_and_facts_of_different_records_are_refused(lists):
    first, second = lists.of("A", [ROW]), lists.of("B", [ROW])
    with pytest.raises(RecordsDisagree):
        run(LinkInput("A", False, first.codes, second.facts))


def test_a_record_that_stands_on_two_lists_is_refused(lists):
    part = lists.of("A", [ROW])
    with pytest.raises(DuplicateRecords):
        run(part, LinkInput("B", False, part.codes, part.facts))


@settings(deadline=None, max_examples=15)
@given(
    st.lists(st.sampled_from(["1996-09-08", "1996-08-09", "1985-09-08", None]), min_size=1, max_size=6), st.booleans()
)
def test_any_few_records_give_each_record_one_person_and_a_probability(lists, dates, unique):
    found = run(lists.of("A", [ROW | {"birth_date": date} for date in dates], unique=unique))
    assert len(found.people) == len(dates)
    assert all(0 <= p <= 1 for p in found.people.data["probability"].to_pylist())
    assert 1 <= len(persons(found)) <= len(dates)


def test_blocks_that_are_split_are_reported(lists):
    rows = [ROW | {"name": f"Nurul {chr(97 + i % 26)}{chr(97 + i // 26)}ra"} for i in range(60)]
    found = run(lists.of("A", rows), block=20)
    assert {split.kind for split in found.splits}
    assert all(split.left_out <= split.pairs for split in found.splits)
    assert run(lists.of("A", rows)).splits == ()
