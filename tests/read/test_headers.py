"""Headers are known in three languages, also misspelled by one letter."""

from __future__ import annotations

import pytest

from sempadan.read.headers import ROW_NUMBER, headers
from sempadan.schema.codebook import LANGUAGES, codebook


def first(header):
    guesses = headers().guesses(header)
    return guesses[0].field if guesses else ""


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nama Korban", "name"),
        ("NAMA LENGKAP", "name"),
        ("Nama Penuh Mangsa", "name"),
        ("Full name", "name"),
        ("Tempat/Tgl. Lahir", "birth_date"),
        ("TTL", "birth_date"),
        ("Tarikh Lahir", "birth_date"),
        ("Date of birth", "birth_date"),
        ("L/P", "sex"),
        ("Jantina", "sex"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("Gender", "sex"),
        ("No. KTP/NIK", "nik"),
        ("No. Kad Pengenalan", "mykad"),
        ("No. Pasport", "passports"),
        ("No Paspor", "passports"),
        ("Usia (thn)", "age"),
        ("Umur", "age"),
        ("Age", "age"),
        ("No HP Calo", "recruiter_contact"),
        ("Kab/Kota Asal", "home_district"),
        ("Tgl Pemulangan", "repatriated_date"),
        ("Tarikh dihantar pulang", "repatriated_date"),
        ("Instansi Rujukan", "referred_agency"),
        ("Rujukan", "referred"),
        ("Gaji per bulan (RM)", "wage_band"),
        ("birth_date", "birth_date"),
        ("TglLahir", "birth_date"),
        ("No.", ROW_NUMBER),
        ("Bil.", ROW_NUMBER),
        ("Hobi", ""),
    ],
)
def test_a_header_of_a_real_list_means_its_field(header, field):
    assert first(header) == field


def test_every_field_is_known_by_its_name_and_its_labels():
    missed = [
        (field.name, text)
        for field in codebook().of_cases
        for text in (field.name, *(field.label[lang] for lang in LANGUAGES))
        if field.name not in [guess.field for guess in headers().guesses(text)]
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Kewarganegaran", "citizenship"),
        ("Jenis Kelamni", "sex"),
        ("Pekerjjaan", "sector"),
        ("Alamta", "home_text"),
    ],
)
def test_a_header_with_one_letter_wrong_is_near(header, field):
    guess = headers().guesses(header)[0]
    assert (guess.field, guess.near) == (field, True)


@pytest.mark.parametrize("header", ["Nama Pelaku", "Nama Tersangka", "Nama Pelapor", "Nama Suspek", "Tgl Lahir Pelaku"])
def test_a_header_of_somebody_else_is_of_somebody_else(header):
    assert headers().of_somebody_else(header)
    assert first(header) not in ("name", "birth_date")


def test_a_header_names_no_field_twice():
    for guesses in headers().known.values():
        fields = [guess.field for guess in guesses]
        assert len(fields) == len(set(fields))
