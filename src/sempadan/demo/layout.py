"""How each agency lays out its list, and the words it writes: data in `layouts/` and `words/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sempadan.demo.draws import Weighted, weighted

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

MARK = "DATA REKAAN – INVENTED DATA – SEMPADAN-INVENTED"
"""Stands in the first line of every list, so that no reader takes it for a real one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the header above (empty: none), its own header, what is written, and of which field."""

    top: str
    header: str
    write: str
    field: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """An agency's list as a file.

    Args:
        agency: Code of the agency.
        file: Name of the file.
        kind: `xlsx`, `ods` or `csv`.
        language: Language of words and numbers, `id` or `ms`.
        delimiter, encoding: Of a CSV.
        sheets: `one` sheet for all years or one a `month`.
        sheet: Name of the sheet, empty for a CSV and for month sheets.
        titles, closing: Lines above and below; `{mark}`, `{month}`, `{count}` are filled in.
        columns: From left to right.
        missing: What is written where nothing is known, as often as it stands there.
        own_id: Pattern of the agency's own case number, empty if it keeps none.
        dates: How dates are written, weighted; `serial` is a true date cell.
        remarks: Free text, as often as it stands there.
    """

    agency: str
    file: str
    kind: str
    language: str
    delimiter: str
    encoding: str
    sheets: str
    sheet: str
    titles: tuple[str, ...]
    closing: tuple[str, ...]
    columns: tuple[Column, ...]
    missing: tuple[str, ...]
    own_id: str
    dates: Weighted
    remarks: tuple[str, ...]

    @property
    def two_rows(self) -> bool:
        """Whether the header has two rows."""
        return any(column.top for column in self.columns)


TEXTS = ("file", "kind", "language", "sheets", "sheet", "own_id")


@cache
def layout_of(agency: str) -> Layout:
    """Read an agency's layout."""
    text = files("sempadan.demo").joinpath("layouts", f"{agency}.toml").read_text(encoding="utf-8")
    entry = tomllib.loads(text)
    return Layout(
        agency=agency,
        delimiter=entry.get("delimiter", ""),
        encoding=entry.get("encoding", ""),
        columns=tuple(Column(**column) for column in entry["columns"]),
        dates=weighted(entry["dates"]),
        **{name: entry[name] for name in TEXTS},
        titles=tuple(entry["titles"]),
        closing=tuple(entry["closing"]),
        missing=tuple(entry["missing"]),
        remarks=tuple(entry["remarks"]),
    )


@cache
def words_of(language: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Read how the codes are written in a language: field (or `flag`, `place`, `agency`) and code to words."""
    entry = tomllib.loads(files("sempadan.demo").joinpath("words", f"{language}.toml").read_text(encoding="utf-8"))
    return {(name, code): tuple(words) for name, codes in entry.items() for code, words in codes.items()}


USUAL = 0.6  # share of cells with the usual word for a code


def word(rng: random.Random, language: str, name: str, code: str) -> str:
    """Write a code in one of the words in use for it, mostly the usual one."""
    words = words_of(language)[name, code]
    return words[0] if rng.random() < USUAL else rng.choice(words)
