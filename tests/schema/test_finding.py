"""Findings and refusals hold together, and become the JSON of the surface."""

import json
import math
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from sempadan.schema.as_json import as_json
from sempadan.schema.errors import ColumnsDisagree, OutOfBounds
from sempadan.schema.finding import (
    AnswerTable,
    Chart,
    Column,
    ComputedFrom,
    Finding,
    Kind,
    Mark,
    Method,
    Reason,
    Refusal,
    Verdict,
)  # fmt: skip
from sempadan.schema.message import message
from sempadan.schema.results import CheckResult, Estimated, LinkResult

METHOD = Method("chapman", "Chapman (1951)")
FROM = ComputedFrom(snapshot="7", lists=("A",), records=3, version="0.1.0")
TABLE = AnswerTable(
    "forms",
    (Column("form", Kind.CODE), Column("people", Kind.COUNT)),
    pa.table({"form": ["forced_labour"], "people": [3]}),
)


def say(m) -> str:
    return f"<{m.id}>"


def chart(**changes) -> Chart:
    return Chart(**{"name": "forms", "mark": Mark.BARS, "table": "forms", "x": "form", "y": "people",
                    "title": message("t"), "text": message("d"), **changes})  # fmt: skip


def finding(**changes) -> Finding:
    return Finding(**{"question": "forms", "verdict": Verdict.ESTIMATE, "text": message("forms.text", n=3),
                      "tables": (TABLE,), "method": METHOD, "computed_from": FROM, **changes})  # fmt: skip


def test_a_chart_stands_on_columns_of_its_finding():
    assert finding(charts=(chart(),)).table("forms").num_rows == 1
    with pytest.raises(ColumnsDisagree):
        finding(charts=(chart(y="share"),))
    with pytest.raises(ColumnsDisagree):
        finding(charts=(chart(table="other"),))


def test_caution_has_a_reason_and_an_estimate_has_none():
    reason = Reason("few", message("few"))
    assert finding(verdict=Verdict.CAUTION, reasons=(reason,)).reasons == (reason,)
    for wrong in ({"verdict": Verdict.CAUTION}, {"reasons": (reason,)}, {"verdict": Verdict.REFUSED}):
        with pytest.raises(ColumnsDisagree):
            finding(**wrong)


def test_a_refusal_says_why_and_what_would_be_needed():
    given = {"question": "hidden", "text": message("no"), "method": METHOD, "computed_from": FROM}
    refusal = Refusal(reasons=(Reason("two_lists", message("two")),), needed=(message("three"),), **given)
    assert refusal.verdict is Verdict.REFUSED
    with pytest.raises(ColumnsDisagree):
        Refusal(reasons=(Reason("two_lists", message("two")),), needed=(), **given)
    with pytest.raises(ColumnsDisagree):
        Refusal(reasons=(), needed=(message("three"),), **given)


def test_a_table_of_an_answer_describes_each_column():
    with pytest.raises(ColumnsDisagree):
        AnswerTable("forms", (Column("form", Kind.CODE),), TABLE.data)


def test_json_has_the_keys_of_the_contract():
    found = as_json(finding(), say)
    assert list(found)[:2] == ["question", "verdict"]
    assert {"question", "verdict", "reasons", "text", "tables", "caveats", "method", "computed_from"} <= set(found)
    assert found["tables"]["forms"]["rows"] == [{"form": "forced_labour", "people": 3}]
    assert found["verdict"] == "estimate"
    check = CheckResult(Path("a.csv"), (), "utf-8", ";", 6, 5, 1, 0, (), ())
    assert list(as_json(check, say)) == [
        "file", "sheets", "encoding", "delimiter", "read", "accepted", "held", "not_for_sharing", "mapping", "problems",
    ]  # fmt: skip
    link = LinkResult(Path("base"), (), 3, 2, "embedded", "1", Estimated(0.9, None), 0)
    assert as_json(link, say)["estimated"] == {"precision": 0.9, "recall": None}
    assert json.loads(json.dumps(found)) == found


def test_json_numbers_and_dates_are_plain():
    assert as_json([1985, 0.655, date(2025, 8, 17), b"\x01\xff", True, None], say) == [
        1985, 0.655, "2025-08-17", "01ff", True, None,
    ]  # fmt: skip


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_json_never_holds_what_json_cannot_say(value):
    with pytest.raises(OutOfBounds):
        as_json({"share": value}, say)


def test_json_refuses_what_it_does_not_know():
    with pytest.raises(TypeError):
        as_json(object(), say)
