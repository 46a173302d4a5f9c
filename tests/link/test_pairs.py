from __future__ import annotations

import numpy as np

from sempadan.link.blocks import candidates
from sempadan.link.pairs import pair_of
from sempadan.link.records import gather


def test_one_pair_is_what_it_is_among_all(pair):
    records = gather(pair)
    pairs, _ = candidates(records)
    for place in range(0, len(pairs), 97):
        alone = pair_of(records, int(pairs.second[place]), int(pairs.first[place]))
        same = pairs.part(place, place + 1)
        for name in ("first", "second", "mask", "shared", "others"):
            assert np.array_equal(getattr(alone, name), getattr(same, name)), name


def test_a_pair_that_shares_nothing_is_a_pair_too(pair):
    records = gather(pair)
    pairs, _ = candidates(records)
    partners = set(pairs.second[pairs.first == 0].tolist())
    stranger = next(place for place in range(1, len(records)) if place not in partners)
    alone = pair_of(records, 0, stranger)
    assert len(alone) == 1
    assert alone.mask.tolist() == [0]
    assert not alone.shared.any()
