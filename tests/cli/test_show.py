from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sempadan import __version__
from sempadan.cli.run import called
from sempadan.cli.show import Done, Grid, Text, show, show_error
from sempadan.schema.errors import FileMissing
from sempadan.schema.message import Message, message


@dataclass(frozen=True)
class Result:
    out: Path
    rows: int
    share: float
    day: date
    said: Message


DONE = Done(
    Result(Path("x.csv"), 1985, 0.655, date(2025, 8, 17), message("cli_border.checked.rows", n=1985)),
    (
        message("cli_border.checked.rows", n=1985),
        Grid(
            (message("cli_border.head.file"), message("cli_border.head.rows")),
            (("a.csv", 1985), ("long-name.csv", 12), ("-", 3)),
        ),
        Text("as it is\n"),
    ),
)


def test_text_speaks_the_language_and_aligns_tables(system):
    own = system()
    assert show(DONE, called(["--lang", "id"], own)) == 0
    assert own.stdout.getvalue().splitlines() == [
        "1.985 baris dibaca.",
        "",
        "Berkas         Baris",
        "a.csv          1.985",
        "long-name.csv     12",
        "-                  3",
        "",
        "as it is",
    ]


@pytest.mark.parametrize("lang", ["id", "ms", "en"])
def test_json_is_one_object_with_plain_numbers_in_every_language(lang, system):
    own = system()
    show(DONE, called(["--json", "--lang", lang], own))
    found = json.loads(own.stdout.getvalue())
    assert next(iter(found)) == "sempadan"
    said = found.pop("said")
    assert found == {"sempadan": __version__, "out": "x.csv", "rows": 1985, "share": 0.655, "day": "2025-08-17"}
    assert said.startswith({"id": "1.985 baris", "ms": "1,985 baris", "en": "1,985 rows"}[lang])
    assert own.stderr.getvalue() == ""


def test_problems_are_exit_code_1_in_both_forms(system):
    for words in ([], ["--json"]):
        assert show(Done(None, (), problems=True), called(words, system())) == 1


def test_an_error_is_exit_code_2_and_says_what_to_do(system):
    own = system()
    assert show_error(FileMissing(path="kasus.xlsx"), called([], own)) == 2
    assert own.stderr.getvalue() == "kasus.xlsx: no such file or folder\n  Do: check the name and the folder\n"


def test_a_name_that_steers_the_terminal_is_not_obeyed(system):
    own = system()
    show_error(FileMissing(path="a\x1b[2Jb\x9b31m\rc"), called([], own))
    assert own.stderr.getvalue().startswith("a\ufffd[2Jb\ufffd31m\ufffdc: ")


def test_json_refuses_a_number_that_it_cannot_say(system):
    own = system()
    with pytest.raises(Exception, match="json") as caught:
        show(
            Done(Result(Path(), 1, float("nan"), date(2025, 1, 1), message("cli.word.options")), ()),
            called(["--json"], own),
        )
    assert type(caught.value).__name__ == "OutOfBounds"
    assert own.stdout.getvalue() == ""
