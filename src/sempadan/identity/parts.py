"""The words of a name cell, sorted into given names, a parent's names and aliases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sempadan.identity.words import Word


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """A name in canonical spelling.

    Args:
        tokens: Given names, in the order of the cell.
        parent: Names after bin, binti, a/l, anak …, in the order of the cell.
        aliases: Other names of the person, each as its tokens.
    """

    tokens: tuple[str, ...]
    parent: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        """Count; the names are withheld."""
        return f"Name({len(self.tokens)} tokens, {len(self.parent)} of a parent, {len(self.aliases)} aliases)"


def once(tokens: Sequence[str]) -> tuple[str, ...]:
    """Take a single name that is written twice, as passports do, once."""
    return tuple(tokens[:1] if len(set(tokens)) == 1 else tokens)


def read_parts(written: Sequence[str], words: Sequence[Word]) -> Name:
    """Sort the words of a cell.

    Args:
        written: The words as they stand, small letters.
        words: What each of them does, in the same order.
    """
    reader = Reader()
    for place, word in enumerate(words):
        following = written[place + 1].rstrip(".") if place + 1 < len(written) else ""
        reader.take(word, following)
    return reader.name()


@dataclass(slots=True, repr=False)
class Part:
    """Names of one kind while they are being read.

    Args:
        tokens: Names so far.
        standing: Titles that are names for want of another.
        letter: The short form with which it begins, to be kept if nothing follows.
    """

    tokens: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    letter: str = ""

    def result(self) -> tuple[str, ...]:
        """Give the names."""
        if self.letter and len(self.tokens) == 1:
            return (self.letter,)
        return once(self.tokens or self.standing)


class Reader:
    """Walks through the words of one cell; a method a kind of word."""

    def __init__(self) -> None:
        self.given = self.part = Part()
        self.parent = Part()
        self.aliases: list[Part] = []
        self.outside: Part | None = None
        self.mark: tuple[str, ...] = ()
        self.following = ""
        self.behind_particle = False
        self.comma = False

    def take(self, word: Word, following: str) -> None:
        """Take the next word; `following` is the one after it, as written."""
        self.following = following
        STEPS[word.kind](self, word)
        self.comma = word.kind == "comma" or (self.comma and word.kind == "behind_comma")
        self.behind_particle = word.kind == "first_only"

    def name(self) -> Name:
        """Give what was read."""
        given, parent = self.given.result(), self.parent.result()
        if self.mark and not parent:
            given += self.mark
        found = dict.fromkeys(alias.result() for alias in self.aliases)
        aliases = [alias for alias in found if alias != given and any(len(token) > 1 for token in alias)]
        if aliases and not given and not parent:
            given = aliases.pop(0)
        return Name(given, parent, tuple(aliases))

    def token(self, word: Word) -> None:
        """A name."""
        self.part.tokens.extend(word.behind_particle if self.behind_particle else word.tokens)

    def drop(self, _word: Word) -> None:
        """A word that says nothing, wherever it stands."""

    def short(self, word: Word) -> None:
        """A letter or two that mean a name where a part begins."""
        if self.part.tokens:
            self.token(word)
        else:
            self.part.letter = word.tokens[0]
            self.part.tokens.append(word.meant)

    def leading(self, word: Word) -> None:
        """A title in front; behind a name it is a token."""
        if self.part.tokens:
            self.token(word)

    def standing(self, word: Word) -> None:
        """A title in front that may be the name itself."""
        if self.part.tokens:
            self.token(word)
        else:
            self.part.standing.extend(word.tokens)

    def particle(self, word: Word) -> None:
        """A title anywhere that may be the name itself."""
        if not self.part.tokens:
            self.part.standing.extend(word.tokens)

    def first_only(self, word: Word) -> None:
        """A particle that goes before certain names."""
        if self.following not in word.before:
            self.token(word)

    def parents(self, _word: Word) -> None:
        """Bin, binti and the like: names of a parent follow."""
        if self.part is not self.parent:
            self.part = Part() if self.parent.tokens else self.parent

    def inside(self, word: Word) -> None:
        """A mark of a parent that is also an initial or a name: it needs names on both sides."""
        if self.part.tokens or self.part.standing:
            self.mark = self.mark if self.part is self.parent else word.tokens
            self.parents(word)
        elif self.outside is None:
            self.token(word)

    def alias(self, _word: Word) -> None:
        """Another name follows."""
        if not any(self.part is alias and not alias.tokens for alias in self.aliases):
            self.part = Part()
            self.aliases.append(self.part)

    def married(self, word: Word) -> None:
        """Mrs in front; behind a name, the husband's name follows."""
        if self.part.tokens:
            self.alias(word)

    def role(self, word: Word) -> None:
        """A word about the person, in brackets or behind a mark; else a name."""
        if self.part is self.given or self.part.tokens:
            self.token(word)

    def degree(self, word: Word) -> None:
        """An academic degree behind a name."""
        if not self.part.tokens:
            self.token(word)

    def behind_comma(self, word: Word) -> None:
        """A degree that may be a name, or a short form of one, but for the comma before it."""
        if self.comma and self.given.tokens:
            return
        (self.short if word.meant else self.token)(word)

    def open(self, _word: Word) -> None:
        """A bracket opens: what stands in it is an alias."""
        if self.outside is None:
            self.outside = self.part
            self.part = Part()
            self.aliases.append(self.part)

    def close(self, _word: Word) -> None:
        """A bracket closes: what was interrupted goes on."""
        if self.outside is not None:
            self.part, self.outside = self.outside, None

    def quote(self, word: Word) -> None:
        """A quotation mark, which opens or closes."""
        (self.open if self.outside is None else self.close)(word)


STEPS: Mapping[str, Callable[[Reader, Word], None]] = {
    "name": Reader.token,
    "short": Reader.short,
    "leading": Reader.leading,
    "anywhere": Reader.drop,
    "standing": Reader.standing,
    "particle": Reader.particle,
    "first_only": Reader.first_only,
    "parent": Reader.parents,
    "inside": Reader.inside,
    "alias": Reader.alias,
    "married": Reader.married,
    "role": Reader.role,
    "degree": Reader.degree,
    "behind_comma": Reader.behind_comma,
    "comma": Reader.drop,
    "open": Reader.open,
    "close": Reader.close,
    "quote": Reader.quote,
}
