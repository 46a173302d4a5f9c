"""Any text becomes small ASCII; what looks the same is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.identity.letters import fold_text
from sempadan.identity.ruleset import rules


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Síti", "siti"), ("Si\u0301ti", "siti"), ("ＳＩＴＩ　１２", "siti 12"), ("Nu’man", "nu'man"),
        ("“Rina”", '"rina"'),
        ("A–B", "a-b"), ("Su\u200bri", "suri"), ("Su\u00adri", "suri"), ("STRAẞE", "strasse"), ("İ", "i"), ("Ø", "o"),
        ("王", " "), ("a\u00a0b", "a b"), ("½", "1/2"), ("", ""),
    ],
)  # fmt: skip
def test_signs_become_plain(text, plain):
    assert fold_text(text) == plain


@pytest.mark.parametrize("rule", rules("letters"), ids=lambda rule: rule.id)
def test_the_example_of_a_rule_holds(rule):
    written, _, plain = rule.example.partition(" = ")
    assert fold_text(written) == fold_text(plain)
    assert not written.isascii()


@given(st.text())
def test_any_text_becomes_small_ascii_and_stays_it(text):
    plain = fold_text(text)
    assert plain.isascii()
    assert plain == plain.lower() == fold_text(plain)


@given(st.text(st.characters(codec="ascii")))
def test_ascii_only_becomes_small(text):
    assert fold_text(text) == text.lower()
