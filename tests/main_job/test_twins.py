"""Case B14: twins on two lists are twenty people, each joined to her own record and none to her sister's.

Told by users of a vaccination register (NHSDigital/manage-vaccinations-in-schools #2264), re-created
with invented people: same father, date, district and first token, consecutive identity numbers, half
the records of B without a number.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def linked(desk):
    """Person by own id, with lists declared as one row a person or not."""

    def link(*more: str) -> dict[str, str]:
        envelopes = [desk.encode(CASES / f"B14_{x}.csv", agency, *more) for x, agency in
                     (("A", "KJRI-KUCHING"), ("B", "JTK"))]  # fmt: skip
        base, out = desk.folder / "base", desk.folder / "people.csv"
        desk.good("link", *envelopes, "--identity", desk.folder / "coordinator", "--base", base)
        desk.good("people", "--base", base, "--out", out)
        person = {row["record"]: row["person_id"] for row in rows(out)}
        crosswalks = [rows(desk.folder / "homes" / agency / "crosswalk.csv") for agency in ("KJRI-KUCHING", "JTK")]
        return {row["own_id"]: person[row["record"]] for crosswalk in crosswalks for row in crosswalk}

    return link


@pytest.mark.parametrize("declared", [(), ("--unique",)])
def test_twins_are_two_people_and_each_is_herself(linked, declared):
    found = linked(*declared)
    truth = {row["record"]: row["person"] for row in rows(CASES / "B14_truth.csv")}
    assert found.keys() == truth.keys()
    assert len(set(truth.values())) == 80
    assert 79 <= len(set(found.values())) <= 82
    for side in ("A", "B"):
        persons = [person for own_id, person in found.items() if own_id.startswith(side)]
        assert len(set(persons)) == len(persons), "two records of one list are one person"
    twins = [number for number in range(201, 221) if truth[f"A-{number}"] == truth[f"B-{number}"]]
    assert len(twins) == 20
    assert sum(found[f"A-{number}"] == found[f"B-{number}"] for number in twins) >= 19
