from __future__ import annotations

import time
import traceback
from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.errors import NotADateColumn, RefusedForSharing
from sempadan.encode.facts import Sender, encode_facts
from sempadan.encode.keys import Key
from sempadan.encode.pseudonyms import records_of
from sempadan.schema.codebook import codebook
from sempadan.schema.errors import OutOfBounds, UnknownCode

dates = st.dates(date(1950, 1, 1), date(2060, 12, 31))


def one(lists, name, **row):
    return lists.facts(row).data[name][0].as_py()


def band_of(age):
    """The plain twin of the band: the code whose limits hold the age."""
    for code in codebook()["age_band"].own_codes:
        low, _, high = code.rstrip("+").partition("-")
        if low.isdigit() and int(low) <= age <= int(high or 120):
            return code
    return "unknown"


def age_on(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@settings(deadline=None)
@given(born=dates, contact=dates)
def test_the_band_of_two_full_dates_is_that_of_the_age(lists, born, contact):
    age = age_on(born, contact)
    expected = band_of(age) if 0 <= age <= 120 else "unknown"
    assert one(lists, "age_band", birth_date=born.isoformat(), contact_date=contact.isoformat()) == expected


@settings(deadline=None)
@given(born=dates, contact=dates, cut=st.tuples(st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10])))
def test_a_partial_date_never_gives_a_band_that_the_full_one_denies(lists, born, contact, cut):
    age = age_on(born, contact)
    texts = {"birth_date": born.isoformat()[: cut[0]], "contact_date": contact.isoformat()[: cut[1]]}
    if age >= 0:
        assert one(lists, "age_band", **texts) in (band_of(age), "unknown")
        assert one(lists, "age_band", **texts, age=age) == band_of(age)


