from __future__ import annotations

import numpy as np

from sempadan.analyse.forms_tables import (
    Counted,
    Described,
    flow_tables,
    known_table,
    nobody,
    rank,
    share_table,
    source_table,
)
from sempadan.schema.finding import Kind


def counted(names, cells):
    ordered = sorted(cells, key=lambda cell: [rank(*pair) for pair in zip(names, cell, strict=True)])
    return Counted(names, tuple(ordered), np.array([cells[cell] for cell in ordered]))


FORMS = counted(
    ("source_type", "form"),
    {
        ("ngo", "unknown"): [2, 2, 3],
        ("ngo", "forced_labour"): [6, 5, 6],
        ("ngo", "sexual_exploitation"): [2, 3, 2],
        ("police", "forced_labour"): [4, 4, 4],
        ("consulate", "unknown"): [9, 9, 9],
    },
)


def test_source_types_and_codes_stand_in_the_order_of_the_codebook_and_unknown_last():
    assert FORMS.cells[0] == ("police", "forced_labour")
    assert [cell[1] for cell in FORMS.cells if cell[0] == "ngo"] == ["sexual_exploitation", "forced_labour", "unknown"]
    assert sorted(["unknown", "6103", "MY-13-01", "6101"], key=lambda code: rank("home_district", code)) == [
        "6101", "6103", "MY-13-01", "unknown",
    ]  # fmt: skip
    assert sorted(["2023", "unknown", "2022"], key=lambda code: rank("year", code)) == ["2022", "2023", "unknown"]


def test_the_denominator_is_the_people_known_and_unknown_stands_beside():
    known, unknown = FORMS.groups["ngo",]
    assert (known.tolist(), unknown.tolist()) == ([8, 8, 8], [2, 2, 3])


def test_a_code_of_the_codebook_has_a_row_in_every_group_of_which_something_is_known():
    rows = share_table(FORMS).data.to_pylist()
    assert [(r["source_type"], r["form"], r["people"], r["known"], r["unknown"]) for r in rows] == [
        ("police", "sexual_exploitation", 0, 4, 0), ("police", "forced_labour", 4, 4, 0),
        ("ngo", "sexual_exploitation", 2, 8, 2), ("ngo", "forced_labour", 6, 8, 2),
    ]  # fmt: skip
    assert [(r["people_low"], r["people_high"]) for r in rows] == [(0, 0), (4, 4), (2, 3), (5, 6)]


def test_an_interval_spans_those_of_all_linkages():
    """Wilson's intervals of 2 of 8 and 3 of 8: .0715 to .5907 and .1368 to .6943."""
    row = share_table(FORMS).data.to_pylist()[2]
    assert (round(row["low"], 4), row["share"], round(row["high"], 4)) == (0.0715, 0.25, 0.6943)


def test_a_place_has_a_row_only_where_there_is_somebody():
    homes = counted(
        ("source_type", "home_district"),
        {("ngo", "6101"): [3], ("police", "6103"): [1], ("police", "unknown"): [1]},
    )
    rows = share_table(homes).data.to_pylist()
    assert [(r["source_type"], r["home_district"]) for r in rows] == [("police", "6103"), ("ngo", "6101")]


def test_a_linkage_in_which_nobody_is_known_has_no_interval():
    (row,) = share_table(counted(("source_type", "form"), {("ngo", "other"): [1, 0]})).data.to_pylist()
    assert (row["people"], row["people_low"], round(row["low"], 4), row["high"]) == (1, 0, 0.2065, 1)


def test_a_table_is_named_after_its_field_and_groups_and_says_what_its_columns_mean():
    table = share_table(counted(("source_type", "sex", "year", "form"), {("ngo", "male", "2023", "other"): [1]}))
    assert table.name == "form_by_sex_year"
    kinds = {c.name: c.kind for c in table.columns}
    assert (kinds["year"], kinds["sex"], kinds["people"], kinds["share"]) == (
        Kind.TIME,
        Kind.CODE,
        Kind.COUNT,
        Kind.SHARE,
    )
    assert [c.name for c in table.columns] == table.data.column_names


def test_sources_give_records_people_and_their_range():
    found = source_table(
        counted(("source_type",), {("ngo",): [5, 6, 4], ("police",): [0, 1, 0]}), {"ngo": Described(8, 2, {})}
    )
    assert found.data.to_pylist() == [
        {"source_type": "ngo", "records": 8, "people": 5, "people_low": 4, "people_high": 6, "disagreeing": 2}
    ]
    assert source_table(nobody(), {}).data.num_rows == 0


def test_what_a_source_knows_is_said_for_every_field():
    described = {s: Described(1, 0, {"form": n}) for s, n in (("ngo", 1), ("police", 0), ("consulate", 0))}
    rows = known_table([FORMS], described).data.to_pylist()
    assert [(r["source_type"], r["known"], r["unknown"], r["unknown_share"], r["disagreeing"]) for r in rows] == [
        ("police", 4, 0, 0.0, 0), ("consulate", 0, 9, 1.0, 0), ("ngo", 8, 2, 0.2, 1),
    ]  # fmt: skip
    assert known_table([], {}).data.num_rows == 0


def test_a_half_of_a_way_whose_end_is_unknown_has_no_row_and_one_by_an_unknown_crossing_has_one():
    there = counted(
        ("source_type", "home_district", "crossing"),
        {("ngo", "6101", "unknown"): [2, 3], ("ngo", "6101", "c"): [4, 4], ("ngo", "unknown", "c"): [9, 9]},
    )
    on = counted(
        ("source_type", "crossing", "destination"),
        {("ngo", "unknown", "MY-13-01"): [5, 6], ("ngo", "c", "unknown"): [9, 9]},
    )
    (flow,) = flow_tables(there, on)
    assert flow.name == "flow_ngo"
    assert sorted(map(str, (tuple(r.values()) for r in flow.data.to_pylist()))) == [
        "('6101', 'c', None, 4, 4, 4)",
        "('6101', 'unknown', None, 2, 2, 3)",
        "(None, 'unknown', 'MY-13-01', 5, 5, 6)",
    ]


def test_a_source_type_that_knows_nobodys_crossing_has_no_flow():
    there = counted(("source_type", "home_district", "crossing"), {("ngo", "6101", "unknown"): [2, 3]})
    on = counted(("source_type", "crossing", "destination"), {("ngo", "unknown", "MY-13-01"): [2, 3]})
    assert flow_tables(there, on) == ()
