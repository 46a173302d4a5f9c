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


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A table of an answer, with the meaning of each column."""

    name: str
    columns: tuple[Column, ...]
    data: pa.Table

    def __post_init__(self) -> None:
        """Check that the columns described are the ones there."""
        if [c.name for c in self.columns] != self.data.column_names:
            raise ColumnsDisagree(table=self.name, column="*", fault="differ from their description")


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
    """What an answer was computed from, so that it can be computed again."""

    snapshot: str
    lists: tuple[str, ...]
    records: int
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
