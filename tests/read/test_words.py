"""Words are brought to one form, and no text can start a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read.words import FORMULA_START, folded, neutral, split_words, tidy


@pytest.mark.parametrize(
    ("text", "form"), [("Tempat/Tgl. Lahir", "tempat tgl lahir"), ("Café Noir", "cafe noir"), ("  L/P ", "l p")]
)
def test_a_text_is_folded(text, form):
    assert folded(text) == form


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_a_neutral_text_starts_no_formula_and_is_read_back(text):
    assert not neutral(text).startswith(FORMULA_START)
    plain = tidy(text)
    assert tidy(neutral(plain)) == plain


def test_words_that_a_program_joined_are_parted():
    assert split_words("TglLahirKorban") == "Tgl Lahir Korban"
