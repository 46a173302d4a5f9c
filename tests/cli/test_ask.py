from __future__ import annotations

import json
import sys

import pytest

from analyse.small_base import make_base, row, ten_people
from sempadan.border import load

NAME = "Siti Rahmawati"
KEYS = {
    "sempadan", "question", "verdict", "reasons", "text", "answer", "tables", "caveats", "method", "computed_from",
}  # fmt: skip


@pytest.fixture
def base(tmp_path):
    return make_base(tmp_path / "base", ten_people(), load().domains(), draws=2).base


def asked(called):
    return json.loads(called.out)


def test_an_answer_has_the_keys_of_the_surface(call, base):
    called = call("ask", "forms", "--base", base, "--json")
    found = asked(called)
    assert (called.code, called.err) == (0, "")
    assert found.keys() >= KEYS
    assert (found["question"], found["verdict"], found["reasons"]) == ("forms", "estimate", [])
    assert found["tables"]["form"]["columns"][0] == {"name": "source_type", "kind": "code"}
    first = found["tables"]["form"]["rows"][0]
    assert {"source_type", "form", "people", "share", "low", "high", "known", "unknown"} <= first.keys()
    assert found["method"].keys() == {"name", "source"}
    assert found["computed_from"]["records"] == 13
    leading = {s["source_type"]: s["form"] for s in found["answer"]["sources"]}
    assert leading["consulate"] == "forced_labour"


def test_tables_hold_the_same_numbers_in_every_language_and_text_differs(call, base):
    found = [asked(call("ask", "forms", "--base", base, "--json", "--lang", lang)) for lang in ("id", "ms", "en")]
    assert found[0]["tables"] == found[1]["tables"] == found[2]["tables"]
    assert len({f["text"] for f in found}) == 3


def test_the_grammar_reaches_the_question(call, base):
    words = ["--by", "sex", "--where", "source_type=ngo", "--where", "source_type=consulate"]
    found = asked(call("ask", "forms", "--base", base, *words, "--from", "2023", "--to", "2023-05", "--json"))
    assert {r["source_type"] for r in found["tables"]["sources"]["rows"]} == {"ngo", "consulate"}
    assert "form_by_sex" in found["tables"]
    assert found["computed_from"]["records"] == 5


def test_a_refusal_is_exit_code_1_and_says_what_is_needed(call, base):
    called = call("ask", "forms", "--base", base, "--where", "sex=male", "--where", "form=organ_removal", "--json")
    found = asked(called)
    assert (called.code, found["verdict"], found["answer"]) == (1, "refused", None)
    assert [reason["rule"] for reason in found["reasons"]] == ["nobody"]
    assert found["needed"]
    assert found["tables"]["sources"]["rows"] == []
    text = call("ask", "forms", "--base", base, "--from", "2030", "--lang", "id")
    assert text.code == 1
    assert "Yang diperlukan:" in text.out


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (["--by", NAME], "field_not_there"),
        (["--where", NAME], "not_a_condition"),
        (["--where", f"{NAME}=female"], "field_not_there"),
        (["--where", f"sex={NAME}"], "code_not_there"),
        (["--where", f"home_district={NAME}"], "place_not_there"),
        (["--from", NAME], "not_a_month"),
        (["--from", "2024", "--to", "2023"], "months_reversed"),
    ],
)
def test_a_selection_that_does_not_fit_is_exit_code_2_and_is_not_repeated(words, rule, call, base):
    called = call("ask", "forms", "--base", base, *words, "--json")
    assert (called.code, asked(called)["error"]["rule"]) == (2, rule)
    for lang in ("id", "ms", "en"):
        text = call("ask", "forms", "--base", base, *words, "--lang", lang)
        assert text.code == 2
        assert NAME not in text.out + text.err


