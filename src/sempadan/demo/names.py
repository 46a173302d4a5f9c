"""Names of invented people, put together at random from lists written for this project.

`names/given.csv` and `names/parts.csv` hold names in Malay, Javanese, Dayak, Chinese-Indonesian,
Bugis and Indian usage with a rough weight. The usage serves to put a name together and is then
forgotten: no person carries it, and no analysis could ask for it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sempadan.demo.draws import Weighted, chance, weighted
from sempadan.demo.people import FullName

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

FEMALE, MALE = "female", "male"
HERE = weighted({"malay": 44, "javanese": 15, "dayak": 22, "chinese": 9, "bugis": 9, "indian": 1})
ELSEWHERE = weighted({"malay": 22, "javanese": 52, "dayak": 2, "chinese": 2, "bugis": 21, "indian": 1})
SARAWAK = weighted({"malay": 45, "javanese": 1, "dayak": 36, "chinese": 12, "bugis": 2, "indian": 4})
PREFIXES = {
    FEMALE: weighted({"Siti": 46, "Nur": 34, "Sri": 12, "Hj": 2}),
    MALE: weighted({"Muhammad": 52, "Ahmad": 22, "Abdul": 24, "H": 3}),
}
PARTICLES = {
    ("malay", FEMALE): "binti", ("malay", MALE): "bin", ("bugis", FEMALE): "binti", ("bugis", MALE): "bin",
    ("indian", FEMALE): "a/p", ("indian", MALE): "a/l", ("dayak", FEMALE): "anak", ("dayak", MALE): "anak",
}  # fmt: skip
NICKNAMES = weighted(
    {"Rina": 6, "Wati": 5, "Yanti": 5, "Ani": 5, "Ita": 4, "Lia": 4, "Mega": 2, "Bunga": 3, "Sari": 4, "Ujang": 4}
    | {"Boy": 3, "Iwan": 5, "Anto": 4, "Udin": 5, "Yadi": 3, "Atong": 3, "Long": 3, "Usu": 2, "Ucok": 2, "Ateng": 2}
)


@dataclass(frozen=True, slots=True)
class NameLists:
    """Given names and further parts by usage and sex."""

    given: Mapping[tuple[str, str], Weighted]
    parts: Mapping[tuple[str, str], Weighted]


@cache
def name_lists() -> NameLists:
    """Read both lists that ship with the demo."""
    return NameLists(_read("given.csv"), _read("parts.csv"))


def _read(file: str) -> dict[tuple[str, str], Weighted]:
    found: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    with files("sempadan.demo").joinpath("names", file).open(encoding="utf-8") as text:
        for row in csv.DictReader(text):
            sexes = (FEMALE, MALE) if row["sex"] == "any" else (row["sex"],)
            for sex in sexes:
                found[row["usage"], sex].append((row["name"], float(row["weight"])))
    return {key: weighted(pairs) for key, pairs in found.items()}


def draw_name(rng: random.Random, lists: NameLists, sex: str, region: Weighted) -> FullName:
    """Put a name together for a person of that sex; `region` weighs the usages (HERE, ELSEWHERE, SARAWAK)."""
    usage = region.draw(rng)
    own = _own(rng, lists, usage, sex)
    parent = _own(rng, lists, usage, MALE)[:2]
    alias = NICKNAMES.draw(rng) if chance(rng, 0.12) else ""
    return FullName(own, parent, PARTICLES.get((usage, sex), ""), alias)


def _own(rng: random.Random, lists: NameLists, usage: str, sex: str) -> tuple[str, ...]:
    given = lists.given[usage, sex].draw(rng)
    parts = lists.parts[usage, sex]
    if usage == "chinese":
        return (parts.draw(rng), given, *((parts.draw(rng),) if chance(rng, 0.6) else ()))
    if usage == "malay":
        prefix = (PREFIXES[sex].draw(rng),) if chance(rng, 0.32) else ()
        further = (parts.draw(rng),) if chance(rng, 0.55) else ()
        return _distinct((*prefix, given, *further))
    if usage == "javanese":
        rest = tuple(parts.draw(rng) for _ in range(rng.choice((0, 0, 1, 1, 1, 2))))
        return _distinct((given, *rest))
    second = (lists.given[usage, sex].draw(rng),) if chance(rng, 0.2) else ()
    return _distinct((given, *second, *((parts.draw(rng),) if chance(rng, 0.7) else ())))


def _distinct(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Drop what stands there twice; the order stays."""
    return tuple(dict.fromkeys(tokens))
