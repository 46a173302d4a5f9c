"""People gathered in SQL are those that plain Python gathers, in every linkage."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.small_base import make_base, row
from sempadan.analyse.forms_persons import gather, of_list
from sempadan.analyse.selection import Selection
from sempadan.analyse.views import views
from sempadan.border import load

DOMAINS = load().domains()
FIELDS = ("form", "home_district", "screened")
MONTHS = (None, "2022-11", "2023-02", "2023-05")
VALUES = {
    "form": ("unknown", "other", "forced_labour", "debt_bondage"),
    "home_district": ("unknown", "MYS", "IDN", "MY-13", "MY-13-01", "6101", "6103"),
    "screened": ("unknown", "yes", "no"),
}
DRAWS = 2

rows_of_lists = st.lists(
    st.builds(
        lambda source, person, month, drawn, values: row(source, person, month, drawn, **values),
        st.sampled_from(("ngo", "police")),
        st.sampled_from("ABCD"),
        st.sampled_from(MONTHS),
        st.tuples(*[st.sampled_from("ABCD")] * DRAWS),
        st.fixed_dictionaries({name: st.sampled_from(codes) for name, codes in VALUES.items()}),
    ),
    max_size=14,
)


def gathered(rows, selection, fields=FIELDS):
    """Rows of `persons`, drawn out to every linkage, without their order."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as connection:
        evidence = make_base(Path(folder) / "base", rows, DOMAINS, draws=DRAWS)
        views(connection, evidence)
        found = gather(connection, selection, fields)
        columns = ", ".join(f'"{name}", "{name}_differs"' for name in fields)
        sql = f"SELECT draw, source_type, records, {columns} FROM persons"  # noqa: S608 -- fields of this test
        persons = connection.execute(sql).fetchall()
        order = connection.execute("SELECT record FROM people ORDER BY record").fetchall()
    every = Counter()
    for draw, *person in persons:
        for linkage in range(DRAWS + 1) if draw is None else (draw,):
            flags = person[3::2] if linkage == 0 else [False] * len(fields)
            every[linkage, person[0], person[1], tuple(person[2::2]), tuple(flags)] += 1
    return every, found, order


def specific(name, value):
    if value == "unknown":
        return 0
    if name == "home_district":
        return {3: 1, 5: 2}.get(len(value), 3)
    return 1 if value == "other" else 3


def plain(rows, order, selection):
    """The same, in plain Python, straight from the rule."""
    import hashlib

    place = {record: number for number, (record,) in enumerate(order)}
    where = [place[hashlib.blake2b(str(n).encode(), digest_size=16).digest()] for n in range(len(rows))]
    every = Counter()
    start, end = selection.from_month or "", selection.to_month or "9999-99"
    within = [(n, r) for n, r in enumerate(rows) if not selection.in_months or (r.facts["contact_month"] and start <= r.facts["contact_month"] <= end)]  # fmt: skip # noqa: E501 -- one condition
    for linkage in range(DRAWS + 1):
        persons = {}
        for number, record in within:
            who = record.drawn[linkage - 1] if linkage else record.person
            persons.setdefault((record.source, who), []).append(
                (record.facts["contact_month"] or "9999-99", where[number], record)
            )
        for (source, _), own in persons.items():
            values, flags = [], []
            for name in FIELDS:
                best = max(specific(name, r.facts[name]) for *_, r in own)
                among = [(*when, r.facts[name]) for *when, r in own if specific(name, r.facts[name]) == best]
                values.append(min(among)[-1])
                flags.append(linkage == 0 and len({value for *_, value in among}) > 1)
            if all(values[FIELDS.index(name)] in codes for name, codes in selection.codes.items()):
                every[linkage, source, len(own), tuple(values), tuple(flags)] += 1
    return every


@settings(deadline=None, max_examples=40)
@given(
    rows_of_lists,
    st.sampled_from(
        (
            Selection(),
            Selection(where=(("form", "forced_labour"), ("form", "other"))),
            Selection(where=(("screened", "yes"),), from_month="2023-01"),
            Selection(from_month="2022-11", to_month="2023-02"),
        )
    ),
)
def test_people_are_those_of_the_plain_rule_in_every_linkage(rows, selection):
    every, found, order = gathered(rows, selection)
    assert every == plain(rows, order, selection)
    assert found.draws == (DRAWS if rows else 0)


@pytest.mark.parametrize(
    ("first", "then", "value", "differs"),
    [
        ({"form": "other"}, {"form": "debt_bondage"}, "debt_bondage", False),
        ({"form": "debt_bondage"}, {"form": "forced_labour"}, "debt_bondage", True),
        ({"form": "unknown"}, {"form": "other"}, "other", False),
        ({"form": "unknown"}, {"form": "unknown"}, "unknown", False),
    ],
)
def test_the_most_specific_value_of_the_earliest_record_is_taken(first, then, value, differs):
    rows = [row("ngo", "A", "2023-01", **first), row("ngo", "A", "2023-02", **then)]
    for order in (rows, rows[::-1]):
        every, *_ = gathered(order, Selection(), ("form",))
        assert every[0, "ngo", 2, (value,), (differs,)] == 1


def test_two_years_are_no_disagreement():
    rows = [row("ngo", "A", "2022-12"), row("ngo", "A", "2023-01")]
    every, *_ = gathered(rows, Selection(), ("year",))
    assert every[0, "ngo", 2, ("2022",), (False,)] == 1


def test_lists_and_records_left_out_are_named():
    rows = [row("ngo", "A", None), row("ngo", "B", "2023-01"), row("police", "C", "2021-01")]
    _, found, _ = gathered(rows, Selection(from_month="2023-01"))
    assert (found.lists, found.undated) == (("list-ngo",), 1)
    _, found, _ = gathered(rows, Selection())
    assert (found.lists, found.undated) == (("list-ngo", "list-police"), 0)


def test_fields_of_the_list_are_told_from_those_of_the_person():
    assert [name for name in ("agency", "source_type", "sharing", "sex", "year", "form") if of_list(name)] == [
        "agency", "source_type", "sharing",
    ]  # fmt: skip
