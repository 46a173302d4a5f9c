"""A release of a base: every number in it passed, nothing is left to recover, and nothing is half written."""

from __future__ import annotations

import csv
import json
import re
from datetime import date

import pytest

from analyse.small_base import make_base, row, ten_people
from sempadan.border import load
from sempadan.cli.asking import in_memory
from sempadan.cli.labels import Labels
from sempadan.demo.run import Wanted, link_demo
from sempadan.evidence.folder import open_evidence
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES
from sempadan.release.attack import attack
from sempadan.release.errors import TooLittleLeft
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
    assert found.published_share == published.result.published_share >= 0.85


def test_printed_counts_are_the_true_ones_and_small_ones_are_not_printed(demo, published):
    inside = counts_of(published)
    checked = 0
    for printed in rows_of(demo / "public" / "tables" / "forms.form.csv"):
        if printed["count"]:
            cell = {(name, printed[name]) for name in ("source_type", "form") if printed[name] != "all"}
            assert inside[frozenset(cell)] == int(printed["count"])
            assert not 0 < int(printed["count"]) < published.result.threshold
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
    records = f"{published.result.rows:,}"
    assert records not in page
    assert records.replace(",", ".") not in page


def test_estimates_are_printed_to_tens_of_people_at_most(demo, published):
    assert published.asked.hidden.verdict is not Verdict.REFUSED
    for printed in rows_of(demo / "public" / "tables" / "hidden.methods.csv"):
        for name in ("estimate", "low", "high"):
            assert not printed[name] or float(printed[name]) % 10 == 0


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


def published_of(folder, rows):
    border = load()
    evidence = make_base(folder / "base", rows, border.domains())
    with in_memory() as connection:
        return publish(connection, evidence, Publishing(folder / "public", border, Labels(border), TODAY), silent)


@pytest.mark.parametrize("rows", [[], ten_people()], ids=["nobody", "ten people"])
def test_where_nobody_may_be_counted_nothing_is_written(tmp_path, rows):
    with pytest.raises(TooLittleLeft):
        published_of(tmp_path, rows)
    assert not (tmp_path / "public").exists()


def test_twelve_people_of_one_list_are_counted_and_the_hidden_answer_is_refused(tmp_path):
    made = published_of(tmp_path, [row("ngo", f"P{n}", form="forced_labour") for n in range(12)])
    assert made.asked.hidden.verdict is Verdict.REFUSED
    assert ["ngo", "forced_labour", "12"] in [
        [r["source_type"], r["form"], r["count"]] for r in rows_of(tmp_path / "public" / "tables" / "forms.form.csv")
    ]
