"""From a file of rows to a release folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from release.naive import quiet
from sempadan.release.attack import attack
from sempadan.release.errors import NotCoded, TooFewRows, TooLittleLeft, TooManyCellsToProtect
from sempadan.release.from_rows import Wanted, release_rows
from sempadan.release.opened import load_folder, open_release
from sempadan.schema.errors import OutputExists

PEOPLE = {"P": 6, "Q": 7, "R": 24, "S": 31, "T": 8, "U": 9, "V": 5, "W": 22}
"""Case B27: people by district."""

COAST, BORDER = "PQRS", "UV"


def rows_of_b27():
    for district, people in PEOPLE.items():
        part, access = "coast" if district in COAST else "inland", "border" if district in BORDER else "inside"
        yield from [f"{district},{part},{access}"] * people


def release(tmp_path, rows, head="district,part,access", tables=(), codebook=None):
    path = tmp_path / "rows.csv"
    path.write_text("\n".join([head, *rows]))
    return release_rows(Wanted(path, codebook, tuple(tables), tmp_path / "out"), quiet)


def test_margins_that_are_safe_alone_are_safe_together(tmp_path):
    result = release(tmp_path, rows_of_b27())
    assert result.rows == 112
    assert result.published_share >= 0.85
    attacked = attack(open_release(load_folder(tmp_path / "out")))
    assert not attacked.recovered
    assert attacked.cells_checked == result.withheld == 6
    printed = (tmp_path / "out" / "tables" / "district.csv").read_text()
    assert "T,,protected" in printed
    assert "R,24,printed" in printed


def test_a_codebook_gives_the_codes_and_the_tables_that_are_wanted(tmp_path):
    book = tmp_path / "c.toml"
    book.write_text(
        '[columns.part]\ncodes = ["coast", "inland", "sea"]\n[columns.access]\ncodes = ["inside", "border"]'
    )
    rows = (row.partition(",")[2] for row in rows_of_b27())
    result = release(tmp_path, rows, "part,access", ("part",), book)
    assert result.tables == 1
    assert (tmp_path / "out" / "tables" / "part.csv").read_text() == (
        "part,count,status\ncoast,68,printed\ninland,44,printed\nsea,0,printed\nall,112,printed\n"
    )


def test_everybody_alike_is_one_number(tmp_path):
    result = release(tmp_path, ["x,y"] * 40, "a,b")
    assert result.withheld == 0
    assert (tmp_path / "out" / "tables" / "a.csv").read_text() == "a,count,status\nx,40,printed\nall,40,printed\n"


@pytest.mark.parametrize(
    ("error", "rows"),
    [
        (TooFewRows, ["x"]),
        (NotCoded, [f"Siti Aminah {n}" for n in range(40)]),
        (TooLittleLeft, [f"c{n // 4}" for n in range(44)]),
    ],
)
def test_what_is_refused_leaves_nothing(tmp_path, error, rows):
    with pytest.raises(error):
        release(tmp_path, rows, "a")
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]


def test_a_column_of_five_thousand_codes_needs_a_codebook_and_still_too_many_cells_are_refused(tmp_path):
    codes = [f"c{n}" for n in range(5000)]
    with pytest.raises(NotCoded):
        release(tmp_path, [f"{code},y" for code in codes for _ in range(4)], "a,b")
    book = tmp_path / "c.toml"
    listed = ", ".join(f'"{code}"' for code in codes)
    other = ", ".join(f'"y{n}"' for n in range(20))
    book.write_text(f"[columns.a]\ncodes = [{listed}]\n[columns.b]\ncodes = [{other}]")
    with pytest.raises(TooManyCellsToProtect):
        release(tmp_path, [f"{code},y1" for code in codes], "a,b", codebook=book)
    assert release(tmp_path, [f"{code},y1" for code in codes], "a,b", ("b",), book).tables == 1


def test_a_folder_that_is_there_is_refused_before_the_rows_are_read(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputExists):
        release_rows(Wanted(Path("gone.csv"), None, (), tmp_path / "out"), quiet)


def test_the_same_rows_in_another_order_give_the_same_folder(tmp_path):
    rows = list(rows_of_b27())
    for name, order in (("one", rows), ("two", rows[::-1])):
        (tmp_path / name).mkdir()
        release(tmp_path / name, order)
    one, two = (
        {p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*") if p.is_file()}
        for f in (tmp_path / "one" / "out", tmp_path / "two" / "out")
    )
    assert one == two
