"""From weights of pairs to people: greedy agglomeration with vetoes.

Pairs are taken by weight, the heaviest first; two groups become one if the weights of all pairs
between them, taken together, speak for it, and nothing forbids it. Plain connected components would
chain different people together through common names.

Forbidden are two records of one list that has one record a person, two different whole identity
numbers that are no typing errors of each other, and more than `MOST` records a person.

Source: the objective is that of correlation clustering, Bansal, Blum & Chawla (2004), Machine Learning
56, 89-113.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sempadan.link import kinds
from sempadan.link.levels import NAME, NUMBER, column
from sempadan.link.records import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sempadan.link.arrays import Real, Truth, Whole, Words
    from sempadan.link.pairs import Pairs
    from sempadan.link.records import Records

MOST = 200
"""Records of one person at most; more are a name that stands for nobody (Anonim, Mawar)."""

CEILING, FLOOR, UNSEEN = 8.0, -8.0, -2.0
"""Bits that one pair may bring into the sum over a group, and what a pair brings that was not compared."""


@dataclass(frozen=True, slots=True, repr=False)
class Marks:
    """What of records may forbid two of them to be one person.

    Args:
        lists: The list of each record if it has one record a person, else -1.
        numbers: The identity numbers of each record (as keys), one column a type; 0 for none.
    """

    lists: Whole
    numbers: Words

    def of(self, records: Whole) -> Marks:
        """Take some records."""
        return Marks(self.lists[records], self.numbers[records])

    def forbid(self, first: Whole, second: Whole) -> Truth:
        """Say which pairs have one list that has one record a person, or different numbers of one type."""
        one_list = (self.lists[first] == self.lists[second]) & (self.lists[first] != NONE)
        mine, other = self.numbers[first], self.numbers[second]
        differ: Truth = ((mine != 0) & (other != 0) & (mine != other)).any(axis=1)
        return np.asarray(one_list | differ)


def marks_of(records: Records) -> Marks:
    """Collect what may forbid records to be one person."""
    numbers = np.zeros((len(records), len(kinds.NUMBERS)), np.uint64)
    for place, kind in enumerate(kinds.NUMBERS):
        of_kind = records.keys.kind == kind
        numbers[records.keys.owner[of_kind], place] = records.keys.value[of_kind]
    return Marks(np.where(records.unique[records.list_of], records.list_of, NONE), numbers)


def forbidden(marks: Marks, pairs: Pairs, levels: Whole) -> Truth:
    """Say which compared pairs cannot be one person's.

    Two numbers may be one with a typing error if they agree in three of their four quarters; where the
    serial differs, which is how twins' numbers differ, the names must agree as well.
    """
    name, number = levels[:, column(NAME)], levels[:, column(NUMBER)]
    typed = (number == NUMBER["serial_differs"]) & (name == NAME["exact"])
    return np.asarray(marks.forbid(pairs.first, pairs.second) & ~typed & (number != NUMBER["quarter_differs"]))


def cluster(first: Whole, second: Whole, bits: Real, marks: Marks) -> Whole:
    """Group records.

    Args:
        first: First records of the compared pairs.
        second: Second records of the compared pairs.
        bits: Log2 odds of each pair, minus infinity where it is forbidden.
        marks: What forbids pairs that were not compared.

    Returns:
        The group of each record: the place of its first record.
    """
    count = len(marks.lists)
    order = np.lexsort((second, first, -bits))
    order = order[bits[order] > 0]
    between = _Between(_weights(first, second, bits, order, count), marks)
    group = list(range(count))
    members: dict[int, list[int]] = {}
    for a, b in zip(first[order].tolist(), second[order].tolist(), strict=True):
        left, right = group[a], group[b]
        if left == right:
            continue
        ours, theirs = members.get(left, [left]), members.get(right, [right])
        if len(ours) + len(theirs) == 2 or (len(ours) + len(theirs) <= MOST and between.total(ours, theirs) > 0):
            low = min(left, right)
            members[low] = ours + theirs
            for record in members[low]:
                group[record] = low
    return np.array(group, np.int64)


def _weights(first: Whole, second: Whole, bits: Real, order: Whole, count: int) -> Mapping[int, float]:
    """Give the capped weights of pairs whose records both have a partner."""
    touched = np.zeros(count, np.bool_)
    touched[first[order]] = touched[second[order]] = True
    near = touched[first] & touched[second]
    codes, kept = first[near] * count + second[near], bits[near]
    capped = np.where(np.isneginf(kept), kept, np.clip(kept, FLOOR, CEILING))
    return dict(zip(codes.tolist(), capped.tolist(), strict=True))


class _Between:
    """Sums the weights between two groups."""

    def __init__(self, weights: Mapping[int, float], marks: Marks) -> None:
        self.weights = weights
        self.lists = marks.lists.tolist()
        self.numbers = marks.numbers.T.tolist()

    def total(self, ours: list[int], theirs: list[int]) -> float:
        """Sum the weights of all pairs; minus infinity if one is forbidden."""
        count, weights, total = len(self.lists), self.weights, 0.0
        for a in ours:
            for b in theirs:
                weight = weights.get(a * count + b if a < b else b * count + a)
                if weight is None:
                    weight = self._unseen(a, b)
                if weight == -math.inf:
                    return weight
                total += weight
        return total

    def _unseen(self, a: int, b: int) -> float:
        if self.lists[a] == self.lists[b] != NONE:
            return -math.inf
        for numbers in self.numbers:
            if numbers[a] and numbers[b] and numbers[a] != numbers[b]:
                return -math.inf
        return UNSEEN
