"""What was decided for a list is remembered, read back the same, and checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read import Choices, Profile, errors, load_profile, look, save_profile
from sempadan.schema.codebook import codebook
from sempadan.schema.errors import FileMissing, OutputExists

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
FIELDS = st.sampled_from([field.name for field in codebook().of_cases] + [""])
PROFILES = st.builds(
    Profile,
    mapping=st.dictionaries(TEXT, FIELDS, max_size=5),
    sheets=st.lists(TEXT, max_size=3).map(tuple),
    header_row=st.none() | st.integers(1, 10**6),
    encoding=st.none() | TEXT,
    delimiter=st.none() | st.sampled_from([";", ",", "\t", '"', "\\"]),
    order=st.none() | st.sampled_from(["day_first", "month_first", "year_first"]),
)


@given(PROFILES)
def test_a_profile_comes_back_as_it_was(tmp_path_factory, profile):
    file = tmp_path_factory.mktemp("profiles") / "instansi.toml"
    save_profile(profile, file)
    assert load_profile(file) == profile


def test_a_list_is_read_alike_with_the_profile_that_a_look_gave(desk, cases, border, tmp_path):
    for name in ("B02_dates.csv", "B04_leading_empty.xlsx", "B14_A.csv"):
        plain = desk.read(cases / name)
        save_profile(look(cases / name, Choices(), border).profile, tmp_path / f"{name}.toml")
        again = desk.read(cases / name, profile=load_profile(tmp_path / f"{name}.toml"))
        assert again.checked.cases.data.equals(plain.checked.cases.data)
        assert again.rules == plain.rules


def test_what_changed_since_the_profile_is_said(desk):
    profile = Profile(mapping={"Nama": "name", "Umur": "age", "Jabatan": ""}, header_row=1)
    read = desk.table(("Daftar",), ("Nama", "Umur", "Hobi"), ("Siti", "17", "x"), profile=profile)
    assert read.one("age") == 17
    assert sorted(rule for _, _, rule in read.rules) == [
        "profile_column_missing",
        "profile_column_new",
        "profile_header_moved",
    ]


def test_the_sheets_of_a_profile_are_read_if_they_are_there(desk):
    file = desk.book({"A": [("Nama", "L/P"), ("Siti", "P")], "B": [("Nama", "L/P"), ("Budi", "L")]})
    assert desk.read(file, profile=Profile(sheets=("B",))).values("name") == ["Budi"]
    assert desk.read(file, profile=Profile(sheets=("C",))).values("name") == ["Siti", "Budi"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("version = 2\n", errors.ProfileUnreadable),
        ("not toml", errors.ProfileUnreadable),
        ("\xff", errors.ProfileUnreadable),
        ("version = 1\nheader_row = 0\n", errors.ProfileEntryWrong),
        ("version = 1\nheader_row = true\n", errors.ProfileEntryWrong),
        ('version = 1\norder = "backwards"\n', errors.ProfileEntryWrong),
        ("version = 1\nsheets = [1]\n", errors.ProfileEntryWrong),
        ('version = 1\nelse = "x"\n', errors.ProfileEntryWrong),
        ("version = 1\n[mapping]\nNama = 5\n", errors.ProfileFieldUnknown),
        ('version = 1\n[mapping]\nNama = "ethnicity"\n', errors.ProfileFieldUnknown),
        ('version = 1\n[mapping]\nX = "age_band"\n', errors.ProfileFieldUnknown),
    ],
)
def test_a_profile_that_is_none_is_refused(desk, text, error):
    with pytest.raises(error):
        load_profile(desk.text(text, name="instansi.toml", encoding="latin-1"))


def test_a_profile_is_there_to_be_read_and_is_never_replaced(desk, tmp_path):
    with pytest.raises(FileMissing):
        load_profile(tmp_path / "tidak ada.toml")
    with pytest.raises(OutputExists):
        save_profile(Profile(), desk.text("x", name="ada.toml"))
