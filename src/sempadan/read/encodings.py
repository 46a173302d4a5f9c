"""Find the encoding of a text file from all of its bytes, and decode it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LINES_OF_OTHERS: Final = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
SAMPLE: Final = 2**16
CANDIDATES: Final = ["cp1252", "gb18030", "big5", "cp1250", "cp1251", "cp1256", "mac_roman", "cp874"]


@dataclass(frozen=True, slots=True, repr=False)
class Decoded:
    """Text with the encoding it was taken for; `guessed` where the bytes do not prove it."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, encoding: str | None) -> Decoded | None:
    """Decode a whole file; None if no encoding fits, or the named one does not."""
    if encoding is not None:
        text = _decoded(data, encoding)
        return None if text is None else Decoded(text, encoding, guessed=False)
    for bom, name in BOMS:
        if data.startswith(bom):
            text = _decoded(data, name)
            return None if text is None else Decoded(text, name, guessed=False)
    for name in (_utf16_without_bom(data), "utf-8"):
        text = _decoded(data, name) if name else None
        if name and text is not None:
            return Decoded(text, name, guessed=name != "utf-8")
    return _by_other_letters(data)


def known_encoding(name: str) -> bool:
    """Whether an encoding of that name exists and gives text."""
    try:
        return bool("a".encode(name))
    except (LookupError, UnicodeError, ValueError):
        return False


def first_bad_line(data: bytes, encoding: str) -> int:
    """Line that does not fit the encoding, counted from 1."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return data[: error.start].count(b"\n") + 1
    return 0


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _utf16_without_bom(data: bytes) -> str:
    """Text of two bytes a letter has a nought beside nearly every letter, on one side only."""
    half = len(data) // 2
    even, odd = data[::2].count(0), data[1::2].count(0)
    if half and odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if half and even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _by_other_letters(data: bytes) -> Decoded | None:
    """Judge by every line of the file that holds a letter beyond ASCII.

    In Latin script such letters stand alone between others; in Chinese they come in runs.
    """
    runs = HIGH_RUN.findall(data)
    alone = sum(len(run) == 1 for run in runs)
    text = _decoded(data, "cp1252") if 2 * alone >= len(runs) else None
    if text is not None:
        return Decoded(text, "windows-1252", guessed=True)
    sample = b"\n".join(LINES_OF_OTHERS.findall(data))[:SAMPLE]
    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    for name in ([best.encoding] if best else []) + ["cp1252"]:
        text = _decoded(data, name)
        if text is not None:
            return Decoded(text, "windows-1252" if name == "cp1252" else name, guessed=True)
    return None
