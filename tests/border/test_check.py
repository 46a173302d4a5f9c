"""Folders made wrong, one way at a time: each fault is named with file, line, column, rule and sentence."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sempadan.border import check_pack
from sempadan.border.faults import WARNINGS, is_warning
from sempadan.border.layout import FILES
from sempadan.locale.catalogue import catalogue


def cells(data):
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def table(rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def put(code, column, value):
    """Write another value into the row of that code (its first cell); give the new bytes and the row's line."""

    def change(data):
        rows = cells(data)
        number = next(n for n, row in enumerate(rows) if row[0] == code)
        rows[number][rows[0].index(column)] = value
        return table(rows), number + 1

    return change


def again(code):
    """The row of that code once more, at the end."""

    def change(data):
        rows = cells(data)
        return table([*rows, next(row for row in rows if row[0] == code)]), len(rows) + 1

    return change


def without_column(column):
    def change(data):
        rows = cells(data)
        place = rows[0].index(column)
        return table([row[:place] + row[place + 1 :] for row in rows]), 1

    return change


def with_column(column):
    return lambda data: (table([[*row, column if n == 0 else "x"] for n, row in enumerate(cells(data))]), 1)


def in_bytes(old, new, line):
    return lambda data: (data.replace(old, new, 1), line)


def only_the_heading(data):
    return table(cells(data)[:1]), 1


def with_semicolons(data):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(cells(data))
    return text.getvalue().encode(), 1


def in_latin_1(data):
    before = data[: data.index("–".encode())]
    return data.replace("–".encode(), b"\x96"), before.count(b"\n") + 1


