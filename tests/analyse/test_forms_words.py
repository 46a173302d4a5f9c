from __future__ import annotations

from dataclasses import replace

import duckdb
import pyarrow.compute as pc
import pytest

from analyse.small_base import make_base, row, ten_people
from sempadan.analyse.forms import forms
from sempadan.analyse.forms_words import answer_of, caveats_of, charts_of, text_of
from sempadan.analyse.selection import Selection
from sempadan.border import load
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES
from sempadan.schema.finding import Disclosure

DOMAINS = load().domains()


def found(folder, rows, draws=0):
    evidence = make_base(folder / "base", rows, DOMAINS, draws=draws, invented=False)
    with duckdb.connect(":memory:") as connection:
        return forms(connection, evidence, Selection(), DOMAINS)


@pytest.fixture(scope="module")
def ten(tmp_path_factory):
    return found(tmp_path_factory.mktemp("ten"), ten_people(), draws=2)


def lines(finding, lang="en"):
    return catalogue(lang).say(finding.text).split("\n")


def test_each_source_type_speaks_for_itself_with_intervals(ten):
    assert lines(ten)[1] == (
        "In the lists of source type “consulate or embassy” (5 people; 5–6 depending on who is who), the most frequent "
        "form is forced labour: 75% (95%: 23.1%–95.4%) of the 4 people whose form is known; of 1 it is unknown."
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", "kerja paksa: 75% (95%: 23,1%–95,4%) dari 4 orang"),
        ("ms", "buruh paksa: 75% (95%: 23.1%–95.4%) daripada 4 orang"),
    ],
)
def test_it_speaks_each_language_with_its_own_numbers(ten, lang, said):
    assert said in lines(ten, lang)[1]


def test_of_whom_and_by_which_route_is_said_where_it_is_known(ten):
    """The police's lists say nothing of it; the consulate's say all three; the NGO's the sex only."""
    assert lines(ten)[2] == (
        "Most frequent there besides – Sex: female, 60% of 5 (95%: 18.8%–88.2%); "
        "Age band: 18–20 years, 100% of 1 (95%: 20.7%–100%); Route: sea, 100% of 1 (95%: 20.7%–100%)."
    )
    assert [line.split(" ", 2)[0] for line in lines(ten)] == ["In", "In", "Most", "In", "Most"]
    assert lines(ten)[4] == "Most frequent there besides – Sex: female, 100% of 3 (95%: 43.9%–100%)."


def test_a_source_that_knows_no_form_says_so(tmp_path):
    assert lines(found(tmp_path, [row("labour", "A"), row("labour", "B")])) == [
        "In the lists of source type “labour office” (2 people), the form is known of nobody."
    ]


def test_every_number_of_the_sentence_stands_in_a_table(ten):
    for source in answer_of(ten.tables).sources:
        of_form = [r for r in ten.table("form").to_pylist() if r["source_type"] == source.source_type]
        assert (source.share, source.low, source.high) in [(r["share"], r["low"], r["high"]) for r in of_form]
        (told,) = [r for r in ten.table("sources").to_pylist() if r["source_type"] == source.source_type]
        assert (source.people, source.people_low) == (told["people"], told["people_low"])


def test_what_is_held_back_from_the_tables_is_not_said(ten):
    """The sentence made anew from fewer rows names neither the row held back nor the source held back."""
    kept = tuple(
        replace(t, data=t.data.filter(pc.not_equal(t.data["source_type"], "police")), disclosure=Disclosure())
        if "source_type" in t.data.column_names
        else t
        for t in ten.tables
    )
    kept = tuple(
        replace(t, data=t.data.filter(pc.not_equal(t.data["form"], "forced_labour")), disclosure=Disclosure())
        if t.name == "form"
        else t
        for t in kept
    )
    said = catalogue("en").say(text_of(kept))
    assert "police" not in said
    assert "forced labour" not in said
    assert "consulate" in said


def test_equal_shares_name_the_first_of_the_codebook(tmp_path):
    finding = found(tmp_path, [row("ngo", "A", form="debt_bondage"), row("ngo", "B", form="forced_labour")])
    assert finding.answer.sources[0].form == "forced_labour"


def test_invented_people_are_called_so_before_anything_else(ten):
    said = caveats_of(ten.tables, draws=2, undated=0, invented=True)
    assert said[0].id == "analyse.caveat.invented"
    assert said[1:] == caveats_of(ten.tables, draws=2, undated=0, invented=False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_caveats_titles_and_descriptions_are_sentences_of_the_language(ten, lang):
    say = catalogue(lang).say
    said = [say(m) for m in ten.caveats]
    said += [say(m) for chart in charts_of(ten.tables) for m in (chart.title, chart.text)]
    assert all(len(s) > 10 and "forms." not in s and "{" not in s for s in said)


def test_caveats_name_the_source_types_they_are_about(ten):
    said = " ".join(catalogue("en").say(m) for m in ten.caveats)
    assert "consulate or embassy 20%; police" not in said
    assert "police 33.3%; consulate or embassy 20%" in said
    assert "The lists of source type “police” say nothing on: Sex, Age band" in said
    assert "consulate or embassy 1; the table" in said
