"""Demos broken on purpose: the hidden answer is refused, and for the right reason."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from analyse.small_base import make_base, row
from sempadan.analyse.hidden.base import hidden
from sempadan.analyse.hidden.settings import HiddenSettings
from sempadan.analyse.selection import Selection
from sempadan.analyse.views import views
from sempadan.border import load
from sempadan.cli.asking import in_memory
from sempadan.demo.run import Wanted, link_demo
from sempadan.evidence.folder import open_evidence
from sempadan.locale.catalogue import catalogue
from sempadan.schema.finding import Verdict

PEOPLE, SEED = 5000, 7
REFERRED = 600


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """The demo's records as they were linked: source type, person, month."""
    folder = tmp_path_factory.mktemp("broken") / "demo"
    link_demo(Wanted(folder, PEOPLE, SEED), load(), catalogue("en").say, lambda *_: None)
    evidence = open_evidence(folder / "evidence")
    facts = {one["record"]: one for one in pq.read_table(evidence.path("facts")).to_pylist()}
    found = []
    for one in pq.read_table(evidence.path("people")).to_pylist():
        own = facts[one["record"]]
        found.append((own["source_type"], str(one["person_id"]), own["contact_month"]))
    return found


def asked(folder, records):
    evidence = make_base(folder / "base", [row(*record) for record in records], load().domains())
    with in_memory() as connection:
        views(connection, evidence)
        reply = hidden(connection, evidence, Selection(), HiddenSettings(), 1)
    return reply.verdict, {reason.rule for reason in reply.reasons}


def two_lists(records):
    return [record for record in records if record[0] in ("police", "ngo")]


def no_overlap(records):
    return [(source, f"{source} {person}", month) for source, person, month in records]


def copied(records):
    """The labour office's list is that of the NGO."""
    kept = [record for record in records if record[0] != "labour"]
    return kept + [("labour", person, month) for source, person, month in records if source == "ngo"]


def referral_only(records):
    """The NGO knows nobody but whom police or consulate sent."""
    sent = {person: month for source, person, month in records if source in ("police", "consulate")}
    kept = [record for record in records if record[0] != "ngo"]
    return kept + [("ngo", person, month) for person, month in sorted(sent.items())[:REFERRED]]


def late(records):
    """The consulate's list began in September 2023."""
    return [record for record in records if record[0] != "consulate" or (record[2] or "") >= "2023-09"]


def test_the_demo_as_it_is_has_an_answer(tmp_path, records):
    assert asked(tmp_path, records)[0] is not Verdict.REFUSED


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        (two_lists, "few_lists"), (no_overlap, "list_apart"), (copied, "list_nested"), (referral_only, "list_nested"),
        (late, "list_partial"),
    ],
)  # fmt: skip
def test_a_broken_demo_is_refused_for_its_reason(tmp_path, records, broken, rule):
    verdict, rules = asked(tmp_path, broken(records))
    assert verdict is Verdict.REFUSED
    assert rule in rules
