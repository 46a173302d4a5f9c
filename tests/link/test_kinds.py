from __future__ import annotations

import numpy as np

from sempadan.encode import kinds as encoded
from sempadan.link import kinds


def constants(module):
    return {name: value for name, value in vars(module).items() if name.isupper() and type(value) is int}


def test_kinds_have_the_numbers_of_the_encoding():
    ours, theirs = constants(kinds), constants(encoded)
    assert all(theirs[name] == number for name, number in ours.items())
    for whole, first in ((encoded.NIK, encoded.NIK_PART), (encoded.MYKAD, encoded.MYKAD_PART)):
        assert kinds.NUMBERS[whole] == tuple(range(first, first + encoded.PARTS))


def test_every_kind_of_the_encoding_is_used():
    of_numbers = {part for whole, parts in kinds.NUMBERS.items() for part in (whole, *parts)}
    assert of_numbers | set(constants(kinds).values()) == {kind.number for kind in encoded.KINDS}


def test_carried_says_which_pairs_share_one_of_the_kinds():
    mask = np.array([0, 1 << kinds.NAME_HOME, (1 << kinds.NIK) | (1 << kinds.STARTS_HOME)])
    assert kinds.carried(mask, kinds.NAME_HOME).tolist() == [False, True, False]
    assert kinds.carried(mask, kinds.NAME_HOME, kinds.NIK).tolist() == [False, True, True]
