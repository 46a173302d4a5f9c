"""Fitting the weights to the compared pairs, without labels.

How often *matching* records agree is fitted by EM on counts of patterns, or, for names, counted among
pairs that share an identity number or a passport: compared pairs were chosen because their names
agree, and EM would drift. How often records agree *by chance* is never fitted on all compared pairs
for the same reason. It is counted where all pairs of a kind are among the compared ones: whoever
shares a name and a home was compared, so of them those that are two people tell how often names agree
by chance. What is assumed beforehand (`weights.toml`) keeps its weight, so few records change little.

Sources: Dempster, Laird & Rubin (1977), JRSS B 39, 1-38; Winkler (1988), ASA Proc. Survey Research
Methods, 667-671, for EM on patterns of agreement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link import kinds
from sempadan.link.levels import DATE, FACTORS, HOME, NAME, NUMBER, PASSPORTS, PHONE, SEX, SHARED, column
from sempadan.link.model import Levels, Model, Names, bits_of, default_model, odds, probability
from sempadan.link.patterns import RAREST

if TYPE_CHECKING:
    from sempadan.link.arrays import Real, Truth
    from sempadan.link.chance import Chance
    from sempadan.link.model import Shares
    from sempadan.link.patterns import Patterns

ROUNDS, STILL = 60, 1e-6
"""Rounds of EM at most, and the change of the prior's log2 below which it has come to rest."""

ASSUMED, ASSUMED_PRIOR, ASSUMED_CHANCE, ASSUMED_RARITY = 100.0, 5.0, 1.0, 10.0
"""Weight of what is assumed beforehand, in pairs: of matches, of the prior, of chances, of rarities."""

ENOUGH = 20.0
"""Matches from which their rarities are used."""

SURPRISE = 3.0
"""Bits by which a rarity may be corrected."""

FIXED = (NUMBER, PHONE, SEX)
"""Factors whose levels are not fitted: they decide what is a match while the others are."""


@dataclass(frozen=True, slots=True, repr=False)
class Counted:
    """Patterns with what is fixed while fitting.

    Args:
        patterns: The patterns.
        chance: Chances over all pairs.
        start: What is assumed beforehand.
        same: Patterns of one person for certain, for fitting: an identity number agrees.
        other: Patterns of two people: identity numbers differ.
    """

    patterns: Patterns
    chance: Chance
    start: Model
    same: Truth
    other: Truth


def fit(patterns: Patterns, chance: Chance, records: int) -> Model:
    """Fit the weights.

    Args:
        patterns: Patterns of the compared pairs.
        chance: Chances over all pairs.
        records: Number of records.
    """
    number = patterns.of(column(NUMBER))
    start = default_model(chance, records)
    counted = Counted(patterns, chance, start, number == NUMBER["agrees"], number == NUMBER["differs"])
    model = start
    for _ in range(ROUNDS):
        after = _round(counted, model)
        moved = abs(odds(after.prior) - odds(model.prior))
        model = after
        if moved < STILL:
            break
    return model


def _round(counted: Counted, model: Model) -> Model:
    patterns, start = counted.patterns, counted.start
    share = probability(bits_of(model, patterns).sum(axis=1) + odds(model.prior))
    share = np.where(counted.same, 1.0, np.where(counted.other, 0.0, share))
    matches, chances = patterns.count * share, patterns.count * (1 - share)
    prior = (matches.sum() + ASSUMED_PRIOR) / (counted.chance.pairs + ASSUMED_PRIOR / start.prior)
    levels = tuple(
        Levels(_fitted(counted, place, matches), start.levels[place - 1].chance) for place in range(1, len(FACTORS))
    )
    return Model(min(float(prior), 0.5), levels, _names(counted, matches, chances))


def _fitted(counted: Counted, place: int, matches: Real) -> Shares:
    """Count the levels of a factor among matches.

    Dates and homes are counted where no identity number is known on both sides: it carries both.
    """
    before = counted.start.levels[place - 1].match
    if FACTORS[place] in FIXED:
        return before
    level = counted.patterns.of(place)
    used = level > 0
    if FACTORS[place] in (DATE, HOME):
        used &= counted.patterns.of(column(NUMBER)) == 0
    counts = np.bincount(level[used], weights=matches[used], minlength=len(before)) + ASSUMED * np.array(before)
    return _to_one(counts)


def _to_one(counts: Real) -> Shares:
    return tuple((counts / counts.sum()).tolist())


