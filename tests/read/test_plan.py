"""What the user chooses goes before what is found, and choices that do not fit are refused."""

from __future__ import annotations

import pytest

from sempadan.read import Choices, errors
from sempadan.read.plan import make_plan

SHEETS = {"A": [("Nama", "L/P"), ("Siti", "P")], "B": [("Nama", "L/P"), ("Budi", "L")]}


def test_named_sheets_alone_are_read(desk):
    file = desk.book(SHEETS)
    assert desk.read(file, sheets=("B",)).values("name") == ["Budi"]
    assert desk.read(file).values("name") == ["Siti", "Budi"]
    with pytest.raises(errors.NoSuchSheet) as refused:
        desk.read(file, sheets=("C",))
    assert "A, B" in str(refused.value)


def test_one_order_holds_for_a_column_of_all_sheets(desk):
    header = ("Nama", "Tgl Lahir")
    file = desk.book({"A": [header, ("Siti", "20/05/1998")], "B": [header, ("Budi", "03/04/1999")]})
    assert desk.read(file).values("birth_date") == ["1998-05-20", "1999-04-03"]
    assert desk.read(file).rules == []


def test_a_plan_shows_no_cell(desk):
    plan = make_plan(desk.book(SHEETS), Choices())
    assert "Siti" not in repr(plan)
    assert "Siti" not in repr(plan.book)
    assert "Siti" not in repr(plan.parts)
