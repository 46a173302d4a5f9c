"""Cells that say that nothing is known."""

from __future__ import annotations

from functools import cache

from sempadan.identity.letters import fold_text
from sempadan.identity.ruleset import rules


def is_missing(text: str) -> bool:
    """Whether a cell says that nothing is known: empty, "-", "nihil", "tdk ada", "tiada", "n/a", "-99".

    A ditto mark is not missing: it repeats the cell above. Neither is 0, nor "belum" (not yet), which
    is an answer, nor a text in another script. "NA" counts as missing; where it may be a code (Namibia
    in HTCDS), ask the codes first.
    """
    plain = " ".join(fold_text(text).split())
    if set(plain) <= _signs():
        return not any(c.isalnum() for c in text)
    return plain in phrases() or plain.strip(" .()") in phrases()


@cache
def phrases() -> frozenset[str]:
    """Cells, in small letters, that say so in words."""
    words = {word for rule in rules("missing") for word in rule.words()}
    return frozenset(words | {p for rule in rules("missing") for p in rule.values.get("phrases", "").split("|") if p})


@cache
def _signs() -> frozenset[str]:
    return frozenset(sign for rule in rules("missing") for sign in rule.values.get("signs", "")) | {" "}
