from __future__ import annotations

import json
import math
import sys

import pytest

from analyse.published import TABLES
from analyse.small_base import make_base, row
from sempadan.border import load

NAME = "Siti Rahmawati"
KEYS = {
    "sempadan", "question", "verdict", "reasons", "text", "answer", "tables", "caveats", "method", "computed_from",
    "seen", "at_least", "methods",
}  # fmt: skip
B18 = "A,B,count\n1,0,28\n0,1,23\n1,1,2\n"
B20 = "A,B,C,count\n1,1,0,12\n1,0,1,9\n0,1,1,7\n1,1,1,15\n"


def csv(name):
    """A published table as a file has it."""
    lists, cells = TABLES[name]
    rows = [",".join((*pattern, count)) for pattern, count in (cell.split(":") for cell in cells.split())]
    return "\n".join([",".join((*lists.split(), "count")), *rows, ""])


@pytest.fixture
def overlaps(call, tmp_path):
    """Ask about overlaps, written into a file."""

    def ask(text, *words):
        file = tmp_path / "overlaps.csv"
        file.write_text(text, encoding="utf-8")
        return call("ask", "hidden", "--overlaps", file, "--replicates", 100, *words)

    return ask


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A thousand people on four lists, found one by one with a chance of three in ten; 22 linkages."""
    rows = []
    for person in range(1000):
        for place, source in enumerate(("consulate", "ngo", "police", "labour")):
            if hash_of(person, place) < 0.3:
                drawn = tuple(f"P{person}{source if (person + n) % 200 == 0 else ''}" for n in range(22))
                rows.append(
                    row(source, f"P{person}", f"2023-0{1 + person % 9}", drawn, sex=("female", "male")[person % 2])
                )
    return make_base(tmp_path_factory.mktemp("hidden") / "base", rows, load().domains(), draws=22).base


def hash_of(person, place):
    return math.modf(math.sin(12.9898 * (person + 1) + 78.233 * (place + 1)) * 43758.5453)[0] % 1.0


def told(called):
    return json.loads(called.out)


def test_an_answer_about_overlaps_has_the_keys_of_the_surface(overlaps):
    called = overlaps(csv("uk6"), "--json")
    found = told(called)
    assert (called.code, called.err) == (0, "")
    assert found.keys() >= KEYS
    assert (found["question"], found["verdict"], found["seen"], found["at_least"]) == ("hidden", "estimate", 2744, 2744)
    assert found["answer"].keys() == {"low", "high"}
    assert found["answer"]["low"] < 11_418 < found["answer"]["high"]
    stepwise = {m["name"]: m for m in found["methods"]}["stepwise"]
    assert stepwise.keys() >= {"name", "estimate", "low", "high", "admitted"}
    assert stepwise["estimate"] == pytest.approx(11_418, rel=1e-3)
    assert found["computed_from"]["lists"] == ["LA", "NG", "PF", "GO", "GP", "NCA"]


def test_caution_is_exit_code_0_and_says_why(overlaps):
    called = overlaps(csv("uk5"), "--json")
    assert (called.code, told(called)["verdict"]) == (0, "caution")
    assert "few_lists" in {reason["rule"] for reason in told(called)["reasons"]}
    assert "Caution: 5 lists take part" in overlaps(csv("uk5"), "--lang", "en").out


@pytest.mark.parametrize(("name", "rule"), [("netherlands5", "left_out_apart"), ("australia4", "left_out_apart")])
def test_a_refusal_is_exit_code_1_and_its_methods_are_still_there(name, rule, overlaps):
    called = overlaps(csv(name), "--json")
    found = told(called)
    assert (called.code, found["verdict"], found["answer"]) == (1, "refused", None)
    assert rule in {reason["rule"] for reason in found["reasons"]}
    assert len(found["methods"]) == 4
    assert len(found["needed"]) == len(found["reasons"])


def test_two_lists_are_refused_with_chapman_among_the_methods(overlaps):
    """Case B18: an interval that began at 32 where 53 people had been seen."""
    called = overlaps(B18, "--json")
    found = told(called)
    (chapman,) = found["methods"]
    assert (called.code, found["verdict"], found["at_least"]) == (1, "refused", 53)
    assert (chapman["name"], chapman["admitted"]) == ("chapman", False)
    assert chapman["estimate"] == pytest.approx(267.67, rel=1e-3)
    assert chapman["low"] >= 53
    assert (
        "Only 2 lists"
        in {r["rule"]: r for r in told(overlaps(B18, "--json", "--lang", "en"))["reasons"]}["few_lists"]["message"]
    )


def test_nobody_on_one_list_only_is_no_estimate_and_said_so(overlaps):
    """Case B20: lists copied from one another; no interval "43 to 43"."""
    called = overlaps(B20, "--json", "--lang", "en")
    found = told(called)
    assert (called.code, found["verdict"], found["at_least"]) == (1, "refused", 43)
    assert "Nobody is on a single list" in " ".join(reason["message"] for reason in found["reasons"])
    assert "NaN" not in called.out
    assert told(overlaps(B20 + "0,0,0,57\n", "--json"))["error"]["rule"] == "pattern_of_no_list"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (B18.replace("28", "-28"), "count_negative"),
        (B18.replace("28", "2.5"), "count_not_whole"),
        (B18.replace("28", NAME), "count_not_whole"),
        (B18 + "1,1,2\n", "pattern_twice"),
        (B18 + "0,0,5\n", "pattern_of_no_list"),
        (B18.replace("1,0,28", "2,0,28"), "mark_not_binary"),
        (B18.replace("1,0,28", f"{NAME},0,28"), "mark_not_binary"),
        (B18.replace("count", "n"), "count_column_missing"),
        ("count\n5\n", "list_columns_missing"),
        ("A,A,count\n1,0,5\n", "list_name_not_unique"),
        ("A,B,count\n1,0,0\n", "nobody_counted"),
        ("A,B,count\n", "nobody_counted"),
        ("", "overlaps_not_readable"),
        ("A,B,count\n1,0\n", "overlaps_not_readable"),
        (",".join("ABCDEFGHIJK") + ",count\n" + "1," * 11 + "5\n", "too_many_lists"),
    ],
)
def test_a_table_that_is_none_is_exit_code_2_and_its_text_is_not_repeated(text, rule, overlaps):
    called = overlaps(text, "--json")
    assert (called.code, told(called)["error"]["rule"]) == (2, rule)
    for lang in ("id", "ms", "en"):
        shown = overlaps(text, "--lang", lang)
        assert shown.code == 2
        assert NAME not in shown.out + shown.err


def test_a_table_of_one_list_is_refused(overlaps):
    called = overlaps("A,count\n1,40\n", "--json")
    assert (called.code, [r["rule"] for r in told(called)["reasons"]]) == (1, ["few_lists"])
    assert told(called)["methods"] == []


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ([], "neither_given"),
        (["--base", "b", "--overlaps", "o"], "one_of"),
        (["--overlaps", "o", "--where", "sex=female"], "option_of_other"),
        (["--overlaps", "o", "--by", "source_type"], "option_of_other"),
        (["--overlaps", "o", "--from", "2024"], "option_of_other"),
        (["--overlaps", "o", "--border", "b"], "option_of_other"),
        (["--overlaps", "o", "--method", NAME], "method_not_there"),
        (["--overlaps", "o", "--replicates", "9"], "replicates_out_of_range"),
        (["--overlaps", "o", "--replicates", "x"], "value_unfit"),
        (["--overlaps", "o"], "file_missing"),
        (["--base", "b"], "file_missing"),
    ],
)
def test_options_that_do_not_go_together_are_exit_code_2(words, rule, call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    called = call("ask", "hidden", *words, "--json")
    assert (called.code, told(called)["error"]["rule"]) == (2, rule)
    assert NAME not in called.out


def test_a_seed_below_nought_is_exit_code_2(overlaps):
    called = overlaps(B18, "--seed", "-1", "--json")
    assert (called.code, told(called)["error"]["rule"]) == (2, "seed_out_of_range")


def test_the_same_seed_gives_the_same_bits_and_another_does_not(overlaps):
    one, two, three = (overlaps(csv("western5"), "--json", "--seed", seed).out for seed in (7, 7, 8))
    assert one == two != three


def test_one_method_may_be_asked_for(overlaps):
    found = told(overlaps(csv("uk6"), "--method", "bic_pairs", "--json"))
    row = {m["name"]: m for m in found["methods"]}["bic_pairs"]
    assert found["asked"] == "bic_pairs"
    assert found["answer"] == {"low": math.floor(row["low"]), "high": math.ceil(row["high"])}


@pytest.mark.parametrize(
    ("lang", "sentence", "method"),
    [
        ("en", "At least 2,744 people were seen", "independent lists"),
        ("id", "Sedikitnya 2.744 orang tercatat", "daftar saling bebas"),
        ("ms", "Sekurang-kurangnya 2,744 orang direkodkan", "senarai saling tidak bersandar"),
    ],
)
def test_a_terminal_shows_sentence_methods_lists_and_caveats_in_its_language(lang, sentence, method, overlaps):
    out = overlaps(csv("uk6"), "--lang", lang).out
    assert out.startswith(sentence)
    assert [line for line in out.splitlines() if line.startswith(method)]
    assert [line for line in out.splitlines() if line.startswith("PF + NCA")]
    assert "main_effects" not in out
    assert "Chan, Silverman & Vincent (2021)" in out


def test_an_answer_about_a_base_carries_its_linkages_and_calls_its_people_invented(call, base):
    called = call("ask", "hidden", "--base", base, "--json", "--lang", "en")
    found = told(called)
    assert called.code == 0
    assert found["answer"]["low"] <= 1000 <= found["answer"]["high"]
    assert found["at_least"] <= found["answer"]["low"]
    assert found["occasion"] == "agency"
    assert len(found["tables"]["linkages"]["rows"]) == 22
    assert found["caveats"][0].startswith("INVENTED DATA")
    assert "POLDA-KALBAR" in found["computed_from"]["lists"]


def test_lists_of_one_type_of_source_count_as_one_and_have_their_name(call, base):
    words = ("ask", "hidden", "--base", base, "--by", "source_type", "--replicates", 100, "--lang", "en")
    assert told(call(*words, "--json"))["occasion"] == "source_type"
    assert "non-governmental organisation" in call(*words).out


def test_the_grammar_reaches_the_question(call, base):
    words = ["--where", "sex=female", "--where", "source_type=ngo", "--where", "source_type=police", "--from", "2023"]
    found = told(call("ask", "hidden", "--base", base, *words, "--json"))
    assert found["computed_from"]["lists"] == ["ANAKBANGSA", "POLDA-KALBAR"]
    assert [method["name"] for method in found["methods"]] == ["chapman"]


@pytest.mark.parametrize(
    ("words", "code", "rule"),
    [
        (["--where", f"sex={NAME}"], 2, "code_not_there"),
        (["--by", NAME], 2, "field_not_there"),
        (["--by", "sex"], 2, "groups_not_lists"),
        (["--where", "source_type=ngo"], 1, "few_lists"),
        (["--from", "2030"], 1, "nobody"),
    ],
)
def test_a_selection_that_does_not_fit_or_leaves_too_little(words, code, rule, call, base):
    called = call("ask", "hidden", "--base", base, *words, "--json")
    found = told(called)
    assert called.code == code
    assert rule in ({found["error"]["rule"]} if code == 2 else {reason["rule"] for reason in found["reasons"]})
    assert NAME not in called.out + call("ask", "hidden", "--base", base, *words).err


def test_a_base_of_twelve_people_or_of_nobody_is_refused(call, tmp_path):
    sources = ("ngo", "police", "labour")
    some = [row(sources[(n + again) % 3], f"P{n}") for again, people in ((0, 12), (1, 3)) for n in range(people)]
    for folder, rows, rule in (("some", some, "few_shared"), ("none", [], "no_list")):
        base = make_base(tmp_path / folder, rows, load().domains(), draws=2).base
        called = call("ask", "hidden", "--base", base, "--json")
        assert (called.code, called.err) == (1, "")
        assert rule in {reason["rule"] for reason in told(called)["reasons"]}
        assert call("ask", "hidden", "--base", base, "--lang", "ms").code == 1


@pytest.mark.parametrize("package", ["numba", "scipy", "duckdb"])
def test_without_its_part_of_the_installation_it_says_which_one(package, call, base, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    called = call("ask", "hidden", "--base", base, "--json")
    assert (called.code, told(called)["error"]["rule"]) == (2, "not_installed")
    assert package in told(called)["error"]["message"]


def test_the_base_stays_as_it_is(call, base):
    before = {path: path.stat().st_mtime_ns for path in base.rglob("*")}
    assert call("ask", "hidden", "--base", base, "--replicates", 100).code == 0
    assert {path: path.stat().st_mtime_ns for path in base.rglob("*")} == before


def test_a_file_larger_than_any_table_is_refused(overlaps):
    called = overlaps(B18 + "\n" * 10_000_000, "--json")
    assert (called.code, told(called)["error"]["rule"]) == (2, "overlaps_not_readable")
