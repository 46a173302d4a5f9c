"""People who are easily mistaken for one another, or for two: each scenario with its truth."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import pytest

from sempadan.link import Settings, link


class Scenario:
    """Lists of rows that say who each is (`who`), linked, held against that truth."""

    def __init__(self, lists, rows_of, unique=()):
        parts, who = [], {}
        for name, rows in rows_of.items():
            numbered = [{k: v for k, v in row.items() if k != "who"} | {"own_id": str(n)} for n, row in enumerate(rows)]
            parts.append(lists.of(name, numbered, unique=name in unique))
            who |= {lists.record_of(name, str(n)): row["who"] for n, row in enumerate(rows)}
        table = link(parts, Settings(), seed=1).people.data
        found = defaultdict(list)
        for record, person in zip(table["record"].to_pylist(), table["person_id"].to_pylist(), strict=True):
            found[person].append(who[record])
        right = sum(n * (n - 1) // 2 for members in found.values() for n in Counter(members).values())
        true = sum(n * (n - 1) // 2 for n in Counter(who.values()).values())
        self.precision = right / max(sum(len(m) * (len(m) - 1) // 2 for m in found.values()), 1)
        self.recall = right / max(true, 1)
        self.people = len(found)
        self.error = self.people / len(set(who.values())) - 1


def again(lists, draw, rows, count):
    """The same people on another list, with mistakes."""
    return [lists.mistaken(draw, row) | {"who": row["who"]} for row in draw.sample(rows, count)]


def numberless(rows):
    return [row | {"nik": None} for row in rows]


@pytest.fixture(params=[1, 2])
def draw(request):
    return random.Random(request.param)


@pytest.fixture
def person(lists, draw):
    return lambda who, **changes: lists.person(draw, who) | {"who": who} | changes


def test_fathers_and_sons_of_one_home_are_two_people(lists, draw, person):
    """The son bears his father's name as his parent's."""
    rows = []
    for who in range(0, 240, 2):
        father = person(who, sex="male", nik=None)
        given = father["name"].split()[0]
        son = person(who + 1, sex="male", nik=None, parent_name=given, home_district=father["home_district"])
        rows += [father | {"name": given}, son | {"name": son["name"].split()[0]}]
    found = Scenario(lists, {"A": rows, "B": again(lists, draw, rows, 120)})
    assert found.precision > 0.93
    assert found.recall > 0.9
    assert abs(found.error) < 0.03


def test_a_son_with_his_fathers_very_name_is_another_person(lists, draw, person):
    rows = []
    for who in range(0, 160, 2):
        father = person(who, nik=None)
        birth = f"{int(father['birth_date'][:4]) + 25}-{draw.randint(1, 12):02}-{draw.randint(2, 28):02}"
        rows += [father, father | {"who": who + 1, "birth_date": birth}]
    found = Scenario(lists, {"A": rows, "B": again(lists, draw, rows, 80)})
    assert found.precision > 0.9
    assert found.recall > 0.85
    assert abs(found.error) < 0.06


def test_a_year_made_adult_on_forged_papers_does_not_make_another_person(lists, draw, person):
    rows = [person(who) for who in range(400)]
    forged = []
    for row in draw.sample(rows, 200):
        year = int(row["birth_date"][:4]) - draw.randint(2, 9)
        home = draw.choice(("6101", "6103")) if draw.random() < 0.3 else row["home_district"]
        forged.append(row | {"birth_date": f"{year}{row['birth_date'][4:]}", "home_district": home, "nik": None})
    found = Scenario(lists, {"A": rows, "B": forged})
    assert found.precision > 0.93
    assert found.recall > 0.95
    assert abs(found.error) < 0.03


def test_small_lists_beside_a_big_one_are_linked_to_it(lists, draw, person):
    big = [person(who) for who in range(3000)]
    small = {
        name: again(lists, draw, big, 30) + [person(5000 + 100 * place + n) for n in range(10)]
        for place, name in enumerate(("S", "T", "U"))
    }
    found = Scenario(lists, {"BIG": big, **small})
    assert found.precision > 0.85
    assert found.recall > 0.85
    assert abs(found.error) < 0.01


def test_lists_without_numbers_that_have_one_record_a_person_are_linked_well(lists, draw, person):
    big = numberless([person(who) for who in range(2000)])
    small = numberless(again(lists, draw, big, 40) + [person(5000 + n) for n in range(10)])
    found = Scenario(lists, {"BIG": big, "S": small}, unique=("BIG", "S"))
    assert found.precision > 0.9
    assert found.recall > 0.9


def test_twins_without_numbers_stay_two_people_on_lists_with_one_record_a_person(lists, draw, person):
    rows = []
    for who in range(0, 120, 2):
        twin = person(who, nik=None)
        rows += [twin, twin | {"who": who + 1, "name": person(0)["name"]}]
    found = Scenario(lists, {"A": rows, "B": again(lists, draw, rows, 60)}, unique=("A", "B"))
    assert found.precision > 0.9
    assert found.recall > 0.9
    assert abs(found.error) < 0.03
