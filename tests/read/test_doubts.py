"""What was left out or decided about a file is said."""

from __future__ import annotations

LIST = [("Nama", "L/P"), ("Siti", "P")]


def test_a_hidden_sheet_is_left_out_and_said_and_read_when_named(desk):
    file = desk.book({"Data": LIST, "Lama": [("Nama", "L/P"), ("Budi", "L")]}, hidden=("Lama",))
    read = desk.read(file)
    assert read.values("name") == ["Siti"]
    assert read.rules == [(1, "", "hidden_sheet")]
    assert desk.read(file, sheets=("Lama",)).values("name") == ["Budi"]


def test_a_sheet_without_a_list_is_said(desk):
    file = desk.book({"Data": LIST, "Petunjuk": [("Cara mengisi",), ("Isi semua lajur",)], "Kosong": []})
    problems = desk.read(file).checked.problems.data.to_pylist()
    assert [(p["sheet"], p["rule"]) for p in problems] == [("Petunjuk", "sheet_without_list")]


def test_a_table_of_no_people_beside_the_list_is_said(desk):
    read = desk.table(*LIST, (), ("Kabupaten asal", "Umur"), ("Sambas", "3"))
    assert read.rules == [(4, "", "table_without_names")]
    assert read.values("name") == ["Siti"]


def test_a_doubt_about_a_column_of_several_sheets_is_told_once(desk):
    header = ("Nama", "Tgl Lahir")
    file = desk.book({"Jan": [header, ("Siti", "01/02/1999")], "Feb": [header, ("Budi", "03/04/1999")]})
    assert [rule for _, _, rule in desk.read(file).rules] == ["order_assumed"]
