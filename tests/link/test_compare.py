from __future__ import annotations

import numpy as np
import pytest

from sempadan.link import compare
from sempadan.link.blocks import candidates
from sempadan.link.compare import agreement
from sempadan.link.levels import FACTORS
from sempadan.link.overlap import plain_common_bits
from sempadan.link.pairs import pair_of
from sempadan.link.records import gather

ROW = {"name": "Nurul Hidayah", "parent_name": "Mustafa", "birth_date": "1996-09-08", "sex": "female",
       "home_district": "6101", "nik": "6101994809969300", "citizenship": "IDN"}  # fmt: skip


def levels(lists, first=ROW, **changes):
    records = gather([lists.of("A", [first]), lists.of("B", [first | changes])])
    (row,) = agreement(records, pair_of(records, 0, 1), plain_common_bits)
    return {factor.name: factor.levels[level] for factor, level in zip(FACTORS, row, strict=True)}


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, "exact"),
        ({"name": "Hidayah Nurul"}, "exact"),
        ({"name": "Nurulhidayah"}, "exact"),
        ({"name": "Nurul Hidoyah"}, "near"),
        ({"name": "Hidayah"}, "part"),
        ({"parent_name": "Yakob"}, "given"),
        ({"parent_name": None}, "exact"),
        ({"name": "Nurul Fitriana"}, "alike"),
        ({"name": "Wahyu", "parent_name": "Yakob"}, "differs"),
        ({"name": None, "parent_name": None}, "unknown"),
    ],
)
def test_names(lists, changes, level):
    assert levels(lists, **changes)["name"] == level


@pytest.mark.parametrize(
    ("birth", "level"),
    [
        ("1996-09-08", "exact"),
        ("1987-09-08", "day_month"),
        ("1996-08-09", "exact"),
        ("1996-09-28", "month_year"),
        ("1996-03-21", "year"),
        ("1996-01-01", "year"),
        ("1990-03-21", "differs"),
        ("1990-01-01", "unknown"),
        (None, "unknown"),
    ],
)
def test_birth_dates(lists, birth, level):
    assert levels(lists, ROW | {"nik": None}, birth_date=birth)["birth_date"] == level


def test_a_date_in_a_number_that_did_not_follow_the_paper_agrees(lists):
    """A girl made adult: the paper says 1987, her NIK still 1996."""
    assert levels(lists, birth_date="1987-09-08")["birth_date"] == "exact"


@pytest.mark.parametrize(
    ("nik", "level"),
    [
        ("6101994809969300", "agrees"),
        ("6101994809969301", "serial_differs"),
        ("6101994809969381", "serial_differs"),
        ("6101994909969300", "quarter_differs"),
        ("6105994809969300", "quarter_differs"),
        ("6103011502849302", "differs"),
        (None, "unknown"),
    ],
)
def test_identity_numbers(lists, nik, level):
    assert levels(lists, nik=nik)["identity_number"] == level


def test_of_two_types_of_number_the_one_that_agrees_counts(lists):
    both = ROW | {"mykad": "960908-13-5672"}
    assert levels(lists, both, nik="6103011502849302")["identity_number"] == "agrees"


@pytest.mark.parametrize(
    ("passports", "level"), [(["A1234567"], "agrees"), (["B1234567"], "differs"), (None, "unknown")]
)
def test_passports(lists, passports, level):
    assert levels(lists, ROW | {"passports": ["A1234567", "C7654321"]}, passports=passports)["passport"] == level


def test_a_phone_counts_with_a_part_of_the_name_only(lists):
    one = ROW | {"phone": "6281234567890"}
    assert levels(lists, one)["phone"] == "agrees"
    assert levels(lists, one, name="Wahyu", parent_name=None)["phone"] == "unknown"


@pytest.mark.parametrize(
    ("field", "codes"),
    [("sex", ("female", "male")), ("citizenship", ("IDN", "MYS")), ("home_district", ("6101", "6103"))],
)
def test_codes_agree_or_differ_and_unknown_is_no_conflict(lists, field, codes):
    one = ROW | {"nik": None, field: codes[0]}
    assert levels(lists, one)[field] == "agrees"
    assert levels(lists, one, **{field: codes[1]})[field] == "differs"
    assert levels(lists, one, **{field: "unknown"})[field] == "unknown"


@pytest.mark.parametrize(("age", "level"), [(19, "agrees"), (21, "agrees"), (31, "differs"), (None, "unknown")])
def test_ages_are_compared_where_dates_cannot_be(lists, age, level):
    one = ROW | {"nik": None, "birth_date": None, "age": 19, "contact_date": "2020-06-01"}
    assert levels(lists, one, age=age)["age"] == level
    assert levels(lists, one | {"birth_date": "1996-09-08"}, age=age)["age"] == "unknown"


def test_levels_do_not_depend_on_which_record_is_first(lists, pair):
    records = gather(pair)
    pairs, _ = candidates(records)
    from sempadan.link.pairs import Pairs

    turned = Pairs(pairs.second, pairs.first, pairs.mask, pairs.shared, pairs.others)
    assert np.array_equal(agreement(records, pairs, plain_common_bits), agreement(records, turned, plain_common_bits))


def test_chunks_give_what_one_piece_gives(pair):
    records = gather(pair)
    pairs, _ = candidates(records)
    whole = agreement(records, pairs, plain_common_bits)
    parts = [agreement(records, pairs.part(at, at + 100), plain_common_bits) for at in range(0, len(pairs), 100)]
    assert np.array_equal(whole, np.concatenate(parts))
    assert len(pairs) < compare.CHUNK


def test_every_level_is_one_that_its_factor_has(pair):
    records = gather(pair)
    pairs, _ = candidates(records)
    found = agreement(records, pairs, plain_common_bits)
    assert found.min() >= 0
    assert all(found[:, place].max() < len(factor.levels) for place, factor in enumerate(FACTORS))