def _names(counted: Counted, matches: Real, chances: Real) -> Names:
    cells = [_chance_cells(counted, place, matches, chances) for place in range(len(SHARED))]
    return Names(_name_matches(counted), tuple(chance for chance, _ in cells), tuple(surprise for _, surprise in cells))


def _name_matches(counted: Counted) -> tuple[tuple[Shares, ...], ...]:
    """Count levels of names among pairs that share a number, by situation; a situation's sum to one."""
    patterns, levels = counted.patterns, len(NAME.levels)
    known = counted.same | (patterns.of(column(PASSPORTS)) == PASSPORTS["agrees"])
    name = patterns.of(column(NAME))
    cell = patterns.shared * levels + name
    tables = []
    for situation, before in enumerate(counted.start.names.match):
        used = known & (patterns.situation == situation) & (name > 0)
        counts = np.bincount(cell[used], weights=patterns.count[used], minlength=levels * len(SHARED))
        shares = _to_one(counts + ASSUMED * np.array(before).ravel())
        tables.append(tuple(shares[at : at + levels] for at in range(0, len(shares), levels)))
    return tuple(tables)


@dataclass(frozen=True, slots=True, repr=False)
class Route:
    """Where all pairs that agree by chance are among the compared ones.

    Args:
        taken: Patterns of pairs that are.
        share: Share of all pairs that are, if the name is left aside.
        levels: Levels of the name that can be counted there.
    """

    taken: Truth
    share: float
    levels: tuple[str, ...]


def _route(counted: Counted, shared: str) -> Route:
    patterns, chance = counted.patterns, counted.chance
    letters = ("alike", "part", "near")
    match shared:
        case "nothing":
            return Route(patterns.route(kinds.START_DATE) > 0, chance.date, letters)
        case "starts":
            return Route(patterns.route(kinds.STARTS_HOME) > 0, chance.home_and_sex, NAME.levels)
        case "tokens":
            return Route(patterns.route(kinds.TOKEN_DAY) > 0, chance.day, NAME.levels)
        case "whole":
            return Route(patterns.route(kinds.NAME_HOME) > 0, chance.home_and_sex, NAME.levels)
        case _:
            return Route(patterns.situation > 0, chance.dated, NAME.levels)


def _chance_cells(counted: Counted, place: int, matches: Real, chances: Real) -> tuple[Shares, tuple[Shares, ...]]:
    """Count how often levels of the name are reached by chance, and what rarities miss of it."""
    route = _route(counted, SHARED[place])
    before = counted.start.names.chance[place]
    surprise = [(0.0,) * (RAREST + 1)] * len(before)
    fitted = list(before)
    for name in route.levels:
        level = NAME[name]
        if before[level] == 0:
            continue
        cell = (counted.patterns.shared == place) & (counted.patterns.of(column(NAME)) == level)
        by_chance = np.where(cell & route.taken, chances, 0.0)
        pairs = counted.chance.pairs * route.share
        if SHARED[place] in ("nothing", "starts"):
            fitted[level] = _factor(by_chance.sum(), pairs, before[level])
            continue
        rarities = _rarities(counted.patterns, cell, matches)
        fitted[level] = _factor(by_chance.sum(), pairs * float(rarities @ _rare()), before[level])
        found = np.bincount(counted.patterns.rarity, weights=by_chance, minlength=RAREST + 1)
        surprise[level] = _surprise(
            found.astype(np.float64), pairs * fitted[level] * rarities * _rare(), float(matches[cell].sum())
        )
    return tuple(fitted), tuple(surprise)


def _factor(found: float, expected: float, before: float) -> float:
    return float((found + ASSUMED_CHANCE) / (expected + ASSUMED_CHANCE / before))


def _rare() -> Real:
    return np.asarray(np.exp2(-np.arange(RAREST + 1.0)))


def _rarities(patterns: Patterns, cell: Truth, matches: Real) -> Real:
    """Give how rare names are among matches of a cell, or among its pairs where there are few matches."""
    weight = np.where(cell, matches if matches[cell].sum() > ENOUGH else patterns.count, 0.0)
    counts = np.bincount(patterns.rarity, weights=weight, minlength=RAREST + 1)
    return counts / counts.sum() if counts.sum() else np.where(np.arange(RAREST + 1) == 8, 1.0, 0.0)


def _surprise(found: Real, expected: Real, matches: float) -> Shares:
    if matches <= ENOUGH:
        return (0.0,) * (RAREST + 1)
    bits = np.log2((found + ASSUMED_RARITY) / (expected + ASSUMED_RARITY))
    return tuple(np.clip(bits, -SURPRISE, SURPRISE).tolist())
