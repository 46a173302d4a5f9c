from __future__ import annotations

import pytest

from sempadan.cli.run import called


@pytest.mark.parametrize(
    ("words", "lang", "json"),
    [
        (["--lang", "id", "doctor"], "id", False),
        (["doctor", "--lang=ms", "--json"], "ms", True),
        (["--json", "doctor"], "en", True),
        (["--lang", "ms", "doctor", "--lang=id"], "id", False),
        (["doctor", "--lang", "fr"], "en", False),
        (["doctor", "--lang"], "en", False),
        (["doctor", "--", "--lang", "id", "--json"], "en", False),
        ([], "en", False),
        (["--lang"], "en", False),
    ],
)
def test_language_and_form_are_found_anywhere_before_a_double_dash(words, lang, json, system):
    run = called(words, system())
    assert (run.book.lang, run.json) == (lang, json)


def test_the_option_goes_before_the_system_s_language(system):
    assert called(["--lang", "ms"], system(LANG="id_ID.UTF-8")).book.lang == "ms"
    assert called([], system(LANG="id_ID.UTF-8")).book.lang == "id"
    assert called(["--lang", "fr"], system(SEMPADAN_LANG="ms")).book.lang == "ms"
