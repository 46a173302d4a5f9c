"""Words as lists write them, brought to one form, so that headers and values can be looked up."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
OTHER: Final = re.compile(r"[^0-9a-z]+")
BLANKS: Final = re.compile(r"\s+")
FORMULA_START: Final = ("=", "+", "-", "@", "\t", "\r")


def folded(text: str) -> str:
    """Lower case, without accents and marks, single blanks: "Tempat/Tgl. Lahir" is "tempat tgl lahir"."""
    if text.isascii():
        return OTHER.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return OTHER.sub(" ", letters).strip()


def split_words(text: str) -> str:
    """Part words that a program wrote together: "TglLahir" is "Tgl Lahir"."""
    return CAMEL.sub(" ", text)


def tidy(text: str) -> str:
    """A cell's text without outer and doubled blanks.

    An apostrophe in front is the spreadsheet's sign for text, or ours for a text that a program
    could take for a formula; it is not part of the value.
    """
    text = BLANKS.sub(" ", text.replace("\u200b", "")).strip()
    if text.startswith("'") and (text[1:2].isdecimal() or text[1:].startswith(FORMULA_START)):
        return text[1:].strip()
    return text


def neutral(text: str) -> str:
    """A text that no spreadsheet program takes for a formula; `tidy` takes the apostrophe away again."""
    return f"'{text}" if text.startswith(FORMULA_START) else text
