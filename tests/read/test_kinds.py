"""A file is what its bytes say, whatever its name."""

from __future__ import annotations

import io
import zipfile

import msoffcrypto.format.ooxml
import pytest

from sempadan.read import errors
from sempadan.read.kinds import MAX_BYTES, Kind, kind_of
from sempadan.schema.errors import FileMissing

ZIP_OF_WORD = {"[Content_Types].xml": "", "word/document.xml": "<w/>"}
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zip_of(members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_workbook_under_the_name_of_a_text_file_is_a_workbook(desk):
    file = desk.xlsx([("Nama", "L/P"), ("Siti Aminah", "P")], name="daftar.csv")
    assert kind_of(file) is Kind.XLSX
    assert desk.read(file).one("sex") == "female"


def test_a_text_file_under_the_name_of_a_workbook_is_a_text_file(desk):
    file = desk.text("Nama;L/P\nSiti Aminah;P\n", name="daftar.xls")
    assert kind_of(file) is Kind.TEXT
    assert desk.read(file).one("name") == "Siti Aminah"


def test_an_open_document_sheet_is_told_by_its_type(cases):
    assert kind_of(cases / "B04_repeated_rows.ods") is Kind.ODS


def test_an_older_workbook_is_told_by_its_stream(desk):
    assert kind_of(desk.bytes(CFB + "Workbook".encode("utf-16-le"))) is Kind.XLS
    assert kind_of(desk.bytes(zip_of({"xl/workbook.bin": ""}))) is Kind.XLSB


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", errors.FileIsEmpty),
        (b" \r\n\t\n", errors.FileIsEmpty),
        (b"\xef\xbb\xbf", errors.FileIsEmpty),
        (b"%PDF-1.7 ...", errors.FileIsPdf),
        (b"\x89PNG\r\n\x1a\n", errors.FileIsImage),
        (b"\xff\xd8\xff\xe0 JFIF", errors.FileIsImage),
        (b"<html><body><table><tr><td>Nama", errors.FileIsWebPage),
        (b"\xef\xbb\xbf\r\n<TABLE border=1>", errors.FileIsWebPage),
        ("<!DOCTYPE html>".encode("utf-16"), errors.FileIsWebPage),
        (b"<?xml version='1.0'?><Workbook/>", errors.FileIsOtherDocument),
        (b'[{"nama": "x"}]', errors.FileIsOtherDocument),
        (b"{\\rtf1 x", errors.FileIsOtherDocument),
        (b"7z\xbc\xaf\x27\x1c", errors.FileIsArchive),
        (zip_of({"daftar.csv": "Nama"}), errors.FileIsArchive),
        (zip_of(ZIP_OF_WORD), errors.FileIsOtherDocument),
        (b"PK\x03\x04 cut off", errors.WorkbookDamaged),
        (CFB + "WordDocument".encode("utf-16-le"), errors.FileIsOtherDocument),
        (CFB + "EncryptedPackage".encode("utf-16-le"), errors.PasswordProtected),
        (bytes(range(1, 9)) * 50, errors.NotAList),
    ],
)
def test_what_is_no_list_is_named(desk, data, error):
    with pytest.raises(error) as refused:
        kind_of(desk.bytes(data, "daftar.xlsx"))
    assert "daftar.xlsx" in str(refused.value)


def test_a_workbook_with_a_password_is_refused(desk):
    plain = desk.xlsx([("Nama", "L/P"), ("Siti Aminah", "P")])
    locked = io.BytesIO()
    with plain.open("rb") as opened:
        msoffcrypto.format.ooxml.OOXMLFile(opened).encrypt("rahasia", locked)
    with pytest.raises(errors.PasswordProtected):
        desk.read(desk.bytes(locked.getvalue(), "terkunci.xlsx"))


def test_an_open_document_sheet_with_a_password_is_refused(desk):
    manifest = '<manifest:encryption-data manifest:checksum="x"/>'
    members = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": manifest}
    with pytest.raises(errors.PasswordProtected):
        kind_of(desk.bytes(zip_of(members)))


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(FileMissing):
        kind_of(tmp_path / "tidak ada.xlsx")


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "besar.csv"
    with file.open("wb") as opened:
        opened.write(b"Nama;L/P\n")
        opened.truncate(MAX_BYTES + 1)
    with pytest.raises(errors.FileTooLarge):
        kind_of(file)
