"""Each column is taken for one field, with the reason; what is not sure is not taken."""

from __future__ import annotations

import pytest

from sempadan.read import Profile, errors


def reasons(read):
    return {one.column: one.reason.id for one in read.checked.mapping}


@pytest.mark.parametrize(
    "header",
    [
        ("No", "Nama Korban", "Tgl Lahir", "Jenis Kelamin", "Umur", "Kabupaten asal", "Pekerjaan"),
        ("Bil.", "Nama Penuh", "Tarikh Lahir", "Jantina", "Umur", "Daerah asal", "Sektor kerja"),
        ("No.", "Full name", "Date of birth", "Sex", "Age", "Home district", "Sector"),
    ],
)
def test_a_list_is_mapped_in_each_of_three_languages(desk, header):
    read = desk.table(header, ("1", "Siti", "20-05-1998", "P", "17", "Sambas", "PRT"))
    assert list(read.fields.values()) == ["", "name", "birth_date", "sex", "age", "home_district", "sector"]
    assert reasons(read)[header[0]] == "mapping.rows"
    assert reasons(read)[header[1]] == "mapping.header"


def test_a_no_column_with_case_numbers_is_the_agencys_own_number(desk):
    read = desk.table(("No", "Nama"), ("K-07/2023", "Siti"), ("K-08/2023", "Budi"))
    assert read.values("own_id") == ["K-07/2023", "K-08/2023"]
    assert reasons(read)["No"] == "mapping.numbered"


def test_a_column_without_a_known_header_is_known_by_its_values(desk):
    rows = [(f"Siti {word}", f"317199450399900{n}", "P") for n, word in enumerate(("Ani", "Budi", "Cici", "Dewi"), 1)]
    read = desk.table(("Nama", "Angka resmi di kartu", "L/P"), *rows)
    assert read.fields["Angka resmi di kartu"] == "nik"
    assert reasons(read)["Angka resmi di kartu"] == "mapping.values"


def test_two_columns_for_one_field_are_both_left_and_said(desk):
    read = desk.table(("Nama", "Umur", "Usia"), ("Siti", "17", "18"))
    assert (read.fields["Umur"], read.fields["Usia"]) == ("", "")
    assert reasons(read)["Usia"] == "mapping.rivals"
    assert read.values("age") == [None]
    assert (1, "Umur", "two_columns") in read.rules


def test_a_surer_column_goes_before_and_the_other_says_so(desk):
    read = desk.table(("Nama", "Tgl Lapor", "Tanggal", "L/P"), ("Siti", "20-05-2023", "21-05-2023", "P"))
    assert (read.fields["Tgl Lapor"], read.fields["Tanggal"]) == ("contact_date", "")
    assert reasons(read)["Tanggal"] == "mapping.beaten"


def test_two_names_are_refused_rather_than_guessed(desk):
    with pytest.raises(errors.TwoNameColumns) as refused:
        desk.table(("Nama", "Nama Lengkap", "L/P"), ("Siti", "Siti Aminah", "P"))
    assert "Nama, Nama Lengkap" in str(refused.value)


def test_a_list_without_names_is_refused(desk):
    with pytest.raises(errors.NoNameColumn):
        desk.table(("No", "Tgl Lahir", "NIK"), ("1", "12-05-1998", "6171994503999001"))


def test_names_of_suspects_and_reporters_are_not_taken(desk):
    read = desk.table(("Nama Korban", "Nama Pelaku", "Nama Pelapor", "Umur"), ("Siti", "Joko", "Rina", "17"))
    assert list(read.fields.values()) == ["name", "", "", "age"]
    assert "Joko" not in str(read.checked.cases.data.to_pylist())


def test_several_passports_and_parts_of_an_address_come_together(desk):
    read = desk.table(
        ("Nama", "Paspor lama", "No Paspor", "Desa", "Alamat"),
        ("Siti", "A 1234567", "B7654321", "Sebangun", "Jl. Satu"),
    )
    assert read.one("home_text") == "Sebangun, Jl. Satu"


def test_the_profile_goes_before_the_headers(desk):
    profile = Profile(mapping={"Panggilan resmi": "name", "Nama": "alias", "Umur": ""})
    read = desk.table(("Nama", "Panggilan resmi", "Umur"), ("Rina", "Siti", "17"), profile=profile)
    assert (read.one("name"), read.one("alias"), read.one("age")) == ("Siti", "Rina", None)
    assert set(reasons(read).values()) == {"mapping.profile"}


def test_a_profile_that_gives_a_field_twice_is_refused(desk):
    profile = Profile(mapping={"Nama": "name", "Umur": "age", "Usia": "age"})
    with pytest.raises(errors.FieldMappedTwice) as refused:
        desk.table(("Nama", "Umur", "Usia"), ("Siti", "17", "17"), profile=profile)
    assert "Umur, Usia" in str(refused.value)
