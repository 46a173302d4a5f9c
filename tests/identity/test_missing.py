"""Missing is said in many words, and an answer is not missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.identity.missing import is_missing, phrases
from sempadan.identity.ruleset import rules


@pytest.mark.parametrize(
    "text",
    ["", "  ", "-", "--", "- -", "nihil", "Tdk ada", "TIADA", "n/a", "N/A", "00", "-99", "?", "tidak diketahui",
    "NULL",
     "(tidak ada)", "Tiada maklumat", "unknown", "t/b", "\u00a0", "—", "…", "#N/A", "xxx", "00/00/0000", "\u200b"],
)  # fmt: skip
def test_missing_is_said_in_many_words(text):
    assert is_missing(text)


@pytest.mark.parametrize(
    "text",
    ["0", "4 bulan", '"', "\u3003", ",,", "sda", "idem", "Nia", "tidak", "ya", "no", "Nihilah", "-1", "belum",
    "王小明", "٣",
     "99", "0 th"],
)  # fmt: skip
def test_an_answer_or_a_ditto_mark_is_not_missing(text):
    assert not is_missing(text)


@pytest.mark.parametrize("rule", rules("missing"), ids=lambda rule: rule.id)
def test_the_example_of_a_rule_holds(rule):
    written, _, said = rule.example.partition(" -> ")
    assert (is_missing(written), said) == (True, "missing")


def test_every_listed_phrase_is_missing():
    assert all(is_missing(phrase.upper()) for phrase in phrases())


@given(st.text())
def test_any_text_is_missing_or_not(text):
    assert is_missing(text) in {True, False}
    assert not is_missing(f"{text} Aminah")
