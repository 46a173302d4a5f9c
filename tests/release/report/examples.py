"""Invented answers: every kind of chart, long names, odd signs, withheld numbers, wide intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from sempadan.locale.catalogue import catalogue
from sempadan.release.report import Page, ReportMeta, Tile, written
from sempadan.schema.finding import (
    AnswerTable,
    Chart,
    Column,
    ComputedFrom,
    Counts,
    Disclosure,
    Finding,
    Kind,
    Mark,
    Method,
    Reason,
    Refusal,
    Verdict,
)
from sempadan.schema.message import message

LONG = "a type of source with quite a long name, of sixty letters ok"
ODD = '<10 & "more" – o’clock'
ODD_ESCAPED = '&lt;10 &amp; "more" – o’clock'
FROM = ComputedFrom("s1", ("KJRI", "JTK"), 3804, "0.1.0")
METHOD = Method("m", "Somebody (2001), A Journal 1, 2–3")
KINDS = {
    "source_type": Kind.CODE, "form": Kind.CODE, "district": Kind.CODE, "home": Kind.CODE, "gate": Kind.CODE,
    "work": Kind.CODE, "method": Kind.CODE, "admitted": Kind.CODE, "pattern": Kind.CODE, "status": Kind.LABEL,
    "lists": Kind.LABEL, "list": Kind.LABEL, "year": Kind.TIME, "day": Kind.TIME, "people": Kind.COUNT,
    "share": Kind.SHARE, "estimate": Kind.ESTIMATE, "low": Kind.LOW, "high": Kind.HIGH, "people_low": Kind.LOW,
    "people_high": Kind.HIGH, "known": Kind.COUNT,
}  # fmt: skip
TILES = (
    Tile("d1", "Sambas", 0, 0), Tile("d2", "Bengkayang", 1, 0), Tile("d3", "Sibu", 3, 1), Tile("d4", "Sri Aman", 8, 2)
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Names that say which column or code they are for."""

    def column(self, name):
        return message("ask.word", word=f"Column {name}")

    def code(self, name, code):
        named = {"long": LONG, "odd": ODD, "d1": "Sambas", "d2": "Bengkayang"}
        return message("ask.word", word=named.get(code, f"{name} {code}"))


def text(words):
    return message("ask.word", word=words)


def table(name, columns, rows):
    names = columns.split()
    data = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema=_schema(names))
    return AnswerTable(name, tuple(Column(n, KINDS[n]) for n in names), data)


def counted(of, *names):
    """Say that each row's people are those that have its codes in some columns."""
    cells = tuple(tuple((name, row[name]) for name in names) for row in of.data.to_pylist())
    return replace(of, disclosure=Disclosure(counts=(Counts("people", cells),)))


def _schema(names):
    keys = (Kind.CODE, Kind.LABEL, Kind.TIME)
    numbers = {n: pa.int64() if KINDS[n] is Kind.COUNT else pa.float64() for n in names}
    return pa.schema([(n, pa.string() if KINDS[n] in keys else numbers[n]) for n in names])


def chart(mark, of, x, y, **ends):
    return Chart(of, mark, of, x=x, y=y, title=text(f"Title of {of}"), text=text(f"Text of {of}"), **ends)


def finding(*parts, question="forms", **more):
    """Make a finding of tables and charts."""
    tables = tuple(part for part in parts if isinstance(part, AnswerTable))
    charts = tuple(part for part in parts if isinstance(part, Chart))
    return Finding(
        question=question, text=text("The answer.\nIts second line."), tables=tables, charts=charts, method=METHOD,
        computed_from=FROM, **{"verdict": Verdict.ESTIMATE, "caveats": (text("A caveat."),), **more},
    )  # fmt: skip


def page(*parts, **more):
    """Make a page of tables and charts."""
    return Page(reply=finding(*parts), labels=Words(), tiles=TILES, **more)


