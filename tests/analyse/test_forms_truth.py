"""On the invented border it is known who is who: the shares found are those of the true people."""

from __future__ import annotations

import csv
from collections import Counter

import duckdb
import pytest

from sempadan.analyse.forms import forms
from sempadan.analyse.selection import Selection
from sempadan.border import load
from sempadan.demo.run import Wanted, link_demo
from sempadan.evidence.folder import open_evidence
from sempadan.evidence.tables import read_table
from sempadan.locale.catalogue import catalogue

PEOPLE, SEED = 1200, 5


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("truth") / "demo"
    link_demo(Wanted(folder, PEOPLE, SEED), load(), catalogue("en").say, lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def finding(demo):
    with duckdb.connect(":memory:") as connection:
        return forms(connection, open_evidence(demo / "evidence"), Selection(), load().domains())


@pytest.fixture(scope="module")
def truth(demo):
    """Form of each true person, by source type, from the records that were linked."""
    with (demo / "truth" / "people.csv").open(encoding="utf-8", newline="") as file:
        persons = {bytes.fromhex(r["record"]): r["person"] for r in csv.DictReader(file) if r["record"]}
    found = {}
    facts = read_table(open_evidence(demo / "evidence"), "facts").select(
        ["record", "source_type", "form", "contact_month"]
    )
    for fact in facts.sort_by("contact_month").to_pylist():
        of_source = found.setdefault(fact["source_type"], {})
        person = persons[fact["record"]]
        if of_source.get(person, "unknown") in ("unknown", "other") and fact["form"] != "unknown":
            of_source[person] = fact["form"]
        of_source.setdefault(person, "unknown")
    return found


def test_people_of_each_source_type_are_counted_within_two_in_a_hundred(finding, truth):
    found = {r["source_type"]: r["people"] for r in finding.table("sources").to_pylist()}
    assert found.keys() == truth.keys()
    assert {s: n for s, n in found.items() if abs(n / len(truth[s]) - 1) > 0.02} == {}


def test_every_true_share_lies_in_the_interval_found(finding, truth):
    missed = []
    for r in finding.table("form").to_pylist():
        forms_there = Counter(truth[r["source_type"]].values())
        share = forms_there[r["form"]] / (forms_there.total() - forms_there["unknown"])
        if not r["low"] <= share <= r["high"]:
            missed.append((r["source_type"], r["form"]))
    assert missed == []
