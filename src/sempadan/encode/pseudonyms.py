"""The record that each row becomes: a pseudonym that stays although rows move from month to month.

record = the first 16 bytes of HMAC-SHA256, under the agency's own secret, over the list's id, the
row's own id (case, spaces and Unicode forms folded) and its occurrence. A row without an own id takes
its canonical name and birth date in the own id's place; once an own id is added, its record changes.

Rows that share an own id (a family under one case number; a person who came back) differ by their
occurrence. It is counted in an order that depends on what rows say and not on where they stand: by
date of first contact, then canonical name and birth date, then everything else. So a person who
comes back later gets the next number, and the earlier rows keep theirs. A row that is added with an
earlier contact date than its companions, or a corrected one, moves the numbers behind it.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from sempadan.encode.errors import NotAName
from sempadan.identity.names import canonical_name
from sempadan.schema.envelope import is_name
from sempadan.schema.table import RECORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.schema.tables import Cases

LAST = "~"
"""Stands behind every date: rows without a contact date are counted last."""


class _Group(NamedTuple):
    """What rows must share to be told apart by occurrence."""

    kind: str
    text: str


def records_of(cases: Cases, list_id: str, secret: bytes) -> pa.FixedSizeBinaryArray:
    """Give each row its record.

    Args:
        cases: The accepted rows of one list.
        list_id: The list's id.
        secret: The agency's own 32 bytes (`Home.secret`).

    Returns:
        The records, in the order of the rows. No two are equal, and rows in another order get the
        same ones (rows that are equal in every field may swap theirs).

    Raises:
        NotAName: The list's id is no plain name.
    """
    if not is_name(list_id):
        raise NotAName(what="--list")
    groups = _groups(cases)
    numbers = _occurrences(cases, groups)
    prefix = _part(list_id)
    made = [
        hmac.digest(secret, prefix + _part(group.kind) + _part(group.text) + number.to_bytes(4, "big"), hashlib.sha256)
        for group, number in zip(groups, numbers, strict=True)
    ]
    return pa.array([digest[:16] for digest in made], RECORD)


def _groups(cases: Cases) -> list[_Group]:
    columns = (cases.data[name].to_pylist() for name in ("own_id", "name", "birth_date"))
    return [
        _Group("own", own) if (own := _own_id(text)) else _Group("who", _identity(name, birth))
        for text, name, birth in zip(*columns, strict=True)
    ]


def _own_id(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()) if text else ""


def _identity(name: str | None, birth_date: str | None) -> str:
    return " ".join((*sorted(canonical_name(name or "").tokens), "*", birth_date or ""))


def _occurrences(cases: Cases, groups: Sequence[_Group]) -> list[int]:
    """Number the rows of each group from 0, in an order that does not depend on where they stand."""
    members: defaultdict[_Group, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        members[group].append(row)
    shared = [rows for rows in members.values() if len(rows) > 1]
    first = _first_order(cases, [row for rows in shared for row in rows])
    tied = [row for rows in shared if len({first[r] for r in rows}) < len(rows) for row in rows]
    rest = _rest_of_order(cases, tied)
    numbers = [0] * len(groups)
    for rows in shared:
        for number, row in enumerate(sorted(rows, key=lambda r: (first[r], rest.get(r, ())))):
            numbers[row] = number
    return numbers


def _first_order(cases: Cases, rows: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Contact date and identity of rows, which order most of them."""
    columns = (cases.data[name].take(_index(rows)).to_pylist() for name in ("contact_date", "name", "birth_date"))
    return {
        row: (contact or LAST, _identity(name, birth)) for row, contact, name, birth in zip(rows, *columns, strict=True)
    }


def _rest_of_order(cases: Cases, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Everything else that rows say; slow, so only for rows that nothing told apart before."""
    names = sorted(set(cases.data.column_names) - {"sheet", "row"})
    content = cases.data.select(names).take(_index(rows)).to_pylist()
    return {
        row: tuple("" if value is None else str(value) for value in line.values())
        for row, line in zip(rows, content, strict=True)
    }


def _index(rows: Sequence[int]) -> pa.Array:
    return pa.array(rows, pa.int64())


def _part(text: str) -> bytes:
    """Put the length before a text, so that no two lists of texts give the same bytes."""
    data = text.encode()
    return len(data).to_bytes(4, "big") + data