@pytest.mark.parametrize(
    ("row", "band"),
    [
        ({"birth_date": "2006", "contact_date": "2024-05-01"}, "unknown"),  # 17 or 18
        ({"birth_date": "2006", "contact_date": "2024-05-01", "age": 17}, "15-17"),
        ({"birth_date": "2006", "contact_date": "2024-05-01", "age": 18}, "18-20"),
        ({"birth_date": "2006", "contact_date": "2024-05-01", "age": 25}, "unknown"),  # the dates deny it
        ({"birth_date": "2007", "contact_date": "2024-05-01"}, "15-17"),  # 16 or 17
        ({"birth_date": "2006-05-02", "contact_date": "2024-05-01", "age": 25}, "15-17"),  # certain dates win
        ({"birth_date": "2004-02-29", "contact_date": "2022-02-28"}, "15-17"),
        ({"birth_date": "2004-02-29", "contact_date": "2022-03-01"}, "18-20"),
        ({"age": 17}, "15-17"),
        ({"age": 0}, "0-8"),
        ({"age": 8}, "0-8"),
        ({"age": 9}, "9-11"),
        ({"age": 49}, "40-49"),
        ({"age": 50}, "50+"),
        ({"age": 121}, "unknown"),
        ({"age": -1}, "unknown"),
        ({"birth_date": "2006-01-01"}, "unknown"),  # nobody knows when she was met
        ({"birth_date": "2006-01-01", "age": 16}, "15-17"),
        ({"birth_date": "2025-01-01", "contact_date": "2024-05-01", "age": 16}, "15-17"),  # born after contact
        ({"birth_date": "1880-01-01", "contact_date": "2024-05-01"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_the_band_is_what_is_certain(lists, row, band):
    assert one(lists, "age_band", **row) == band


@settings(deadline=None)
@given(contact=dates, days=st.integers(-10_000, 10_000))
def test_weeks_are_whole_weeks_rounded_down(lists, contact, days):
    step = contact + timedelta(days=days)
    weeks = one(
        lists, "sheltered_weeks", sheltered="yes", sheltered_date=step.isoformat(), contact_date=contact.isoformat()
    )
    assert weeks * 7 <= days < (weeks + 1) * 7


@pytest.mark.parametrize(
    ("row", "weeks"),
    [
        ({"contact_date": "2024-05-08", "sheltered_date": "2024-05-08"}, 0),
        ({"contact_date": "2024-05-08", "sheltered_date": "2024-05-07"}, -1),
        ({"contact_date": "2024-05-08", "sheltered_date": "2024-06"}, None),
        ({"contact_date": "2024-05", "sheltered_date": "2024-06-01"}, None),
        ({"contact_date": "2024-05-08"}, None),
        ({"sheltered_date": "2024-05-08"}, None),
        ({"contact_date": "2024-05-08", "sheltered_date": "2024-05-20", "sheltered": "no"}, None),
    ],
)
def test_weeks_are_unknown_where_a_day_is(lists, row, weeks):
    assert one(lists, "sheltered_weeks", **{"sheltered": "yes"} | row) == weeks


def test_a_wait_beyond_reason_is_named_and_counted(lists):
    row = {"contact_date": "2024-05-08", "sheltered_date": "1924-05-08", "sheltered": "yes"}
    with pytest.raises(OutOfBounds, match="sheltered_weeks"):
        lists.facts(row)


@pytest.mark.parametrize(
    ("text", "month"), [("2024-05-08", "2024-05"), ("2024-05", "2024-05"), ("2024", None), (None, None)]
)
def test_the_month_of_contact_is_given_where_it_is_known(lists, text, month):
    assert one(lists, "contact_month", contact_date=text) == month


def test_a_recruiters_number_becomes_a_token_under_the_key(lists):
    rows = [{"recruiter_contact": text} for text in ("0812-3456-7890", "+62 812 3456 7890", "0812 3456 7891", None)]
    cases = lists.cases(*rows)
    records = records_of(cases, "L", bytes(32))
    sender = Sender("NGO", "ngo")
    tokens = encode_facts(cases, records, sender, lists.key, lists.domains).data["recruiter_token"].to_pylist()
    assert tokens[0] == tokens[1]
    assert tokens[0] != tokens[2]
    assert len(tokens[0]) == 16
    assert tokens[3] is None
    others = encode_facts(cases, records, sender, Key(bytes(32)), lists.domains).data["recruiter_token"].to_pylist()
    assert others[0] != tokens[0]


@pytest.mark.parametrize("text", ["Pak Budi", "Budi 0812", "tidak ada", "x"])
def test_a_recruiters_name_becomes_no_token(lists, text):
    assert one(lists, "recruiter_token", recruiter_contact=text) is None


def test_coded_columns_leave_as_they_stand_and_no_others_leave(lists):
    row = {"sex": "female", "home_district": "6101", "crossing": "ENTIKONG", "means_fraud": "yes", "name": "Siti"}
    facts = lists.facts(row)
    assert {name: facts.data[name][0].as_py() for name in row if name != "name"} | {"name": "Siti"} == row
    assert facts.data["agency"][0].as_py() == "NGO"
    assert facts.data["source_type"][0].as_py() == "ngo"
    assert set(facts.data.column_names) == {"record"} | {field.name for field in codebook().of_facts}
    assert not {"name", "birth_date", "contact_date", "age", "own_id"} & set(facts.data.column_names)


def test_missing_is_not_no(lists):
    facts = lists.facts({})
    flags = [field.name for field in codebook().of_facts if field.type == "flag"]
    assert {facts.data[name][0].as_py() for name in flags} == {"unknown"}


def test_an_agency_unknown_to_the_border_pack_may_send(lists):
    cases = lists.cases({})
    facts = encode_facts(cases, records_of(cases, "L", bytes(32)), Sender("NEW-NGO", "ngo"), lists.key, lists.domains)
    assert facts.data["agency"][0].as_py() == "NEW-NGO"


def test_a_row_refused_for_sharing_never_leaves(lists):
    with pytest.raises(RefusedForSharing, match="1 cases"):
        lists.facts({"sharing": "consent"}, {"sharing": "refused"})


def test_no_error_shows_what_a_cell_held(lists):
    for row, fault in (
        ({"birth_date": "Zzyzx"}, NotADateColumn),
        ({"returned_date": "Zzyzx", "repatriated_date": "Zzyzx"}, NotADateColumn),
        ({"home_district": "Zzyzx"}, UnknownCode),
        ({"sex": "Zzyzx"}, UnknownCode),
    ):
        with pytest.raises(fault) as caught:
            lists.facts(row)
        assert "Zzyzx" not in "".join(traceback.format_exception(caught.value))


def test_a_hundred_thousand_rows_take_less_than_three_seconds(lists, people):
    cases = lists.cases(*people)
    wide = type(cases)(pa.concat_tables([cases.data] * 67))
    records = pa.array([number.to_bytes(16, "big") for number in range(len(wide))], pa.binary(16))
    begun = time.process_time()
    facts = encode_facts(wide, records, Sender("NGO", "ngo"), lists.key, lists.domains)
    assert len(facts) == 100_500
    assert time.process_time() - begun < 3
