"""Ages are whole years, an infant is 0 and not missing, and never more than the list says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.identity.ages import OLDEST, Age, read_age
from sempadan.identity.ruleset import rules


@pytest.mark.parametrize(
    ("text", "years", "about"),
    [
        ("17", 17, False), ("±17 th", 17, True), ("17 tahun 3 bln", 17, False), ("17 tahun 3 bulan", 17, False),
        ("umur 4 thn", 4, False), ("4 tahun", 4, False), ("4 bulan", 0, False), ("4 bln", 0, False),
        ("20 hari", 0, False), ("6 minggu", 0, False), ("18 bulan", 1, False), ("tujuh belas tahun", 17, False),
        ("dua puluh satu", 21, False), ("sebelas", 11, False), ("sembilan puluh lapan tahun", 98, False),
        ("17.0", 17, False), ("17,5 th", 17, False), ("kira-kira 17 tahun", 17, True), ("(17 th)", 17, False),
        ("17 yrs old", 17, False), ("0", 0, False), ("4 setengah tahun", 4, False), ("17TH", 17, False),
        ("+/- 17", 17, True), ("sekitar 30 thn", 30, True), ("1 tahun dan 2 bulan", 1, False),
        ("setengah tahun", 0, False), ("setahun", 1, False), ("sebulan", 0, False), ("17½ th", 17, False),
        ("17 1/2 tahun", 17, False), ("1/2 tahun", 0, False), ("2 tahun setengah", 2, False),
        ("17 setengah", 17, False),
        ("tujuhbelas tahun", 17, False), ("17 th 11 bln 20 hr", 17, False), ("24 bln", 2, False),
        ("11 bulan", 0, False),
        ("kurang lebih 17", 17, True), ("17-an tahun", 17, True), ("±17½ th", 17, True), ("365 hari", 1, False),
        ("52 minggu", 1, False), ("12 bulan", 1, False), ("17 thn 11 bln", 17, False),
        ("17 tahun 12 bulan", 18, False),
    ],
)  # fmt: skip
def test_an_age_is_read_in_whole_years(text, years, about):
    assert read_age(text) == Age(years, about)


@pytest.mark.parametrize(
    "text",
    [
        "", "tahun", "Siti", "17-18", "17–18", "17/18 th", "17 18", "200", "1998", "dewasa", "-5", "17 tahun 3 tahun",
        "12/05/1998", "17 th Siti", "belas", "1" * 400, "kurang dari 18", "kurang 18 th", "< 18", "> 17",
        "di bawah 18",
        "tiga empat tahun", "17+", "kosong", "-99", "00", "hampir 18", "bulan 4", "4 bulan 5", "½", "121 tahun",
    ],
)  # fmt: skip
def test_what_is_no_single_age_is_none(text):
    assert read_age(text) is None


@pytest.mark.parametrize("rule", rules("ages"), ids=lambda rule: rule.id)
def test_the_example_of_a_rule_holds(rule):
    written, _, said = rule.example.partition(" -> ")
    assert read_age(written) == Age(int(said.removeprefix("about ")), about=said.startswith("about"))


def test_case_b09_is_read_as_its_clerk_meant_it():
    cells = ["17 tahun 3 bulan", "4 tahun", "4 thn", "4 bulan", "4 bln", "11 bulan", "17 thn 11 bln", "18 th", "±17 th"]
    ages = [read_age(cell) for cell in cells]
    assert ages == [Age(years, about=False) for years in (17, 4, 4, 0, 0, 0, 17, 18)] + [Age(17, about=True)]


@pytest.mark.parametrize("years", range(100))
def test_number_words_are_read_up_to_99(years):
    ones = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    if years in (0, 10, 11):
        word = {0: "nol", 10: "sepuluh", 11: "sebelas"}[years]
    elif years < 20:
        word = ones[years] if years < 10 else f"{ones[years - 10]} belas"
    else:
        word = f"{ones[years // 10]} puluh {ones[years % 10]}"
    assert read_age(f"{word} tahun") == Age(years, about=False)


@given(st.text())
@settings(max_examples=500)
def test_any_text_is_an_age_or_none(text):
    found = read_age(text)
    assert found is None or 0 <= found.years <= OLDEST


def test_an_age_does_not_show_itself():
    assert "17" not in repr(Age(17, about=True))
