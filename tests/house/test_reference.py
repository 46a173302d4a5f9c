"""Every command and option is described, in three languages, on pages that are as the code is."""

from __future__ import annotations

import pytest
from typer.core import TyperGroup, TyperOption

from sempadan.cli.app import build, walk
from sempadan.cli.reference import pages, printed
from sempadan.cli.usage import Command, Group
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES

REFERENCE = "docs/reference"


@pytest.fixture(scope="module")
def trees():
    return {lang: dict(walk(build(catalogue(lang)))) for lang in LANGUAGES}


def test_the_generated_pages_are_as_the_code_is(root):
    stale = [name for name, text in pages().items() if (root / REFERENCE / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"


def test_every_command_option_and_argument_has_help_in_three_languages(trees):
    silent = []
    for path, command in trees["en"].items():
        others = [trees[lang][path] for lang in ("id", "ms")]
        texts = [(command.help, *(o.help for o in others))]
        texts += [(p.help, *(o.params[i].help for o in others)) for i, p in enumerate(command.params)]
        silent += [path for said in texts if not all(said) or len(set(said)) < len(LANGUAGES)]
    assert not silent, "\n".join(map(str, silent))


def test_every_command_and_option_stands_on_the_page_of_each_language(trees, root):
    for lang, tree in trees.items():
        page = (root / REFERENCE / f"commands.{lang}.md").read_text(encoding="utf-8")
        sections = {part.split("\n", 1)[0]: part for part in page.split("\n## ")}
        for path, command in tree.items():
            section = sections[" ".join(("sempadan", *path))]
            assert all(
                option in section for param in command.params if isinstance(param, TyperOption) for option in param.opts
            )


def test_every_command_is_of_our_own_kind_and_takes_the_options_of_every_command(trees):
    for command in trees["en"].values():
        assert isinstance(command, Group if isinstance(command, TyperGroup) else Command)
        assert {"--help", "--lang", "--json"} <= {option for param in command.params for option in param.opts}


def test_every_value_has_a_name_or_choices_on_the_help_page(trees):
    nameless = [
        (path, param.name)
        for path, command in trees["en"].items()
        for param in command.params
        if not getattr(param, "is_flag", False) and not param.metavar and not param.type_descriptor.choices
    ]
    assert not nameless, "\n".join(map(str, nameless))


def test_every_command_says_which_object_it_prints(trees):
    mute = [
        path for path, command in trees["en"].items() if not isinstance(command, TyperGroup) and not printed(command)
    ]
    assert not mute, "\n".join(map(str, mute))
