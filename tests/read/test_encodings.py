"""The encoding is found from the whole file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.read import errors
from sempadan.read.encodings import decode

LIST = "Nama;Alamat\nJosé Müller;Jl. Kañón – No. 5\n"


@pytest.mark.parametrize(
    ("encoding", "found", "guessed"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8-sig", False),
        ("utf-16", "utf-16", False),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
        ("cp1252", "windows-1252", True),
    ],
)
def test_each_encoding_is_found_and_the_unproved_ones_are_said_to_be_guessed(desk, encoding, found, guessed):
    read = desk.read(desk.text(LIST, encoding=encoding))
    assert read.checked.encoding == found
    assert read.one("name") == "José Müller"
    assert (1, "", "encoding_guessed") in read.rules or not guessed
    assert guessed or read.rules == []


def test_a_letter_beyond_the_first_megabyte_still_counts(desk):
    plain = "".join(f"Nama Orang{chr(97 + n % 26)};x\n" for n in range(100_000))
    assert len(plain) > 2**20
    decoded = decode(("Nama;Catatan\n" + plain + "José;x\n").encode("cp1252"), None)
    assert decoded.encoding == "windows-1252"
    assert decoded.text.endswith("José;x\n")


def test_chinese_names_are_not_taken_for_latin_letters():
    text = "Nama;Catatan\n" + "陳大文;工廠\n林小美;家務\n黃志明;建築\n" * 20
    assert decode(text.encode("gb18030"), None).text == text


def test_a_named_encoding_is_taken_or_refused_with_the_line(desk):
    file = desk.text("Nama;L/P\nSiti;P\nJosé;L\n", encoding="cp1252")
    assert desk.read(file, encoding="cp1252").values("name") == ["Siti", "José"]
    with pytest.raises(errors.EncodingDisagrees) as refused:
        desk.read(file, encoding="utf-8")
    assert "line 3" in str(refused.value)
    with pytest.raises(errors.NoSuchEncoding):
        desk.read(file, encoding="klingon")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_utf_8_is_never_taken_for_anything_else(text):
    decoded = decode(text.encode("utf-8"), None)
    assert (decoded.text, decoded.guessed) == (text, False)


@given(st.binary())
def test_any_bytes_give_text_or_none(data):
    decoded = decode(data, None)
    assert decoded is None or isinstance(decoded.text, str)
