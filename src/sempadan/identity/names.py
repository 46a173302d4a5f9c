"""Canonical names: given names, a parent's names and aliases out of one cell, in one spelling.

One name is normal here and no surname exists, so a name is a set of tokens; their order is kept for
those who want it. Titles, degrees and brackets go, short forms are written out, joined first words
are split, and every token is folded to its spelling class. What each word does is data
(`rules/parts.toml`).

- A married name "Ny. Budi" alone is the husband's: its tokens are all that is known. Behind a name
  it is an alias.
- A cell in which only titles stand holds no name, except titles that are names as well (Wan, Raden).
- Andi is a Bugis title and one of the commonest names of Java: it stays a token, as do Said, Syarif
  and Syarifah. A title written on one list only costs the comparison one token of a set.
- Single letters stay, for an initial is weak evidence but evidence; b. between two names is bin.
- Letters of other scripts (Jawi, Chinese) say nothing here: a cell of them alone holds no name.
- Several people in one cell, and ages, are the reader's work; here they are only cut away.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sempadan.identity.letters import fold_text
from sempadan.identity.missing import is_missing
from sempadan.identity.parts import Name, once, read_parts
from sempadan.identity.ruleset import rules
from sempadan.identity.spelling import canonical_token
from sempadan.identity.words import NAME, nobody, read_word

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Name", "canonical_name", "canonical_token"]

LONGEST_NOBODY = 4
"""Words in the longest cell of words that hold no name."""

NOBODY = Name((), (), ())


def canonical_name(text: str) -> Name:
    """Read the name that a cell holds.

    Total: any text gives a name, an empty one if there is none. Tokens are letters a to z.

    Args:
        text: The cell as written, for example "Siti Aminah binti Jamil alias Rina (17 th)".
    """
    line = fold_text(text)
    if not line.replace(" ", "").isalpha():
        if is_missing(text):
            return NOBODY
        line = _prepared(line)
    written = line.split()
    if len(written) <= LONGEST_NOBODY and " ".join(written).rstrip(".") in nobody():
        return NOBODY
    words = [read_word(word) for word in written]
    for word in words:
        if word.kind != NAME:
            return read_parts(written, words)
    return Name(once([token for word in words for token in word.tokens]), (), ())


def _prepared(line: str) -> str:
    line = line.strip()
    for substitute, put in _cell_rules():
        line = substitute(put, line)
    return line


@cache
def _cell_rules() -> tuple[tuple[Callable[[str, str], str], str], ...]:
    return tuple((re.compile(rule.values["find"]).sub, rule.values["put"]) for rule in rules("cells"))