SHARES = "source_type form people share low high known status"
BARS = counted(table("bars", SHARES, [
    ("a", "odd", 1985, 0.655, 0.6, 0.7, 3030, "printed"),
    ("a", "whole", 3030, 1.0, 0.99, 1.0, 3030, "printed"),
    ("long", "odd", None, None, None, None, None, "protected"),
    ("long", "whole", 10, 0.0, 0.0, 0.003, 1234, "printed"),
]), "source_type", "form")  # fmt: skip
BARS_CHART = chart(Mark.BARS, "bars", "form", "share", low="low", high="high", group="source_type")
METHODS = table("methods", "method estimate low high admitted", [
    ("stepwise", 12345.6, 1.0, 100_000.0, "yes"),
    ("independent", 2500.0, 2400.0, 2600.25, "yes"),
    ("open", 2600.0, 2400.0, None, "no"),
    ("none", None, None, None, "no"),
])  # fmt: skip
METHODS_CHART = chart(Mark.INTERVALS, "methods", "estimate", "method", low="low", high="high", group="admitted")
LEFT_OUT = table("left_out", "list people estimate", [("KJRI", 900, 2500.0), ("JTK", 400, 4800.5), ("NGO", 3, None)])
LEFT_OUT_CHART = chart(Mark.INTERVALS, "left_out", "estimate", "list")
YEARS = table("years", "source_type year people people_low people_high status", [
    ("a", "2019", 1985, 1980.0, 1990.0, "printed"), ("a", "2020", 1200, 1100.0, 1300.0, "printed"),
    ("a", "2021", None, None, None, "protected"), ("a", "2022", 900, 890.0, 1000.0, "printed"),
    ("long", "2020", 100, 90.0, 110.0, "printed"), ("long", "2022", 90, 80.0, 1000.0, "printed"),
])  # fmt: skip
YEARS_CHART = chart(
    Mark.LINES, "years", "year", "people", low="people_low", high="people_high", group="source_type"
)  # fmt: skip
DAYS = table("days", "day people", [("2025-08-17", 5), ("2025-09-01", 7), ("2026-03-01", 1985)])
DAYS_CHART = chart(Mark.LINES, "days", "day", "people")
PLACES = table("places", "source_type district share low high status", [
    ("a", "d1", 0.25, 0.2, 0.3, "printed"), ("a", "d2", None, None, None, "protected"),
    ("a", "d3", 0.055, 0.05, 0.06, "printed"), ("a", "odd", 0.1, 0.09, 0.12, "printed"),
    ("long", "d1", 0.995, 0.9, 1.0, "printed"),
])  # fmt: skip
PLACES_CHART = chart(Mark.TILES, "places", "district", "share", low="low", high="high", group="source_type")
WAYS = table("ways", "home gate work people status", [
    *((f"h{n % 13}", f"g{n % 5}", f"w{n % 11}", 10 + n, "printed") for n in range(60)),
    ("odd", "g1", "long", None, "protected"),
])  # fmt: skip
WAYS_CHART = chart(Mark.FLOW, "ways", "home", "work", group="gate")
SETS = table("sets", "lists pattern people", [
    ("KJRI", "100", 1985), ("JTK", "010", 300), ("NGO", "001", 25), ("KJRI + NGO", "101", 40), ("KJRI + JTK", "110", 1),
    ("KJRI + JTK + NGO", "111", 0),
])  # fmt: skip
SETS_CHART = chart(Mark.OVERLAPS, "sets", "lists", "people")
ALONE = counted(table("alone", "source_type people", [("a", 1985), ("odd", 12)]), "source_type")

ALL = (
    BARS, BARS_CHART, METHODS, METHODS_CHART, LEFT_OUT, LEFT_OUT_CHART, YEARS, YEARS_CHART, DAYS, DAYS_CHART, PLACES,
    PLACES_CHART, WAYS, WAYS_CHART, SETS, SETS_CHART, ALONE,
)  # fmt: skip
EVERY_MARK = page(
    *ALL,
    captions={"alone": text(f"Caption {ODD}")},
    left_out=(text("A table left out"),),
)
REFUSED = Page(
    reply=Refusal(
        question="hidden", text=text(f"No answer. {ODD}"), reasons=(Reason("r", text("Because of the reason.")),),
        needed=(text("something better"),), method=METHOD, computed_from=FROM, tables=(METHODS,),
        charts=(METHODS_CHART,),
    ),
    labels=Words(),
)  # fmt: skip
CAUTION = Page(
    reply=finding(
        ALONE, question="hidden", verdict=Verdict.CAUTION, reasons=(Reason("r", text("A doubt.")),), caveats=()
    ),
    labels=Words(),
)
META = ReportMeta(
    border=text("A <border>"), made=date(2025, 8, 17), product="exact", invented=True, version="0.1.0", snapshot="s1"
)


def write(*pages, lang="en", meta=META):
    """Write a report of pages."""
    return written(pages, meta, lang, catalogue(lang).say)


def html(*pages, lang="en", meta=META):
    """Write the page of a report."""
    return write(*pages, lang=lang, meta=meta).html.decode()
