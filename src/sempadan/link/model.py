"""Weights of evidence: the model of Fellegi and Sunter, as it is assumed before any record is seen.

The weight of a level of agreement is log2 of how much more often it occurs between two records of one
person (m) than between records of two people (u), in bits; the weights of all factors and that of the
prior add up to the log2 odds that two records are one person's.

The rarer a shared name, the more it weighs: a name that a share p of people bears agrees by chance
p times as often, so it brings -log2 p bits.

Sources: Newcombe, Kennedy, Axford & James (1959), Science 130, 954-959, for rare values weighing more;
Fellegi & Sunter (1969), JASA 64, 1183-1210, for the weights; Winkler (2000), ASA Proc. Survey Research
Methods, for frequencies.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from sempadan.link.levels import AGE, CITIZENSHIP, FACTORS, HOME, NAME, SEX, SHARED, SITUATIONS, column
from sempadan.link.patterns import RAREST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sempadan.link.arrays import Real
    from sempadan.link.chance import Chance
    from sempadan.link.levels import Factor
    from sempadan.link.patterns import Patterns

Shares: TypeAlias = tuple[float, ...]
"""A share for each level of a factor, 0 for the first (not known)."""

MATCHES, MOST = 0.15, 0.1
"""Expected before any record is seen: matching pairs for each record, and the largest share of all pairs."""

LEAST = 1e-9
"""Share of what never occurs."""

LIKELIEST = 60.0
"""Bits beyond which a probability is 0 or 1 in floating point."""


@dataclass(frozen=True, slots=True)
class Levels:
    """How often each level of a factor occurs, where it can be compared.

    Args:
        match: Among pairs of records of one person (m).
        chance: Among pairs of records of two people (u).
    """

    match: Shares
    chance: Shares


@dataclass(frozen=True, slots=True)
class Names:
    """How often each level of the name occurs.

    Args:
        match: By situation and by what is shared (`levels.SITUATIONS`, `levels.SHARED`).
        chance: By what is shared; where that is a token or a whole name, a factor on its share.
        surprise: By what is shared, level and rarity: bits by which chance agrees more often than the
            estimated rarity says.
    """

    match: tuple[tuple[Shares, ...], ...]
    chance: tuple[Shares, ...]
    surprise: tuple[tuple[Shares, ...], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of a linkage.

    Args:
        prior: Share of all pairs that are one person's.
        levels: For each factor of `levels.FACTORS` but the name, which comes first.
        names: For the name.
    """

    prior: float
    levels: tuple[Levels, ...]
    names: Names


def default_model(chance: Chance, records: int) -> Model:
    """Give what is assumed before any record is seen, with what the lists' own frequencies say of chance."""
    counted = {HOME: chance.home, SEX: chance.sex, CITIZENSHIP: chance.citizenship, AGE: chance.age}
    levels = []
    for factor in FACTORS[1:]:
        share = counted.get(factor)
        by_chance = (0.0, 1 - share, share) if share is not None else _shares(factor, _assumed()[factor.name]["chance"])
        levels.append(Levels(_shares(factor, _assumed()[factor.name]["match"]), by_chance))
    return Model(min((MATCHES * records + LEAST) / chance.pairs, MOST), tuple(levels), _default_names())


def bits_of(model: Model, patterns: Patterns) -> Real:
    """Give the bits of each factor for each pattern: one row a pattern, one column a factor."""
    columns = [name_bits(model.names, patterns)]
    for factor, levels in zip(FACTORS[1:], model.levels, strict=True):
        weights = logarithm(levels.match) - logarithm(levels.chance)
        weights[0] = 0.0
        columns.append(weights[patterns.of(column(factor))])
    return np.stack(columns, axis=1)


def name_bits(names: Names, patterns: Patterns) -> Real:
    """Give the bits of the name for each pattern."""
    level, shared = patterns.of(column(NAME)), patterns.shared
    bits = logarithm(names.match)[patterns.situation, shared, level] - logarithm(names.chance)[shared, level]
    rare = patterns.rarity - np.array(names.surprise)[shared, level, patterns.rarity]
    return np.where(level == 0, 0.0, bits + np.where(shared >= SHARED.index("tokens"), rare, 0.0))


def odds(share: float) -> float:
    """Give the log2 odds of a share."""
    return float(np.log2(share / (1 - share)))


def probability(bits: Real) -> Real:
    """Turn log2 odds into probabilities."""
    return np.asarray(1 / (1 + np.exp2(-np.clip(bits, -LIKELIEST, LIKELIEST))))


def logarithm(shares: Any) -> Real:
    """Give log2 of nested shares, with a floor for what never occurs."""
    return np.asarray(np.log2(np.maximum(np.array(shares), LEAST)))


def model_text(model: Model) -> str:
    """Write a model as JSON, to be used again when lists are added."""
    return json.dumps(asdict(model))


def model_of_text(text: str) -> Model:
    """Read what `model_text` writes.

    Raises:
        ValueError, KeyError, TypeError: It is something else.
    """
    found = json.loads(text)
    names = found["names"]
    return Model(
        float(found["prior"]),
        tuple(Levels(tuple(levels["match"]), tuple(levels["chance"])) for levels in found["levels"]),
        Names(_nested(names["match"]), tuple(map(tuple, names["chance"])), _nested(names["surprise"])),
    )


def _nested(lists: list[list[list[float]]]) -> tuple[tuple[Shares, ...], ...]:
    return tuple(tuple(map(tuple, inner)) for inner in lists)


@cache
def _assumed() -> Mapping[str, Any]:
    return tomllib.loads(files("sempadan.link").joinpath("weights.toml").read_text(encoding="utf-8"))


def _shares(factor: Factor, table: Mapping[str, float]) -> Shares:
    return tuple(float(table.get(level, 0.0)) for level in factor.levels)


def _default_names() -> Names:
    match, chance = _assumed()["name"]["match"], _assumed()["name"]["chance"]
    return Names(
        tuple(tuple(_shares(NAME, match[s].get(shared, {})) for shared in SHARED) for s in SITUATIONS),
        tuple(_shares(NAME, chance[shared]) for shared in SHARED),
        (((0.0,) * (RAREST + 1),) * len(NAME.levels),) * len(SHARED),
    )
