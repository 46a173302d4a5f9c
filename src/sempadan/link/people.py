"""The person of each record as a table: stable ids and probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from sempadan.schema.tables import People

if TYPE_CHECKING:
    from sempadan.link.arrays import Real, Whole
    from sempadan.link.pairs import Pairs
    from sempadan.link.records import Records

ID_BYTES = 10
"""Bytes of a record that name a person: among ten million people two share them once in 10^10 bases."""


def people_table(records: Records, group: Whole, probability: Real) -> pa.Table:
    """Name each group after its smallest record, so that it keeps its name while that record stays."""
    ids = [f"P{record[:ID_BYTES].hex()}" for record in records.names.to_pylist()]
    persons = pa.array(ids, pa.string()).take(pa.array(group))
    lists = pa.array(records.lists, pa.string()).take(pa.array(records.list_of))
    return pa.table([lists, records.names, persons, pa.array(probability)], schema=People.COLUMNS)


def probabilities(pairs: Pairs, share: Real, group: Whole) -> Real:
    """Give the probability that a record belongs to its person.

    For a record with companions, that of its strongest link to one of them; for a record alone, that its
    strongest link to another is not true.

    Args:
        pairs: The compared pairs.
        share: Probability of each.
        group: The group of each record.
    """
    inside = group[pairs.first] == group[pairs.second]
    joined, apart = np.zeros(len(group)), np.zeros(len(group))
    for side in (pairs.first, pairs.second):
        np.maximum.at(joined, side[inside], share[inside])
        np.maximum.at(apart, side[~inside], share[~inside])
    alone = np.bincount(group, minlength=len(group))[group] == 1
    return np.where(alone, 1 - apart, joined)
