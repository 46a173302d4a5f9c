"""Names are written differently, never emptied and never another person's."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.demo.people import FullName
from sempadan.demo.spelling import Hand, other_spelling, typing_error, written_name

NAME = FullName(("Siti", "Nurhaliza", "Wahyuni"), ("Muhammad", "Yusuf"), "binti", "Rina")
TOKENS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@given(st.integers(0, 10_000), TOKENS)
@settings(deadline=None)
def test_a_typing_error_is_one_letter_and_keeps_the_first(seed, token):
    wrong = typing_error(Random(seed), token)
    assert wrong[0] == token[0]
    assert abs(len(wrong) - len(token)) <= 1


@given(st.integers(0, 10_000), TOKENS)
@settings(deadline=None)
def test_another_spelling_is_no_empty_name(seed, token):
    assert other_spelling(Random(seed), token)


def test_one_name_comes_in_many_spellings():
    rng = Random(3)
    written = [written_name(rng, NAME, "female", Hand(0.5, 0.0, "title")) for _ in range(500)]
    assert len(set(written)) > 50
    assert written.count("Siti Nurhaliza Wahyuni") > 20
    assert any(" binti " in name or " bt. " in name for name in written)


def test_the_hand_decides_on_capitals_and_the_fathers_name():
    rng = Random(3)
    upper = [written_name(rng, NAME, "female", Hand(0.0, 0.0, "upper")) for _ in range(200)]
    assert all(name == name.upper() for name in upper)
    assert not any("YUSUF" in name for name in upper)
