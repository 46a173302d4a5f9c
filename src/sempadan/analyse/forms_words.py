"""What `ask forms` says: the answer source type by source type, its caveats, its pictures.

The sentences are made from the tables of the answer alone, so that whoever holds back a row can have them
made anew from the rows that remain.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

from sempadan.analyse.forms_answer import FormsAnswer, LeadingForm
from sempadan.analyse.forms_persons import SOURCE
from sempadan.analyse.selection import YEAR
from sempadan.schema.codebook import codebook
from sempadan.schema.finding import Chart, Mark
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from sempadan.schema.codebook import Text
    from sempadan.schema.finding import AnswerTable

    Rows = Sequence[Mapping[str, Any]]

OTHERS: Final = ("sex", "age_band", "route")
"""Fields whose most frequent value is named beside the form: of whom, and by which route."""

MARKS: Final = {
    "form": Mark.INTERVALS, "sex": Mark.BARS, "age_band": Mark.BARS, "sector": Mark.INTERVALS,
    "route": Mark.INTERVALS, "crossing": Mark.INTERVALS, "home_district": Mark.TILES, "destination": Mark.TILES,
}  # fmt: skip


def answer_of(tables: Iterable[AnswerTable]) -> FormsAnswer:
    """Find the most frequent form of each source type in the tables `sources` and `form`."""
    rows = {table.name: table.data.to_pylist() for table in tables}
    known = {row[SOURCE]: row["known"] for row in rows.get("known", ()) if row["field"] == "form"}
    found = []
    for source in rows.get("sources", ()):
        first = _leading(rows.get("form", ()), source[SOURCE])
        found.append(
            LeadingForm(
                source_type=source[SOURCE],
                people=source["people"],
                people_low=source.get("people_low", source["people"]),
                people_high=source.get("people_high", source["people"]),
                form=first.get("form"),
                share=first.get("share"),
                low=first.get("low"),
                high=first.get("high"),
                known=first.get("known", known.get(source[SOURCE], 0)),
                unknown=first.get("unknown", source["people"]),
            )
        )
    return FormsAnswer(tuple(found))


def text_of(tables: Sequence[AnswerTable]) -> Message:
    """Say the answer: for each source type its most frequent form, sex, age and route, with intervals."""
    rows = {table.name: table.data.to_pylist() for table in tables}
    lines = []
    for first in answer_of(tables).sources:
        lines.append(_first_line(first))
        others = [(name, _leading(rows.get(name, ()), first.source_type)) for name in OTHERS]
        parts = [_part(name, row) for name, row in others if row]
        if parts:
            lines.append(message("forms.text.others", parts=_chain("forms.text.part.then", parts)))
    return _chain("forms.text.then", lines) if lines else message("forms.text.nothing")


def caveats_of(tables: Iterable[AnswerTable], *, draws: int, undated: int, invented: bool) -> tuple[Message, ...]:
    """Say what a reader must know before using the answer.

    Args:
        tables: `sources` and `known` among them.
        draws: Sampled linkages.
        undated: Records left out for want of a month.
        invented: Whether the people are invented.
    """
    rows = {table.name: table.data.to_pylist() for table in tables}
    known = rows.get("known", ())
    form = [row for row in known if row["field"] == "form"]
    unknown = [
        _of_source("forms.caveat.unknown.part", row, share=row["unknown_share"])
        for row in form
        if row["unknown"] and row["unknown_share"] is not None
    ]
    differing = [
        _of_source("forms.caveat.disagree.part", row, n=row["disagreeing"])
        for row in rows.get("sources", ())
        if row.get("disagreeing")
    ]
    said = [
        message("forms.caveat.detected"),
        message("forms.caveat.sources"),
        message("forms.caveat.interval", draws=draws),
    ]
    if unknown:
        said.append(message("forms.caveat.unknown", parts=_chain("forms.text.part.then", unknown)))
    said += _silent(known)
    if differing:
        said.append(message("forms.caveat.disagree", parts=_chain("forms.text.part.then", differing)))
    if any(row["field"] == "crossing" and row["known"] != 0 for row in known):
        said.append(message("forms.caveat.crossing"))
    if undated:
        said.append(message("forms.caveat.undated", n=undated))
    return (*([message("analyse.caveat.invented")] if invented else []), *said)


def charts_of(tables: Iterable[AnswerTable]) -> tuple[Chart, ...]:
    """Describe the pictures: one a field, and one of the ways for each source type that knows them.

    Bars, intervals, lines and tiles are told apart by source type (`group`; of tiles one map each). A
    flow goes from `x` through `group` to `y`, and its width is the table's count of people.
    """
    charts = []
    for table in tables:
        if table.name in MARKS:
            charts.append(_share_chart(table.name))
        elif table.name == YEAR:
            low, high = ("people_low", "people_high") if "people_low" in table.data.column_names else ("", "")
            charts.append(
                Chart(
                    YEAR, Mark.LINES, YEAR, x=YEAR, y="people", low=low, high=high, group=SOURCE,
                    title=message("forms.chart.year.title"), text=message("forms.chart.year.text"),
                )
            )  # fmt: skip
        elif table.name.startswith("flow_"):
            source = code_label(SOURCE, table.name.removeprefix("flow_"))
            charts.append(
                Chart(
                    table.name, Mark.FLOW, table.name, x="home_district", y="destination", group="crossing",
                    title=message("forms.chart.flow.title", source=source), text=message("forms.chart.flow.text"),
                )
            )  # fmt: skip
    return tuple(charts)


def label_of(name: str) -> Message:
    """Name a field of the codebook, or the year of contact, in the reader's language."""
    return message("analyse.year") if name == YEAR else _named(codebook()[name].label)


