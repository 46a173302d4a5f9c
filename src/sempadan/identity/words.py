"""One word of a name cell: what it does there, and the tokens it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sempadan.identity.missing import phrases
from sempadan.identity.ruleset import rules
from sempadan.identity.spelling import TOKENS_KEPT, canonical_token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAME = "name"
"""Kind of a word that is part of a name; the other kinds are those of `rules/parts.toml`."""

SIGNS = {"(": "open", ")": "close", '"': "quote", ",": "comma", "@": "alias"}
DOTTED = {"dotted": "leading", "dotted_standing": "standing"}


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """A word as the parser of a name sees it.

    Args:
        kind: What it does: "name", a kind of `rules/parts.toml`, or that of a sign.
        tokens: Canonical tokens it stands for if it turns out to be a name.
        meant: For a "short" word, the canonical token it means where a part begins.
        before: For a "first_only" word, the words (as written) before which it is dropped.
        behind_particle: The tokens it stands for behind such a word.
    """

    kind: str
    tokens: tuple[str, ...]
    meant: str = ""
    before: frozenset[str] = frozenset()
    behind_particle: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Count; the tokens are withheld."""
        return f"Word({len(self.tokens)} tokens)"


@lru_cache(maxsize=TOKENS_KEPT)
def read_word(word: str) -> Word:
    """Read a word of a prepared cell: small letters with or without a dot, or a sign."""
    if word in SIGNS:
        return Word(SIGNS[word], ())
    plain = word.strip(".")
    kind = _kinds().get(plain, NAME)
    if kind in DOTTED:
        kind = DOTTED[kind] if word.endswith(".") else NAME
    if kind == NAME and plain in _short("token"):
        kind = "short"
    tokens = _tokens(plain)
    behind = _short("behind_particle").get(plain)
    return Word(
        kind,
        tokens,
        meant=_short("token").get(plain, ""),
        before=_before() if kind == "first_only" else frozenset(),
        behind_particle=(behind,) if behind else tokens,
    )


@cache
def _short(key: str) -> Mapping[str, str]:
    return {rule.id: canonical_token(rule.values[key]) for rule in rules("short") if key in rule.values}


@cache
def nobody() -> frozenset[str]:
    """Cells, in small letters, that hold no name."""
    listed = (word for rule in rules("parts") if rule.values["kind"] == "nobody" for word in rule.words())
    return frozenset(word.replace("_", " ") for word in listed) | phrases()


def _tokens(plain: str) -> tuple[str, ...]:
    for token, rest_of in _joined():
        if found := rest_of(plain):
            return (token, *_tokens(found[1]))
    folded = canonical_token(plain)
    return (folded,) if folded else ()


@cache
def _joined() -> tuple[tuple[str, Callable[[str], re.Match[str] | None]], ...]:
    return tuple((canonical_token(rule.id), re.compile(rule.values["find"]).match) for rule in rules("joined"))


@cache
def _kinds() -> Mapping[str, str]:
    unlisted = {"kept", "nobody"}
    parts = [rule for rule in rules("parts") if rule.values["kind"] not in unlisted]
    return {word: rule.values["kind"] for rule in parts for word in rule.words()}


@cache
def _before() -> frozenset[str]:
    return frozenset(word for rule in rules("parts") for word in rule.words("before"))
