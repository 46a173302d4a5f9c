"""Read the cell of a name: the name as written, an age that stands in it, and whether it holds several people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.identity.ages import Age, read_age
from sempadan.identity.names import canonical_name
from sempadan.read.faults import fault
from sempadan.read.takes import Taken, known_text, text_of
from sempadan.read.values import no_name, written
from sempadan.read.words import tidy

if TYPE_CHECKING:
    from sempadan.identity.names import Name
    from sempadan.read.book import Cell

BRACKETS: Final = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,40})\s*[)\]]")
UNIT: Final = r"(?:th|thn|tahun|bln|bulan|years?|yrs?|yo|y/o)\.?"
AGE_BEHIND: Final = re.compile(
    rf"[\s,;-]+((?:umur|usia|age)?\s*[±~]?\s*\d{{1,3}}\s*{UNIT}(?:\s*\d{{1,2}}\s*(?:bln|bulan)\.?)?)\s*$", re.IGNORECASE
)
NUMBERED: Final = re.compile(r"(?:^|[\s,;])\d{1,2}\s*[.)]\s*(?=[^\W\d_])")
BETWEEN: Final = re.compile(r"\n|;|\s+(?:dan|and|serta|&|\+)\s+|\s*&\s*", re.IGNORECASE)
AND_OTHERS: Final = re.compile(
    r"\b(?:dkk|dll|et\s?al|dan kawan|dan rakan)\b|\b\d+\s*(?:orang|org|anak|people|persons|lainnya|lain)\b",
    re.IGNORECASE,
)
LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """What a name cell holds; `name` is empty where it names nobody."""

    name: str
    age: Age | None = None
    several: bool = False


def read_person(cell: Cell) -> Taken[Person]:
    """Read the cell of a name."""
    if not isinstance(cell, str):
        held = bool(known_text(cell))
        return Taken(Person(""), (fault("not_a_name", "warning"),) if held else ())
    if not known_text(cell) or written(cell) in no_name():
        return Taken(Person(""))
    text, age = _without_age(cell)
    several = _several(text)
    name = tidy(text)
    if several:
        return Taken(Person(name, age, several=True), (fault("several_people", "error"),))
    if not _names_somebody(name):
        wrong = (fault("not_a_name", "warning"),) if not LETTER.search(name) else ()
        return Taken(Person("", age), wrong)
    return Taken(Person(name, age))


def read_other_name(cell: Cell) -> Taken[str | None]:
    """Read the cell of a parent's or another name."""
    text = known_text(cell)
    return Taken(text if LETTER.search(text) and _names_anybody(text) else None)


def read_text(cell: Cell) -> Taken[str | None]:
    """Read a cell that is kept as it is written."""
    return Taken(known_text(cell) or None)


def read_own_id(cell: Cell) -> Taken[str | None]:
    """Read the agency's own number, with its leading noughts where it is text."""
    return Taken(text_of(cell) if known_text(cell) else None)


def _without_age(text: str) -> tuple[str, Age | None]:
    """Take an age out of a name cell: "Siti Aminah (17 th)", "Siti Aminah, 17 thn"."""
    for found in BRACKETS.finditer(text):
        age = read_age(found[1]) if any(c.isdecimal() for c in found[1]) else None
        if age is not None:
            return text[: found.start()] + text[found.end() :], age
    behind = AGE_BEHIND.search(text)
    age = read_age(behind[1]) if behind else None
    return (text[: behind.start()], age) if behind and age is not None else (text, None)


def _names_somebody(text: str) -> bool:
    """Whether a text holds a name of a person (not only of a parent)."""
    name = canonical_name(text)
    return bool(name.tokens or name.aliases)


def _names_anybody(text: str) -> bool:
    name = canonical_name(text)
    return bool(name.tokens or name.aliases or name.parent)


def _several(text: str) -> bool:
    """Whether a name cell seems to hold more than one person: then nobody is picked out of it."""
    if AND_OTHERS.search(text) or len(NUMBERED.findall(text)) > 1:
        return True
    between = [part for part in BETWEEN.split(text.strip()) if canonical_name(part).tokens]
    if len(between) > 1:
        return True
    return _several_by_commas([part for part in text.split(",") if part.strip()])


def _several_by_commas(parts: list[str]) -> bool:
    """Whether commas part people: not titles behind a name, and not a name turned round ("Aminah, Siti")."""
    if len(parts) < 2:
        return False
    first = canonical_name(parts[0])
    added = [
        name
        for part in parts[1:]
        if (name := canonical_name(part)).tokens and _size(canonical_name(f"{parts[0]}, {part}")) > _size(first)
    ]
    whole = [name for name in (first, *added) if len(name.tokens) > 1 or name.parent]
    return len(added) > 1 or (len(added) == 1 and len(whole) == 2)


def _size(name: Name) -> int:
    return len(name.tokens) + len(name.parent)
