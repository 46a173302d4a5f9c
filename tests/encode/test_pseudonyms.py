from __future__ import annotations

import random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.errors import NotAName
from sempadan.encode.pseudonyms import records_of

SECRET = bytes(range(32))
SITI = {"own_id": "A-1", "name": "Siti Aminah", "birth_date": "1999-03-11", "contact_date": "2024-01-05"}

rows = st.fixed_dictionaries(
    {
        "own_id": st.sampled_from([None, "A-1", "A-2", " a-1 ", "-"]),
        "name": st.sampled_from([None, "Siti Aminah", "Budi", "Aminah Siti"]),
        "birth_date": st.sampled_from([None, "1999", "1999-03-11"]),
        "contact_date": st.sampled_from([None, "2024-01", "2024-01-05", "2024-02-01"]),
        "home_text": st.sampled_from([None, "Sambas", "Sanggau"]),
        "age": st.sampled_from([None, 15]),
    }
)


def made(lists, *people, list_id="L", secret=SECRET):
    return records_of(lists.cases(*people), list_id, secret).to_pylist()


@settings(deadline=None, max_examples=200)
@given(people=st.lists(rows, max_size=12), seed=st.integers(0, 2**32))
def test_records_stay_when_rows_move(lists, people, seed):
    moved = list(range(len(people)))
    random.Random(seed).shuffle(moved)
    before, after = made(lists, *people), made(lists, *(people[i] for i in moved))
    told = [tuple(str(person[name]) for name in sorted(person)) for person in people]
    for new, old in enumerate(moved):
        if told.count(told[old]) == 1:
            assert after[new] == before[old]
    assert sorted(after) == sorted(before)


@settings(deadline=None)
@given(people=st.lists(rows, max_size=12))
def test_no_two_rows_share_a_record(lists, people):
    records = made(lists, *people)
    assert len(set(records)) == len(people)
    assert all(len(record) == 16 for record in records)


def test_a_record_depends_on_list_own_id_and_secret(lists):
    base = made(lists, SITI)
    assert made(lists, SITI) == base
    assert made(lists, SITI, list_id="M") != base
    assert made(lists, SITI, secret=bytes(32)) != base
    assert made(lists, SITI | {"own_id": "A-2"}) != base


def test_a_corrected_name_keeps_the_record_of_a_row_with_an_own_id(lists):
    assert made(lists, SITI | {"name": "Sitti Aminah", "birth_date": "1998"}) == made(lists, SITI)


def test_an_own_id_is_the_same_in_other_case_and_spacing(lists):
    assert made(lists, SITI | {"own_id": "  a-1 "}) == made(lists, SITI)


def test_a_row_without_an_own_id_goes_by_name_and_birth_date(lists):
    base = SITI | {"own_id": None}
    assert made(lists, base | {"home_text": "Sambas", "name": "SITI  AMINAH"}) == made(lists, base)
    assert made(lists, base | {"birth_date": "1999-03-12"}) != made(lists, base)
    assert made(lists, base | {"own_id": " "}) == made(lists, base)


def test_who_comes_back_leaves_the_earlier_record_as_it_was(lists):
    first = made(lists, SITI)
    again = made(lists, SITI | {"contact_date": "2025-06-01", "name": "Aisyah"}, SITI)
    assert again[1] == first[0]


def test_three_people_under_one_case_number_have_three_records(lists):
    family = [SITI, SITI | {"name": "Budi"}, SITI | {"name": "Citra"}]
    assert len(set(made(lists, *family))) == 3


def test_texts_that_join_to_the_same_do_not_meet(lists):
    assert made(lists, SITI | {"own_id": "BC"}, list_id="A") != made(lists, SITI | {"own_id": "C"}, list_id="AB")


def test_no_rows_give_no_records(lists):
    assert records_of(lists.cases(), "L", SECRET).type == pa.binary(16)


def test_a_list_is_a_plain_name(lists):
    with pytest.raises(NotAName):
        made(lists, SITI, list_id="../L")