def test_a_folder_that_is_no_base_is_said_so(call, tmp_path):
    for folder, rule in ((tmp_path / "nowhere", "file_missing"), (tmp_path, "not_a_base")):
        (tmp_path / "letter.txt").touch()
        called = call("ask", "forms", "--base", folder, "--json")
        assert (called.code, asked(called)["error"]["rule"]) == (2, rule)


def test_without_its_part_of_the_installation_it_says_which_one(call, base, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    called = call("ask", "forms", "--base", base, "--json")
    assert (called.code, asked(called)["error"]["rule"]) == (2, "not_installed")
    assert "[joint]" in asked(called)["error"]["do"]


def test_the_base_stays_as_it_is_and_nothing_is_written_beside_it(call, base, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert call("ask", "forms", "--base", base, "--by", "sex").code == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize(
    ("lang", "label", "share", "unknown"),
    [
        ("en", "forced labour", "75% (23.1–95.4)", "people: known / unknown"),
        ("id", "kerja paksa", "75% (23,1–95,4)", "orang: diketahui / tidak diketahui"),
        ("ms", "buruh paksa", "75% (23.1–95.4)", "orang: diketahui / tidak diketahui"),
    ],
)
def test_a_terminal_shows_labels_and_numbers_of_the_language(lang, label, share, unknown, call, base):
    out = call("ask", "forms", "--base", base, "--lang", lang).out
    assert [line for line in out.splitlines() if line.startswith(label) and share in line]
    assert [line for line in out.splitlines() if line.startswith(unknown) and "4 / 1" in line]
    assert "forced_labour" not in out
    assert "MY-13-01" not in out
    assert "Wilson (1927)" in out


def test_caveats_stand_below_the_tables_and_invented_people_are_called_so(call, base):
    out = call("ask", "forms", "--base", base, "--lang", "en").out
    assert out.index("share of the people") < out.index("Before using this answer:") < out.index("INVENTED DATA")
    assert "Detected people are not all victims" in out


def test_a_place_outside_the_border_keeps_its_code_since_several_share_a_name(call, tmp_path):
    rows = [row("ngo", str(n), home_district=code) for n, code in enumerate(("3502", "3509", "6101", "TWN", "MY-13"))]
    base = make_base(tmp_path / "base", rows, load().domains()).base
    out = call("ask", "forms", "--base", base, "--lang", "en").out
    for name in ("elsewhere in East Java (3502)", "elsewhere in East Java (3509)", "Sambas Regency", "Taiwan"):
        assert name in out


def test_long_tables_of_places_show_the_largest_and_say_how_many_more(call, tmp_path):
    codes = [f"61{n:02}" for n in range(1, 13)] + ["6171", "6172", "3502"]
    rows = [row("ngo", f"{code}-{n}", home_district=code) for code in codes for n in range(2 if code == "3502" else 1)]
    base = make_base(tmp_path / "base", rows, load().domains()).base
    out = call("ask", "forms", "--base", base, "--lang", "en").out
    assert "… 3 more (--json)" in out
    assert "elsewhere in East Java (3502)" in out


def test_groups_are_shown_in_the_place_of_what_they_divide(call, base):
    plain, grouped = (
        call("ask", "forms", "--base", base, *words, "--lang", "en").out for words in ([], ["--by", "sex"])
    )
    assert "Form of exploitation, by Sex: share" not in plain
    assert "Form of exploitation: share" in plain
    assert "Form of exploitation, by Sex: share" in grouped
    assert "Form of exploitation: share" not in grouped
    assert "Not shown here, in --json: form" in grouped


def test_a_border_of_one_s_own_gives_the_names(call, base, tmp_path):
    folder = tmp_path / "border"
    assert call("border", "copy", folder).code == 0
    districts = folder / "districts.csv"
    districts.write_text(
        districts.read_text(encoding="utf-8").replace("Sambas Regency", "Sambas of Ours"), encoding="utf-8"
    )
    out = call("ask", "forms", "--base", base, "--border", folder, "--lang", "en").out
    assert "Sambas of Ours" in out
