"""An answer said anew from cleared tables: the same from the same tables, and never a number from elsewhere."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pyarrow as pa
import pytest

from analyse.hidden.test_base import ask, base, certain, doubtful, records
from analyse.published import TABLES, captures, published
from sempadan.analyse.hidden.answer import hidden_of_overlaps
from sempadan.analyse.hidden.restate import restate
from sempadan.analyse.hidden.settings import HiddenSettings
from sempadan.analyse.hidden.words import FROM_ELSEWHERE
from sempadan.locale.catalogue import catalogue
from sempadan.schema.as_json import as_json
from sempadan.schema.finding import AnswerTable, Column, Kind, Verdict
from sempadan.schema.message import Message, message

QUICK = HiddenSettings(replicates=100)
POISON = 987_654_321
THRESHOLDS = ("limit", "most")
"""Parameters that are numbers of ours, not of people."""


def overlaps(name, choice=QUICK):
    return hidden_of_overlaps(published(name), choice, 1)


@pytest.fixture(scope="module")
def of_base():
    """Answers about bases: by agency, by type of source with an agency that came late, and with moving linkages."""
    rows = records()
    late = [row for row in rows if row[0] != "NGO" or row[3] >= "2023"]
    return (
        ask(base(rows, doubtful(rows, 0.03))),
        ask(base(late, certain(late)), by=("source_type",), from_month="2020-01"),
    )


def same(told, restated):
    """Everything but the caveats whose number stands in no table."""
    elsewhere = [said.id in FROM_ELSEWHERE for said in told.caveats]
    caveats = [s for s, other in zip(told.caveats, elsewhere, strict=True) if not other]
    again = [s for s, other in zip(restated.caveats, elsewhere, strict=True) if not other]
    assert again == caveats
    assert [s.id for s, o in zip(restated.caveats, elsewhere, strict=True) if o] == [
        f"{s.id}.plain" for s, o in zip(told.caveats, elsewhere, strict=True) if o
    ]
    return replace(restated, caveats=told.caveats) == told


@pytest.mark.parametrize("name", TABLES)
def test_from_its_own_tables_an_answer_is_what_it_was(name):
    told = overlaps(name)
    assert same(told, restate(told, told.tables))


@pytest.mark.parametrize(
    "told",
    [
        hidden_of_overlaps(captures("A B", {"10": 28, "01": 23, "11": 2}), QUICK, 1),
        hidden_of_overlaps(captures("A B C", {"110": 12, "101": 9, "011": 7, "111": 15}), QUICK, 1),
        hidden_of_overlaps(captures("A B C", {}), QUICK, 1),
        overlaps("uk6", HiddenSettings("bic_pairs", 100)),
        overlaps("neworleans5_n185", HiddenSettings("stepwise", 100)),
        overlaps("uk6", HiddenSettings("main_effects", 100)),
    ],
)
def test_refusals_and_chosen_methods_too(told):
    assert same(told, restate(told, told.tables))


def test_answers_about_bases_too(of_base):
    for told in of_base:
        assert same(told, restate(told, told.tables))


def cleared(table, columns):
    """A table with a status whose numbers of some columns are held back in every row but the last."""
    rows = [row | {"status": "printed"} for row in table.data.to_pylist()]
    blank = dict.fromkeys(columns) | {"status": "protected"}
    rows = [row if 0 < place == len(rows) - 1 else row | blank for place, row in enumerate(rows)]
    schema = table.data.schema.append(pa.field("status", pa.string()))
    return AnswerTable(
        table.name, (*table.columns, Column("status", Kind.CODE)), pa.Table.from_pylist(rows, schema=schema)
    )


def clear(tables, kinds):
    """All tables with every number of some kinds held back."""
    return tuple(cleared(table, [c.name for c in table.columns if c.kind in kinds]) for table in tables)


COUNTS = (Kind.COUNT,)
ALL = (Kind.COUNT, Kind.ESTIMATE, Kind.LOW, Kind.HIGH, Kind.SHARE)


def params(value):
    """Every number in the messages of an answer, wherever they stand, thresholds apart."""
    if isinstance(value, Message):
        for name, inner in value.params.items():
            if name not in THRESHOLDS:
                yield from [inner] if isinstance(inner, int | float) else params(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from params(inner)
    elif is_dataclass(value) and not isinstance(value, AnswerTable):
        for field in fields(value):
            yield from params(getattr(value, field.name))


def cells(tables):
    return {cell for table in tables for column in table.data.columns for cell in column.to_pylist()}


def poisoned(value):
    """The answer with another number in the place of each that it says; its tables stay."""
    if isinstance(value, Message):
        return message(value.id, **{n: v if n in THRESHOLDS else poisoned(v) for n, v in value.params.items()})
    if isinstance(value, tuple):
        return tuple(poisoned(inner) for inner in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        if is_dataclass(value) and not isinstance(value, AnswerTable) and type(value).__name__ != "ComputedFrom":
            own = {f.name: poisoned(getattr(value, f.name)) for f in fields(value) if f.init and f.name != "tables"}
            return replace(value, **own)
        return value
    return type(value)(POISON)


def every_answer(of_base):
    return [*(overlaps(name) for name in ("uk6", "uk5", "kosovo4", "netherlands5", "artificial3")), *of_base]


@pytest.mark.parametrize("kinds", [(), COUNTS, ALL], ids=["nothing", "counts", "all"])
def test_nothing_but_the_tables_speaks(kinds, of_base):
    """Whatever else the answer said, the restated one is the same: not one number comes from it."""
    for told in every_answer(of_base):
        tables = clear(told.tables, kinds)
        spoilt = poisoned(told)
        assert POISON in set(params(spoilt))
        assert restate(spoilt, tables) == restate(told, tables)
        assert POISON not in {*params(restate(spoilt, tables)), restate(spoilt, tables).seen}


def test_with_the_counts_held_back_every_number_said_stands_in_a_table_or_is_a_ratio_of_two(of_base):
    for told in every_answer(of_base):
        tables = clear(told.tables, COUNTS)
        again = restate(told, tables)
        numbers = cells(tables) | {len(table.data) for table in tables}
        ratios = {r.message.params.get(name) for r in again.reasons for name in ("ratio", "share")}
        assert set(params(again)) - ratios <= numbers
        assert (again.seen, again.at_least) == (None, None)
        said = {r.message.id.removeprefix("analyse.rule.") for r in again.reasons}
        assert not said & {"few_shared.caution", "list_nested.caution", "list_apart.refused", "few_shared.refused"}


def test_with_all_numbers_held_back_no_people_are_said(of_base):
    for told in every_answer(of_base):
        tables = clear(told.tables, ALL)
        again = restate(told, tables)
        assert set(params(again)) <= {len(table.data) for table in tables} | cells(tables)
        assert again.answer is None
        assert again.text.id in ("hidden.answer.withheld", "hidden.refused.plain")
        assert {row.low for row in again.methods[:-1]} <= {None}


def test_tables_that_are_not_there_take_their_pictures_and_numbers_with_them():
    told = overlaps("uk5")
    assert told.verdict is Verdict.CAUTION
    again = restate(told, [table for table in told.tables if table.name == "range"])
    assert (again.charts, again.methods) == ((), ())
    assert (again.seen, again.answer, again.text) == (told.seen, told.answer, told.text)
    assert {r.rule for r in again.reasons if not r.message.id.endswith(".plain")} == {"wide"}
    nothing = restate(told, ())
    assert set(params(nothing)) == set()
    assert (nothing.seen, nothing.at_least, nothing.answer) == (None, None, None)


def test_ends_rounded_outwards_are_what_the_sentence_says():
    told = overlaps("uk6")
    rounded = told.tables[0].data.set_column(2, "low", pa.array([10_000.0])).set_column(3, "high", pa.array([25_500.0]))
    again = restate(told, (replace(told.tables[0], data=rounded), *told.tables[1:]))
    assert (again.answer.low, again.answer.high) == (10_000, 25_500)
    assert dict(again.text.params) == {"n": 2744, "low": 10_000, "high": 25_500}


@pytest.mark.parametrize("lang", ["id", "ms", "en"])
def test_what_is_restated_can_be_said_and_restated_again(lang, of_base):
    for told in every_answer(of_base):
        for kinds in (COUNTS, ALL):
            again = restate(told, clear(told.tables, kinds))
            assert restate(again, again.tables) == again
            assert as_json(again, catalogue(lang).say)["verdict"] == told.verdict


def test_the_verdict_its_rules_and_what_is_needed_stay():
    told = overlaps("netherlands5")
    again = restate(told, clear(told.tables, ALL))
    assert (again.verdict, again.needed, again.computed_from) == (told.verdict, told.needed, told.computed_from)
    assert [r.rule for r in again.reasons] == [r.rule for r in told.reasons]
