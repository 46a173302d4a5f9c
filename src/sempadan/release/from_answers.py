"""From answers to protected counts: every cell that any number of any answer stands on, protected together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from sempadan.release.apart import Apart, of_source, source_of, with_zeros
from sempadan.release.cleared import cleared
from sempadan.release.codebook import ALL
from sempadan.release.errors import TablesDisagree, TooLittleLeft
from sempadan.release.exact import LEAST_SHARE, ExactProduct, exact_product
from sempadan.release.protect import THRESHOLD
from sempadan.release.tables import CountTable
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sempadan.release.codebook import RowsCodebook
    from sempadan.release.tables import Flags
    from sempadan.schema.finding import AnswerTable, Cell
    from sempadan.schema.message import Progress

Label: TypeAlias = tuple[str, ...]

LEAST_OF_A_TABLE: Final = 0.5
"""A table of which less can be printed says too little."""


@dataclass(frozen=True, slots=True, repr=False)
class Counted:
    """The counts that a table of an answer stands on.

    Args:
        question: Of the answer.
        table: Its name within the answer.
        columns: As the cells name them.
        counts: By label; `all` stands where a label sums over a column.
    """

    question: str
    table: str
    columns: tuple[str, ...]
    counts: Mapping[Label, int]

    @property
    def name(self) -> str:
        """Question and table."""
        return f"{self.question}.{self.table}"

    def cell(self, label: Label) -> Cell:
        """What a label counts."""
        return tuple((name, code) for name, code in zip(self.columns, label, strict=True) if code != ALL)

    def __repr__(self) -> str:
        """Show name and size only."""
        return f"Counted({self.name!r}, {len(self.counts)} cells)"


@dataclass(frozen=True, slots=True, repr=False)
class Clearing:
    """Which counts of some answers may be printed.

    Args:
        apart: How their cells are to be understood.
        counted: What was counted, tables that are left out apart.
        product: The protected tables.
        printed: Counts that may be printed, by the cell's name of `book`.
        book: Codebook of the cells.
    """

    apart: Apart
    counted: tuple[Counted, ...]
    product: ExactProduct
    printed: Mapping[Cell, int]
    book: RowsCodebook

    def __repr__(self) -> str:
        """Show sizes only."""
        return f"Clearing({len(self.counted)} tables, {len(self.printed)} printed cells)"

    def count(self, cell: Cell) -> int | None:
        """Count of a cell if it may be printed."""
        name = self.book.cell(self.apart.items(cell))
        return None if name is None else self.printed.get(name)

    def clear(self, tables: Iterable[AnswerTable]) -> tuple[AnswerTable, ...]:
        """Take out of the tables of one answer what may not be printed."""
        return cleared(tables, self.count)


def clearing(answers: Mapping[str, Sequence[AnswerTable]], apart: Apart, tell: Progress, *, invented: bool) -> Clearing:
    """Protect the counts of all answers together.

    A table most of whose people stand in small cells is left out before the others are protected, and so are
    those that print least until enough is printed of all.

    Args:
        answers: Tables of each answer, by question.
        apart: How cells are to be understood.
        tell: Told what is being done.
        invented: Whether the people are invented.

    Raises:
        TablesDisagree: Two answers give a cell two counts.
        TooLittleLeft: Not even one table can be printed.
    """
    counted = tuple(c for question, tables in answers.items() for c in _counted(question, tables))
    if not any(n for c in counted for n in c.counts.values()):
        raise TooLittleLeft(share=LEAST_SHARE, threshold=THRESHOLD)
    book = apart.book([c.cell(label) for c in counted for label in c.counts], invented=invented)
    parts = [part for c in counted for part in _parts(c, apart)]
    kept = [part for part in parts if _at_best(part) >= LEAST_OF_A_TABLE]
    product = exact_product((*kept, *apart.structure(book)), book, tell)
    protected = product.protected
    if not protected.gathered.counts.any():
        raise TooLittleLeft(share=LEAST_SHARE, threshold=THRESHOLD)
    known = frozenset(protected.gathered.cells)
    within = tuple(part for c in counted if (part := _within(c, apart, book, known)).counts)
    left_out = tuple(_left_out(parts, protected.tables))
    return Clearing(apart, within, ExactProduct(protected, left_out), protected.counted(), book)


def _left_out(parts: Iterable[CountTable], kept: Iterable[CountTable]) -> Iterable[str]:
    """Name the tables of which nothing is kept, and with `@` the source types of which a table has nothing."""
    names, there = set(), set()
    for part in kept:
        names.add(part.name)
        there.add((part.name, part.where))
    said: dict[str, None] = {}
    for part in parts:
        if part.name not in names:
            said[part.name] = None
        elif (part.name, part.where) not in there:
            ((column, _),) = part.where
            said[of_source(part.name, source_of(column))] = None
    return said


def _within(counted: Counted, apart: Apart, book: RowsCodebook, known: frozenset[Cell]) -> Counted:
    """Keep the cells of tables that were protected."""
    counts = {label: n for label, n in counted.counts.items() if book.cell(apart.items(counted.cell(label))) in known}
    return Counted(counted.question, counted.table, counted.columns, counts)


def _at_best(table: CountTable) -> float:
    """Share of a table's people that would be printed if only small cells were withheld."""
    inner = table.counts[_inner(table)]
    total = int(inner.sum())
    return float(inner[inner >= THRESHOLD].sum() / total) if total else 1.0