WRONG = [
    ("districts.csv", with_semicolons, "", "separated_by_semicolon"),
    ("border.csv", in_latin_1, "", "not_utf8"),
    ("commitments.csv", in_latin_1, "", "not_utf8"),
    ("districts.csv", lambda _: (b"", 1), "", "empty_file"),
    ("districts.csv", only_the_heading, "", "no_rows"),
    ("border.csv", again("kalbar-sarawak"), "", "one_row"),
    ("agencies.csv", without_column("source"), "source", "missing_column"),
    ("agencies.csv", with_column("address"), "address", "finer_than_district"),
    ("agencies.csv", with_column("remark"), "remark", "extra_column"),
    ("agencies.csv", again("PDRM"), "code", "doubled"),
    ("agencies.csv", put("PDRM", "source_type", "polis"), "source_type", "unknown_code"),
    ("agencies.csv", put("PDRM", "source_type", "unknown"), "source_type", "unknown_code"),
    ("agencies.csv", put("PDRM", "detection", "yes"), "detection", "not_a_flag"),
    ("agencies.csv", put("PDRM", "country", "MAL"), "country", "unknown_reference"),
    ("agencies.csv", put("PDRM", "source", ""), "source", "no_source"),
    ("agencies.csv", put("PDRM", "records_ms", ""), "records_ms", "language_missing"),
    ("agencies.csv", put("PDRM", "name_id", ""), "name_id", "empty_cell"),
    ("agencies.csv", put("PDRM", "code", "Polis Diraja"), "code", "malformed_code"),
    ("hypotheses.csv", put("H01", "code", "unknown"), "code", "reserved_code"),
    ("districts.csv", put("6101", "population", "639.500"), "population", "not_whole"),
    ("districts.csv", put("6101", "population_year", ""), "population_year", "empty_cell"),
    ("districts.csv", put("6101", "population_source", ""), "population_source", "no_source"),
    ("districts.csv", put("6101", "population_year", "25"), "population_year", "not_a_year"),
    ("districts.csv", put("6101", "country", "SGP"), "country", "not_of_this_border"),
    ("districts.csv", put("6172", "tile_row", "7"), "tile_column", "tile_taken"),
    ("districts.csv", put("6102", "name", "SAMBAS"), "name", "shared_name"),
    ("places.csv", put("SGP", "code", "SG"), "code", "not_a_country_code"),
    ("places.csv", put("3509", "parent", ""), "parent", "empty_cell"),
    ("places.csv", put("3509", "parent", "3509"), "parent", "names_itself"),
    ("places.csv", put("3509", "code", "6101"), "code", "district_too"),
    ("crossings.csv", put("aruk-biawak", "first_district", "6199"), "first_district", "unknown_reference"),
    ("crossings.csv", put("aruk-biawak", "second_district", "6103"), "second_district", "same_side"),
    ("crossings.csv", put("aruk-biawak", "opened", "17/03/2017"), "opened", "not_a_date"),
    ("commitments.csv", put("B08", "end_date", "2006-05-12"), "end_date", "ends_before_start"),
    ("commitments.csv", put("I04", "end_date", "2019-12-31"), "end_date", "ends_before_start"),
    ("commitments.csv", put("B08", "date_precision", "month"), "date_precision", "precision_differs"),
    ("commitments.csv", put("B15", "date_precision", "year"), "date_precision", "precision_differs"),
    ("commitments.csv", put("B08", "date_meaning", ""), "date_meaning", "empty_cell"),
    ("commitments.csv", put("B11", "replaces", "B08|B99"), "replaces", "unknown_reference"),
    ("commitments.csv", put("B11", "replaces", "B11"), "replaces", "names_itself"),
    ("commitments.csv", put("B08", "date", "2006-02-30"), "date", "not_a_date"),
    ("commitments.csv", put("B08", "level", "regional"), "level", "unknown_code"),
    ("commitments.csv", put("B08", "actors", "state|church"), "actors", "unknown_code"),
    ("commitment_events.csv", put("B02", "commitment", "B99"), "commitment", "unknown_reference"),
    ("commitment_events.csv", put("B02", "date_precision", "year"), "date_precision", "precision_differs"),
    ("obstacles.csv", put("D01", "fields", "route|religion"), "fields", "unknown_field"),
    ("obstacles.csv", put("D04", "register", "commitments.expiry"), "register", "unknown_column"),
    ("hypotheses.csv", put("H01", "year", "twenty"), "year", "not_a_year"),
    ("indicators.csv", put("6101", "value", "1.234,5"), "value", "not_a_number"),
    ("indicators.csv", put("6101", "value", "1E+05"), "value", "not_a_number"),
    ("indicators.csv", put("6101", "unit", "km2"), "unit", "unit_differs"),
    ("published_counts.csv", put("C052", "period_end", "2015-12-31"), "period_end", "ends_before_start"),
    ("published_counts.csv", put("C052", "series", "deaths"), "series", "unknown_reference"),
    ("published_counts.csv", in_bytes(b"C052,", b'"C052,', 53), "", "broken_quotes"),
    ("published_counts.csv", in_bytes(b"C052,", b"C052,,", 53), "", "too_many_cells"),
    ("published_counts.csv", in_bytes(b"C052,", b"", 53), "", "too_few_cells"),
    ("published_counts.csv", in_bytes(b"C052", b"C052\x07", 53), "", "control_character"),
]


@pytest.mark.parametrize(("file", "change", "column", "rule"), WRONG, ids=[f"{w[0][:-4]}-{w[2]}-{w[3]}" for w in WRONG])
def test_a_fault_is_named_with_its_file_line_column_and_sentence(folder, file, change, column, rule):
    path = folder / file
    old = path.read_bytes()
    new, line = change(old)
    assert new != old
    path.write_bytes(new)
    found = [f for f in check_pack(folder).faults if f.rule == rule]
    assert [(f.file, f.line, f.column) for f in found] == [(file, line, column)]
    assert is_warning(found[0]) == (rule in WARNINGS)
    said = [catalogue(lang).say(found[0].message) for lang in ("en", "id", "ms")]
    assert len(set(said)) == 3


