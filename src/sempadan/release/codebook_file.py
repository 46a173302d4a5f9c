"""The codebook of rows as a file: TOML in, JSON out, JSON in again for the attack.

[columns.district]
codes = ["P", "Q"]
blank = "unknown"            # or false: an empty cell is a fault
parent = "part"              # or ["part", "access"]
of = {P = "coast", Q = "inland"}          # or {P = ["coast", "inside"], …}, "" where there is none
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any, Final

from sempadan.release.codebook import CodedColumn, Nesting, RowsCodebook, check_names
from sempadan.release.errors import CodebookOfRowsFault, CodebookOfRowsUnreadable
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.message import message
from sempadan.schema.whole import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sempadan.schema.as_json import Json

KEYS: Final = frozenset({"codes", "blank", "parent", "of"})
MOST: Final = 20_000_000
"""Bytes of a codebook at most."""


def read_codebook(path: Path) -> RowsCodebook:
    """Read a codebook of rows (TOML).

    Raises:
        FileMissing, NotReadable: It is not there, or the system refuses.
        CodebookOfRowsUnreadable: It is no TOML.
        CodebookOfRowsFault: It does not describe columns and codes.
    """
    data = read_bytes(path, most=MOST)
    known, broken = {}, False
    try:
        known = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        broken = True
    if broken:
        raise CodebookOfRowsUnreadable(file=str(path))
    book = codebook_of(known)
    check_names(book)
    return book


def codebook_of(known: Any) -> RowsCodebook:
    """Build the codebook from what a TOML or JSON file holds.

    Raises:
        CodebookOfRowsFault: It does not describe columns and codes.
    """
    columns = known.get("columns") if isinstance(known, dict) else None
    if not isinstance(columns, dict) or not all(isinstance(c, dict) for c in columns.values()):
        raise CodebookOfRowsFault(column="", fault=message("release.codebook.no_columns"))
    return RowsCodebook(tuple(_column(n, c) for n, c in columns.items()), invented=known.get("invented") is True)


def codebook_json(book: RowsCodebook) -> bytes:
    """Write the codebook as the file of a release."""
    columns: Json = {column.name: _described(column) for column in book.columns}
    return json_bytes({"invented": book.invented, "columns": columns})


def json_bytes(value: Json) -> bytes:
    """Write JSON as our files have it: readable, UTF-8, one line feed at the end."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _described(column: CodedColumn) -> Json:
    known: dict[str, Json] = {"codes": list(column.codes), "blank": UNKNOWN if column.blank else False}
    if len(column.nestings) == 1:
        known |= {"parent": column.nestings[0].parent, "of": dict(column.nestings[0].of)}
    elif column.nestings:
        placed = [c for c in column.codes if any(c in n.of for n in column.nestings)]
        of: Json = {code: [n.of.get(code, "") for n in column.nestings] for code in placed}
        known |= {"parent": [n.parent for n in column.nestings], "of": of}
    return known


def _column(name: str, known: Mapping[str, Any]) -> CodedColumn:
    codes: Any = known.get("codes")
    blank = known.get("blank", False)
    if not set(known) <= KEYS:
        raise CodebookOfRowsFault(column=name, fault=message("release.codebook.extra_key"))
    if not _texts(codes):
        raise CodebookOfRowsFault(column=name, fault=message("release.codebook.no_codes"))
    if blank not in (False, UNKNOWN):
        raise CodebookOfRowsFault(column=name, fault=message("release.codebook.blank", word=UNKNOWN))
    every = tuple(codes) if not blank or UNKNOWN in codes else (*codes, UNKNOWN)
    return CodedColumn(name, every, bool(blank), _nestings(name, known))


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _nestings(name: str, known: Mapping[str, Any]) -> tuple[Nesting, ...]:
    if "parent" not in known and "of" not in known:
        return ()
    parents: Any = [known["parent"]] if isinstance(known.get("parent"), str) else known.get("parent")
    of = known.get("of")
    if not _texts(parents) or not parents or not isinstance(of, dict):
        raise CodebookOfRowsFault(column=name, fault=message("release.codebook.parent_form"))
    return tuple(Nesting(parent, _of(name, of, parents, place)) for place, parent in enumerate(parents))


def _of(name: str, of: Mapping[str, Any], parents: list[str], place: int) -> dict[str, str]:
    """Read the parent codes in any of the three forms: one, a list of all parents' codes, a table a parent."""
    if set(of) == set(parents) and all(isinstance(v, dict) for v in of.values()):
        return _of(name, of[parents[place]], parents[place : place + 1], 0)
    rows = {code: [parent] if isinstance(parent, str) else parent for code, parent in of.items()}
    if not all(_texts(row) and len(row) == len(parents) for row in rows.values()):
        raise CodebookOfRowsFault(column=name, fault=message("release.codebook.parent_form"))
    return {code: row[place] for code, row in rows.items() if row[place]}
