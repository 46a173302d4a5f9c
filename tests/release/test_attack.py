"""The attack: what it must find in the releases of others, and in ours after somebody has spoilt them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from release.naive import invented_rows, quiet
from sempadan.release.attack import attack
from sempadan.release.codebook_file import codebook_json, read_codebook
from sempadan.release.count import count_tables, one_and_two_way
from sempadan.release.errors import NumbersDisagree
from sempadan.release.exact import ExactProduct, exact_product, finished
from sempadan.release.opened import open_release
from sempadan.release.protect import without_complement
from sempadan.release.render import STATEMENT, render, statement

NAIVE = Path(__file__).parent / "cases" / "B27_naive_release.csv"
"""Case B27: counts under 10 are blank, everything else is printed."""

BORDER = """
[columns.district]
codes = ["P", "Q", "R", "S", "T", "U", "V", "W"]
parent = ["part", "access"]
[columns.district.of]
P = ["coast", "inside"]
Q = ["coast", "inside"]
R = ["coast", "inside"]
S = ["coast", "inside"]
T = ["inland", "inside"]
U = ["inland", "border"]
V = ["inland", "border"]
W = ["inland", "inside"]
[columns.part]
codes = ["coast", "inland"]
[columns.access]
codes = ["inside", "border"]
"""


def found_in(files):
    return attack(open_release(files))


def ends(attacked):
    return {r.cell: (r.low, r.high) for r in attacked.recovered}


@pytest.fixture
def border(tmp_path):
    (tmp_path / "c.toml").write_text(BORDER)
    return codebook_json(read_codebook(tmp_path / "c.toml"))


def test_two_margins_together_give_away_what_neither_does_alone(border):
    attacked = found_in({"B27_naive_release.csv": NAIVE.read_bytes(), "codebook.json": border})
    assert ends(attacked) == {"P": (4, 9), "Q": (4, 9), "T": (8, 8), "U": (5, 9), "V": (5, 9)}
    assert attacked.cells_checked == 5
    assert attacked.singled_out == 1
    assert attacked.taken_for_small


def test_without_its_codebook_nothing_can_be_subtracted():
    assert "T" not in ends(found_in({"B27_naive_release.csv": NAIVE.read_bytes()}))


def test_a_release_that_says_it_withholds_more_is_not_taken_for_naive(border):
    said = json.dumps({"withheld": "protected", "empty_cells": "printed"}).encode()
    files = {"B27_naive_release.csv": NAIVE.read_bytes(), "codebook.json": border, "statement.json": said}
    attacked = found_in(files)
    assert ends(attacked) == {"T": (8, 8)}
    assert not attacked.taken_for_small


def test_blanks_that_cannot_all_be_small_are_not_taken_for_small():
    attacked = found_in({"t.csv": b"a,count\nx,\ny,\nz,80\nall,180\n"})
    assert not attacked.taken_for_small
    assert not attacked.recovered


def test_an_upper_limit_is_known_and_what_narrows_it_is_found():
    attacked = found_in({"t.csv": b"a,count\nx,<5\ny,<5\nz,80\nall,88\n"})
    assert ends(attacked) == {"x": (4, 4), "y": (4, 4)}
    assert attacked.singled_out == 2
    assert attacked.differenced == 2


def test_an_upper_limit_alone_is_no_find():
    assert not found_in({"t.csv": b"a,count\nx,<5\ny,<5\nz,80\nall,84\n"}).recovered


@pytest.fixture(scope="module")
def product():
    rows = invented_rows((5, 6), 420, 1)
    return exact_product(count_tables(rows, one_and_two_way(rows.book)), rows.book, quiet)


@pytest.fixture(scope="module")
def release(product):
    return finished(product)[0]


def withheld_cell(product):
    """A cell that is withheld, with its true count."""
    protected = product.protected
    place = int(np.flatnonzero(protected.primary)[0])
    return protected.gathered.cells[place], int(protected.gathered.counts[place])


def test_ours_gives_nothing_away(release, product):
    attacked = found_in(release)
    assert attacked.cells_checked == int(product.protected.withheld.sum()) > 0
    assert not attacked.recovered
    assert attacked.singled_out == attacked.differenced == 0
    assert attacked.published_share == pytest.approx(product.protected.published_share, abs=1e-6)
    assert attacked.level == "joint"


def test_a_page_that_shows_a_withheld_cell_is_found(release, product):
    cell, count = withheld_cell(product)
    named = "&amp;".join(f"{name}={code}" for name, code in cell)
    page = f'<table><tr><td class="number" data-cell="{named}" data-value="{count}">{count}</td></tr></table>'
    attacked = found_in({**release, "report.en.html": page.encode()})
    assert (count, count) in ends(attacked).values()
    assert attacked.singled_out >= 1


def test_a_page_whose_sum_gives_a_withheld_cell_away_is_found(product):
    """The page counts two codes together that the tables keep apart: one of them follows."""
    files = {
        "t.csv": b"a,b,count\nx,u,\nx,v,\nx,all,30\ny,u,\ny,v,\ny,all,30\nall,u,31\nall,v,29\nall,all,60\n",
        "statement.json": b'{"withheld": "protected"}',
    }
    assert not found_in(files).recovered
    page = b'<td data-cell="a=x&b=u" data-value="4">'
    assert ends(found_in({**files, "page.html": page})) == {
        "x × u": (4, 4), "x × v": (26, 26), "y × u": (27, 27), "y × v": (3, 3)
    }  # fmt: skip


def test_numbers_of_pages_are_no_part_of_the_published_share(release, product):
    cell, count = next((c, n) for c, n in product.protected.counted().items() if len(c) == 2)
    named = "&amp;".join(f"{name}={code}" for name, code in cell)
    page = f'<td data-cell="{named}" data-value="{count}">'.encode()
    assert found_in({**release, "p.html": page}).published_share == found_in(release).published_share


def test_a_workbook_that_shows_a_withheld_cell_is_found(release, product):
    naive = ExactProduct(without_complement(product.protected), ())
    workbook = {"tables/tables.xlsx": render(naive)["tables/tables.xlsx"]}
    assert found_in({**release, **workbook}).recovered


def test_small_cells_alone_come_back_for_the_most_part(product):
    naive = ExactProduct(without_complement(product.protected), ())
    files = render(naive)
    attacked = found_in(files)
    assert len(attacked.recovered) > attacked.cells_checked / 2
    assert found_in({**files, STATEMENT: statement(naive, None)}).recovered


@pytest.mark.parametrize("table", [b"a,count\nx,3\ny,4\nall,9\n", b"a,count\nx,30\nx,31\n"])
def test_numbers_that_contradict_one_another_are_refused(table):
    with pytest.raises(NumbersDisagree):
        found_in({"t.csv": table})


def test_noisy_tables_with_blanks_are_refused():
    with pytest.raises(NumbersDisagree):
        found_in({"t.csv": b"a,b,count\nx,u,\nx,v,40\nx,all,33\n"})


def test_a_zero_that_is_printed_says_that_blank_is_not_zero():
    attacked = found_in({"t.csv": b"a,count\nw,0\nx,\ny,\nz,80\nall,90\n"})
    assert ends(attacked) == {}
    assert attacked.taken_for_small
    assert ends(found_in({"t.csv": b"a,count\nw,0\nx,\ny,\nz,80\nall,83\n"})) == {"x": (1, 2), "y": (1, 2)}


def test_without_blanks_nothing_is_checked():
    attacked = found_in({"t.csv": b"a,count\nx,30\ny,4\nall,34\n"})
    assert attacked.cells_checked == 0
    assert attacked.singled_out == 1
    assert attacked.published_share == 1.0
