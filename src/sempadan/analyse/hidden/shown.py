"""What the tables of an answer say, and nothing besides: the verdict and every sentence are made from it.

A number that is held back is null in its table, or its row, column or table is not there; then it is None here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sempadan.analyse.forms_words import code_label
from sempadan.analyse.hidden.reply import Range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sempadan.schema.finding import AnswerTable
    from sempadan.schema.message import Message

    Row = Mapping[str, Any]

SOURCE: Final = "source_type"
HELD_BACK: Final = "protected"
"""In a column `status`: the numbers of this row that are null are held back, not absent."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of an answer's tables.

    Args:
        tables: Rows by name of the table.
        asked: The method whose interval was asked for; None for all.
        occasion: What a list is: `list`, `agency` or `source_type`.
    """

    tables: Mapping[str, Sequence[Row]]
    asked: str | None = None
    occasion: str = "list"

    def rows(self, name: str) -> Sequence[Row]:
        """Rows of a table; none if the table is not there."""
        return self.tables.get(name, ())

    def lists(self, *needed: str) -> Sequence[Row] | None:
        """Rows of the table of lists; None unless each of the numbers needed stands in every one."""
        rows = self.rows("lists")
        whole = all(row.get(name) is not None for row in rows for name in needed)
        return rows if whole and "lists" in self.tables else None

    @property
    def seen(self) -> int | None:
        """Different people on the lists together."""
        return self._whole("seen")

    @property
    def at_least(self) -> int | None:
        """People of whom the lists alone show that they exist."""
        return self._whole("at_least")

    @property
    def answer(self) -> Range | None:
        """The range, in whole people, rounded outwards."""
        low, high = self._stated("low"), self._stated("high")
        return None if low is None or high is None else Range(math.floor(low), math.ceil(high))

    @property
    def single(self) -> int | None:
        """People on exactly one list."""
        return self._on(lambda lists: lists == 1)

    @property
    def shared(self) -> int | None:
        """People on two or more lists."""
        return self._on(lambda lists: lists > 1)

    @property
    def admitted(self) -> list[Row]:
        """Rows of the methods that are admitted."""
        return [row for row in self.rows("methods") if row["admitted"] == "yes"]

    @property
    def counted(self) -> list[Row]:
        """Rows of the methods whose interval makes the answer."""
        return [row for row in self.admitted if self.asked in (None, row["method"])]

    @property
    def envelope(self) -> Range | None:
        """The range over the intervals that count, rounded outwards; None unless all their ends are there."""
        ends = [(row.get("low"), row.get("high")) for row in self.counted]
        known = [(low, high) for low, high in ends if low is not None and high is not None]
        if not known or len(known) < len(ends):
            return None
        return Range(math.floor(min(low for low, _ in known)), math.ceil(max(high for _, high in known)))

    def named(self, lists: Iterable[str]) -> tuple[Message, ...] | tuple[str, ...]:
        """Name lists: by the codebook where they are types of source, else as they are called."""
        if self.occasion == SOURCE:
            return tuple(code_label(SOURCE, name) for name in lists)
        return tuple(lists)

    def _on(self, wanted: Callable[[int], bool]) -> int | None:
        """People by how many lists they are on; None unless all patterns are there and make up the people seen."""
        people: list[tuple[int, int | None]] = [
            (row["pattern"].count("1"), row.get("people")) for row in self.rows("overlaps")
        ]
        if self.seen is None or sum(n or 0 for _, n in people) != self.seen:
            return None
        return sum(n for lists, n in people if n is not None and wanted(lists))

    def _stated(self, name: str) -> float | None:
        rows = self.rows("range")
        return rows[0].get(name) if rows else None

    def _whole(self, name: str) -> int | None:
        value = self._stated(name)
        return None if value is None else int(value)


def shown(tables: Iterable[AnswerTable], asked: str | None, occasion: str) -> Shown:
    """Read the tables of an answer."""
    return Shown({table.name: table.data.to_pylist() for table in tables}, asked, occasion)
