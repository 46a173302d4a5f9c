"""The clean file holds the accepted rows under the codebook's names, and starts no formula."""

from __future__ import annotations

import csv

from sempadan.read import write_clean
from sempadan.read.words import FORMULA_START
from sempadan.schema.tables import Cases


def rows_of(file):
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_accepted_rows_only_are_written_with_all_fields(desk, tmp_path):
    read = desk.table(
        ("Nama", "Tgl Lahir", "No Paspor", "Persetujuan berbagi data"),
        ("Siti", "20-05-1998", "B1234567; A7654321", "ya"),
        ("Budi", "31-02-1999", "", "ya"),
        ("Dewi", "20-05-1998", "", "tidak"),
    )
    write_clean(read.checked, tmp_path / "bersih.csv")
    (row,) = rows_of(tmp_path / "bersih.csv")
    assert list(row) == Cases.COLUMNS.names
    assert (row["sheet"], row["row"], row["name"], row["birth_date"]) == ("Data", "2", "Siti", "1998-05-20")
    assert (row["passports"], row["sex"], row["nik"]) == ("B1234567; A7654321", "unknown", "")


def test_no_cell_starts_a_formula_and_reading_it_takes_the_sign_away(desk, tmp_path):
    read = desk.table(("Nama", "Alamat", "No Kasus"), ("=Siti Aminah", "@rumah", "-1"), ("+Budi", "=1+1", "=2"))
    write_clean(read.checked, tmp_path / "bersih.csv")
    rows = rows_of(tmp_path / "bersih.csv")
    assert not [value for row in rows for value in row.values() if value.startswith(FORMULA_START)]
    again = desk.read(tmp_path / "bersih.csv")
    for field in ("name", "home_text", "own_id"):
        assert again.values(field) == read.values(field)


def test_the_clean_file_is_read_back_as_the_same_cases(desk, cases, tmp_path):
    read = desk.read(cases / "B09_words.csv")
    write_clean(read.checked, tmp_path / "bersih.csv")
    again = desk.read(tmp_path / "bersih.csv")
    dropped = ["sheet", "row"]
    assert again.checked.cases.data.drop(dropped).equals(read.checked.cases.data.drop(dropped))
