from __future__ import annotations

from sempadan.cli.app import build, help_id, walk
from sempadan.locale.catalogue import catalogue


def test_the_tree_holds_the_commands_that_work_and_no_other():
    paths = {" ".join(path) for path, _ in walk(build(catalogue("en")))}
    assert {"", "doctor", "border", "border show", "border copy", "border check", "border add"} <= paths


def test_each_language_has_a_tree_of_its_own():
    trees = {lang: build(catalogue(lang)) for lang in ("id", "ms", "en")}
    assert len({tree.commands["doctor"].help for tree in trees.values()}) == 3


def test_an_option_without_help_of_its_own_takes_the_shared_one():
    book = catalogue("en")
    assert help_id(("border", "check"), "folder", book) == "cli.border.check.folder"
    assert help_id(("border", "show"), "border", book) == "cli.option.border"
