from __future__ import annotations

import json

import pytest

from sempadan.locale.language import LANGUAGES

PLANTED = "Siti Aminah"
PEOPLE = {"P": 6, "Q": 7, "R": 24, "S": 31, "T": 8, "U": 9, "V": 5, "W": 22}
"""Case B27: people by district."""

NAIVE = "table,category,count\n" + "\n".join(
    [*(f"district,{d},{n if n > 9 else ''}" for d, n in PEOPLE.items()),
     "part,coast,68", "part,inland,44", "access,inside,98", "access,border,14", "total,all,112"]
)  # fmt: skip


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "rows.csv"
    text = (
        f"{d},{'coast' if d in 'PQRS' else 'inland'},{'border' if d in 'UV' else 'inside'}"
        for d, n in PEOPLE.items()
        for _ in range(n)
    )
    path.write_text("\n".join(["district,part,access", *text]))
    return path


def written(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_release_is_written_attacked_and_gives_nothing_away(call, rows, tmp_path):
    done = call("release", "--rows", rows, "--product", "exact", "--out", tmp_path / "out", "--json")
    assert done.code == 0, done.err
    result = json.loads(done.out)
    assert next(iter(result)) == "sempadan"
    assert (result["product"], result["tables"], result["withheld"], result["rows"]) == ("exact", 4, 6, 112)
    assert {result[key] for key in ("epsilon", "delta", "rho", "spent", "left")} == {None}
    assert {"codebook.json", "statement.json", "datapackage.json", "withheld.csv", "tables/district.csv",
            "tables/tables.xlsx"} <= written(tmp_path / "out")  # fmt: skip
    attacked = call("attack", tmp_path / "out", "--json")
    found = json.loads(attacked.out)
    assert attacked.code == 0
    assert found["recovered"] == []
    assert found["cells_checked"] == 6
    assert found["singled_out"] == found["differenced"] == 0
    assert found["published_share"] >= 0.85


def test_the_exact_product_is_what_is_made_if_nothing_is_said(call, rows, tmp_path):
    assert json.loads(call("release", "--rows", rows, "--out", tmp_path / "out", "--json").out)["product"] == "exact"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_for_whom_it_is_and_what_was_found(call, rows, tmp_path, lang):
    said = {"en": "not for publication", "id": "bukan untuk diumumkan", "ms": "bukan untuk diterbitkan"}
    assert said[lang] in call("release", "--rows", rows, "--out", tmp_path / "out", "--lang", lang).out
    assert "10" in call("attack", tmp_path / "out", "--lang", lang).out
    assert said[lang] in " ".join(call("release", "--help", "--lang", lang).out.replace("│", "").split())


def test_a_naive_release_is_broken_and_the_cells_are_listed(call, rows, tmp_path):
    call("release", "--rows", rows, "--out", tmp_path / "ours")
    naive = tmp_path / "naive"
    naive.mkdir()
    (naive / "naive.csv").write_text(NAIVE)
    (naive / "codebook.json").write_bytes((tmp_path / "ours" / "codebook.json").read_bytes())
    done = call("attack", naive, "--json")
    found = {r["cell"]: (r["low"], r["high"]) for r in json.loads(done.out)["recovered"]}
    assert done.code == 1
    assert found == {"P": (4, 9), "Q": (4, 9), "T": (8, 8), "U": (5, 9), "V": (5, 9)}
    text = call("attack", naive, "--lang", "en")
    assert text.code == 1
    assert "every blank cell was taken for 9 at most" in text.out
    assert "1 cell of 1 to fewer than 10 people is known exactly" in text.out


@pytest.mark.parametrize("kind", ["empty", "other", "missing", "broken"])
def test_a_folder_that_is_no_release_is_said(call, tmp_path, kind):
    folder = tmp_path / "folder"
    if kind != "missing":
        folder.mkdir()
    if kind == "other":
        (folder / "notes.txt").write_text("notes")
    if kind == "broken":
        (folder / "t.csv").write_text("a,count\nP\n")
    done = call("attack", folder, "--json")
    rule = {"missing": "file_missing", "broken": "table_unreadable"}.get(kind, "not_a_release")
    assert done.code == 2
    assert json.loads(done.out)["error"]["rule"] == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "nobody_to_count"),
        ("a,b\n", "nobody_to_count"),
        ("a,b\nx,y\n", "too_few_rows"),
        ("a,b\n" + f"{PLANTED},y\n" * 20, "not_coded"),
        (f"{PLANTED},y\n" * 20, "columns_unnamed"),
        ("a,a\n" + "x,y\n" * 20, "columns_unnamed"),
        ("a,b\n" + f"x,y\n{PLANTED}\n" * 20, "rows_uneven"),
    ],
)
def test_rows_that_cannot_be_released_leave_nothing_and_show_no_cell(call, tmp_path, text, rule):
    path = tmp_path / "rows.csv"
    path.write_text(text)
    for lang in LANGUAGES:
        done = call("release", "--rows", path, "--out", tmp_path / "out", "--json", "--lang", lang)
        assert done.code == 2
        assert json.loads(done.out)["error"]["rule"] == rule
        assert PLANTED not in done.out + done.err
    assert [p.name for p in tmp_path.iterdir()] == ["rows.csv"]


def test_a_cell_outside_the_codebook_is_not_shown(call, tmp_path):
    (tmp_path / "rows.csv").write_text("a\n" + "x\n" * 20 + f"{PLANTED}\n")
    (tmp_path / "c.toml").write_text('[columns.a]\ncodes = ["x"]\n')
    done = call("release", "--rows", tmp_path / "rows.csv", "--codebook", tmp_path / "c.toml", "--out", tmp_path / "o")
    assert done.code == 2
    assert "22" in done.err
    assert PLANTED not in done.out + done.err


def test_a_folder_that_is_there_is_refused_and_left_as_it_is(call, rows, tmp_path):
    (tmp_path / "out").mkdir()
    done = call("release", "--rows", rows, "--out", tmp_path / "out", "--json")
    assert done.code == 2
    assert json.loads(done.out)["error"]["rule"] == "output_exists"
    assert not written(tmp_path / "out")


def test_tables_that_print_too_little_are_left_out_with_exit_code_1(call, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("a,b,c\n" + "".join(f"v{n % 7},w{n % 5},u{n // 120}\n" for n in range(240)))
    done = call("release", "--rows", path, "--out", tmp_path / "out", "--json")
    result = json.loads(done.out)
    assert done.code == 1
    assert "a-b" in result["left_out"]
    assert not any("a-b" in name for name in written(tmp_path / "out"))
