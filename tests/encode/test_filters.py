from __future__ import annotations

import hashlib
from functools import partial

import numpy as np
import pytest

from sempadan.encode.codes import hash_all
from sempadan.encode.filters import BITS, HASHES, SEGMENTS, Filters, pieces_of
from sempadan.encode.identities import identities

HASH = partial(hash_all, hashlib.blake2b(digest_size=16, key=b"key"))
ROW = {"name": "Nurul Aini", "birth_date": "1996-09-08", "sex": "female", "home_district": "6101"}
DAY, MONTH, HOME = range(3)


def bits(lists, *rows, hashed=HASH):
    filters = Filters()
    for who in identities(lists.cases(*rows)):
        filters.add(who)
    packed = np.frombuffer(filters.bytes_of_all(hashed), np.uint8).reshape(-1, BITS // 8)
    return np.unpackbits(packed, axis=1, bitorder="little")


def segment(row, number):
    first, width = SEGMENTS[number]
    return row[first : first + width]


def dice(one, other):
    return 2 * int((one & other).sum()) / int(one.sum() + other.sum())


def test_segments_are_whole_words_one_after_another():
    assert [first for first, _ in SEGMENTS] == [0, *np.cumsum([width for _, width in SEGMENTS])[:-1]]
    assert sum(width for _, width in SEGMENTS) == BITS
    assert all(width % 64 == 0 for _, width in SEGMENTS)


def test_no_row_gives_no_bytes(lists):
    assert Filters().bytes_of_all(HASH) == b""


def test_a_name_without_date_and_home_sets_no_bit(lists):
    assert bits(lists, {"name": "Nurul Aini"}).sum() == 0


def test_a_date_and_a_home_without_a_name_set_no_bit(lists):
    assert bits(lists, ROW | {"name": None}).sum() == 0


def test_a_segment_is_filled_only_if_its_attributes_are_known(lists):
    rows = bits(lists, ROW, ROW | {"birth_date": "1996"}, ROW | {"birth_date": "1996-09"}, ROW | {"sex": "unknown"})
    filled = [[bool(segment(row, number).any()) for number in range(3)] for row in rows]
    assert filled == [[True, True, True], [False, False, True], [False, True, True], [True, True, False]]


@pytest.mark.parametrize(
    ("changed", "agrees"),
    [
        ({"birth_date": "1985-09-08"}, [True, False, True]),
        ({"birth_date": "1996-08-09"}, [True, False, True]),
        ({"birth_date": "1996-09-18"}, [False, True, True]),
        ({"home_district": "MY-13-1"}, [True, True, False]),
        ({"sex": "male"}, [True, True, False]),
    ],
)
def test_the_same_name_meets_where_the_salt_agrees_and_only_there(lists, changed, agrees):
    one, other = bits(lists, ROW, ROW | changed)
    for number, same in enumerate(agrees):
        likeness = dice(segment(one, number), segment(other, number))
        assert likeness == 1.0 if same else likeness < 0.5


def test_a_typing_error_changes_few_bits_and_another_name_most(lists):
    right, typed, other = bits(lists, ROW, ROW | {"name": "Nurul Ainy"}, ROW | {"name": "Wahyu Maulana"})
    assert dice(right, typed) > 0.75
    assert dice(right, other) < 0.5


def test_pieces_are_letter_pairs_with_edges_and_a_very_common_token_has_few():
    assert set(pieces_of("aini")) == {"_a", "ai", "in", "ni", "i_"}
    assert len(set(pieces_of("siti"))) == 3
    assert not set(pieces_of("siti")) & set(pieces_of("sitiana"))


def test_a_piece_sets_at_most_its_number_of_bits_a_segment(lists):
    (row,) = bits(lists, ROW | {"name": "Siti"})
    assert all(0 < segment(row, number).sum() <= 3 * HASHES for number in range(3))


def test_another_key_gives_other_bits(lists):
    other = partial(hash_all, hashlib.blake2b(digest_size=16, key=b"other"))
    assert dice(bits(lists, ROW)[0], bits(lists, ROW, hashed=other)[0]) < 0.5


def test_bits_of_a_segment_are_spread_evenly(lists):
    names = [f"{a}{b}{c}" for a in "bdgkl" for b in "aeiou" for c in ("mat", "sun", "rik", "wol")]
    counts = bits(lists, *(ROW | {"name": name} for name in names))[:, : SEGMENTS[0][1]].sum(axis=0)
    assert (counts > 0).mean() > 0.5
