"""Every threshold has its reason and its sentences, and does what its side says."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from sempadan.analyse.hidden.checks import PER_METHOD
from sempadan.analyse.hidden.measures import MEASURES, WITHOUT_NUMBERS
from sempadan.analyse.rules import Rule, rules
from sempadan.locale.catalogue import catalogue, placeholders
from sempadan.schema.finding import Verdict

QUESTIONS = tuple(tomllib.loads(files("sempadan.analyse").joinpath("rules.toml").read_text(encoding="utf-8")))


def every_rule():
    return [rule for question in QUESTIONS for rule in rules(question).values()]


def test_every_rule_says_what_it_compares_and_why():
    for rule in every_rule():
        assert rule.measure
        assert rule.why.endswith(".")
        assert rule.refuse is not None or rule.caution is not None


def test_every_outcome_of_a_rule_has_its_sentence():
    book = catalogue("en")
    for rule in every_rule():
        if rule.name not in PER_METHOD:
            assert (rule.refuse is None) != book.knows(f"analyse.rule.{rule.name}.refused")
            assert (rule.caution is None) != book.knows(f"analyse.rule.{rule.name}.caution")


def test_every_outcome_has_a_sentence_without_numbers_unless_its_own_has_none():
    book = catalogue("en")
    for rule in every_rule():
        for verdict in (Verdict.REFUSED, Verdict.CAUTION):
            name = f"analyse.rule.{rule.name}.{verdict}"
            if book.knows(name):
                told = {p for text in texts(book.entries[name]) for p in placeholders(text)} - {"limit"}
                assert bool(told) == book.knows(f"{name}.plain")
                assert bool(told) != ((rule.name, verdict) in WITHOUT_NUMBERS)
                assert {p for text in texts(book.entries.get(f"{name}.plain", {})) for p in placeholders(text)} <= {
                    "limit"
                }


def texts(entry):
    """Every text of an entry of the catalogue; a plural has two."""
    return [text for each in entry.values() for text in (each.values() if isinstance(each, dict) else (each,))]


def test_every_refusal_of_the_hidden_population_says_what_is_needed():
    for rule in rules("hidden").values():
        if rule.refuse is not None and rule.name not in PER_METHOD:
            assert catalogue("en").knows(f"hidden.needed.{rule.name}")


def test_caution_starts_at_twice_the_minimum_and_half_the_ratio():
    """As set before the tables they are judged on; shares of a range count as ratios do."""
    for rule in rules("hidden").values():
        if rule.refuse is not None and rule.caution is not None:
            assert rule.caution == (2 * rule.refuse if rule.side == "least" else rule.refuse / 2)


@pytest.mark.parametrize(
    ("side", "measured", "verdict"),
    [
        ("least", 2.9, Verdict.REFUSED),
        ("least", 3, Verdict.CAUTION),
        ("least", 5.9, Verdict.CAUTION),
        ("least", 6, Verdict.ESTIMATE),
        ("most", 6.1, Verdict.REFUSED),
        ("most", 6, Verdict.CAUTION),
        ("most", 3, Verdict.ESTIMATE),
        ("most", float("inf"), Verdict.REFUSED),
    ],
)
def test_a_threshold_itself_is_allowed(side, measured, verdict):
    limits = {"least": (3, 6), "most": (6, 3)}[side]
    rule = Rule(name="x", side=side, measure="", why="", refuse=limits[0], caution=limits[1])
    assert rule.judge(measured) is verdict


def test_a_question_without_rules_has_none():
    assert dict(rules("nothing")) == {}


def test_every_rule_of_the_hidden_population_is_measured_and_no_other():
    assert set(MEASURES) | PER_METHOD == set(rules("hidden"))


def test_a_reason_holds_its_threshold_and_what_was_measured_or_not():
    rule = rules("hidden")["wide"]
    said, plain = rule.reason(Verdict.REFUSED, ratio=7.1), rule.plain(Verdict.CAUTION)
    assert (said.message.id, dict(said.message.params)) == ("analyse.rule.wide.refused", {"limit": 6, "ratio": 7.1})
    assert (plain.message.id, dict(plain.message.params)) == ("analyse.rule.wide.caution.plain", {"limit": 3})


def table_of_rules():
    """The table of the page about the hidden population, as the file of rules has it."""
    rows = ["| rule | what is compared | refused | caution | why |", "|---|---|---|---|---|"]
    for rule in rules("hidden").values():
        sign = "below" if rule.side == "least" else "above"
        refuse, caution = ("" if end is None else f"{sign} {end:g}" for end in (rule.refuse, rule.caution))
        rows.append(f"| `{rule.name}` | {rule.measure} | {refuse} | {caution} | {rule.why} |")
    return "\n".join(rows)


def test_the_page_about_the_hidden_population_has_the_rules_as_they_are():
    page = (Path(__file__).parents[2] / "docs/explanation/hidden-population.md").read_text(encoding="utf-8")
    table = page.partition("<!-- rules -->\n")[2].partition("\n<!-- end of rules -->")[0]
    assert table == table_of_rules()
