"""From lists of codes and facts to people, with probabilities and sampled linkages."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link.blocks import LIMIT, candidates
from sempadan.link.chance import chance_of
from sempadan.link.cluster import cluster, forbidden, marks_of
from sempadan.link.compare import agreement
from sempadan.link.draws import DRAWS, draw, draws_table
from sempadan.link.fit import fit
from sempadan.link.model import bits_of, odds, probability
from sempadan.link.overlap import plain_common_bits
from sempadan.link.patterns import patterns_of
from sempadan.link.people import people_table, probabilities
from sempadan.link.quality import estimate
from sempadan.link.records import gather
from sempadan.schema.tables import Draws, People

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.link.blocks import Split
    from sempadan.link.model import Model
    from sempadan.link.overlap import Counter
    from sempadan.link.records import LinkInput
    from sempadan.schema.results import Estimated

PLAIN = 50_000
"""Records up to which filters are compared in numpy; beyond, compiling the kernel pays off."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to link.

    Args:
        block: Records of a block that are compared all with all.
        draws: Sampled linkages.
        review: Probabilities between which a pair is uncertain.
        model: Weights of an earlier linkage to use as they are; None to fit them anew.
    """

    block: int = LIMIT
    draws: int = DRAWS
    review: tuple[float, float] = (0.1, 0.9)
    model: Model | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Linked:
    """Who is who.

    Args:
        people: The person of each record, sorted by record.
        draws: Sampled linkages, in the same order.
        estimated: Quality as estimated without labels.
        to_review: Uncertain pairs.
        model: The weights that were used.
        compared: Pairs that were compared.
        splits: Large blocks that were split, with the pairs that were left out.
    """

    people: People
    draws: Draws
    estimated: Estimated
    to_review: int
    model: Model
    compared: int
    splits: tuple[Split, ...]


def link(lists: Sequence[LinkInput], settings: Settings, *, seed: int) -> Linked:
    """Find the people behind the records of all lists.

    The same lists give the same people, in whatever order lists and rows come.

    Args:
        lists: The lists.
        settings: How to link.
        seed: Of the sampled linkages.

    Raises:
        RecordsDisagree: Codes and facts of a list hold different records.
        DuplicateRecords: A record stands on two lists.
    """
    records = gather(lists)
    pairs, splits = candidates(records, settings.block)
    levels = agreement(records, pairs, _counter(len(records)))
    patterns = patterns_of(levels, records, pairs)
    model = settings.model or fit(patterns, chance_of(records), len(records))
    bits = (bits_of(model, patterns).sum(axis=1) + odds(model.prior))[patterns.of_pair]
    marks = marks_of(records)
    bits[forbidden(marks, pairs, levels)] = -np.inf
    group, share = cluster(pairs.first, pairs.second, bits, marks), probability(bits)
    drawn = draw(pairs, bits, marks, np.random.default_rng(seed), settings.draws)
    low, high = settings.review
    return Linked(
        people=People(people_table(records, group, probabilities(pairs, share, group))),
        draws=Draws(draws_table(records, drawn)),
        estimated=estimate(pairs, levels, share, group),
        to_review=int(np.count_nonzero((share > low) & (share < high))),
        model=model,
        compared=len(pairs),
        splits=splits,
    )


def _counter(records: int) -> Counter:
    """Choose how common bits are counted; both ways give the same, a test says so."""
    if records <= PLAIN or find_spec("numba") is None:
        return plain_common_bits
    counter: Counter = import_module("sempadan.link.kernel").common_bits
    return counter
