"""A base as capture counts: agencies are occasions, conditions keep overlaps whole, linkages go through."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from sempadan.analyse.hidden.base import hidden
from sempadan.analyse.hidden.errors import GroupsNotLists, SeedOutOfRange
from sempadan.analyse.hidden.settings import HiddenSettings
from sempadan.analyse.models.errors import TooManyLists
from sempadan.analyse.selection import Selection
from sempadan.locale.catalogue import catalogue
from sempadan.schema.finding import Verdict

QUICK = HiddenSettings(replicates=200)
AGENCIES = {"KJRI": "consulate", "BP3MI": "migrant_board", "POLDA": "police", "POLRES": "police", "NGO": "ngo"}


@dataclass(frozen=True)
class Snapshot:
    snapshot: str = "000001-abcdef012345"
    invented: bool = False
    lists: tuple[str, ...] = ("a list",)


def records(people=900, seed=1):
    """Invented people, each found by each agency with its own chance; now and then twice by one."""
    random, rows = np.random.default_rng(seed), []
    for person in range(people):
        sex, month = ("female", "male")[person % 2], f"202{person % 4}-0{1 + person % 9}"
        for place, agency in enumerate(AGENCIES):
            for _ in range(int(random.random() < 0.28) * (1 + (random.random() < 0.05))):
                known = sex if random.random() < 0.7 else "unknown"
                rows.append((agency, f"P{person}", known, month, place))
    return rows


def base(rows, draws):
    """The views a question reads; `draws` gives the person of each record in each sampled linkage."""
    connection = duckdb.connect(":memory:")
    ids = [place.to_bytes(16, "big") for place in range(len(rows))]
    agencies, persons, sexes, months, _ = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    taken = pa.table(
        {
            "record": pa.array(ids, pa.binary(16)),
            "person_id": pa.array(persons, pa.string()),
            "agency": pa.array(agencies, pa.string()),
            "source_type": pa.array([AGENCIES.get(agency, "social_services") for agency in agencies], pa.string()),
            "sex": pa.array(sexes, pa.string()),
            "contact_month": pa.array(months, pa.string()),
        }
    )
    linked = pa.table({"record": taken["record"], "persons": pa.array(draws, pa.list_(pa.int32()))})
    connection.register("taken", taken)
    connection.register("linked", linked)
    connection.execute("CREATE TABLE records AS SELECT * FROM taken")
    connection.execute("CREATE TABLE draws AS SELECT * FROM linked")
    return connection


def certain(rows, draws=20):
    """Sampled linkages that all say what stands."""
    return [[int(row[1][1:])] * draws for row in rows]


def doubtful(rows, lost, draws=20, seed=4):
    """Sampled linkages that each lose a share of the links."""
    random = np.random.default_rng(seed)
    return [[int(r[1][1:]) if random.random() > lost else 10_000 + place for _ in range(draws)]
            for place, r in enumerate(rows)]  # fmt: skip


def ask(connection, choice=QUICK, snapshot=Snapshot(), **selection):
    return hidden(connection, snapshot, Selection(**selection), choice, 1)


@pytest.fixture(scope="module")
def rows():
    return records()


def counted(rows):
    """People by pattern of agencies, by hand."""
    found = {}
    for agency, person, *_ in rows:
        found.setdefault(person, set()).add(agency)
    return sorted(" + ".join(sorted(where)) for where in found.values())


def test_agencies_are_occasions_and_a_second_record_of_one_is_none(rows):
    reply = ask(base(rows, certain(rows)))
    overlaps = reply.table("overlaps")
    told = [name for name, people in zip(overlaps["lists"].to_pylist(), overlaps["people"].to_pylist(), strict=True)
            for _ in range(people)]  # fmt: skip
    assert sorted(told) == counted(rows)
    assert reply.computed_from.lists == tuple(sorted(AGENCIES))
    assert reply.computed_from.records == len(rows)
    assert reply.computed_from.snapshot == Snapshot().snapshot


def test_the_truth_lies_in_the_answer(rows):
    reply = ask(base(rows, certain(rows)), HiddenSettings())
    assert reply.verdict is Verdict.CAUTION
    assert reply.answer.low <= 900 <= reply.answer.high
    assert reply.at_least == reply.seen == len({row[1] for row in rows})


def test_lists_of_one_source_type_are_merged(rows):
    reply = ask(base(rows, certain(rows)), by=("source_type",))
    assert reply.computed_from.lists == ("consulate", "migrant_board", "ngo", "police")
    police = {row[1] for row in rows if row[0].startswith("POL")}
    (row,) = (r for r in reply.table("lists").to_pylist() if r["list"] == "police")
    assert row["people"] == len(police)


def test_a_condition_on_people_keeps_all_their_records(rows):
    women = {row[1] for row in rows if row[2] == "female"}
    reply = ask(base(rows, certain(rows)), where=(("sex", "female"),))
    assert reply.seen == len(women)
    assert reply.table("lists").to_pylist()[0]["people"] == len(
        {row[1] for row in rows if row[0] == "BP3MI" and row[1] in women}
    )


def test_a_condition_on_lists_and_months_chooses_records(rows):
    reply = ask(base(rows, certain(rows)), where=(("source_type", "police"), ("source_type", "ngo")))
    assert reply.computed_from.lists == ("NGO", "POLDA", "POLRES")
    within = ask(base(rows, certain(rows)), from_month="2021-01", to_month="2021-12")
    assert within.seen == len({row[1] for row in rows if row[3].startswith("2021")})


def test_linkages_are_carried_through(rows):
    reply, plain = ask(base(rows, doubtful(rows, 0.03))), ask(base(rows, certain(rows)))
    seen = [row["seen"] for row in reply.table("linkages").to_pylist()]
    assert len(seen) == 20
    assert reply.at_least == min(seen) > reply.seen == plain.seen
    assert reply.methods[0].estimate > plain.methods[0].estimate
    assert all(row.low is None or row.low >= reply.at_least for row in reply.methods)


def test_linkages_that_move_the_answer_are_refused(rows):
    random = np.random.default_rng(2)
    lost = random.uniform(0.0, 0.7, size=20)
    draws = [[int(r[1][1:]) if random.random() > share else 10_000 + place for share in lost]
             for place, r in enumerate(rows)]  # fmt: skip
    reply = ask(base(rows, draws))
    assert reply.verdict is Verdict.REFUSED
    assert "linkage_moves" in {reason.rule for reason in reply.reasons}


def test_twelve_people_are_refused():
    few = records(36, seed=2)[:12]
    reply = ask(base(few, certain(few)))
    assert reply.verdict is Verdict.REFUSED
    assert "few_shared" in {reason.rule for reason in reply.reasons}
    assert reply.seen == len({row[1] for row in few})


@pytest.mark.parametrize(("lists", "rule"), [((), "no_list"), (("a list",), "nobody")])
def test_nobody_is_refused_for_that_alone(lists, rule):
    reply = ask(base([], []), snapshot=Snapshot(lists=lists))
    assert reply.verdict is Verdict.REFUSED
    assert [reason.rule for reason in reply.reasons] == [rule]
    assert [needed.id for needed in reply.needed] == [f"analyse.needed.{rule}"]
    assert reply.text == reply.reasons[0].message
    assert (reply.seen, reply.at_least, reply.methods) == (0, 0, ())


def test_people_whom_a_condition_leaves_nobody_of_are_nobody(rows):
    reply = ask(base(rows, certain(rows)), where=(("sex", "other"),))
    assert [reason.rule for reason in reply.reasons] == ["nobody"]


def test_invented_people_are_called_so(rows):
    told = ask(base(rows, certain(rows)), snapshot=Snapshot(invented=True))
    assert told.caveats[0].id == "analyse.caveat.invented"
    assert "analyse.caveat.invented" not in {caveat.id for caveat in ask(base(rows, certain(rows))).caveats}


def test_records_without_a_month_are_named_where_time_is_bounded(rows):
    undated = [(*row[:3], None, row[4]) if place < 7 else row for place, row in enumerate(rows)]
    told = {caveat.id: caveat for caveat in ask(base(undated, certain(undated)), from_month="2020-01").caveats}
    assert told["hidden.caveat.undated"].params["n"] == 7
    agency = sum(row[0] == "KJRI" for row in undated[:7])
    only = ask(base(undated, certain(undated)), from_month="2020-01", where=(("agency", "KJRI"),))
    assert {c.id: c for c in only.caveats}["hidden.caveat.undated"].params["n"] == agency
    assert "hidden.caveat.undated" not in {c.id for c in ask(base(undated, certain(undated))).caveats}


def test_types_of_source_are_named_in_the_reader_s_language_and_agencies_by_their_code(rows):
    spoilt = broken(rows, "late")
    for by, named in (((), "NGO"), (("source_type",), "organisasi masyarakat sipil (LSM)")):
        reply = ask(base(spoilt, certain(spoilt)), by=by)
        (partial,) = (r.message for r in reply.reasons if r.rule == "list_partial")
        assert named in catalogue("id").say(partial)
        assert reply.occasion == (by or ("agency",))[0]


def test_a_seed_that_is_none_is_refused(rows):
    with pytest.raises(SeedOutOfRange):
        hidden(base(rows, certain(rows)), Snapshot(), Selection(), QUICK, -1)


def test_a_base_with_one_list_is_refused(rows):
    one = [row for row in rows if row[0] == "KJRI"]
    reply = ask(base(one, certain(one)))
    assert reply.verdict is Verdict.REFUSED
    assert [reason.rule for reason in reply.reasons] == ["few_lists"]


def test_groups_that_are_no_lists_are_refused(rows):
    with pytest.raises(GroupsNotLists):
        ask(base(rows, certain(rows)), by=("sex",))


def test_more_agencies_than_ten_are_refused():
    connection = base([], [])
    connection.execute(
        "INSERT INTO records SELECT 'x'::BLOB, 'P1', 'A' || n, 'ngo', 'female', '2024-01' FROM range(11) t(n)"
    )
    connection.execute("INSERT INTO draws SELECT 'x'::BLOB, [1]")
    with pytest.raises(TooManyLists):
        ask(connection)


def broken(rows, how):
    """A base spoilt on purpose."""
    if how == "copied":
        return rows + [("COPY", *row[1:]) for row in rows if row[0] == "KJRI"]
    if how == "referral":
        found = {row[1]: row for row in rows if row[0] in ("KJRI", "POLDA")}
        return rows + [("SHELTER", *row[1:]) for place, row in enumerate(found.values()) if place % 2]
    if how == "late":
        return [row for row in rows if row[0] != "NGO" or row[3] >= "2022"]
    if how == "apart":
        return [(*row[:1], f"{row[1]}9999" if row[0] == "NGO" else row[1], *row[2:]) for row in rows]
    return [row for row in rows if row[0] in ("KJRI", "NGO")]


@pytest.mark.parametrize(
    ("how", "rule"),
    [("copied", "list_nested"), ("referral", "list_nested"), ("late", "list_partial"), ("apart", "list_apart"),
     ("two", "few_lists")],
)  # fmt: skip
def test_a_base_that_is_broken_is_refused_or_cautioned_for_what_is_broken(rows, how, rule):
    spoilt = broken(rows, how)
    reply = ask(base(spoilt, certain(spoilt)))
    assert reply.computed_from.lists == tuple(sorted({row[0] for row in spoilt}))
    assert reply.verdict is not Verdict.ESTIMATE
    assert rule in {reason.rule for reason in reply.reasons}


def test_links_that_the_linkage_missed_are_put_back(rows):
    plain = ask(base(rows, certain(rows)))
    back = ask(base(rows, certain(rows)), HiddenSettings(replicates=200, missed=0.03))
    assert back.at_least < plain.at_least == plain.seen
    assert back.methods[0].estimate < plain.methods[0].estimate
    assert "hidden.caveat.missed" in {caveat.id for caveat in back.caveats}


def test_the_same_base_gives_the_same_answer(rows):
    one, two = (ask(base(rows, doubtful(rows, 0.05))) for _ in range(2))
    assert one.answer == two.answer
    assert one.methods == two.methods
