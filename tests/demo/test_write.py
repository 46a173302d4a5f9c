"""The folder of the demo: whole or not at all, the same bytes for the same seed, and agreeing with its truth."""

import csv
import re
import zipfile

import pytest
from python_calamine import load_workbook

from sempadan.border import load
from sempadan.demo.layout import layout_of
from sempadan.demo.setting import default_setting
from sempadan.demo.write import complete_truth, write_demo, write_folder
from sempadan.read import Choices, read_list
from sempadan.schema.errors import FileMissing, NotWritable, OutputExists

AGENCIES = default_setting().agencies
PLANT = "Zzyzx Qwibble"


def bytes_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(folder, name):
    with (folder / "truth" / name).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        write_demo(tmp_path / name, 300, seed)
    a, b, c = (bytes_of(tmp_path / name) for name in "abc")
    assert a == b
    assert a.keys() == c.keys()
    assert all(a[name] != c[name] for name in a if not name.endswith("effects.csv"))


def test_no_clock_stands_in_the_workbooks(written):
    done, _ = written
    books = [agency.path for agency in done.agencies if agency.path.suffix != ".csv"]
    assert len(books) == 3
    for path in books:
        with zipfile.ZipFile(path) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_default_is_five_lists_of_five_thousand_people_half_of_them_seen(written):
    done, _ = written
    assert tuple(agency.agency for agency in done.agencies) == AGENCIES
    assert done.people_total == 5000
    assert 2300 <= done.people_seen <= 2700
    assert {agency.path.suffix for agency in done.agencies} == {".xlsx", ".ods", ".csv"}
    assert {agency.source_type for agency in done.agencies} == {"consulate", "labour", "migrant_board", "police", "ngo"}


def test_counting_records_overstates_people(written):
    done, folder = written
    people = table(folder, "people.csv")
    assert sum(agency.records for agency in done.agencies) == len(people)
    assert done.people_seen == len({row["person"] for row in people})
    assert 1.43 <= len(people) / done.people_seen <= 1.7


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_reader_takes_every_record_where_the_truth_says_it_stands_and_nothing_else(written, agency):
    done, folder = written
    one = next(a for a in done.agencies if a.agency == agency)
    checked = read_list(one.path, Choices(), load(), year=2024)
    rows = {(r["sheet"], int(r["row"])): r["own_id"] for r in table(folder, "people.csv") if r["list"] == agency}
    assert checked.invented
    assert checked.read == one.records == len(rows)
    assert checked.accepted + checked.held + checked.not_for_sharing == checked.read
    assert 0 < checked.held < 0.03 * checked.read
    assert 0 < checked.not_for_sharing < 0.05 * checked.read
    data = checked.cases.data.select(["sheet", "row", "own_id", "name", "contact_date"]).to_pylist()
    assert all(rows[r["sheet"], r["row"]] == (r["own_id"] or "") for r in data)
    assert sum(r["contact_date"] is not None for r in data) > 0.97 * len(data)


@pytest.mark.parametrize("agency", ["KJRI-KUCHING", "ANAKBANGSA"])
def test_the_truth_names_the_row_that_a_spreadsheet_shows(written, agency):
    done, folder = written
    book = load_workbook(next(a.path for a in done.agencies if a.agency == agency))
    truth = [r for r in table(folder, "people.csv") if r["list"] == agency]
    own = {r["own_id"]: int(r["row"]) for r in truth}
    assert {r["sheet"] for r in truth} == set(book.sheet_names)
    lines = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    found = {cells[1]: number for number, cells in enumerate(lines, start=1) if cells[1] in own}
    assert len(own) > 600
    assert found == own


@pytest.mark.parametrize("agency", AGENCIES)
def test_each_file_says_that_its_people_are_invented(written, agency):
    done, _ = written
    path = next(a.path for a in done.agencies if a.agency == agency)
    if path.suffix == ".csv":
        first = path.read_bytes().splitlines()[0].decode(layout_of(agency).encoding)
    else:
        first = str(load_workbook(path).get_sheet_by_index(0).to_python(skip_empty_area=False)[0][0])
    assert "SEMPADAN-INVENTED" in first


