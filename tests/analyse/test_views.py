from __future__ import annotations

import duckdb
import pytest

from analyse.small_base import make_base, row, ten_people
from sempadan.analyse.selection import Selection
from sempadan.analyse.views import conditions, expression, months, views
from sempadan.border import load
from sempadan.schema.tables import Facts, People

DOMAINS = load().domains()


@pytest.fixture
def connection():
    with duckdb.connect(":memory:", config={"temp_directory": ""}) as made:
        yield made


def names(connection, view):
    return [name for name, *_ in connection.execute(f"DESCRIBE {view}").fetchall()]


def test_the_views_hold_what_the_snapshot_holds(connection, tmp_path):
    evidence = make_base(tmp_path / "base", ten_people(), DOMAINS, draws=2)
    views(connection, evidence)
    assert connection.execute("SELECT count(*) FROM facts").fetchall() == [(13,)]
    assert connection.execute("SELECT DISTINCT len(persons) FROM draws").fetchall() == [(2,)]
    assert names(connection, "records") == [*People.COLUMNS.names, *Facts.COLUMNS.names[1:]]
    assert names(connection, "people") == People.COLUMNS.names
    sql = "SELECT list, form FROM records WHERE person_id = 'A' ORDER BY list"
    assert connection.execute(sql).fetchall() == [
        ("list-consulate", "forced_labour"),
        ("list-ngo", "sexual_exploitation"),
    ]


def test_a_later_snapshot_replaces_the_views_of_an_earlier_one(connection, tmp_path):
    views(connection, make_base(tmp_path / "one", ten_people(), DOMAINS, draws=2))
    views(connection, make_base(tmp_path / "two", ten_people()[:3], DOMAINS))
    assert connection.execute("SELECT count(*) FROM records").fetchall() == [(3,)]


@pytest.mark.parametrize("name", ["base [2024]", "it's mine", "source_type=ngo", "kasus ä 案"])
def test_a_folder_may_have_any_name(name, connection, tmp_path):
    views(connection, make_base(tmp_path / name, [row("ngo", "A", sex="female")], DOMAINS))
    assert connection.execute("SELECT source_type, sex FROM records").fetchall() == [("ngo", "female")]
    assert len(names(connection, "facts")) == len(Facts.COLUMNS)


def test_nothing_is_written_beside_the_base(connection, tmp_path):
    evidence = make_base(tmp_path / "base", ten_people(), DOMAINS, draws=2)
    before = sorted(tmp_path.rglob("*"))
    views(connection, evidence)
    connection.execute("SELECT * FROM records").fetchall()
    assert sorted(tmp_path.rglob("*")) == before


def people(connection, *clauses):
    sql = " AND ".join(clause.sql for clause in clauses)
    values = [value for clause in clauses for value in clause.values]
    sql = f"SELECT DISTINCT person_id FROM records WHERE {sql} ORDER BY ALL"  # noqa: S608 -- the clauses are tested
    found = connection.execute(sql, values).fetchall()
    return "".join(person for (person,) in found)


def everything(name):
    return True


@pytest.mark.parametrize(
    ("selection", "whom"),
    [
        (Selection(), "ABCDEFGHIJ"),
        (Selection(where=(("sex", "female"),)), "ABEFG"),
        (Selection(where=(("sex", "female"), ("form", "forced_labour"))), "A"),
        (Selection(where=(("form", "domestic_servitude"), ("form", "other"))), "CEG"),
        (Selection(where=(("sex", "unknown"),)), "EHIJ"),
        (Selection(from_month="2023-05"), "CEHIJ"),
        (Selection(to_month="2022-11"), "CG"),
        (Selection(from_month="2023-04", to_month="2023-04"), "AF"),
        (Selection(where=(("source_type", "ngo"),), from_month="2023-01"), "AF"),
    ],
)
def test_conditions_and_months_keep_whom_they_say(selection, whom, connection, tmp_path):
    views(connection, make_base(tmp_path / "base", ten_people(), DOMAINS, draws=2))
    assert people(connection, months(selection), conditions(selection, everything)) == whom


def test_a_condition_that_is_not_wanted_is_not_written():
    selection = Selection(where=(("sex", "female"), ("form", "other")))
    only = conditions(selection, lambda name: name == "form")
    assert (only.sql, only.values) == ('list_contains(?::VARCHAR[], "form")', [["other"]])
    assert conditions(selection, lambda name: False).sql == "true"


def test_a_value_stands_in_no_statement():
    selection = Selection(where=(("sex", "x' OR true"),), from_month="2023-01' OR true")
    assert "OR true" not in conditions(selection, everything).sql + months(selection).sql


def test_the_year_of_a_record_without_a_month_is_unknown(connection, tmp_path):
    views(connection, make_base(tmp_path / "base", ten_people()[:5], DOMAINS, draws=2))
    sql = f"SELECT {expression('year')} FROM records ORDER BY ALL"  # noqa: S608 -- the expression is tested
    found = connection.execute(sql).fetchall()
    assert [year for (year,) in found] == ["2022", "2023", "2023", "2024", "unknown"]
