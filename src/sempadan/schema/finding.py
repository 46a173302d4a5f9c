"""What a question gives: a finding, or a refusal that says what would be needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from sempadan.schema.errors import ColumnsDisagree

if TYPE_CHECKING:
    import pyarrow as pa

    from sempadan.schema.message import Message


class Verdict(StrEnum):
    """How far an answer may be used."""

    ESTIMATE = "estimate"
    CAUTION = "caution"
    REFUSED = "refused"


class Kind(StrEnum):
    """What a column of an answer's table means, so that it is rounded, released and drawn rightly."""

    LABEL = "label"
    CODE = "code"
    TIME = "time"
    COUNT = "count"
    SHARE = "share"
    RATE = "rate"
    ESTIMATE = "estimate"
    LOW = "low"
    HIGH = "high"


class Mark(StrEnum):
    """The kinds of chart that `release` knows how to draw."""

    BARS = "bars"
    INTERVALS = "intervals"
    LINES = "lines"
    TILES = "tiles"
    FLOW = "flow"
    MATRIX = "matrix"
    TIMELINE = "timeline"
    OVERLAPS = "overlaps"
    WATERFALL = "waterfall"


@dataclass(frozen=True, slots=True)
class Column:
    """Name and meaning of a column."""

    name: str
    kind: Kind


Cell: TypeAlias = tuple[tuple[str, str], ...]
"""Field and code of everybody in a count; empty for everybody there is."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Whom a column of a table counts.

    Args:
        column: The column.
        cells: For each row, what all the people counted have.
        less: For each row, what those have who are not counted with them; empty if nobody is taken off.
    """

    column: str
    cells: tuple[Cell, ...]
    less: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """A column of shares: of which counts, and where their intervals stand.

    Args:
        column: The column.
        of, among: Columns of counts: the share is the one over the other.
        low, high: Columns of its interval, or empty.
    """

    column: str
    of: str
    among: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What the numbers of a table say about whom: what is not described here does not leave the house.

    Args:
        counts: Columns of counts of people.
        shares: Columns of shares of these counts.
        estimates: Columns of estimates and of their intervals.
    """

    counts: tuple[Counts, ...] = ()
    shares: tuple[Shares, ...] = ()
    estimates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A table of an answer, with the meaning of each column.

    Args:
        name: Of the table, unique within its answer.
        columns: Name and meaning of each column.
        data: The rows.
        disclosure: Of whom its numbers speak.
    """

    name: str
    columns: tuple[Column, ...]
    data: pa.Table
    disclosure: Disclosure = Disclosure()

    def __post_init__(self) -> None:
        """Check that the columns described are the ones there, and that each row's people are."""
        if [c.name for c in self.columns] != self.data.column_names:
            raise ColumnsDisagree(table=self.name, column="*", fault="differ from their description")
        for counts in self.disclosure.counts:
            if len(counts.cells) != self.data.num_rows or (counts.less and len(counts.less) != self.data.num_rows):
                raise ColumnsDisagree(table=self.name, column=counts.column, fault="does not say whom each row counts")
        said = [c.column for c in self.disclosure.counts]
        said += [n for s in self.disclosure.shares for n in (s.column, s.of, s.among, s.low, s.high) if n]
        for name in (*said, *self.disclosure.estimates):
            if name not in self.data.column_names:
                raise ColumnsDisagree(table=self.name, column=name, fault="is missing")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as data: which table, which mark, which column means what. `release` draws it.

    Args:
        name: Name of the picture, unique within a finding.
        mark: How it is drawn.
        table: Name of the answer's table it shows.
        x, y: Columns on the axes.
        low, high: Columns of the interval, or empty.
        group: Column told apart by pattern and colour, or empty.
        title: What the picture shows.
        text: Description for those who cannot see it.
    """

    name: str
    mark: Mark
    table: str
    x: str
    y: str
    title: Message
    text: Message
    low: str = ""
    high: str = ""
    group: str = ""

    def check(self, tables: tuple[AnswerTable, ...]) -> None:
        """Raise ColumnsDisagree unless the table and the columns it names exist."""
        names = {t.name: t.data.column_names for t in tables}
        for column in filter(None, (self.x, self.y, self.low, self.high, self.group)):
            if column not in names.get(self.table, []):
                raise ColumnsDisagree(table=self.table, column=column, fault=f"is missing for chart {self.name}")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer is refused or to be used with caution."""

    rule: str
    message: Message


@dataclass(frozen=True, slots=True)
class Method:
    """Name of the method and where it is described."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class ComputedFrom:
    """What an answer was computed from, so that it can be computed again; `records` is None where it is not told."""

    snapshot: str
    lists: tuple[str, ...]
    records: int | None
    version: str
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer to one question.

    Args:
        question: Name of the question.
        verdict: Estimate or caution.
        text: The answer as a sentence.
        reasons: Why caution is needed; empty for an estimate.
        tables: Its tables; every number of the sentence stands in one of them.
        charts: Its pictures.
        caveats: What a reader must know before using it.
        method: Name and source of the method.
        computed_from: What it was computed from.
    """

    question: str
    verdict: Verdict
    text: Message
    tables: tuple[AnswerTable, ...]
    method: Method
    computed_from: ComputedFrom
    reasons: tuple[Reason, ...] = ()
    charts: tuple[Chart, ...] = ()
    caveats: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        """Check that charts stand on tables of this finding and that a refusal is none."""
        for chart in self.charts:
            chart.check(self.tables)
        if self.verdict is Verdict.REFUSED or (self.verdict is Verdict.CAUTION) != bool(self.reasons):
            raise ColumnsDisagree(table=self.question, column="verdict", fault="does not fit the reasons")

    def table(self, name: str) -> pa.Table:
        """The answer's table of that name, as Arrow."""
        return next(t.data for t in self.tables if t.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """In a finding's place: which rule failed, and what would be needed. A wrong number is worse than none."""

    question: str
    text: Message
    reasons: tuple[Reason, ...]
    needed: tuple[Message, ...]
    method: Method
    computed_from: ComputedFrom
    tables: tuple[AnswerTable, ...] = ()
    charts: tuple[Chart, ...] = ()
    caveats: tuple[Message, ...] = ()
    verdict: Verdict = field(default=Verdict.REFUSED, init=False)

    def __post_init__(self) -> None:
        """A refusal has a reason and says what would be needed."""
        if not self.reasons or not self.needed:
            raise ColumnsDisagree(table=self.question, column="reasons", fault="are missing in a refusal")
        for chart in self.charts:
            chart.check(self.tables)


Reply: TypeAlias = Finding | Refusal