def code_label(name: str, code: str) -> Message:
    """Name a code that the codebook itself lists, in the reader's language."""
    return next(_named(known.label) for known in codebook()[name].codes if known.code == code)


def _named(label: Text) -> Message:
    return message("house.named", en=label["en"], id=label["id"], ms=label["ms"])


def _leading(rows: Rows, source: str) -> Mapping[str, Any]:
    """Give the row of the largest share of a source type; of equal ones the first; empty if there is none.

    Where shares are held back, the largest that is left is named only if all those together cannot exceed it.
    """
    every = [row for row in rows if row[SOURCE] == source]
    mine = [row for row in every if row["share"] is not None]
    first: Mapping[str, Any] = max(mine, key=lambda row: row["share"], default={})
    held_back = 1 - sum(row["share"] for row in mine) if len(mine) < len(every) else 0.0
    return first if first and first["share"] >= held_back else {}


def _first_line(first: LeadingForm) -> Message:
    source, people = code_label(SOURCE, first.source_type), _people(first)
    if first.known == 0:
        return message("forms.text.silent", source=source, people=people)
    numbers = {name: getattr(first, name) for name in ("share", "low", "high", "known", "unknown")}
    if first.form is None or None in numbers.values():
        return message("forms.text.withheld", source=source, people=people)
    return message("forms.text.form", source=source, people=people, form=code_label("form", first.form), **numbers)


def _people(first: LeadingForm) -> Message:
    if first.people is None or first.people_low is None or first.people_high is None:
        return message("forms.people.withheld")
    ranged = first.people_low < first.people_high
    return message(
        "forms.people.ranged" if ranged else "forms.people.exact",
        n=first.people, fewest=first.people_low, most=first.people_high,
    )  # fmt: skip


def _part(name: str, row: Mapping[str, Any]) -> Message:
    value = code_label(name, row[name])
    return message(
        "forms.text.part", field=label_of(name), value=value, **{n: row[n] for n in ("share", "low", "high", "known")}
    )


def _silent(known: Rows) -> list[Message]:
    """Name, for each source type, the fields its lists say nothing on."""
    silent: dict[str, list[Message]] = {}
    for row in known:
        if row["known"] == 0:
            silent.setdefault(row[SOURCE], []).append(label_of(row["field"]))
    return [
        message("forms.caveat.silent", source=code_label(SOURCE, source), fields=tuple(fields))
        for source, fields in silent.items()
    ]


def _of_source(name: str, row: Mapping[str, Any], **params: Any) -> Message:
    return message(name, source=code_label(SOURCE, row[SOURCE]), **params)


def _share_chart(name: str) -> Chart:
    field = label_of(name)
    return Chart(
        name, MARKS[name], name, x=name, y="share", low="low", high="high", group=SOURCE,
        title=message("forms.chart.share.title", field=field), text=message("forms.chart.share.text", field=field),
    )  # fmt: skip


def _chain(name: str, parts: Sequence[Message]) -> Message:
    """Join messages into one, by a sentence that says how two are joined."""
    return reduce(lambda first, then: message(name, first=first, then=then), parts)
