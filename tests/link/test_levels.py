from __future__ import annotations

import pytest

from sempadan.link.explain import PRIOR
from sempadan.link.levels import FACTORS, NAME, column
from sempadan.locale.catalogue import catalogue
from sempadan.schema.message import Message


def test_the_first_level_of_every_factor_says_that_it_cannot_be_compared():
    assert {factor.levels[0] for factor in FACTORS} == {"unknown"}


def test_the_name_stands_first_and_every_factor_once():
    assert FACTORS[0] is NAME
    assert len({factor.name for factor in FACTORS}) == len(FACTORS)
    assert [column(factor) for factor in FACTORS] == list(range(len(FACTORS)))


def test_a_level_is_found_by_its_name():
    assert NAME.levels[NAME["near"]] == "near"
    with pytest.raises(ValueError):
        NAME["nearly"]


@pytest.mark.parametrize("lang", ["id", "ms", "en"])
def test_every_factor_and_level_has_a_sentence_in_three_languages(lang):
    book = catalogue(lang)
    fields = [PRIOR, *(factor.name for factor in FACTORS)]
    levels = {level for factor in FACTORS for level in factor.levels}
    ids = [f"link.field.{name}" for name in fields] + [f"link.agreement.{level}" for level in levels]
    assert [name for name in ids if not book.knows(name)] == []
    assert all(book.say(Message(name)) for name in ids)
