"""Which fields a column's header may mean, by the names in headers.toml and the codebook's own."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sempadan.read.words import folded, split_words
from sempadan.schema.codebook import LANGUAGES, codebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROW_NUMBER: Final = "row_number"
"""Stands for a field where a column only counts the rows."""

NAMED: Final = 1.0
OF_A_STEP: Final = 0.9
NEAR: Final = 0.7
LOOSE: Final = 0.6
BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
MIN_NEAR: Final = 5
"""A word with one letter wrong is recognised if the right one has this length or more."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A field that a header may mean, and how surely (0 to 1); `near` if one letter had to be changed."""

    field: str
    weight: float
    near: bool = False


@dataclass(frozen=True, slots=True)
class Headers:
    """All known headers, by the set of their words."""

    words: Mapping[str, str]
    silent: frozenset[str]
    others: frozenset[str]
    known: Mapping[frozenset[str], tuple[Guess, ...]]

    def guesses(self, header: str) -> tuple[Guess, ...]:
        """Fields that a header may mean, the surest first; none if it is not known."""
        for text in (header, BRACKETS.sub(" ", header)):
            found = self.known.get(self.key(text))
            if found:
                return found
        return self._near(self.key(BRACKETS.sub(" ", header)))

    def of_somebody_else(self, header: str) -> bool:
        """Whether a header speaks of a suspect, a reporter or anybody but the person."""
        return not self.others.isdisjoint(folded(split_words(header)).split())

    def key(self, header: str) -> frozenset[str]:
        """Words of a header in one spelling, without those that say nothing."""
        plain = folded(split_words(header)).split() or [header.strip()]
        told = [word for word in plain if word not in self.silent] or plain
        return frozenset(self.words.get(word, word) for word in told if word)

    def _near(self, key: frozenset[str]) -> tuple[Guess, ...]:
        """Guesses for a header of which one word has one letter wrong."""
        for word in key:
            if len(word) < MIN_NEAR:
                continue
            rest = key - {word}
            for spelled in _one_letter_off(word, self._vocabulary):
                found = self.known.get(rest | {self.words.get(spelled, spelled)})
                if found:
                    return tuple(Guess(g.field, g.weight * NEAR, near=True) for g in found)
        return ()

    @property
    def _vocabulary(self) -> tuple[str, ...]:
        return _vocabulary()


def _one_letter_off(word: str, vocabulary: Iterable[str]) -> Iterator[str]:
    for other in vocabulary:
        if abs(len(other) - len(word)) <= 1 and other != word and _differ_by_one(word, other):
            yield other


def _differ_by_one(one: str, two: str) -> bool:
    """Whether one letter was added, dropped, changed, or swapped with the next."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    a, b = one[start:], two[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


@cache
def headers() -> Headers:
    """Read headers.toml and the codebook's names and labels."""
    data = _data()
    words = {variant: word for word, variants in data["words"].items() for variant in variants}
    bare = Headers(MappingProxyType(words), frozenset(data["silent"]), frozenset(data["others"]), MappingProxyType({}))
    found: dict[frozenset[str], dict[str, float]] = defaultdict(dict)
    for field, text, weight in _entries(data):
        entry = found[bare.key(text)]
        entry[field] = max(weight, entry.get(field, 0.0))
    known = {
        key: tuple(Guess(f, w) for f, w in sorted(entry.items(), key=lambda pair: -pair[1]))
        for key, entry in found.items()
    }
    return Headers(bare.words, bare.silent, bare.others, MappingProxyType(known))


@cache
def _vocabulary() -> tuple[str, ...]:
    """Every word of a known header long enough to be recognised with one letter wrong."""
    data = _data()
    words = {word for _, text, _ in _entries(data) for word in folded(text).split()}
    return tuple(sorted(word for word in words if len(word) >= MIN_NEAR))


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("sempadan.read").joinpath("headers.toml").read_text(encoding="utf-8"))


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, float]]:
    """Every known header with its field and weight."""
    for field in codebook().of_cases:
        yield field.name, field.name.replace("_", " "), NAMED
        for language in LANGUAGES:
            yield field.name, field.label[language], NAMED
    for name, entry in data["fields"].items():
        yield from ((name, text, NAMED) for text in entry["names"])
        yield from ((name, text, LOOSE) for text in entry.get("loose", ()))
    for step, texts in data["steps"].items():
        for text in texts:
            yield step, text, OF_A_STEP
            yield f"{step}_date", f"tgl {text}", OF_A_STEP
            yield f"{step}_agency", f"instansi {text}", OF_A_STEP
    yield from ((ROW_NUMBER, text, NAMED) for text in data["row_numbers"]["names"])
