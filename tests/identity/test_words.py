"""A word of a name cell does what the rules say it does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.identity.parts import STEPS
from sempadan.identity.ruleset import rules
from sempadan.identity.words import DOTTED, NAME, SIGNS, nobody, read_word

LISTED = [rule for rule in rules("parts") if rule.values["kind"] not in {"kept", "nobody"}]


def test_every_kind_of_word_has_a_step_and_every_step_a_kind():
    kinds = {DOTTED.get(rule.values["kind"], rule.values["kind"]) for rule in LISTED}
    assert kinds | set(SIGNS.values()) | {NAME, "short"} == set(STEPS)


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.id)
def test_a_listed_word_is_of_its_kind(rule):
    kind = rule.values["kind"]
    for word in rule.words():
        if kind in DOTTED:
            assert read_word(f"{word}.").kind == DOTTED[kind]
            assert read_word(word).kind == NAME
        else:
            assert read_word(word).kind == kind


def test_a_word_is_listed_once():
    words = [word for rule in LISTED for word in rule.words()]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize(
    "word", [word for rule in rules("parts") if rule.values["kind"] == "kept" for word in rule.words()]
)
def test_a_kept_word_is_a_name(word):
    assert read_word(word).kind == NAME
    assert read_word(word).tokens


def test_joined_first_words_are_split_again_and_again():
    assert read_word("sitinurhaliza").tokens == ("siti", "nur", "halisa")
    assert read_word("abdullah").tokens == ("abdula",)


def test_a_short_form_keeps_its_letters_for_the_case_that_it_means_nothing():
    assert (read_word("m.").kind, read_word("m.").tokens, read_word("m.").meant) == ("short", ("m",), "muhammad")
    assert read_word("md").behind_particle == ("made",)


def test_words_for_nobody_are_those_for_missing_too():
    assert {"tanpa nama", "nihil", "na"} <= nobody()


@given(st.text("abcdefghijklmnopqrstuvwxyz.", max_size=12))
def test_any_word_has_a_step_and_shows_nothing(text):
    word = read_word(text)
    assert word.kind in STEPS
    assert not any(token in repr(word) for token in word.tokens if len(token) > 5)
