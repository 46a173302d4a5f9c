from __future__ import annotations

import numpy as np
import pytest

from sempadan.link.kinds import NIK, PASSPORT
from sempadan.link.records import FAR, NONE, SEGMENTS, WORDS, gather
from sempadan.schema.codes import FILTER_BYTES

ROWS = (
    {"name": "Aini", "sex": "female", "home_district": "6101", "nik": "6101994809969300", "birth_date": "1996-09-08"},
    {"name": "Wulan", "sex": "unknown", "home_district": "6103", "birth_date": "2004-05-01"},
)  # fmt: skip


def test_no_list_gives_no_record():
    found = gather([])
    assert len(found) == 0
    assert found.words.shape == (0, WORDS)


def test_records_are_sorted_and_keep_their_list(lists):
    found = gather([lists.of("B", ROWS), lists.of("A", ROWS[:1], unique=True)])
    names = found.names.to_pylist()
    assert names == sorted(names)
    assert found.lists == ("A", "B")
    assert found.unique.tolist() == [True, False]
    assert names[found.list_of.tolist().index(0)] == lists.record_of("A", "0")


def test_each_record_has_its_own_keys_filter_and_facts(lists):
    part = lists.of("A", ROWS)
    found = gather([part])
    for place, name in enumerate(found.names.to_pylist()):
        row = part.codes.data["record"].to_pylist().index(name)
        keys = part.codes.data["keys"].to_pylist()[row]
        values = found.keys.value[found.keys.owner == place]
        assert [int(value).to_bytes(8, "little") for value in values] == keys
        assert found.keys.kind[found.keys.owner == place].tolist() == part.codes.data["kinds"].to_pylist()[row]
        assert found.words[place].astype("<u8").tobytes() == part.codes.data["filter"].to_pylist()[row]


def test_unknown_codes_have_no_number_and_equal_codes_one(lists):
    found = gather([lists.of("A", ROWS), lists.of("B", ROWS)])
    assert sorted(found.sex.tolist()).count(NONE) == 2
    assert len(set(found.home.tolist())) == 2


def test_holders_of_a_kind_are_those_who_carry_a_key_of_it(lists):
    found = gather([lists.of("A", ROWS)])
    assert found.holders(NIK).sum() == 1
    assert not found.holders(PASSPORT).any()


@pytest.mark.parametrize(
    ("contact", "age", "born"),
    [
        ("2020-06-01", 16, [2002, 2005]),
        (None, 16, [0, FAR]),
        ("2020-06-01", None, [0, FAR]),
        ("2020-06", 60, [1899, 1970]),
    ],
)
def test_the_year_of_birth_lies_where_age_band_and_month_of_contact_put_it(lists, contact, age, born):
    """A person of 15 to 17 in June 2020 was born between June 2002 and June 2005."""
    found = gather([lists.of("A", [{"contact_date": contact, "age": age}])])
    assert found.born[0].tolist() == born


def test_segments_are_the_words_of_the_filter():
    assert [begin for begin, _ in SEGMENTS] == [0, *(end for _, end in SEGMENTS)][:-1]
    assert SEGMENTS[-1][1] == WORDS == FILTER_BYTES // 8


def test_segments_are_those_of_the_encoding():
    from sempadan.encode.filters import SEGMENTS as ENCODED

    assert [(64 * begin, 64 * (end - begin)) for begin, end in SEGMENTS] == list(ENCODED)


def test_facts_in_another_order_than_codes_are_brought_together(lists):
    from sempadan.link import LinkInput
    from sempadan.schema.tables import Facts

    part = lists.of("A", ROWS)
    turned = LinkInput("A", False, part.codes, Facts(part.facts.data.take([1, 0]), part.facts.domains))
    assert np.array_equal(gather([part]).home, gather([turned]).home)
