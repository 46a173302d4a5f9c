"""The tables of an answer about a hidden population, as data: every number that it says stands in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from sempadan.analyse.hidden.reply import JOINED
from sempadan.schema.finding import AnswerTable, Column, Counts, Disclosure, Kind

if TYPE_CHECKING:
    from sempadan.analyse.hidden.reply import MethodRow, Range
    from sempadan.analyse.hidden.study import Study
    from sempadan.analyse.models.capture import Captures
    from sempadan.schema.finding import Cell

TYPES: Final = {
    Kind.LABEL: pa.string(), Kind.CODE: pa.string(), Kind.COUNT: pa.int64(),
    Kind.ESTIMATE: pa.float64(), Kind.LOW: pa.float64(), Kind.HIGH: pa.float64(), Kind.SHARE: pa.float64(),
}  # fmt: skip
ON: Final = "1"
OFF: Final = "0"
NONE_LEFT_OUT: Final = "–"
"""Stands in the table of lists left out for the row of which no list is."""


def tables(study: Study, methods: tuple[MethodRow, ...], answer: Range | None) -> tuple[AnswerTable, ...]:
    """What was seen, what each method says, and how the answer moves.

    Args:
        study: What was computed.
        methods: Every method's row.
        answer: The range; None of a refusal, and before anything is judged.

    Returns:
        `range` (the numbers of the sentence), `methods`, `lists`, `overlaps` (a row a pattern that somebody
        shows: the lists by name, and a 1 or 0 for each in the order of `lists`), and where they were computed
        `left_out` (the stepwise estimate, first of all lists, then without each) and `linkages` (the
        stepwise estimate of each sampled linkage).
    """
    found = [_range(study, answer), _methods(methods), _lists(study), _overlaps(study)]
    if study.left_out:
        found.append(_left_out(study))
    if study.drawn:
        found.append(_linkages(study))
    return tuple(found)


def _range(study: Study, answer: Range | None) -> AnswerTable:
    low, high = (None, None) if answer is None else (float(answer.low), float(answer.high))
    kinds = {"seen": Kind.COUNT, "at_least": Kind.COUNT, "low": Kind.LOW, "high": Kind.HIGH}
    whom = Disclosure(counts=(Counts("seen", ((),)),), estimates=("at_least", "low", "high"))
    return _table("range", kinds, [(study.linkages.central.seen, study.linkages.at_least, low, high)], whom)


def _methods(methods: tuple[MethodRow, ...]) -> AnswerTable:
    rows = [(r.name, r.estimate, r.low, r.high, "yes" if r.admitted else "no", r.fit) for r in methods]
    kinds = {
        "method": Kind.CODE, "estimate": Kind.ESTIMATE, "low": Kind.LOW, "high": Kind.HIGH, "admitted": Kind.CODE,
        "fit": Kind.SHARE,
    }  # fmt: skip
    return _table("methods", kinds, rows, Disclosure(estimates=("estimate", "low", "high")))


def _lists(study: Study) -> AnswerTable:
    """People on each list; where records have months, the share of all months from its first record to its last."""
    captures, spans = study.linkages.central, study.linkages.spans
    kinds = {"list": Kind.LABEL, "people": Kind.COUNT, "only": Kind.COUNT, "shared": Kind.COUNT}
    rows: list[tuple[Any, ...]] = [
        (name, captures.on(1 << place), int(captures.counts[1 << place]), captures.shared_on(place))
        for place, name in enumerate(captures.lists)
    ]
    if spans:
        kinds["covered"] = Kind.SHARE
        rows = [(*row, span) for row, span in zip(rows, spans, strict=True)]
    on, only = tuple(((name, ON),) for name in captures.lists), tuple(_only(captures, n) for n in captures.lists)
    whom = Disclosure(counts=(Counts("people", on), Counts("only", only), Counts("shared", on, only)))
    return _table("lists", kinds, rows, whom)


def _overlaps(study: Study) -> AnswerTable:
    captures = study.linkages.central
    rows = []
    for pattern, people in enumerate(captures.counts.tolist()):
        if people:
            marks = [pattern >> place & 1 for place in range(len(captures.lists))]
            names = [name for name, mark in zip(captures.lists, marks, strict=True) if mark]
            rows.append((JOINED.join(names), "".join(map(str, marks)), people))
    rows.sort(key=lambda row: (row[1].count("1"), -row[2], row[1]))
    cells = tuple(tuple(zip(captures.lists, row[1], strict=True)) for row in rows)
    kinds = {"lists": Kind.LABEL, "pattern": Kind.CODE, "people": Kind.COUNT}
    return _table("overlaps", kinds, rows, Disclosure(counts=(Counts("people", cells),)))


def _only(captures: Captures, name: str) -> Cell:
    """Everybody who is on one list and on no other."""
    return tuple((other, ON if other == name else OFF) for other in captures.lists)


def _left_out(study: Study) -> AnswerTable:
    whole = study.chosen.model.people if study.chosen is not None and study.chosen.model.exists else None
    rows = [(NONE_LEFT_OUT, study.linkages.central.seen, _rounded(whole))]
    rows += [(left.list, left.seen, _rounded(left.people)) for left in study.left_out]
    kinds = {"list": Kind.LABEL, "seen": Kind.COUNT, "estimate": Kind.ESTIMATE}
    return _table("left_out", kinds, rows, Disclosure(estimates=("estimate",)))


def _linkages(study: Study) -> AnswerTable:
    people = [_rounded(value) if value < float("inf") else None for value in study.drawn]
    seen = [table.seen for table in study.linkages.draws]
    rows = [(str(place), *row) for place, row in enumerate(zip(seen, people, strict=True), 1)]
    kinds = {"linkage": Kind.LABEL, "seen": Kind.COUNT, "estimate": Kind.ESTIMATE}
    return _table("linkages", kinds, rows, Disclosure(estimates=("estimate",)))


def _rounded(people: float | None) -> float | None:
    return None if people is None else round(people, 2)


def _table(name: str, kinds: dict[str, Kind], rows: list[tuple[Any, ...]], whom: Disclosure) -> AnswerTable:
    schema = pa.schema([pa.field(column, TYPES[kind]) for column, kind in kinds.items()])
    data = pa.Table.from_pylist([dict(zip(kinds, row, strict=True)) for row in rows], schema=schema)
    return AnswerTable(name, tuple(Column(column, kind) for column, kind in kinds.items()), data, whom)
