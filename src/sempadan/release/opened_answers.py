"""A release of answers as anybody finds it: cells counted apart by source type, and lists by who is on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sempadan.release.apart import Apart, with_zeros
from sempadan.release.codebook import ALL
from sempadan.release.errors import CodebookOfRowsFault
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sempadan.release.found import FoundTable

NOBODY = "0"
"""Text of the count of a combination of listed codes that has no row."""


def apart_of(codebook: Mapping[str, Any]) -> Apart | None:
    """Read from the codebook of a release how its cells are to be understood; None if it does not say.

    Raises:
        CodebookOfRowsFault: It says so in a way that cannot be understood.
    """
    known = codebook.get("apart")
    if known is None:
        return None
    column, lists = (known.get("column"), known.get("lists")) if isinstance(known, dict) else (None, None)
    if (
        not isinstance(column, str)
        or not isinstance(lists, dict)
        or not all(isinstance(v, str) for v in lists.values())
    ):
        raise CodebookOfRowsFault(column="", fault=message("release.codebook.apart"))
    return Apart(column, lists)


def told(found: Iterable[FoundTable], apart: Apart, summed: frozenset[str]) -> list[FoundTable]:
    """Rename what tables tell so that a person has one code of each column, and add what has no row: nobody.

    Args:
        found: Tables as text, with what every row of them has in columns of its own.
        apart: How cells are to be understood.
        summed: Texts, in lower case, that stand where a column is summed over.
    """
    return [part for table in found for part in _parts(table, apart, summed)]


def _parts(table: FoundTable, apart: Apart, summed: frozenset[str]) -> Iterator[FoundTable]:
    """Divide a table by the columns that its cells name once they are renamed."""
    named: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
    for label, text in _with_nobody(table, apart, summed):
        items = apart.items((n, c) for n, c in zip(table.columns, label, strict=True) if c.casefold() not in summed)
        columns = tuple(name for name, _ in items)
        named.setdefault(columns, {})[tuple(code for _, code in items)] = text
    for columns, counts in named.items():
        yield type(table)(table.name, columns, tuple(counts), tuple(counts.values()), table.page)


def _with_nobody(table: FoundTable, apart: Apart, summed: frozenset[str]) -> list[tuple[tuple[str, ...], str]]:
    """Add to each source type's rows the combinations of its codes that have none."""
    rows = list(zip(table.labels, table.counts, strict=True))
    if apart.column not in table.columns or len(rows) < 2:
        return rows
    place = table.columns.index(apart.column)
    added = list(rows)
    for source in dict.fromkeys(label[place] for label, _ in rows):
        own = [tuple(ALL if c.casefold() in summed else c for n, c in enumerate(label) if n != place)
               for label, _ in rows if label[place] == source]  # fmt: skip
        columns = [name for name in table.columns if name != apart.column]
        known = set(own)
        every = with_zeros(columns, dict.fromkeys(own, 0), UNKNOWN)
        added += [((*label[:place], source, *label[place:]), NOBODY) for label in every if label not in known]
    return added