def test_the_police_write_windows_text_with_semicolons_and_days_before_months(written):
    done, _ = written
    data = next(a.path for a in done.agencies if a.agency == "POLDA-KALBAR").read_bytes()
    assert b"\xe2\x80\x93" not in data
    assert "–" in data.decode("cp1252")
    dates = re.findall(rb"(?<=;)(\d\d)/(\d\d)/\d{4}(?=;)", data)
    assert len(dates) > 1000
    assert {int(month) for _, month in dates} == set(range(1, 13))
    assert max(int(day) for day, _ in dates) == 31


def test_the_consulate_merges_cells_of_its_upper_header(written):
    done, _ = written
    with zipfile.ZipFile(next(a.path for a in done.agencies if a.agency == "KJRI-KUCHING")) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    assert page.count(b"<mergeCell ") >= 5


def test_the_board_has_a_sheet_for_each_month(written):
    done, _ = written
    names = load_workbook(next(a.path for a in done.agencies if a.agency == "BP3MI-KALBAR")).sheet_names
    assert len(names) == 72
    assert names[0] == "Jan 2019"


def test_a_planted_name_stands_in_every_list_and_is_accepted_in_names_and_free_text(tmp_path):
    done = write_demo(tmp_path / "d", 400, 1, PLANT)
    border = load()
    for agency in done.agencies:
        cases = read_list(agency.path, Choices(), border, year=2024).cases.data.to_pylist()
        planted = [row for row in cases if row["name"] == PLANT]
        assert planted, agency.agency
    people = table(tmp_path / "d", "people.csv")
    assert sum(row["person"] == "PLANTED" for row in people) == 2 * len(AGENCIES)
    assert not any(row["person"] == "PLANTED" for row in table(tmp_path / "d", "persons.csv"))
    assert not any("wibble" in str(row) for name in done.truth for row in table(tmp_path / "d", name))


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputExists):
        write_demo(tmp_path, 50)
    with pytest.raises(OutputExists):
        write_demo(tmp_path / "mine.txt", 50)
    assert bytes_of(tmp_path) == {"mine.txt": b"mine"}


def test_an_empty_folder_and_one_that_is_missing_are_filled(tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new/deep"):
        write_demo(tmp_path / name, 50)
        assert (tmp_path / name / "truth" / "people.csv").exists()
    assert not list(tmp_path.rglob("*.part"))


def test_what_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable):
        write_demo(tmp_path / "file" / "demo", 50)
    with pytest.raises(NotWritable):
        write_folder(tmp_path / "demo", {"a/good": b"x", "a/" + "long" * 100: b"x"})
    assert [path.name for path in tmp_path.rglob("*")] == ["file"]


def test_records_are_entered_into_the_truth_by_list_sheet_and_row(tmp_path):
    folder = tmp_path / "d"
    write_demo(folder, 300, 5)
    before = table(folder, "people.csv")
    jtk = [row for row in before if row["list"] == "JTK"]
    crosswalk = tmp_path / "crosswalk.csv"
    lines = [(r["sheet"], r["row"], "", f"{number:032x}", "JTK") for number, r in enumerate(jtk[1:])]
    lines.append((jtk[0]["sheet"], jtk[0]["row"], "", "f" * 32, "OTHER"))
    with crosswalk.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([("sheet", "row", "own_id", "record", "list"), *lines])
    complete_truth(folder, {"JTK": crosswalk})
    after = table(folder, "people.csv")
    assert [{**row, "record": ""} for row in after] == before
    assert [r["record"] for r in after if r["list"] == "JTK"] == ["", *(f"{n:032x}" for n in range(len(jtk) - 1))]
    assert not any(r["record"] for r in after if r["list"] != "JTK")


def test_truth_without_its_table_or_crosswalk_is_an_error(tmp_path):
    with pytest.raises(FileMissing):
        complete_truth(tmp_path, {})
    write_demo(tmp_path / "d", 50)
    with pytest.raises(FileMissing):
        complete_truth(tmp_path / "d", {"JTK": tmp_path / "none.csv"})