def _inner(table: CountTable) -> Flags:
    return np.array([ALL not in label for label in table.labels], np.bool_)


def _counted(question: str, tables: Iterable[AnswerTable]) -> Iterable[Counted]:
    for table in tables:
        counts = _counts(table)
        named = dict.fromkeys(tuple(name for name, _ in cell) for cell in counts)
        for columns in (names for names in named if not any(set(names) < set(other) for other in named)):
            within = {cell: n for cell, n in counts.items() if set(columns).issuperset(name for name, _ in cell)}
            labels = {tuple(dict(cell).get(name, ALL) for name in columns): n for cell, n in within.items()}
            yield Counted(question, table.name, columns, labels)


def _counts(table: AnswerTable) -> dict[Cell, int]:
    """Find the count of each cell that a table names: what it counts, and what it counts less others."""
    counts: dict[Cell, int] = {}
    rows = [(c, table.data[c.column].to_pylist()) for c in table.disclosure.counts]
    for whom, values in sorted(rows, key=lambda row: bool(row[0].less)):
        for place, (cell, value) in enumerate(zip(whom.cells, values, strict=True)):
            count = value + (counts[whom.less[place]] if whom.less else 0)
            if counts.setdefault(cell, count) != count:
                raise TablesDisagree(table=table.name)
    return counts


def _parts(counted: Counted, apart: Apart) -> Iterable[CountTable]:
    """Divide counts by source type, where they are apart, and add the cells of nobody."""
    place = counted.columns.index(apart.column) if apart.column in counted.columns else None
    sources = dict.fromkeys(label[place] for label in counted.counts) if place is not None else {ALL: None}
    for source in sources:
        mine = {label: n for label, n in counted.counts.items() if place is None or label[place] == source}
        columns = [name for name in counted.columns if name != apart.column]
        kept = [n for n, name in enumerate(counted.columns) if name != apart.column]
        own = {tuple(label[n] for n in kept): n for label, n in mine.items()}
        filled = with_zeros(columns, own, UNKNOWN) if columns and not apart.lists.keys() & set(columns) else own
        where = () if source == ALL else apart.items([(apart.column, source)])
        named = tuple(columns if source == ALL else (of_source(name, source) for name in columns))
        yield CountTable(counted.name, named, tuple(filled), np.array(list(filled.values()), np.int64), where)
