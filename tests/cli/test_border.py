from __future__ import annotations

import csv
import json

import pytest


@pytest.fixture
def folder(call, tmp_path):
    out = tmp_path / "my-border"
    assert call("border", "copy", out).code == 0
    return out


def first_row(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.DictReader(stream))


def test_show_counts_the_shipped_border_and_a_copy_alike(call, folder):
    shipped = json.loads(call("border", "show", "--json").out)
    copied = json.loads(call("border", "show", "--border", folder, "--json").out)
    assert shipped == copied
    assert shipped["districts"] > 0
    text = call("border", "show", "--lang", "id")
    assert text.code == 0
    assert "kabupaten" in text.out


def test_the_shipped_border_is_without_fault(call, folder):
    done = call("border", "check", folder, "--json")
    found = json.loads(done.out)
    assert (done.code, found["faults"]) == (0, [])
    assert found["rows"] > 0


def test_a_fault_is_listed_with_its_line_and_column_and_is_exit_code_1(call, folder):
    districts = folder / "districts.csv"
    lines = districts.read_text(encoding="utf-8").splitlines()
    code = first_row(districts)["code"]
    lines[1] = lines[1].replace(code, "", 1)
    districts.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = call("border", "check", folder, "--json")
    fault = next(f for f in json.loads(done.out)["faults"] if f["file"] == "districts.csv")
    assert done.code == 1
    assert (fault["line"], fault["column"]) == (2, "code")
    for lang, head in (("id", "Kesalahan"), ("ms", "Kesilapan"), ("en", "Fault")):
        text = call("border", "check", folder, "--lang", lang)
        assert text.code == 1
        assert head in text.out


def test_a_folder_with_faults_is_not_used(call, folder):
    (folder / "districts.csv").unlink()
    done = call("border", "show", "--border", folder, "--json")
    assert done.code == 2
    assert json.loads(done.out)["error"]["rule"] == "border_not_usable"


def test_a_copy_overwrites_nothing(call, folder):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = call("border", "copy", folder, "--json")
    assert (done.code, json.loads(done.out)["error"]["rule"]) == (2, "output_exists")
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


def test_a_row_is_added_if_the_folder_stays_without_fault(call, folder):
    agencies = folder / "agencies.csv"
    row = first_row(agencies) | {"code": "NEW-AGENCY", "name": "New", "names": "Newest of All"}
    row |= {f"name_{lang}": "New" for lang in ("en", "id", "ms")}
    before = json.loads(call("border", "show", "--border", folder, "--json").out)["agencies"]
    done = call("border", "add", folder, "agencies.csv", *(f"{name}={cell}" for name, cell in row.items()))
    assert (done.code, done.err) == (0, "")
    assert json.loads(call("border", "show", "--border", folder, "--json").out)["agencies"] == before + 1


def test_a_row_that_would_leave_faults_is_not_written_and_its_text_not_shown(call, folder):
    agencies = folder / "agencies.csv"
    before = agencies.read_bytes()
    done = call("border", "add", folder, "agencies", "code=NEW-AGENCY", "level=Siti Rahmawati", "--json")
    error = json.loads(done.out)["error"]
    assert (done.code, error["rule"]) == (2, "row_not_added")
    assert "Siti" not in done.out
    assert "agencies.csv" in error["message"]
    assert agencies.read_bytes() == before


def test_a_value_without_its_column_is_refused_without_echoing_it(call, folder):
    done = call("border", "add", folder, "agencies", "Siti Rahmawati")
    assert done.code == 2
    assert "Siti" not in done.err
    assert "COLUMN=VALUE" in done.err


@pytest.mark.parametrize("words", [["check"], ["show", "--border"]])
def test_a_folder_that_is_not_there_is_said_so(words, call, tmp_path):
    done = call("border", *words, tmp_path / "nowhere", "--json")
    assert (done.code, json.loads(done.out)["error"]["rule"]) == (2, "file_missing")
