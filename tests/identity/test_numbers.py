"""Numbers of papers: what they say, what they cannot say, and no digit in any repr."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.identity.dates import PartialDate
from sempadan.identity.numbers import (
    MyKad,
    Nik,
    NumberFault,
    nik_of_float,
    read_mykad,
    read_nik,
    read_passport,
    read_phone,
)  # fmt: skip
from sempadan.identity.ruleset import rules

PIVOT = 2026


def nik(text):
    return read_nik(text, pivot=PIVOT)


@pytest.mark.parametrize(
    ("text", "sex", "birth"),
    [
        ("6171994503999001", "female", "1999-03-05"), ("'6171990503999003", "male", "1999-03-05"),
        ("6171995010109005", "female", "2010-10-10"), ("6171994212059001", "female", "2005-12-02"),
        ("6171 9945 0399 9001", "female", "1999-03-05"), ("6171-990503-999003", "male", "1999-03-05"),
    ],
)  # fmt: skip
def test_a_nik_says_sex_and_birth_date(text, sex, birth):
    found = nik(text)
    assert isinstance(found, Nik)
    assert (found.sex, found.birth.iso, found.region) == (sex, birth, "617199")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"), ("-", "empty"), ("1.61E+15", "lost_digits"), ("1,61E+15", "lost_digits"),
        ("617199450399900", "length"), ("61719945039990011", "length"), ("6171A94503999001", "letters"),
        ("0171994503999001", "unknown_region"), ("6171993902999001", "impossible_date"),
        ("6171994513999001", "impossible_date"), ("6171997102999001", "impossible_date"),
        ("6171990002999001", "impossible_date"), ("٦١٧١٩٩٤٥٠٣٩٩٩٠٠١", "letters"), ("tdk ada", "empty"),
        ("6180994503999001", "unknown_region"), ("6100994503999001", "unknown_region"),
        ("6171004503999001", "unknown_region"), ("9471991007859004.0", "lost_digits"),
        ("6171994503999000.0", "lost_digits"), ("-99", "empty"),
    ],
)  # fmt: skip
def test_a_nik_that_cannot_be_is_named_by_its_fault(text, fault):
    assert nik(text) == NumberFault(fault)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (6171994503999000.0, "lost_digits"), (9471991007859004.0, "lost_digits"), (6.17e14, "length"),
        (1e300, "length"), (float("nan"), "empty"), (float("inf"), "length"), (6171994503999.5, "length"),
        (-6171994503999001.0, "length"), (9007199254740993.0, "lost_digits"),
    ],
)  # fmt: skip
def test_a_number_cell_that_lost_digits_is_never_used(value, fault):
    assert nik_of_float(value, pivot=PIVOT) == NumberFault(fault)


def test_a_number_cell_below_two_to_the_53_is_exact():
    found = nik_of_float(6171994503999001.0, pivot=PIVOT)
    assert isinstance(found, Nik)
    assert found.digits == "6171994503999001"
    assert nik("6171994503999001.0") == found


def test_a_text_that_ends_in_0_is_exact():
    found = nik("6171990503999000")
    assert isinstance(found, Nik)
    assert found.digits == "6171990503999000"


@given(st.integers(10**15, 10**16 - 1))
def test_a_number_cell_gives_its_own_digits_or_none(number):
    found = nik_of_float(float(number), pivot=PIVOT)
    assert isinstance(found, NumberFault) or found.digits == str(number)


@given(
    st.dates(date(1927, 1, 1), date(2026, 12, 31)), st.booleans(), st.integers(0, 9999),
    st.sampled_from([11, 21, 36, 61, 65, 76, 82, 97]),
)  # fmt: skip
def test_a_nik_gives_back_what_it_was_made_of(born, woman, serial, province):
    year, month, day = born.year, born.month, born.day
    text = f"{province}7199{day + 40 * woman:02d}{month:02d}{year % 100:02d}{serial:04d}"
    found = nik(text)
    assert isinstance(found, Nik)
    assert found.sex == ("female" if woman else "male")
    assert found.birth == PartialDate(year, month, day)


@pytest.mark.parametrize(
    ("text", "place", "sex", "birth"),
    [
        ("990305-13-5001", "13", "male", "1999-03-05"), ("990305135002", "13", "female", "1999-03-05"),
        ("041231 61 0001", "61", "male", "2004-12-31"),
        ("990305*71*5004", "71", "female", "1999-03-05"), ("000229-01-0000", "01", "female", "2000-02-29"),
    ],
)  # fmt: skip
def test_a_mykad_says_place_sex_and_birth_date(text, place, sex, birth):
    found = read_mykad(text, pivot=PIVOT)
    assert isinstance(found, MyKad)
    assert (found.place, found.sex, found.birth) == (place, sex, PartialDate.of_iso(birth))


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "empty"), ("99030513500", "length"), ("991305135001", "impossible_date"),
    ("990230135001", "impossible_date"),
     ("990305695001", "unknown_region"), ("99030513500A", "letters"), ("9.90305E+11", "lost_digits")],
)  # fmt: skip
def test_a_mykad_that_cannot_be_is_named_by_its_fault(text, fault):
    assert read_mykad(text, pivot=PIVOT) == NumberFault(fault)


@pytest.mark.parametrize(
    ("place", "assigned"),
    [("00", False), ("01", True), ("16", True), ("17", False), ("20", False), ("21", True), ("59", True),
    ("68", True),
     ("69", False), ("71", True), ("73", False), ("79", True), ("80", False), ("93", True), ("97", False)],
)  # fmt: skip
def test_a_mykad_knows_the_places_of_birth_that_are_assigned(place, assigned):
    assert isinstance(read_mykad(f"990305{place}5001", pivot=PIVOT), MyKad) is assigned


@pytest.mark.parametrize(
    ("text", "passport"),
    [
        ("B 1234567", "B1234567"), ("b1234567", "B1234567"), ("AU-123456", "AU123456"), ("K12345678", "K12345678"),
        ("", NumberFault.EMPTY), ("B123", NumberFault.LENGTH), ("B1234567890", NumberFault.LENGTH),
        ("ABCDEFGH", NumberFault.LETTERS), ("12345678", "12345678"), ("P1234567A", "P1234567A"),
        ("nihil", NumberFault.EMPTY), ("B 1234567 / B 7654321", NumberFault.LENGTH),
        ("A12B4567", NumberFault.LETTERS),
    ],
)  # fmt: skip
def test_a_passport_number_is_one_spelling(text, passport):
    assert read_passport(text) == passport


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0812-3456-7890", "6281234567890"), ("+62 812 3456 7890", "6281234567890"),
        ("812 3456 7890", "6281234567890"), ("0062 81234567890", "6281234567890"),
        ("+62 (0)812-3456-7890", "6281234567890"), ("6281234567890", "6281234567890"),
        ("013-812 3456", "60138123456"), ("+60138123456", "60138123456"), ("138123456", "60138123456"),
        ("082-123456", "6082123456"), ("0561 123456", "62561123456"), ("07-555 1234", "6075551234"),
        ("+65 9123 4567", "6591234567"),
        ("03-1234 5678", NumberFault.UNKNOWN_REGION), ("", NumberFault.EMPTY), ("-", NumberFault.EMPTY),
        ("12", NumberFault.LENGTH), ("WA only", NumberFault.LETTERS),
        ("0812345678901234567", NumberFault.UNKNOWN_REGION),
    ],
)  # fmt: skip
def test_a_phone_number_is_one_spelling_with_its_country(text, phone):
    assert read_phone(text) == phone


def test_a_country_that_is_given_settles_a_leading_0():
    assert read_phone("03-1234 5678", country="60") == "60312345678"
    assert read_phone("03-1234 5678", country="62") == "62312345678"


@given(st.text(), st.floats())
@settings(max_examples=500)
def test_any_text_and_any_number_is_read_or_named_by_its_fault(text, value):
    assert isinstance(read_nik(text, pivot=PIVOT), Nik | NumberFault)
    assert isinstance(read_mykad(text, pivot=PIVOT), MyKad | NumberFault)
    assert isinstance(nik_of_float(value, pivot=PIVOT), Nik | NumberFault)
    assert isinstance(read_passport(text), str)
    assert isinstance(read_phone(text), str)


def test_no_number_shows_a_digit():
    found = nik("6171994503999001")
    other = read_mykad("990305135001", pivot=PIVOT)
    assert not any(c.isdigit() for c in repr(found) + repr(other))


def told(rule):
    """Read the example of a rule the way it is written there."""
    written, _, said = rule.example.partition(" -> ")
    if rule.id in {"nik_structure", "mykad_structure"}:
        found = nik(written) if rule.id == "nik_structure" else read_mykad(written, pivot=PIVOT)
        assert not isinstance(found, NumberFault)
        start = found.region if isinstance(found, Nik) else found.place
        return said, f"{start}, {'woman' if found.sex == 'female' else 'man'}, {found.birth.iso}"
    if rule.id == "nik_number_cell":
        return said, str(nik_of_float(float(written), pivot=PIVOT))
    return said, read_passport(written) if rule.id == "passport" else read_phone(written)


@pytest.mark.parametrize("rule", [r for r in rules("numbers") if "codes" not in r.values], ids=lambda rule: rule.id)
def test_the_example_of_a_rule_holds(rule):
    said, read = told(rule)
    assert said == read
