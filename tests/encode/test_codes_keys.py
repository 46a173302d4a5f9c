from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode import kinds as k
from sempadan.encode.codes_keys import FIRST_SIGN, key_texts, name_parts, sign_of
from sempadan.encode.identities import identities

ROW = {"name": "Nurul Aini", "parent_name": "Mustafa", "birth_date": "1996-09-08", "sex": "female",
       "home_district": "6101"}  # fmt: skip


def texts(lists, **row):
    (who,) = identities(lists.cases(row))
    return set(key_texts(who))


def of_kind(found, kind):
    return {text[1:] for text in found if text[0] == sign_of(kind)}


def shared(lists, kind, one, other):
    return of_kind(texts(lists, **one), kind) & of_kind(texts(lists, **other), kind)


def test_a_row_of_nothing_has_no_key(lists):
    assert texts(lists) == set()


def test_a_name_alone_or_a_date_alone_or_a_home_alone_gives_no_key(lists):
    assert texts(lists, name="Nurul Aini", parent_name="Mustafa") == set()
    assert texts(lists, birth_date="1996-09-08") == set()
    assert texts(lists, home_district="6101", sex="female") == set()
    assert texts(lists, birth_date="1996-09-08", sex="female") == set()
    assert texts(lists, phone="6281234567890") == set()


def test_every_sign_is_one_byte_and_stands_for_its_kind():
    signs = [sign_of(kind.number) for kind in k.KINDS]
    assert [ord(sign) - FIRST_SIGN for sign in signs] == [kind.number for kind in k.KINDS]
    assert all(len(sign.encode()) == 1 for sign in signs)


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        (k.TOKEN_DAY, {"birth_date": "1985-09-08"}),
        (k.TOKEN_DAY, {"birth_date": "1996-08-09"}),
        (k.TOKEN_MONTH, {"birth_date": "1996-09-28"}),
        (k.NAME_HOME, {"birth_date": None}),
        (k.NAME_YEAR, {"birth_date": "1996", "home_district": "unknown"}),
        (k.NAME_YEAR, {"birth_date": "1996-01-01", "home_district": "unknown"}),
        (k.DATE_HOME, {"name": "Rina", "parent_name": None}),
        (k.START_DATE, {"name": "Nurol Ainy", "parent_name": None}),
        (k.STARTS_HOME, {"name": "Nurol Ainy", "parent_name": None, "birth_date": None}),
        (k.NAME_HOME, {"name": "Nurul Aini Mustafa", "parent_name": None, "birth_date": None}),
        (k.NAME_HOME, {"name": "Nurulaini", "parent_name": None, "birth_date": None}),
        (k.NAME_HOME, {"name": "Aini Nurul", "parent_name": None, "birth_date": None}),
    ],
)
def test_each_kind_survives_the_mistake_that_it_is_for(lists, kind, changed):
    assert shared(lists, kind, ROW, ROW | changed)


def test_one_january_makes_no_key_of_a_day(lists):
    found = texts(lists, **ROW | {"birth_date": "1996-01-01"})
    assert not any(of_kind(found, kind) for kind in (k.TOKEN_DAY, k.TOKEN_MONTH, k.DATE_HOME, k.START_DATE))


def test_two_names_of_one_token_each_do_not_meet_as_anagrams(lists):
    assert not shared(lists, k.NAME_HOME, ROW | {"name": "Sari", "parent_name": None}, ROW | {"name": "Risa",
                      "parent_name": None})  # fmt: skip


def test_full_names_tell_parents_apart(lists):
    other = ROW | {"parent_name": "Yakob"}
    assert shared(lists, k.NAME_HOME, ROW, other)
    assert not shared(lists, k.FULL_HOME, ROW, other)
    assert not of_kind(texts(lists, **ROW | {"parent_name": None}), k.FULL_HOME)


def test_a_typing_error_in_a_nik_leaves_one_key_and_twins_share_the_one_without_serial(lists):
    right, wrong, twin = "6101994809969300", "6101994809989300", "6101994809969301"
    for other, left in ((wrong, [k.NIK_PART + 2]), (twin, [k.NIK_PART + 3])):
        kinds = [kind for kind in range(k.NIK, k.NIK_PART + 4) if shared(lists, kind, {"nik": right}, {"nik": other})]
        assert kinds == left


def test_a_mykad_number_has_a_key_and_one_without_each_quarter(lists):
    found = texts(lists, mykad="990712-13-5672")
    assert [len(of_kind(found, kind)) for kind in range(k.MYKAD, k.MYKAD_PART + 4)] == [1] * 5


def test_each_passport_is_a_key_and_a_phone_is_one_with_each_token_only(lists):
    found = texts(lists, name="Nurul Aini", passports=["A1234567", "B7654321"], phone="6281234567890")
    assert len(of_kind(found, k.PASSPORT)) == 2
    assert len(of_kind(found, k.PHONE_TOKEN)) == 2


def test_a_single_name_that_is_very_common_is_all_there_is(lists):
    (who,) = identities(lists.cases({"name": "Siti"}))
    assert name_parts(who).tokens == list(who.names[0])


@settings(deadline=None, max_examples=50)
@given(st.permutations(["nurul", "aini", "rahma"]))
def test_the_order_of_tokens_does_not_change_a_key(lists, order):
    assert texts(lists, **ROW | {"name": " ".join(order)}) == texts(lists, **ROW | {"name": "nurul aini rahma"})


def test_parts_of_a_name_do_not_show_themselves(lists):
    (who,) = identities(lists.cases({"name": "Zzyzx Qwibble"}))
    assert "zz" not in repr(name_parts(who)).lower()
