"""The reference page of the rules, as Markdown.

Run `python -m sempadan.identity.reference [FOLDER]` to write it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sempadan.identity import names, spelling
from sempadan.identity.ruleset import FILES, RULES_VERSION, heading, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sempadan.identity.ruleset import Rule

PAGE = "identity.md"
TITLES = {
    "letters": "Letters and signs",
    "cells": "The text of a name cell",
    "parts": "Words of a name cell",
    "short": "Short forms",
    "joined": "Joined names",
    "words": "Names with a class of their own",
    "spelling": "Spelling",
    "dates": "Dates",
    "ages": "Ages",
    "missing": "Missing",
    "numbers": "Numbers of papers",
}
INTRODUCTION = """\
Generated from `src/sempadan/identity/rules/*.toml` by `python -m sempadan.identity.reference docs/reference`;
a test compares the two. Version of the rules: **{version}**. Names folded under different versions do not
compare, so the version goes into the version of an encoding.

Canonical spelling is a class to compare by, not a name to show: *Suryani* and *Soerjani* are both `{example}`."""


def page() -> str:
    """Write every rule with its era, its source and its example."""
    introduction = INTRODUCTION.format(version=RULES_VERSION, example=names.canonical_token("Suryani"))
    parts = ["# Names, dates and numbers: the rules", introduction, "## What is decided"]
    parts += [_body(module) for module in (names.__doc__, spelling.__doc__)]
    for file in FILES:
        parts += [f"## {TITLES[file]}", heading(file), _table(rules(file))]
    return "\n\n".join(parts) + "\n"


def _body(docstring: str | None) -> str:
    """Leave out the first line of a docstring, which is its title."""
    return (docstring or "").partition("\n\n")[2].strip()


def _table(listed: tuple[Rule, ...]) -> str:
    rows = [("rule", "what it says", "example", "era", "source"), ("---",) * 5]
    rows += [
        (rule.id, " · ".join(_values(rule)), _code(rule.example), _cell(rule.era), _cell(rule.source))
        for rule in listed
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _values(rule: Rule) -> Iterator[str]:
    for key, value in rule.values.items():
        if key != "has":
            yield f"{key} {_code(value)}"


def _code(value: str) -> str:
    """Set a value as code in a cell of a table: a bar would end the cell, a backtick the code."""
    if not value:
        return "nothing"
    fence = "``" if "`" in value else "`"
    blank = " " if "`" in value or value != value.strip() else ""
    return f"{fence}{blank}{_cell(value)}{blank}{fence}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(folder: Path) -> None:
    """Write the page into a folder."""
    folder.joinpath(PAGE).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference"))
