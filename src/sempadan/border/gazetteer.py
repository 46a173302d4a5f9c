"""Which code a name means. A name that may mean several places is not guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sempadan.border.records import Agency, Crossing, District, Place

KINDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        **dict.fromkeys(("kabupaten", "kab", "regency"), frozenset({"regency"})),
        **dict.fromkeys(("kota", "kotamadya", "kodya", "city"), frozenset({"city"})),
        **dict.fromkeys(("bahagian", "bhg", "divisi", "division"), frozenset({"division"})),
        **dict.fromkeys(("provinsi", "propinsi", "prov", "province"), frozenset({"province"})),
        **dict.fromkeys(("negeri", "negara", "state"), frozenset({"state", "country"})),
        **dict.fromkeys(("kecamatan", "kec", "daerah", "district"), frozenset({"part"})),
    }
)
"""Words that say what kind of place a name means, and the kinds they allow."""

WORD: Final = re.compile(r"[^\W_]+")
PIECES: Final = re.compile(r"[,;/()\n\r]+")


def fold(text: str) -> str:
    """A name without case, accents, punctuation and double blanks."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def split_kind(folded: str) -> tuple[frozenset[str] | None, str]:
    """Take the word for the kind of place off a folded name; None if it has none."""
    first, _, rest = folded.partition(" ")
    if rest and first in KINDS:
        return KINDS[first], rest
    rest, _, last = folded.rpartition(" ")
    return (KINDS[last], rest) if rest and last in KINDS else (None, folded)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places, folded: the codes each may mean.

    `names` holds names as they are spoken, `kinds` bare names that a word for the kind of place
    goes with: "Pontianak" is the city, "Kab. Pontianak" the former name of another district.
    """

    names: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[tuple[str, str]]]
    parents: Mapping[str, str]

    def place_of(self, text: str) -> str | None:
        """The one code that a text means, or None.

        Reads a name, or several from fine to coarse ("Entikong, Sanggau", "Kab. Sambas Kalbar"),
        where each further name must agree with the first and unknown pieces are passed over.
        """
        whole = self._meanings(fold(text))
        readings = [whole] if whole else [codes for piece in PIECES.split(text) for codes in self._pieces(fold(piece))]
        agreeing = {c for codes in readings for c in codes if all(codes & self._line(c) for codes in readings)}
        finest = {c for c in agreeing if not any(c in self._line(other) - {other} for other in agreeing)}
        return finest.pop() if len(finest) == 1 else None

    def _pieces(self, folded: str) -> tuple[frozenset[str], ...]:
        if whole := self._meanings(folded):
            return (whole,)
        words = folded.split()
        for cut in range(len(words) - 1, 0, -1):
            first, second = self._meanings(" ".join(words[:cut])), self._meanings(" ".join(words[cut:]))
            if first and second:
                return first, second
        return ()

    def _meanings(self, folded: str) -> frozenset[str]:
        """Codes that one name may mean; if one of them contains the others, that one."""
        codes = self.names.get(folded, frozenset())
        if not codes:
            kinds, bare = split_kind(folded)
            codes = frozenset(c for c, k in self.kinds.get(bare, ()) if kinds is not None and k in kinds)
        wide = {c for c in codes if all(c in self._line(other) for other in codes)}
        return frozenset(wide) or codes

    def _line(self, code: str) -> set[str]:
        line = {code}
        while (code := self.parents.get(code, "")) and code not in line:
            line.add(code)
        return line


def gazetteer(districts: Sequence[District], places: Sequence[Place]) -> Gazetteer:
    """Collect the names of places. A province means its country: cases are coded by regency or country."""
    names: dict[str, set[str]] = {}
    kinds: dict[str, set[tuple[str, str]]] = {}
    parents: dict[str, str] = {}
    provinces = {p.code: p.parent for p in places if p.kind == "province"}
    own: tuple[District | Place, ...] = (*districts, *places)
    for place in own:
        code = provinces.get(place.code, place.code)
        if code == place.code:
            parents[code] = provinces.get(place.parent, place.parent)
        folded = {fold(name) for name in place.spoken}
        bare = {name: _bare(name, place.kind) for name in folded}
        for name in folded | {bare[fold(label)] for label in place.label.all}:
            names.setdefault(name, set()).add(code)
        for name in bare.values():
            kinds.setdefault(name, set()).add((code, place.kind))
        for part in map(fold, place.parts):
            names.setdefault(part, set()).add(code)
            kinds.setdefault(part, set()).add((code, "part"))
    return Gazetteer(
        {name: frozenset(codes) for name, codes in names.items() if name},
        {name: frozenset(codes) for name, codes in kinds.items() if name},
        parents,
    )


def _bare(folded: str, kind: str) -> str:
    """The name without its word for the kind of place, if that word fits the place."""
    kinds, bare = split_kind(folded)
    return bare if kinds is not None and kind in kinds else folded


def coded(rows: Iterable[Agency | Crossing]) -> Mapping[str, frozenset[str]]:
    """Codes of agencies or crossings by folded code and name in use."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for name in row.spoken:
            found.setdefault(fold(name), set()).add(row.code)
    return {name: frozenset(codes) for name, codes in found.items() if name}
