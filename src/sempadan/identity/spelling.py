"""One token of a name, folded to its spelling class.

Rules apply in the order of `rules/spelling.toml`, again and again until none changes the token;
names that no general rule brings together stand in `rules/words.toml`. What is decided:

- Old *j* is new *y*, and new *j* is old *dj*. A token that shows its age (oe, tj, dj, sj) has its *j*
  read as *y*. At the beginning j, y and z are one class: nearly all pairs there are one name (Jusuf
  and Yusuf, Juli and Yuli, Zainal and Jainal), at the price of a few that are two (Jono and Yono).
  Inside, j becomes y only in places where modern names have no j (Wahjuni, Sofjan), so that Sujono
  and Suyono, Nurjanah and Nuryana stay apart.
- *z* is *j* at the beginning and *s* inside; the Arabic names in which clerks do otherwise (Ajijah,
  Marjuki, Sainal) are listed. Merging s and j everywhere would join Sumiati and Jumiati.
- *ch* is *kh* behind a vowel and in listed Arabic beginnings, else *c* (Chairil, but Chandra).
- In tokens of one syllable, which are Chinese as a rule, f and v stay f and v, and *kh* is *k*: Fong is
  not Pong, nor Khong Hong. A written breath is dropped (Tjhin and Chin, Phua and Pua).
- *o* and *u* stay apart, but for listed names (Omar and Umar): Joni is not Juni.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sempadan.identity.letters import fold_text
from sempadan.identity.ruleset import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOKENS_KEPT = 262_144
"""Bound of the memory of tokens, in the process and nowhere else: about 40 MB when full."""

NOT_A_LETTER = re.compile("[^a-z]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Names with a class of their own: as they stand, and by their folded spelling."""

    exact: Mapping[str, str]
    folded: Mapping[str, str]


@lru_cache(maxsize=TOKENS_KEPT)
def canonical_token(token: str) -> str:
    """Fold one token to its spelling class.

    Total: any text gives letters a to z, or nothing. Folding twice is folding once.

    Args:
        token: One word of a name; what is no letter in it is dropped.

    Example:
        >>> canonical_token("Soeharto") == canonical_token("Suharto")
        True
    """
    letters = NOT_A_LETTER.sub("", fold_text(token))
    words = _words()
    known = words.exact.get(letters)
    if known is not None:
        return known
    folded = _fold(letters)
    return words.folded.get(folded) or words.exact.get(folded) or folded


def _fold(token: str) -> str:
    before = ""
    while token != before:
        before = token
        for has, change in _changes():
            if has in token:
                token = change(token)
    return token


@cache
def _changes() -> tuple[tuple[str, Callable[[str], str]], ...]:
    return tuple((rule.values.get("has", ""), _change(rule.values)) for rule in rules("spelling"))


def _change(values: Mapping[str, str]) -> Callable[[str], str]:
    find, put = values["find"], values["put"]
    substitute = re.compile(find).sub
    if "when" in values:
        seen = re.compile(values["when"]).search
        return lambda token: substitute(put, token) if seen(token) else token
    if find.isalpha():
        return lambda token: token.replace(find, put)
    return lambda token: substitute(put, token)


@cache
def _words() -> Words:
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for rule in rules("words"):
        exact[rule.id] = rule.id
        exact.update(dict.fromkeys(rule.words("short"), rule.id))
        if written := rule.words("written"):
            folded.update(dict.fromkeys(map(_fold, (rule.id, *written)), rule.id))
    return Words(exact, folded)