def test_the_wrong_folders_above_break_nearly_every_rule():
    """All rules but those of the tests below and of test_rows."""
    rules = {name.rpartition(".")[2] for name in catalogue("en").entries if name.startswith("border.fault.")}
    elsewhere = {"missing_file", "not_readable", "unknown_file", "too_large", "separator_line", "separated_by_tab",
                 "separated_by_bar", "doubled_column", "blank_row"}  # fmt: skip
    assert rules - elsewhere == {rule for *_, rule in WRONG}


@pytest.mark.parametrize("file", [f.name for f in FILES])
def test_a_missing_file_is_one_fault_of_that_file(folder, file):
    (folder / file).unlink()
    assert [(f.file, f.line, f.rule) for f in check_pack(folder).faults] == [(file, 0, "missing_file")]


def test_a_folder_in_the_place_of_a_file_cannot_be_read(folder):
    (folder / "obstacles.csv").unlink()
    (folder / "obstacles.csv").mkdir()
    assert [(f.file, f.rule) for f in check_pack(folder).faults] == [("obstacles.csv", "not_readable")]


def test_a_table_that_belongs_to_no_border_is_said_to_be_unread(folder):
    (folder / "agencies.xlsx").write_bytes(b"")
    assert [(f.file, f.rule) for f in check_pack(folder).faults] == [("agencies.xlsx", "unknown_file")]


def test_all_faults_are_reported_at_once_in_the_order_of_files_and_lines(folder):
    for file, change, *_ in (WRONG[10], WRONG[19], WRONG[33]):
        path = folder / file
        path.write_bytes(change(path.read_bytes())[0])
    assert [f.file for f in check_pack(folder).faults] == ["districts.csv", "agencies.csv", "commitments.csv"]


def test_a_cell_after_one_of_several_lines_is_found_on_its_own_line(folder):
    path = folder / "agencies.csv"
    new, line = put("PDRM", "names", "Polis\nMalaysia\r\nPDRM")(path.read_bytes())
    path.write_bytes(put("PDRM", "detection", "2")(new)[0])
    (fault,) = check_pack(folder).faults
    assert (fault.line, fault.column) == (line + 2, "detection")
    assert b",2," in path.read_bytes().replace(b"\r\n", b"\n").split(b"\n")[fault.line - 1]


def test_no_fault_repeats_the_text_of_a_cell(folder):
    """Somebody may paste a list of persons into the wrong folder."""
    for file in FILES:
        path = folder / file.name
        rows = cells(path.read_bytes())
        path.write_bytes(table([rows[0], *(["Siti Rahmawati"] * len(rows[0]) for _ in range(3))]))
    checked = check_pack(folder)
    assert checked.faults
    assert "Siti" not in repr(checked)
    assert not [f for f in checked.faults for lang in ("en", "id", "ms") if "Siti" in catalogue(lang).say(f.message)]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from([f.name for f in FILES]), data=st.binary(max_size=400))
def test_no_bytes_in_any_file_make_the_check_fail(small, file, data):
    old = (small / file).read_bytes()
    (small / file).write_bytes(data)
    faults = check_pack(small).faults
    (small / file).write_bytes(old)
    assert all(f.line >= 0 and catalogue("en").say(f.message) for f in faults)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_cells_in_any_file_make_the_check_fail(small, data):
    """Text that parses as rows reaches every rule."""
    file = data.draw(st.sampled_from(FILES))
    heading = [c.name for c in file.columns]
    cell = st.one_of(
        st.text(max_size=8), st.sampled_from(["IDN", "9301", "2016-02", "2016-05-30", "1", "|", "B1", "²"])
    )
    rows = data.draw(st.lists(st.lists(cell, min_size=len(heading), max_size=len(heading)), max_size=4))
    old = (small / file.name).read_bytes()
    (small / file.name).write_bytes(table([heading, *rows]).replace(b"\0", b""))
    faults = check_pack(small).faults
    (small / file.name).write_bytes(old)
    assert all(f.line >= 0 and catalogue("ms").say(f.message) for f in faults)
