from __future__ import annotations

import json

import pytest

from sempadan.cli.app import build
from sempadan.cli.help import as_text, page_of
from sempadan.cli.reference import contexts
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES


@pytest.mark.parametrize(
    ("lang", "usage", "options"),
    [("id", "Penggunaan:", "Opsi:"), ("ms", "Cara guna:", "Pilihan:"), ("en", "Usage:", "Options:")],
)
def test_help_is_in_the_asked_language_down_to_its_fixed_words(lang, usage, options, call):
    for words in (["--help"], ["border", "--help"], ["border", "add", "-h"]):
        done = call(*words, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"{usage} sempadan")
        assert f"\n{options}\n" in done.out
    foreign = {"Usage:", "Options:", "Commands:", "Show this"} if lang != "en" else {"Penggunaan", "Pilihan", "Opsi"}
    assert [word for word in foreign if word in done.out] == []


def test_help_wins_over_missing_arguments_and_is_an_object_under_json(call):
    done = call("border", "check", "--help", "--json")
    found = json.loads(done.out)
    assert done.code == 0
    assert list(found) == ["sempadan", "help"]
    assert "FOLDER" in found["help"]


def test_usage_shows_arguments_in_order_and_many_as_such(call):
    assert call("border", "add", "--help").out.splitlines()[0].endswith("add FOLDER FILE COLUMN=VALUE…")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_help_line_is_wider_than_the_terminal(lang, width):
    book = catalogue(lang)
    for ctx in contexts(build(book)):
        lines = as_text(page_of(ctx), book.say, width).splitlines()
        assert [line for line in lines if len(line) > width] == []
        assert [line for line in lines if line != line.rstrip()] == []
