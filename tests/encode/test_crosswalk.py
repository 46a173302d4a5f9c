from __future__ import annotations

import csv
import stat
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.crosswalk import plain_cell, write_crosswalk
from sempadan.encode.errors import HomeDamaged, HomeInUse
from sempadan.encode.home import Whereabouts, open_home
from sempadan.encode.pseudonyms import records_of
from sempadan.schema.whole import sole_writer


@pytest.fixture
def home(tmp_path):
    return open_home(Whereabouts(tmp_path / "data"), "AAAA-BBBB", "NGO", bytes)


def write(home, lists, list_id, *rows):
    cases = lists.cases(*rows)
    records = records_of(cases, list_id, home.secret)
    write_crosswalk(home, list_id, cases, records)
    return [record.hex() for record in records.to_pylist()]


def read(home):
    with (home.folder / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_record_leads_back_to_sheet_row_and_own_id(home, lists):
    records = write(home, lists, "L", {"sheet": "Maret", "row": 7, "own_id": "A-1"}, {"row": 9, "name": "Budi"})
    assert read(home) == [
        {"sheet": "Maret", "row": "7", "own_id": "A-1", "record": records[0], "list": "L"},
        {"sheet": "Data", "row": "9", "own_id": "", "record": records[1], "list": "L"},
    ]
    if sys.platform != "win32":
        assert stat.S_IMODE((home.folder / "crosswalk.csv").stat().st_mode) == 0o600


def test_encoding_again_replaces_the_lines_of_that_list_only(home, lists):
    write(home, lists, "L", {"own_id": "A-1"}, {"own_id": "A-2"})
    write(home, lists, "M", {"own_id": "A-1"})
    write(home, lists, "L", {"own_id": "A-2"})
    assert [(line["list"], line["own_id"]) for line in read(home)] == [("M", "A-1"), ("L", "A-2")]


def test_cells_with_line_breaks_and_quotes_come_back(home, lists):
    own_id = 'A "1"\n2, ü'
    write(home, lists, "L", {"own_id": own_id})
    write(home, lists, "M", {"own_id": "B"})
    assert read(home)[0]["own_id"] == own_id


@settings(deadline=None)
@given(st.text(max_size=8))
def test_no_cell_starts_a_formula_and_each_can_be_had_back(text):
    cell = plain_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text


def test_a_file_of_somebody_else_is_not_overwritten(home, lists):
    (home.folder / "crosswalk.csv").write_text("mine\n")
    with pytest.raises(HomeDamaged):
        write(home, lists, "L", {"own_id": "A-1"})
    assert (home.folder / "crosswalk.csv").read_text() == "mine\n"


def test_one_process_writes_at_a_time(home, lists):
    with sole_writer(home.folder / "lock"), pytest.raises(HomeInUse):
        write(home, lists, "L", {"own_id": "A-1"})
