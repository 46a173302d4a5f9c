from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode import codes as module
from sempadan.encode.codes import ENCODING, KEY_BYTES, encode_codes, hash_all
from sempadan.encode.kinds import KINDS, NIK, PASSPORT
from sempadan.identity.ruleset import RULES_VERSION
from sempadan.schema.codes import FILTER_BYTES
from sempadan.schema.envelope import is_name
from sempadan.schema.errors import DuplicateRecords

SECRET = bytes(range(32))
ROWS = (
    {"name": "Nurul Aini", "parent_name": "Mustafa", "birth_date": "1996-09-08", "sex": "female",
     "home_district": "6101", "nik": "6101994809969300"},
    {"name": "Wahyu Maulana", "birth_date": "1999-09-25", "sex": "male", "passports": ["A1234567"]},
    {},
    {"name": "Siti", "birth_date": "1999-10-01", "home_district": "6101", "phone": "6281234567890"},
)  # fmt: skip


def records(count, start=0):
    return pa.array([number.to_bytes(16, "big") for number in range(start, start + count)], pa.binary(16))


def encoded(lists, rows, secret=SECRET, recs=None):
    return encode_codes(lists.cases(*rows), recs or records(len(rows)), secret).data


def test_the_version_is_a_plain_name_and_holds_the_version_of_the_rules():
    assert is_name(ENCODING)
    assert RULES_VERSION in ENCODING.split(".")


def test_each_row_gives_its_record_its_keys_and_a_filter(lists):
    table = encoded(lists, ROWS)
    assert table["record"].to_pylist() == records(len(ROWS)).to_pylist()
    assert all(len(filter_) == FILTER_BYTES for filter_ in table["filter"].to_pylist())
    kinds, keys = table["kinds"].to_pylist(), table["keys"].to_pylist()
    assert [len(one) for one in kinds] == [len(one) for one in keys]
    assert kinds[2] == keys[2] == []
    assert kinds[0].count(NIK) == kinds[1].count(PASSPORT) == 1


def test_no_row_gives_an_empty_table(lists):
    assert encoded(lists, ()).num_rows == 0


def test_every_kind_is_one_of_the_documented_ones(lists):
    used = {kind for kinds in encoded(lists, ROWS)["kinds"].to_pylist() for kind in kinds}
    assert used <= {kind.number for kind in KINDS}


def test_keys_of_a_record_are_ordered_by_kind_and_value_so_that_their_order_tells_nothing(lists):
    table = encoded(lists, ROWS)
    for kinds, keys in zip(table["kinds"].to_pylist(), table["keys"].to_pylist(), strict=True):
        pairs = list(zip(kinds, keys, strict=True))
        assert pairs == sorted(pairs)
        assert len(set(pairs)) == len(pairs)


def test_the_same_rows_and_secret_give_the_same_codes_and_another_secret_none_of_them(lists):
    table, again, other = encoded(lists, ROWS), encoded(lists, ROWS), encoded(lists, ROWS, bytes(32))
    assert table.equals(again)
    ours, theirs = ({key for keys in one["keys"].to_pylist() for key in keys} for one in (table, other))
    assert not ours & theirs


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(len(ROWS))))
def test_rows_in_another_order_give_the_same_codes(lists, order):
    table = encoded(lists, ROWS)
    moved = encoded(lists, [ROWS[i] for i in order], recs=records(len(ROWS)).take(pa.array(order)))
    assert moved.sort_by("record").equals(table.combine_chunks())


def test_codes_do_not_depend_on_which_rows_stand_beside(lists):
    alone = encoded(lists, ROWS[:1])
    assert alone["filter"][0] == encoded(lists, ROWS)["filter"][0]
    assert alone["keys"][0] == encoded(lists, ROWS)["keys"][0]


def test_chunks_give_what_one_piece_gives(lists):
    """More rows than a chunk: the first and the last row are as they are alone."""
    rows = [{"name": "Siti", "birth_date": f"{1980 + i % 30}-05-{1 + i % 28:02}"} for i in range(module.CHUNK + 2)]
    table = encoded(lists, rows)
    for place in (0, module.CHUNK - 1, module.CHUNK, module.CHUNK + 1):
        alone = encoded(lists, rows[place : place + 1])
        assert table["filter"][place] == alone["filter"][0]
        assert table["keys"][place] == alone["keys"][0]


def test_a_record_that_stands_twice_is_refused(lists):
    with pytest.raises(DuplicateRecords):
        encoded(lists, ROWS[:2], recs=pa.array([b"x" * 16] * 2, pa.binary(16)))


def test_no_letter_of_a_name_or_digit_of_a_number_is_in_the_codes(lists):
    rows = ({"name": "Zzyzx Qwibble", "nik": "6101994809969300", "birth_date": "1996-09-08", "phone": "6281234567890"},)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, (table := encoded(lists, rows)).schema) as writer:
        writer.write_table(table)
    content = sink.getvalue().to_pybytes().lower()
    for planted in (b"zzyzx", b"qwibble", b"6101994809969300", b"6281234567890"):
        assert planted not in content
        assert planted.decode().encode("utf-16-le") not in content


def test_keys_look_like_random_bytes(lists, people):
    """Chi-square over byte values of all keys of 1,500 people: 255 degrees of freedom, 99.9 % point 330.5."""
    table = encoded(lists, people)
    content = b"".join(key for keys in set(map(tuple, table["keys"].to_pylist())) for key in keys)
    distinct = b"".join({content[i : i + KEY_BYTES] for i in range(0, len(content), KEY_BYTES)})
    counts = np.bincount(np.frombuffer(distinct, np.uint8), minlength=256)
    expected = len(distinct) / 256
    assert ((counts - expected) ** 2 / expected).sum() < 330.5


def test_hashing_all_is_hashing_each():
    import hashlib

    keyed = hashlib.blake2b(digest_size=8, key=b"k")
    texts = ["a", "", "bc"]
    assert hash_all(keyed, texts) == b"".join(
        hashlib.blake2b(text.encode(), digest_size=8, key=b"k").digest() for text in texts
    )
    assert hash_all(keyed, []) == b""


def test_a_single_token_a_date_a_district_or_a_sex_never_has_a_key_that_counts_it(lists):
    """Among 200 Sitis no key is carried as often as the token, and none as often as the district."""
    rows = [
        {"name": "Siti", "birth_date": f"{1970 + i % 37}-{1 + i % 12:02}-{1 + i % 28:02}", "sex": "female",
         "home_district": ("6101", "MY-13-1")[i % 2], "parent_name": f"Ayah{chr(97 + i % 20)}"}
        for i in range(200)
    ]  # fmt: skip
    keys = Counter(key for keys in encoded(lists, rows)["keys"].to_pylist() for key in keys)
    assert max(keys.values()) <= 100
    assert math.isclose(sum(keys.values()) / 200, 14, abs_tol=6)
