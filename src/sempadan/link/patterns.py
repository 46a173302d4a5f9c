"""Pairs that agree in the same way, counted once: weights are fitted on counts of patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link import kinds
from sempadan.link.chance import DAY_SHARE, MONTH_SHARE, YEAR_SHARE, share_of_codes
from sempadan.link.levels import DATE, FACTORS, HOME, SHARED, SITUATIONS, column

if TYPE_CHECKING:
    from sempadan.link.arrays import Real, Whole
    from sempadan.link.pairs import Pairs
    from sempadan.link.records import Records

RAREST = 18
"""Names rarer than one in 2^18 records are taken as that rare."""

PSEUDO, USUAL = 0.5, 1 / 256
"""What is assumed of a token's share before any record is seen, and the weight of it, in records."""

ROUTES = (kinds.TOKEN_DAY, kinds.NAME_HOME, kinds.START_DATE, kinds.STARTS_HOME)
"""Keys whose agreement by chance is counted when weights are fitted."""


@dataclass(frozen=True, slots=True, repr=False)
class Patterns:
    """Different patterns of agreement, one a row.

    Args:
        levels: The level of each factor.
        rarity: Bits of the shared name's or tokens' rarity (-log2 of their share), 0 where none is shared.
        routes: Bit n: the pairs share the key ROUTES[n].
        whole: Whether a whole name is shared.
        count: Pairs of each pattern.
        of_pair: The pattern of each pair.
    """

    levels: Whole
    rarity: Whole
    routes: Whole
    whole: Whole
    count: Whole
    of_pair: Whole

    def of(self, place: int) -> Whole:
        """Give the level of the factor at a place."""
        return self.levels[:, place]

    def route(self, kind: int) -> Whole:
        """Say whether the pairs share a key of a kind of ROUTES (0 or 1)."""
        return (self.routes >> ROUTES.index(kind)) & 1

    @property
    def situation(self) -> Whole:
        """What dates and homes leave possible, as a place in `levels.SITUATIONS`."""
        date, home = self.of(column(DATE)), self.of(column(HOME))
        tokens_only = (date == DATE["day_month"]) & (home != HOME["agrees"])
        return np.where(date < DATE["month_year"], 0, np.where(tokens_only, SITUATIONS.index("day_only"), 1))

    @property
    def shared(self) -> Whole:
        """What of their names the pairs share by key, as a place in `levels.SHARED`."""
        whole = SHARED.index("whole") + (self.situation > 0)
        rest = np.where(self.route(kinds.STARTS_HOME) > 0, SHARED.index("starts"), 0)
        return np.where(self.whole > 0, whole, np.where(self.rarity > 0, SHARED.index("tokens"), rest))


def patterns_of(levels: Whole, records: Records, pairs: Pairs) -> Patterns:
    """Count the patterns of pairs.

    Args:
        levels: The level of each factor, one row a pair.
        records: The records.
        pairs: The pairs.
    """
    routes = np.zeros(len(pairs), np.int64)
    for place, kind in enumerate(ROUTES):
        routes |= kinds.carried(pairs.mask, kind).astype(np.int64) << place
    whole = kinds.carried(pairs.mask, kinds.NAME_HOME, kinds.NAME_YEAR).astype(np.int64)
    columns = np.stack([*levels.T, rarity_of(records, pairs), routes, whole], axis=1)
    sizes = [len(factor.levels) for factor in FACTORS] + [RAREST + 1, 1 << len(ROUTES), 2]
    code = np.zeros(len(pairs), np.int64)
    for place, size in enumerate(sizes):
        code = code * size + columns[:, place]
    _, at, of_pair, count = np.unique(code, return_index=True, return_inverse=True, return_counts=True)
    chosen = columns[at]
    rarity, routes, whole = chosen[:, len(FACTORS) :].T
    return Patterns(chosen[:, : len(FACTORS)], rarity, routes, whole, count, of_pair.reshape(-1))


def rarity_of(records: Records, pairs: Pairs) -> Whole:
    """Estimate how rare the name, or the tokens, are that two records share, in whole bits.

    The share of a name among people shows in how many *other* records carry the same keys: a key of a
    name and a home is carried by chance as often as the name's share times the home's. Tokens are taken
    as independent of each other. A usual share is assumed of a token, and the tokens' of a whole name,
    with the weight of half a record.
    """
    expected = len(records) * _chances(records, pairs)
    shared = pairs.shared > 0
    single = pairs.shared[:, :2] * np.log2(expected[:, :2] + PSEUDO / USUAL) - pairs.others[:, :2]
    seen = shared[:, :2].sum(axis=1)
    tokens = np.where(seen > 0, (single * shared[:, :2]).sum(axis=1) / np.maximum(seen, 1), -np.log2(USUAL))
    others = np.where(shared[:, 2:], np.exp2(pairs.others[:, 2:] / np.maximum(pairs.shared[:, 2:], 1)) - PSEUDO, 0)
    prior = PSEUDO * np.exp2(np.clip(tokens, 1, RAREST))
    share = (others.sum(axis=1) + PSEUDO) / ((expected[:, 2:] * shared[:, 2:]).sum(axis=1) + prior)
    found = np.where(shared[:, 2:].any(axis=1), -np.log2(share), tokens)
    return np.where(shared.any(axis=1), np.clip(np.rint(found), 1, RAREST).astype(np.int64), 0)


def _chances(records: Records, pairs: Pairs) -> Real:
    """Share of records that agree with the first of each pair on what stands beside the name in each key."""
    sex, home = (share_of_codes(codes)[pairs.first] for codes in (records.sex, records.home))
    fixed = [np.full(len(pairs), share) for share in (DAY_SHARE, MONTH_SHARE)]
    return np.stack([*fixed, home * sex, YEAR_SHARE * sex], axis=1)
