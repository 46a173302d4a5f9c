"""`look` and `check` show what was taken, the worst faults first, and give the contract's JSON."""

from __future__ import annotations

import pytest

HEAD = "No Kasus;Nama;Tanggal Lahir;NIK"
GOOD = "1;Siti Aminah;22-05-1998;6101996205989001"


@pytest.fixture
def listed(tmp_path):
    def write(*rows):
        path = tmp_path / "list.csv"
        path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def test_a_good_list_is_exit_code_0_and_its_counts_add_up(call, listed):
    done = call("check", listed(GOOD, "2;Budi Hartono;20-02-2001;"), "--lang", "ms")
    assert done.code == 0
    assert "2 baris dibaca: 2 diterima, 0 ditahan, 0 bukan untuk dikongsi." in done.out


def test_errors_stand_before_warnings_and_notes(call, listed):
    rows = [GOOD, GOOD, "3;Ani Lestari;20-02-2001;6101995205989001", "4;Dewi Anggraini;31-02-1999;"]
    done = call("check", listed(*rows), "--lang", "en")
    assert done.code == 1
    lines = done.out.splitlines()
    weights = [word for line in lines for word in ("error", "warning", "note") if f"  {word}  " in line]
    assert weights == sorted(weights, key=("error", "warning", "note").index)
    assert {"error", "warning", "note"} <= set(weights)


def test_both_orders_of_day_and_month_are_refused(call, listed):
    done = call("check", listed(GOOD), "--day-first", "--month-first", "--lang", "en")
    assert done.code == 2
    assert "--day-first and --month-first" in done.err


def test_a_copy_stands_beside_the_file_and_is_not_overwritten(call, listed, tmp_path):
    path = listed(GOOD)
    assert call("check", path, "--copy").code == 0
    assert (tmp_path / "list-checked.xlsx").exists()
    assert call("check", path, "--copy").code == 2
    assert call("check", path, "--copy", "--out", tmp_path / "other.xlsx").code == 2


def test_a_preview_names_each_column_s_field(call, listed):
    done = call("look", listed(GOOD), "--lang", "en")
    assert done.code == 0
    for field in ("own_id", "name", "birth_date", "nik"):
        assert field in done.out
    assert "Siti" not in done.out
