"""Reading a list whole: the cases of public bug reports, counts that add up, and nothing of a person told."""

from __future__ import annotations

import csv
import io
import string
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sempadan.border import load
from sempadan.read import Choices, annotate, look, problem_messages, read_list, write_clean
from sempadan.read.files import open_book
from sempadan.read.layout import is_filled
from sempadan.schema.errors import SempadanError

BORDER = load()
PLANT = "qzplant"
HEADER = (
    "No",
    "Nama",
    "Tempat/Tgl Lahir",
    "L/P",
    "NIK",
    "Paspor",
    "Umur",
    "Kabupaten asal",
    "Gaji",
    "Setuju",
    "HP calo",
    "Instansi rujukan",
    "Catatan",
)
KNOWN = ("1", "Siti Aminah", "Sambas, 12-05-1998", "P", "", "", "26", "Sambas", "RM 900", "ya", "", "", "")
TELLING = st.sampled_from(
    (
        "Qzplant Aminah",
        "qzplant, 31/02/1999",
        "Qzplant;Budi",
        "QZPLANT",
        "12 qzplant",
        "6101qzplant",
        "-",
        "ya",
        "12/05/1998",
        "P",
        '"',
        "1.61E+15",
        "idem",
        "Qzplant dan Siti",
        "=qzplant",
        "Total qzplant",
        "Mengetahui, qzplant",
        "Catatan: qzplant",
        "Sambas",
        "5 juta",
        "refused",
        "17 th",
        "Nama",
        "B1234567",
        "3171234567890123",
    )
)
CELLS = TELLING | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.just("")
TABLES = st.lists(st.lists(CELLS, max_size=len(HEADER) + 1), max_size=8)
NO_WORDS = (
    st.text(string.ascii_letters + string.digits + " ,.;/-'\"=", max_size=12)
    .filter(lambda text: not text.strip().isdigit())
    .map(lambda text: f"{text}zq" if text.strip() else text)
)
"""Cells that are no header, so that no further table begins in the middle."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("lists")


def csv_of(rows):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode()


def test_a_column_has_one_order_of_day_and_month_and_a_doubtful_one_is_said(desk, cases):
    read = desk.read(cases / "B02_dates.csv")
    assert read.values("birth_date") == [
        "1999-03-11",
        "1998-05-03",
        "2001-10-20",
        "2000-08-04",
        "1997-10-05",
        "2002-11-17",
        "1999-02-11",
        "1996-02-22",
    ]
    assert read.values("contact_date")[0] == "2023-05-04"
    assert read.rules == [(1, "Tgl Lapor", "order_borrowed_day_first")]


def test_one_date_in_the_other_order_is_named_and_changes_no_other(desk, cases):
    read = desk.read(cases / "B02_dates_both_orders.csv")
    assert read.counts == (8, 7, 1, 0)
    assert (6, "Tgl Lahir", "date_in_other_order") in read.rules
    assert read.values("birth_date") == [
        "1999-03-11",
        "1998-05-03",
        "2001-10-20",
        "2000-08-04",
        "2002-11-17",
        "1999-02-11",
        "1996-02-22",
    ]


@pytest.mark.parametrize(
    ("name", "header", "faulty", "count"),
    [("B04_repeated_rows.ods", 8, 15, 5), ("B04_leading_empty.xlsx", 5, 9, 2)],
)
def test_rows_are_numbered_as_the_spreadsheet_shows_them(desk, cases, name, header, faulty, count):
    read = desk.read(cases / name)
    assert [sheet.header_row for sheet in read.checked.sheets] == [header]
    assert read.checked.read == count
    assert read.rows_of("not_a_date") == [faulty]


def test_a_repeated_row_is_shown_and_kept(desk, cases):
    read = desk.read(cases / "B04_repeated_rows.ods")
    assert (11, "", "repeats_row") in read.rules
    assert {10, 11} <= set(read.values("row"))
    (problem,) = [p for p in problem_messages(read.checked.problems) if p.rule == "repeats_row"]
    assert problem.message.params["other_row"] == 10


def test_a_lone_quotation_mark_eats_nobody(desk, cases):
    read = desk.read(cases / "B06_lone_quote.csv")
    names = read.values("name")
    assert read.checked.read == len(names) == 6
    assert read.rows_of("lone_quote") == [4]
    assert names[3:5] == ["Dewi Anggraini", 'Tono "Kecil" Wijaya']
    assert not any("\n" in name for name in names)


def test_digits_that_a_number_cell_lost_are_not_used(desk, cases):
    read = desk.read(cases / "B08_nik_numbers.xlsx")
    by_row = dict(zip(read.values("row"), read.values("nik"), strict=True))
    assert by_row[2] == "6171994503999001"
    assert by_row[3] is None
    assert by_row[4] is None
    assert by_row[6] == "6171990503999003"
    assert by_row[7] == "6171995010109005"
    assert read.rows_of("number_lost_digits") == [3, 4]
    assert not [rule for _, _, rule in read.rules if "differs" in rule]


def test_months_and_durations_are_read_in_words(desk, cases):
    read = desk.read(cases / "B09_words.csv")
    assert read.values("birth_date") == [
        "1999-11-06",
        "2001-02-17",
        "2003-08-09",
        "2003-08-09",
        "2003-08-09",
        "2004-03-01",
        "2004-05-02",
        "2001-03-18",
        "2002-12-30",
    ]
    assert read.values("age") == [17, 4, 4, 0, 0, 0, 17, 18, 17]
    assert read.rules == [(10, "Umur saat masuk", "age_about")]


@pytest.mark.parametrize(
    ("name", "people"), [("B12_A.csv", 66), ("B12_B.csv", 57), ("B14_A.csv", 60), ("B14_B.csv", 60)]
)
def test_lists_of_namesakes_and_twins_are_read_whole_and_without_fault(desk, cases, name, people):
    read = desk.read(cases / name)
    assert read.counts == (people, people, 0, 0)
    assert read.rules == []


def test_a_person_who_refused_stays_at_home_whatever_else_the_row_holds(desk):
    read = desk.table(
        ("Nama", "Tgl Lahir", "Persetujuan berbagi data"),
        ("Siti Aminah", "12-05-1998", "Setuju"),
        ("Budi Hartono", "31-02-1999", "Tidak setuju"),
        ("Dewi Anggraini", "31-02-1999", "Setuju"),
        ("Eko Prasetyo", "03-04-1990", ""),
    )
    assert read.counts == (4, 2, 1, 1)
    assert read.values("name") == ["Siti Aminah", "Eko Prasetyo"]
    assert read.values("sharing") == ["consent", "unknown"]


def test_a_look_takes_no_value_and_says_the_order_of_each_column_of_dates(cases, border):
    looked = look(cases / "B02_dates.csv", Choices(), border)
    assert [(one.column, one.order, one.reason.id) for one in looked.orders] == [
        ("Tgl Lahir", "day_first", "order.proved"),
        ("Tgl Lapor", "day_first", "order.borrowed"),
    ]
    assert (looked.encoding, looked.delimiter, looked.decimal) == ("utf-8", ";", "unclear")
    assert looked.profile.mapping == {"Nama": "name", "Tgl Lahir": "birth_date", "Tgl Lapor": "contact_date"}
    assert [problem.rule for problem in looked.problems] == ["order_borrowed_day_first"]


def test_a_list_is_read_the_same_twice(desk, cases):
    first, second = (desk.read(cases / "B14_A.csv") for _ in range(2))
    assert first.checked.cases.data.equals(second.checked.cases.data)


def test_the_mark_of_invented_lists_is_seen_and_is_no_record(desk):
    rows = [("SEMPADAN-INVENTED",), ("Nama", "L/P"), ("Siti Aminah", "P")]
    assert desk.read(desk.xlsx(rows)).checked.invented
    text = desk.text("Nama;L/P\nSiti Aminah;P\nSEMPADAN-INVENTED;\n")
    assert (desk.read(text).checked.invented, desk.read(text).checked.read) == (True, 1)
    assert not desk.read(desk.xlsx(rows[1:])).checked.invented


@settings(deadline=None, max_examples=40)
@given(rows=st.lists(st.lists(NO_WORDS, min_size=1, max_size=len(HEADER)), max_size=10), refused=st.booleans())
def test_every_filled_row_is_accepted_held_refused_or_named(place, rows, refused):
    file = place / "rows.csv"
    known = (*KNOWN[:9], "tidak setuju" if refused else "setuju", *KNOWN[10:])
    file.write_bytes(csv_of([HEADER, known, *rows]))
    checked = read_list(file, Choices(delimiter=";", encoding="utf-8"), BORDER, year=2024)
    filled = sum(any(map(is_filled, row)) for row in open_book(file, delimiter=";").sheets[0].rows[1:])
    assert checked.read == checked.accepted + checked.held + checked.not_for_sharing
    assert filled == checked.read + checked.not_records
    wrong = {row["row"] for row in checked.problems.data.to_pylist() if row["severity"] == "error"}
    assert checked.held <= len(wrong)
    assert wrong.isdisjoint(checked.cases.data["row"].to_pylist())


@settings(deadline=None, max_examples=100)
@given(rows=TABLES)
@example(rows=[["1", "Qzplant dan Siti", "Qzplant, 31/02/1999", "x", "6101qzplant", "Q1;qzplant"]])
@example(rows=[["1", "Siti", "²", "²", "²", "²", "²", "", "²", "²", "²", "²"]])
def test_no_table_crashes_the_reader_and_no_cell_of_it_is_told(rows):
    assert PLANT not in told_of([HEADER, *rows])


@pytest.mark.parametrize(
    "rows",
    [
        [["Penipuan", "Korban", "Qzplant Aminah", "Kampung", "12-05-1998"]],
        [["Qzplant Aminah", "Qzplant Aminah"], ["Nama"]],
        [["Petugas: Qzplant", "", "Kantor", ""], ["Nama", "L/P", "Umur", "Alamat"]],
        [["1", "Qzplant Aminah", "Sambas"], ["2", "Qzplant Budi", "Sanggau"]],
    ],
)
def test_a_list_without_a_header_on_top_tells_no_cell_either(rows):
    assert PLANT not in told_of(rows)


def told_of(rows):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "daftar.csv"
        file.write_bytes(csv_of(rows))
        return tell(file, Path(folder)).lower()


def tell(file, folder):
    """Everything that reading a file says: results, sentences, errors with their chains, but not the clean rows."""
    try:
        checked = read_list(file, Choices(), BORDER, year=2024)
        looked = look(file, Choices(), BORDER)
        annotate(file, checked, folder / "copy.xlsx", str)
        write_clean(checked, folder / "clean.csv")
    except SempadanError as error:
        return chain(error)
    problems = problem_messages(checked.problems)
    return repr(
        (checked, problems, checked.mapping, checked.places, looked.orders, looked.problems, looked.mapping)
    ) + str(checked.problems.data.to_pylist())


def chain(error):
    """An error with every error that it keeps."""
    said = ""
    while error is not None:
        said += f"{error!r} {error} {getattr(error, 'params', '')}"
        error = error.__context__ or error.__cause__
    return said
