"""The similarity filter of a record: 1,024 bits in which name, birth date, home and sex are mixed.

A filter has three segments. Each holds the same thing, the letter pairs of all names of the person,
but every letter pair is hashed together with other attributes of the record:

1. day and month of birth, the smaller first (a date whose year was changed, or whose day and month
   were swapped, still meets);
2. month and year of birth (a date whose day was changed still meets);
3. home district and sex (records without a date still meet).

So no bit stands for a piece of a name: it stands for a piece of a name *on a day*, *in a month* or
*from a district*, and only records that agree on these can be compared letter by letter. A segment
whose attributes are not known stays empty. Very common tokens (Muhammad, Siti) count as one piece.

Sources: Schnell, Bachteler & Reiher (2009), BMC Med. Inform. Decis. Mak. 9:41, for names as Bloom
filters; Schnell & Borgs (2016), IEEE ICDM Workshops, 218-225, for salting them with other attributes;
Christen, Schnell, Vatsalan & Ranbaduge (2017), PAKDD, for what unsalted filters give away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from sempadan.encode.identities import COMMON_TOKENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sempadan.encode.identities import Identity
    from sempadan.encode.identities_dates import DateParts

Words: TypeAlias = npt.NDArray[np.uint64]
"""Unsigned whole numbers of 64 bits."""

SEGMENTS = ((0, 320), (320, 320), (640, 384))
"""First bit and number of bits of each segment; each is whole words of 64 bits."""

BITS = 1024
HASHES = 5
"""Bits that a piece of a name sets in a segment."""

MULTIPLIERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
"""Odd multipliers of the mixing step (Steele, Lea & Flood 2014, OOPSLA: SplitMix64)."""

COMMON_PIECES = 3
"""Pieces of a very common token, however it is long: enough to be missed, too few to make two alike."""

NONE = -1


@dataclass(slots=True, repr=False)
class Filters:
    """Collects what records have in their filters, and then computes the filters of all at once.

    Args:
        texts: Pieces of names, and what they are salted with, numbered.
        of_token: Pieces of each token.
        of_date: Salts of each date.
        pieces: Pieces of each record.
        salts: Salts of each record, one a segment; NONE where it is not known.
    """

    texts: dict[str, int] = field(default_factory=dict)
    of_token: dict[str, tuple[int, ...]] = field(default_factory=dict)
    of_date: dict[DateParts, tuple[int, int]] = field(default_factory=dict)
    pieces: list[tuple[int, ...]] = field(default_factory=list)
    salts: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, who: Identity) -> None:
        """Collect one record."""
        pieces = set(chain.from_iterable(map(self._pieces, chain(who.parent, *who.names))))
        self.pieces.append(tuple(pieces))
        day, month = self._of_date(who.dates[0]) if who.dates else (NONE, NONE)
        home = self._number(f"3 {who.homes[0]}|{who.sex}") if who.homes and who.sex else NONE
        self.salts.append((day, month, home))

    def bytes_of_all(self, hash_all: Callable[[Iterable[str]], bytes]) -> bytes:
        """Give the filters of the collected records, one after another, 128 bytes each.

        Args:
            hash_all: Gives 16 bytes of a keyed hash for each text.
        """
        secrets = np.frombuffer(hash_all(self.texts), "<u8").astype(np.uint64).reshape(-1, 2)
        counts = np.fromiter(map(len, self.pieces), np.int64, len(self.pieces))
        rows = np.repeat(np.arange(len(counts)), counts)
        pieces = np.fromiter(chain.from_iterable(self.pieces), np.int64, int(counts.sum()))
        salts = np.array(self.salts, np.int64).reshape(-1, len(SEGMENTS))
        bits = np.zeros((len(counts), BITS), np.bool_)
        for segment, (first, width) in enumerate(SEGMENTS):
            salt = salts[rows, segment]
            there = salt != NONE
            places = first + _places(secrets[pieces[there]], secrets[salt[there]], width)
            bits[rows[there, None], places] = True
        return np.packbits(bits, axis=1, bitorder="little").tobytes()

    def _pieces(self, token: str) -> tuple[int, ...]:
        known = self.of_token.get(token)
        if known is None:
            known = self.of_token[token] = tuple(self._number(piece) for piece in pieces_of(token))
        return known

    def _of_date(self, date: DateParts) -> tuple[int, int]:
        known = self.of_date.get(date)
        if known is None:
            day = self._number(f"1 {date.day}") if date.day else NONE
            month = self._number(f"2 {date.month}") if date.month else NONE
            known = self.of_date[date] = day, month
        return known

    def _number(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))


def pieces_of(token: str) -> Iterable[str]:
    """Cut a token into its letter pairs, the edges marked; a very common token has a few pieces of its own."""
    if token in COMMON_TOKENS:
        return tuple(f"{token}{i}" for i in range(COMMON_PIECES))
    marked = f"_{token}_"
    return {marked[i : i + 2] for i in range(len(marked) - 1)}


def _places(piece: Words, salt: Words, width: int) -> npt.NDArray[np.int64]:
    """Say which bits of a segment a piece sets under a salt: HASHES numbers below width a row.

    Args:
        piece: Two secret words of 64 bits a row, a keyed hash.
        salt: The same of the attribute.
        width: Number of bits of the segment.
    """
    mixed = _mixed(piece[:, 0] ^ salt[:, 0]) + _mixed(piece[:, 1] + salt[:, 1])
    places = np.empty((len(mixed), HASHES), np.int64)
    for i in range(HASHES):
        places[:, i] = (mixed >> np.uint64(12 * i)) & np.uint64(0xFFF)
    return places * width >> 12


def _mixed(words: Words) -> Words:
    for shift, multiplier in zip((30, 27), MULTIPLIERS, strict=True):
        words = (words ^ (words >> np.uint64(shift))) * multiplier
    return words ^ (words >> np.uint64(31))
