"""Which code a written value means, by values.toml and the codebook's own words."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sempadan.read.words import folded, split_words
from sempadan.schema.codebook import LANGUAGES, codebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sempadan.schema.codebook import Code, Field

TICKS: Final = frozenset("√✓✔☑")
"""Marks that are words of their own; all other marks are passed over."""


def written(text: str) -> str:
    """A value in the form in which it is looked up."""
    bare = text.strip()
    return bare if bare in TICKS else folded(bare)


@cache
def codes_of(field: str) -> Mapping[str, str]:
    """Every known way to write a value of a coded field of the codebook, with its code.

    A word of ours or of the codebook goes before a code of another standard; one that would mean
    two codes means neither.
    """
    entry = codebook()[field]
    ours: dict[str, set[str]] = defaultdict(set)
    for code in entry.codes:
        for text in (code.code, *(code.label[language] for language in LANGUAGES)):
            ours[written(text)].add(code.code)
    for name, texts in _own_words(entry).items():
        for text in texts:
            ours[written(text)].add(name)
    foreign: dict[str, set[str]] = defaultdict(set)
    for one in entry.codes:
        for text in _elsewhere(one):
            foreign[written(text)].add(one.code)
    known = {text: next(iter(codes)) for words in (foreign, ours) for text, codes in words.items() if len(codes) == 1}
    return MappingProxyType({text: code for text, code in known.items() if text})


def _own_words(entry: Field) -> Mapping[str, list[str]]:
    words = _data().get("flag" if entry.type == "flag" else entry.name, {})
    return {code: texts for code, texts in words.items() if code in entry.own_codes}


def _elsewhere(code: Code) -> tuple[str, ...]:
    """Codes of other standards, also with their words parted."""
    named = [text for text in (code.htcds, code.ctdc) if text]
    return (*named, *(split_words(text) for text in named))


@cache
def absent() -> frozenset[str]:
    """Words that say "there is none", which may be a no or say that nothing is known."""
    return frozenset(written(text) for text in _data()["absent"])


def answers_by_presence(texts: Iterable[str]) -> bool:
    """Whether a column of flags answers with "there is" and with no other no than "there is none"."""
    said = {written(text) for text in texts}
    words = _data()
    return not said.isdisjoint(words["present"]) and said.isdisjoint(words["flag"]["no"])


@cache
def no_name() -> frozenset[str]:
    """Words that stand where a name should and are none."""
    return frozenset(written(text) for text in _data()["no_name"])


@cache
def ditto() -> frozenset[str]:
    """Words that repeat what stands above."""
    return frozenset(written(text) for text in _data()["ditto"])


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("sempadan.read").joinpath("values.toml").read_text(encoding="utf-8"))
