"""Mistakes change what they say they change, and no more."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.demo.mistakes import SLIPS, mistyped, noted_nik

SEEDS = st.integers(0, 10_000)
BIRTHS = st.dates(date(1950, 1, 1), date(2015, 12, 31))


@given(SEEDS, st.from_regex(r"\d{16}", fullmatch=True, alphabet="0123456789"))
@settings(deadline=None)
def test_a_mistyped_number_keeps_its_length_and_differs_in_two_places_at_most(seed, number):
    wrong = mistyped(Random(seed), number)
    assert len(wrong) == len(number)
    assert wrong.isdigit()
    assert sum(a != b for a, b in zip(number, wrong, strict=True)) <= 2


@given(SEEDS, BIRTHS)
@settings(deadline=None)
def test_a_slip_is_a_day_of_the_calendar_unless_it_says_otherwise(seed, birth):
    for slip, _ in SLIPS:
        noted = slip(Random(seed), birth)
        if noted.impossible:
            assert (noted.month, noted.day) in {(2, 30), (2, 31)}
        else:
            assert date(noted.year, noted.month, noted.day)


def test_no_number_comes_from_none():
    assert noted_nik(Random(1), "", 1.0) == ""
    assert noted_nik(Random(1), "6101994101990001", 0.0) == ""
