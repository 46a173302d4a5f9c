"""Delimiters are found from the whole file, and rows numbered as spreadsheets number them."""

from __future__ import annotations

import pytest

from sempadan.read import errors
from sempadan.read.delimited import found_delimiter


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_each_delimiter_is_found(desk, sign):
    text = f"Nama{sign}L/P{sign}Umur\nSiti Aminah{sign}P{sign}17\nBudi{sign}L{sign}20\n"
    read = desk.read(desk.text(text))
    assert read.checked.delimiter == sign
    assert read.values("age") == [17, 20]


def test_decimal_commas_do_not_cut_a_file_of_semicolons():
    assert found_delimiter("Nama;Gaji\nA;1.200,50\nB;900,00\nC;1.000,25\n") == ";"


def test_commas_within_quotation_marks_do_not_count():
    assert found_delimiter('Nama;Alamat\nA;"Jl. Satu, Dua, Tiga"\nB;"Jl. Empat, Lima, Enam"\n') == ";"


def test_a_declared_delimiter_is_taken_and_its_line_left_out(desk):
    read = desk.read(desk.text("sep=|\nNama|L/P\nSiti, Aminah|P\n"))
    assert (read.checked.delimiter, read.values("row")) == ("|", [2])


def test_the_user_goes_before_what_is_found(desk):
    file = desk.text("Nama,L/P,Umur;\nSiti Aminah,P,17;\n")
    assert desk.read(file, delimiter=",").checked.delimiter == ","
    with pytest.raises(errors.NoTable):
        desk.read(file, delimiter=";")
    assert desk.read(desk.text("Nama\tL/P\nSiti\tP\n"), delimiter="tab").one("sex") == "female"
    with pytest.raises(errors.NoSuchDelimiter):
        desk.read(file, delimiter=";;")


def test_a_byte_nought_is_named_and_passed_over(desk):
    read = desk.read(desk.text("Nama;L/P\nSiti\0 Aminah;P\nBudi;L\n"))
    assert read.values("name") == ["Siti Aminah", "Budi"]
    assert read.rows_of("nul_byte") == [2]


def test_a_row_cut_into_too_many_cells_is_held(desk):
    read = desk.read(desk.text("Nama;Umur;L/P\nSiti;17;P\nBudi;;20;L\nDewi;21;P\n"))
    assert read.counts == (3, 2, 1, 0)
    assert read.rows_of("row_shifted") == [3]


def test_a_row_that_ends_early_is_named(desk):
    read = desk.read(desk.text("Nama;Umur;L/P\nSiti;17;P\nBudi\nDewi;21;P\n"))
    assert read.rows_of("row_short") == [3]
    assert read.counts == (3, 3, 0, 0)
