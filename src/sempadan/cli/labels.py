"""Names of fields and codes in the reader's language, from the codebook and one border."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sempadan.analyse.hidden.reply import JOINED
from sempadan.schema.codebook import codebook
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from sempadan.border import Border
    from sempadan.schema.codebook import Text

OF_ANSWERS: Final = MappingProxyType({"method": "hidden.method", "admitted": "ask.admitted"})
"""Columns of an answer's own whose codes have names, with the beginning of the ids of these."""

OF_LISTS: Final = ("list", "lists")
"""Columns that name lists of a base, one or several joined."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Names for what stands in the tables of an answer."""

    border: Border

    def column(self, name: str) -> Message:
        """Name a column: a field of the codebook, the year of contact, or one of an answer's own."""
        if name == "year":
            return message("analyse.year")
        return _named(codebook()[name].label) if name in codebook() else message(f"ask.column.{name}")

    def code(self, name: str, code: str) -> Message:
        """Name a code of a column. What has no name of its own stands as it is."""
        if code == UNKNOWN:
            return message("ask.unknown")
        if name in OF_ANSWERS:
            return message(f"{OF_ANSWERS[name]}.{code}")
        if name in OF_LISTS:
            return self._lists(code)
        return self._coded(name, code)

    def _coded(self, name: str, code: str) -> Message:
        """Name a code of a field by the codebook, or by the border where the codebook leaves its codes to that."""
        kind = codebook()[name].type if name in codebook() else ""
        if kind == "place":
            return self._place(code)
        if kind == "agency":
            labels = {agency.code: agency.label for agency in self.border.agencies}
            if code in labels:
                return message("house.named", en=labels[code].en, id=labels[code].id, ms=labels[code].ms)
        if kind == "crossing":
            return _word(next((crossing.name for crossing in self.border.crossings if crossing.code == code), code))
        own = codebook()[name].codes if kind else ()
        return next((_named(known.label) for known in own if known.code == code), _word(code))

    def _lists(self, codes: str) -> Message:
        """Name lists that stand for agencies or types of source: the types by the codebook, agencies by their code."""
        parts = [self.code("source_type", code) for code in codes.split(JOINED)]
        return reduce(lambda first, then: message("ask.joined", first=first, then=then), parts)

    def _place(self, code: str) -> Message:
        """Name a place; several outside the border share a name, so their code stands beside it."""
        place = self.border.place_label(code)
        return message("ask.elsewhere", place=place, code=code) if place.id == "border.place.elsewhere" else place


def _named(label: Text) -> Message:
    return message("house.named", en=label["en"], id=label["id"], ms=label["ms"])


def _word(text: str) -> Message:
    return message("ask.word", word=text)
