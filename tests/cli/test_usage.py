from __future__ import annotations

import json

import pytest
import typer

from sempadan.cli.usage import near, usage_error


def rule(done):
    return json.loads(done.out)["error"]["rule"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], "command_missing"),
        (["border"], "command_missing"),
        (["bordr"], "command_unknown"),
        (["border", "chek", "x"], "command_unknown"),
        (["doctor", "--jsn"], "option_unknown"),
        (["--verson"], "option_unknown"),
        (["doctor", "-x"], "option_unknown"),
        (["doctor", "--lang"], "option_unfit"),
        (["doctor", "--json=yes"], "option_unfit"),
        (["border", "check"], "value_missing"),
        (["border", "add", "folder"], "value_missing"),
        (["doctor", "--lang", "fr"], "value_unfit"),
        (["doctor", "here"], "too_many_arguments"),
        (["border", "check", "a", "b"], "too_many_arguments"),
        (["border", "copy", "a", "b", "--lang", "id"], "too_many_arguments"),
    ],
)
def test_every_wrong_command_line_is_a_fact_of_its_own(words, expected, call):
    done = call(*words, "--json") if words[-1:] != ["--lang"] else call("--json", *words)
    assert done.code == 2
    assert rule(done) == expected


def test_the_nearest_command_and_option_are_named(call):
    assert "Do: use one of: doctor\n" in call("docto").err
    assert "--json" in call("doctor", "--jsn").err
    assert "use one of: look, check, encode, " in call("zzz").err


def test_a_missing_value_is_named_as_it_is_written(call):
    assert call("border", "check").err.startswith('"sempadan border check" needs FOLDER\n')


def test_choices_are_listed_where_none_of_them_was_given(call):
    done = call("doctor", "--lang", "fr")
    assert done.err == "the value of --lang does not fit\n  Do: give one of: id, ms, en\n"


def test_a_number_that_is_none_is_refused_without_echoing_it():
    app = typer.Typer()

    @app.command()
    def people(number: int) -> None:
        """Take a number."""

    with pytest.raises(typer.BadParameter) as caught:
        typer.main.get_command(app).make_context("people", ["Siti"])
    found = usage_error(caught.value)
    assert found.rule == "value_unfit"
    assert found.params["expected"].id == "cli.expected.whole"
    assert "Siti" not in str(found)


def test_an_exception_of_the_parser_that_we_do_not_know_still_says_where_help_is():
    found = usage_error(typer.exceptions.TyperException("whatever"))
    assert found.rule == "command_line_unfit"
    assert "sempadan --help" in str(found)


def test_near_names_or_all_of_them():
    assert near("chek", ["check", "copy"]) == ("check",)
    assert near("zzz", ["check", "copy"]) == ("check", "copy")
