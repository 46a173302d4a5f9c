"""What kind of file it is, by its bytes and not by its name."""

from __future__ import annotations

import mmap
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sempadan.read.errors import (
    FileIsArchive,
    FileIsEmpty,
    FileIsImage,
    FileIsOtherDocument,
    FileIsPdf,
    FileIsWebPage,
    FileTooLarge,
    NotAList,
    PasswordProtected,
    WorkbookDamaged,
)
from sempadan.schema.errors import FileMissing, NotReadable

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.schema.errors import SempadanError

MAX_BYTES: Final = 256 * 2**20
"""Largest file that is read (bytes)."""

HEAD: Final = 4096
CFB: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMS: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
IMAGES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00")
ARCHIVES: Final = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ", b"(\xb5/\xfd")
DOCUMENTS: Final = ((b"{\\rtf", "RTF"), (b"SQLite format 3", "SQLite"), (b"\x00\x01\x00\x00Standard", "Access"),
                    (b"age-encryption.org", "age"))  # fmt: skip
JSON: Final = (b'{"', b"{\n", b"{\r", b"{ ", b"[{", b"[\n", b"[\r", b"[ ")
HTML: Final = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<meta",
    b"<table",
    b"<body",
    b"<div",
    b"<style",
    b"mime-version:",
)
CONTROL: Final = frozenset(range(32)) - frozenset(b"\t\n\r\f\x00\x1a")


class Kind(StrEnum):
    """Kinds of files that hold lists."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


def kind_of(file: Path) -> Kind:
    """Tell what kind of list a file is.

    Raises:
        FileMissing, NotReadable: The file is not there or may not be opened.
        SempadanError: It is something else (a class per kind, see sempadan.read.errors), or too large.
    """
    head = _head(file)
    name = str(file)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileIsEmpty(file=name)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(file)
    if head.startswith(CFB):
        return _cfb_kind(file)
    fault = _foreign(head, name)
    if fault is not None:
        raise fault
    return Kind.TEXT


def _head(file: Path) -> bytes:
    if not file.is_file():
        raise FileMissing(path=str(file))
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError as error:
        reason = error.strerror or "?"
    else:
        if size > MAX_BYTES:
            raise FileTooLarge(file=str(file), limit=MAX_BYTES // 2**20)
        return head
    raise NotReadable(path=str(file), reason=reason)


def _foreign(head: bytes, name: str) -> SempadanError | None:
    """What the bytes are, if not text of a list."""
    if b"%PDF-" in head[:1024]:
        return FileIsPdf(file=name)
    bitmap = head.startswith(b"BM") and head[6:10] == bytes(4)
    if head.startswith(IMAGES) or bitmap or head[8:12] == b"WEBP" or head[4:8] == b"ftyp":
        return FileIsImage(file=name)
    if head.startswith(ARCHIVES):
        return FileIsArchive(file=name)
    for magic, kind in DOCUMENTS:
        if head.startswith(magic):
            return FileIsOtherDocument(file=name, kind=kind)
    return _markup(head, name)


def _markup(head: bytes, name: str) -> SempadanError | None:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(HTML) or (start.startswith(b"<?xml") and b"<html" in start):
        return FileIsWebPage(file=name)
    if start.startswith((b"<?xml", b"<")):
        return FileIsOtherDocument(file=name, kind="XML")
    if start.startswith(JSON):
        return FileIsOtherDocument(file=name, kind="JSON")
    if not head.startswith(BOMS) and sum(byte in CONTROL for byte in head) > len(head) / 50:
        return NotAList(file=name)
    return None


def _zip_kind(file: Path) -> Kind:
    try:
        with zipfile.ZipFile(file) as archive:
            names = frozenset(archive.namelist())
            mimetype = _start(archive, names, "mimetype")
            manifest = _start(archive, names, "META-INF/manifest.xml")
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        names, mimetype, manifest = frozenset(), b"", b""
    if not names:
        raise WorkbookDamaged(file=str(file))
    if b"encryption-data" in manifest:
        raise PasswordProtected(file=str(file))
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    if b"spreadsheet" in mimetype:
        return Kind.ODS
    return _other_zip(names, mimetype, str(file))


def _start(archive: zipfile.ZipFile, names: frozenset[str], member: str) -> bytes:
    """First part of a member, never more: it may unfold to anything."""
    if member not in names:
        return b""
    with archive.open(member) as opened:
        return opened.read(2**16)


def _other_zip(names: frozenset[str], mimetype: bytes, file: str) -> Kind:
    for prefix, kind in (("word/", "Word"), ("ppt/", "PowerPoint")):
        if any(name.startswith(prefix) for name in names):
            raise FileIsOtherDocument(file=file, kind=kind)
    if mimetype.startswith(b"application/"):
        raise FileIsOtherDocument(file=file, kind="OpenDocument")
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise FileIsOtherDocument(file=file, kind="Numbers")
    raise FileIsArchive(file=file)


def _cfb_kind(file: Path) -> Kind:
    """Tell the kinds of the older container apart by the names of its streams."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for stream in ("EncryptedPackage", "WordDocument", "PowerPoint Document", "Workbook", "Book"):
            if content.find(stream.encode("utf-16-le")) >= 0:
                break
        else:
            stream = ""
    if stream == "EncryptedPackage":
        raise PasswordProtected(file=str(file))
    if stream in ("Workbook", "Book"):
        return Kind.XLS
    raise FileIsOtherDocument(
        file=str(file), kind="Word" if stream == "WordDocument" else "PowerPoint" if stream else "OLE"
    )
