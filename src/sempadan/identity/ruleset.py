"""The rules of this room, read from the TOML files beside this module.

A file is one table of rules in the order in which they apply. Every rule has an id (its key), an
era, a source and an example; what else it has depends on the file, whose head explains it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES_VERSION = "1"
"""Goes into the version of an encoding: names folded under different rules do not compare."""

FILES = (
    "letters", "cells", "parts", "short", "joined", "words", "spelling",  # names
    "dates", "ages", "missing", "numbers",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where and when it holds, what shows it, and its own values."""

    id: str
    era: str
    source: str
    example: str
    values: Mapping[str, str]

    def words(self, key: str = "words") -> tuple[str, ...]:
        """Split one of its values at blanks; a value it does not have gives none."""
        return tuple(self.values.get(key, "").split())

    def pairs(self, key: str = "map") -> tuple[tuple[str, str], ...]:
        """Split one of its values at blanks, and each piece at its first equals sign."""
        pieces = (piece.partition("=") for piece in self.words(key))
        return tuple((left, right) for left, _, right in pieces)


@cache
def sources() -> Mapping[str, str]:
    """Read where rules come from: the full source by its key."""
    table: dict[str, str] = tomllib.loads(text_of("sources"))
    return table


@cache
def rules(file: str) -> tuple[Rule, ...]:
    """Read one file of rules, in its order.

    Args:
        file: One of `FILES`.
    """
    table: dict[str, dict[str, str]] = tomllib.loads(text_of(file))
    return tuple(_rule(name, dict(entry)) for name, entry in table.items())


def heading(file: str) -> str:
    """Give what a file of rules says about itself at its head, as it stands, without the number signs."""
    lines = text_of(file).partition("\n\n")[0].splitlines()
    return "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines)


def text_of(file: str) -> str:
    """Read the text of a file of rules, as it ships."""
    return files("sempadan.identity").joinpath(f"rules/{file}.toml").read_text(encoding="utf-8")


def _rule(name: str, entry: dict[str, str]) -> Rule:
    source = sources()[entry.pop("source")]
    return Rule(name, entry.pop("era"), source, entry.pop("example", ""), entry)
