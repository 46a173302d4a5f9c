"""Why two records are taken for one person, or not: the weight of each piece of evidence.

Only patterns of agreement are shown. Names, dates and numbers do not exist here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link.cluster import forbidden, marks_of
from sempadan.link.compare import agreement
from sempadan.link.errors import NoSuchRecord, OneRecordTwice
from sempadan.link.levels import FACTORS
from sempadan.link.model import bits_of, odds, probability
from sempadan.link.overlap import plain_common_bits
from sempadan.link.pairs import pair_of
from sempadan.link.patterns import patterns_of
from sempadan.link.records import gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.link.model import Model
    from sempadan.link.records import LinkInput, Records

PRIOR = "prior"
"""Stands for the odds that two records are one person's before they are compared."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence.

    Args:
        field: `prior`, or the name of a factor (`levels.FACTORS`).
        agreement: Its level of agreement; empty for the prior.
        bits: Its weight: how many times, as a power of two, the odds grow or fall by it.
    """

    field: str
    agreement: str
    bits: float


@dataclass(frozen=True, slots=True)
class Explained:
    """What speaks for and against two records being one person's.

    Args:
        records: The two records, in hexadecimal digits.
        weight: Log2 odds that they are: the sum of all parts.
        probability: The same as a probability.
        forbidden: Whether they may not be joined all the same: both stand on a list that has one record
            a person, or their identity numbers differ.
        parts: The prior, then each factor.
    """

    records: tuple[str, str]
    weight: float
    probability: float
    forbidden: bool
    parts: tuple[Part, ...]


def explain(lists: Sequence[LinkInput], pair: tuple[bytes, bytes], model: Model) -> Explained:
    """Weigh the evidence on two records.

    Args:
        lists: All lists that were linked: how rare a name is, is counted over all of them.
        pair: The two records, 16 bytes each.
        model: The weights of the linkage (`Linked.model`).

    Raises:
        NoSuchRecord: One of them stands on no list.
        OneRecordTwice: They are the same.
    """
    records = gather(lists)
    pairs = pair_of(records, *_places(records, pair))
    levels = agreement(records, pairs, plain_common_bits)
    bits = bits_of(model, patterns_of(levels, records, pairs))[0]
    parts = [Part(PRIOR, "", odds(model.prior))]
    for factor, level, weight in zip(FACTORS, levels[0].tolist(), bits.tolist(), strict=True):
        parts.append(Part(factor.name, factor.levels[level], weight))
    total = sum(part.bits for part in parts)
    return Explained(
        records=(pair[0].hex(), pair[1].hex()),
        weight=total,
        probability=float(probability(np.array(total))),
        forbidden=bool(forbidden(marks_of(records), pairs, levels)[0]),
        parts=tuple(parts),
    )


def _places(records: Records, pair: tuple[bytes, bytes]) -> tuple[int, int]:
    places = {record: place for place, record in enumerate(records.names.to_pylist()) if record in pair}
    for record in pair:
        if record not in places:
            raise NoSuchRecord(record=record.hex())
    if pair[0] == pair[1]:
        raise OneRecordTwice
    return places[pair[0]], places[pair[1]]
