"""Words are sorted into given names, a parent's names and aliases, whatever their order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.identity.parts import STEPS, Name, once, read_parts
from sempadan.identity.words import Word, read_word


def sort(text):
    written = text.split()
    return read_parts(written, [read_word(word) for word in written])


def test_a_mark_that_nothing_follows_is_an_initial():
    assert sort("budi b") == Name(("budi", "b"), (), ())
    assert sort("budi b ali") == Name(("budi",), ("ali",), ())
    assert sort("b budi") == Name(("b", "budi"), (), ())


def test_a_second_mark_of_a_parent_goes_on_with_the_parent():
    assert sort("ali bin budi b tono") == Name(("ali",), ("budi", "tono"), ())


def test_a_second_parent_in_an_alias_is_dropped():
    assert sort("ali bin budi alias tono bin eko") == Name(("ali",), ("budi",), (("tono",),))


def test_what_a_bracket_interrupts_goes_on_behind_it():
    assert sort("rina ( mawar ) tono binti ali") == Name(("rina", "tono"), ("ali",), (("mawar",),))
    assert sort("rina ( mawar") == Name(("rina",), (), (("mawar",),))
    assert sort("rina ) mawar") == Name(("rina", "mawar"), (), ())


def test_an_alias_that_is_the_name_again_or_a_letter_is_none():
    assert sort("rina alias rina @ p") == Name(("rina",), (), ())


def test_an_alias_alone_is_the_name():
    assert sort("alias rina") == Name(("rina",), (), ())


@pytest.mark.parametrize(("tokens", "result"), [(["a"], "a"), (["a", "a"], "a"), (["a", "b", "a"], "aba"), ([], "")])
def test_a_single_name_is_taken_once(tokens, result):
    assert once(tokens) == tuple(result)


WORDS = st.builds(
    Word, st.sampled_from(sorted(STEPS)), st.lists(st.sampled_from("abc"), max_size=2).map(tuple), st.just("m")
)


@given(st.lists(WORDS.filter(lambda word: word.tokens or word.kind not in {"short", "behind_comma"}), max_size=10))
@settings(max_examples=1000)
def test_any_row_of_words_gives_a_name_of_their_tokens(words):
    name = read_parts(["x"] * len(words), words)
    found = [*name.tokens, *name.parent, *(token for alias in name.aliases for token in alias)]
    assert set(found) <= {token for word in words for token in word.tokens} | {"m"}
    assert all(name.aliases)
