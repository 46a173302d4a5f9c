"""A release of a base: every number in it passed, nothing is left to recover, and nothing is half written."""

from __future__ import annotations

import csv
import json
import re
from datetime import date

import pytest

from sempadan.border import load
from sempadan.cli.asking import in_memory
from sempadan.cli.labels import Labels
from sempadan.demo.run import Wanted, link_demo
from sempadan.evidence.folder import open_evidence
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES
from sempadan.release.attack import attack
from sempadan.release.opened import load_folder, open_release
from sempadan.schema.errors import OutputExists
from sempadan.schema.finding import Verdict
from sempadan.steps.publish import Publishing, publish

PEOPLE, SEED = 5000, 5
TODAY = date(2024, 12, 31)


def silent(*_):
    """Tell nobody."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published") / "demo"
    link_demo(Wanted(folder, PEOPLE, SEED), load(), catalogue("en").say, silent)
    return folder


@pytest.fixture(scope="module")
def published(demo):
    border = load()
    with in_memory() as connection:
        at = Publishing(demo / "public", border, Labels(border), TODAY)
        return publish(connection, open_evidence(demo / "evidence"), at, silent)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counts_of(published):
    """Every count that stands on cells, by cell, as it is inside."""
    found = {}
    for reply in published.asked.replies:
        for table in reply.tables:
            for counts in table.disclosure.counts:
                if not counts.less:
                    values = table.data[counts.column].to_pylist()
                    found |= dict(zip(map(frozenset, counts.cells), values, strict=True))
    return found


def test_the_folder_holds_report_tables_statement_and_pictures(demo, published):
    out = demo / "public"
    assert published.result.out == out
    assert {f"report.{lang}.html" for lang in LANGUAGES} <= {path.name for path in out.iterdir()}
    assert (out / "tables" / "forms.form.csv").is_file()
    assert list((out / "charts").glob("*.svg"))
    said = json.loads((out / "statement.json").read_text())
    assert (said["invented"], said["attack"]["recovered"]) == (True, 0)


def test_the_attack_on_the_folder_finds_nothing(demo, published):
    found = attack(open_release(load_folder(demo / "public")))
    assert (found.recovered, found.singled_out) == ((), 0)
    assert found.cells_checked == published.result.withheld > 0


def test_printed_counts_are_the_true_ones_and_small_ones_are_not_printed(demo, published):
    inside = counts_of(published)
    checked = 0
    for row in rows_of(demo / "public" / "tables" / "forms.form.csv"):
        if row["count"]:
            cell = {(name, row[name]) for name in ("source_type", "form") if row[name] != "all"}
            assert inside[frozenset(cell)] == int(row["count"])
            assert not 0 < int(row["count"]) < published.result.threshold
            checked += 1
    assert checked > 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_small_count_stands_in_a_page_and_every_page_says_for_whom_it_is(demo, published, lang):
    page = (demo / "public" / f"report.{lang}.html").read_text()
    values = [int(value) for value in re.findall(r'data-value="(\d+)"', page)]
    assert len(values) > 30
    assert not [value for value in values if 0 < value < published.result.threshold]
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "<script" not in page


def test_estimates_are_printed_to_tens_of_people_at_most(demo, published):
    assert published.asked.hidden.verdict is not Verdict.REFUSED
    for row in rows_of(demo / "public" / "tables" / "hidden.methods.csv"):
        for name in ("estimate", "low", "high"):
            assert not row[name] or float(row[name]) % 10 == 0


def test_a_folder_that_exists_is_refused_before_anything_is_asked(demo, published):
    border = load()
    with in_memory() as connection, pytest.raises(OutputExists):
        publish(
            connection,
            open_evidence(demo / "evidence"),
            Publishing(demo / "public", border, Labels(border), TODAY),
            silent,
        )
    assert published.result.tables > 0
