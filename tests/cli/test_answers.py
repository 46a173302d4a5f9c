from __future__ import annotations

import pyarrow as pa

from sempadan.border import load
from sempadan.cli.answers import WAYS, keys_of, view
from sempadan.cli.labels import Labels
from sempadan.cli.show import Grid
from sempadan.locale.catalogue import catalogue
from sempadan.schema.finding import (
    AnswerTable,
    Column,
    ComputedFrom,
    Finding,
    Kind,
    Method,
    Reason,
    Refusal,
    Verdict,
)
from sempadan.schema.message import message

LABELS = Labels(load())
COMMON = {
    "question": "forms", "text": message("analyse.year"), "method": Method("wilson", "Wilson (1927)"),
    "computed_from": ComputedFrom("s", (), 0, "1"),
}  # fmt: skip


def finding(*tables, verdict=Verdict.ESTIMATE, reasons=()):
    return Finding(tables=tables, verdict=verdict, reasons=reasons, **COMMON)


def table(name, columns, **data):
    return AnswerTable(name, tuple(Column(n, k) for n, k in columns.items()), pa.table(data))


def lines(blocks):
    say = catalogue("en").say
    return [say(b) if not isinstance(b, Grid) else [[c if not hasattr(c, "id") else say(c) for c in r] for r in b.rows] for b in blocks]  # fmt: skip # noqa: E501 -- one expression


def test_a_refusal_says_what_is_needed():
    refusal = Refusal(
        reasons=(Reason("nobody", message("analyse.refused.nobody")),),
        needed=(message("analyse.needed.nobody"),),
        **COMMON,
    )
    said = lines(view(refusal, LABELS, grouped=False))
    assert said[1].startswith("Refused: There is no answer: nobody")
    assert said[2].startswith("Needed: a selection with somebody")
    assert keys_of(refusal)["needed"] == refusal.needed
    assert keys_of(refusal)["verdict"] is Verdict.REFUSED


def test_a_reason_that_is_the_answer_is_not_said_twice():
    text = message("analyse.refused.nobody")
    refusal = Refusal(
        reasons=(Reason("nobody", text),), needed=(message("analyse.needed.nobody"),), **COMMON | {"text": text}
    )
    assert not [line for line in lines(view(refusal, LABELS, grouped=False)) if line.startswith("Refused")]


def test_caution_says_why():
    reply = finding(verdict=Verdict.CAUTION, reasons=(Reason("x", message("forms.caveat.detected")),))
    assert lines(view(reply, LABELS, grouped=False))[1].startswith("Caution: Detected people")
    assert keys_of(reply)["needed"] == ()


def test_cells_are_written_by_what_their_column_means():
    columns = {"source_type": Kind.CODE, "field": Kind.LABEL, "people": Kind.COUNT, "unknown_share": Kind.SHARE,
               "known": Kind.COUNT}  # fmt: skip
    shown = table("known", columns, source_type=["ngo"], field=["form"], people=[1985], unknown_share=[0.655],
                  known=pa.array([None], pa.int64()))  # fmt: skip
    rows = lines(view(finding(shown), LABELS, grouped=False))[2]
    assert rows == [["non-governmental organisation", "Form of exploitation", 1985, "65.5%", "–"]]


def test_of_ways_those_of_most_people_are_shown_and_the_title_says_of_how_many():
    count = WAYS + 3
    columns = {"home_district": Kind.CODE, "people": Kind.COUNT}
    shown = table("flow_ngo", columns, home_district=["6101"] * count, people=list(range(count)))
    _, title, rows, *_ = lines(view(finding(shown), LABELS, grouped=False))
    assert title.endswith(f"non-governmental organisation – the {WAYS} largest of {count} rows (--json holds all)")
    assert [people for _, people in rows] == list(range(count))[: -WAYS - 1 : -1]


def test_a_table_without_rows_is_not_shown():
    empty = table("known", {"field": Kind.LABEL}, field=pa.array([], pa.string()))
    assert lines(view(finding(empty), LABELS, grouped=False)) == ["Year of first contact", "Method: Wilson (1927)."]
