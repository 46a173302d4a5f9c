from __future__ import annotations

import pytest

from sempadan.locale.language import language_of, system_language


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("id_ID.UTF-8", "id"), ("in_ID", "id"), ("ID", "id"), ("Indonesian_Indonesia.1252", "id"), ("ms_MY", "ms"),
        ("ms-MY", "ms"), ("Malay_Malaysia.1252", "ms"), ("ms_BN", "ms"), ("en_US.UTF-8", "en"),
        ("English_United Kingdom.1252", "en"), ("C.UTF-8", None), ("", None), ("fr_FR", None), ("idn_XX", None),
    ],
)  # fmt: skip
def test_a_locale_s_name_on_unix_and_windows_tells_the_language(name, lang):
    assert language_of(name) == lang


def test_the_project_s_own_variable_goes_before_the_system_s():
    assert system_language({"SEMPADAN_LANG": "ms", "LC_ALL": "id_ID.UTF-8", "LANG": "en_US.UTF-8"}) == "ms"


def test_variables_decide_in_posix_order_and_empty_ones_do_not_count():
    assert system_language({"LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "ms_MY"}) == "id"
    assert system_language({"LC_ALL": "C", "LANG": "id_ID"}) == "en"


def test_without_variables_the_process_locale_decides_and_a_variable_goes_before_it():
    assert system_language({}, system="Indonesian_Indonesia.1252") == "id"
    assert system_language({"LANG": "ms_MY"}, system="Indonesian_Indonesia.1252") == "ms"


def test_an_unknown_language_is_english():
    assert system_language({"LANG": "fr_FR.UTF-8"}) == "en"
    assert system_language({}) == "en"
