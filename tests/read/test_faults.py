"""Every fault of the code has its sentence and its advice, with the parameters it is given."""

from __future__ import annotations

import ast
import re
from importlib.resources import files

import pytest

from sempadan.identity.numbers import NumberFault
from sempadan.locale.catalogue import catalogue, placeholders
from sempadan.locale.language import LANGUAGES
from sempadan.read.faults import Log, fault, problem_messages

ROOM = files("sempadan.read")
OF_A_KIND = (NumberFault.LENGTH, NumberFault.LETTERS)
PAPER_RULES = {f"{kind}_{wrong}" for kind in ("nik", "mykad", "passports") for wrong in OF_A_KIND} | {
    f"number_{wrong}" for wrong in NumberFault if wrong not in (*OF_A_KIND, NumberFault.EMPTY)
}


def trees():
    for file in ROOM.iterdir():
        if file.name.endswith(".py"):
            yield ast.parse(file.read_text(encoding="utf-8"))


def faults_of_the_code():
    """Rule (a pattern, where it is put together) and parameters of every call of `fault`."""
    for tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            params = {keyword.arg for keyword in node.keywords}
            if isinstance(node.func, ast.Name) and node.func.id == "fault":
                yield from ((rule, params) for rule in rules_of(node.args[0]))
            elif isinstance(node.func, ast.Attribute) and node.func.attr == "fault":
                yield from ((rule, params) for rule in rules_of(node.args[2]))


def rules_of(node):
    if isinstance(node, ast.Constant):
        return [re.escape(node.value)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(re.escape(p.value) if isinstance(p, ast.Constant) else "[a-z_]+" for p in node.values)]
    if isinstance(node, ast.IfExp):
        return [*rules_of(node.body), *rules_of(node.orelse)]
    return []


def known():
    return {
        name.removeprefix("problem."): e for name, e in catalogue("en").entries.items() if name.startswith("problem.")
    }


def needed(entry):
    texts = [t for text in entry.values() for t in (text.values() if isinstance(text, dict) else (text,))]
    return {name for text in texts for name in placeholders(text)}


def test_every_fault_has_a_sentence_and_advice_that_need_no_more_than_it_gives():
    entries = known()
    faulty = []
    for pattern, params in faults_of_the_code():
        found = [rule for rule in entries if re.fullmatch(pattern, rule)]
        if not found or any(
            f"{rule}.fix" not in entries or not (needed(entries[rule]) | needed(entries[f"{rule}.fix"])) <= params
            for rule in found
        ):
            faulty.append(pattern)
    assert faulty == []


def test_every_sentence_has_advice_and_belongs_to_a_rule_that_the_code_names():
    rules = {rule for rule in known() if not rule.endswith(".fix")}
    assert {f"{rule}.fix" for rule in rules} == {rule for rule in known() if rule.endswith(".fix")}
    named = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    made = [pattern for pattern, _ in faults_of_the_code() if "[a-z_]+" in pattern]
    loose = [r for r in rules if r not in named and r not in PAPER_RULES and not any(re.fullmatch(p, r) for p in made)]
    assert loose == []


def test_every_rule_of_a_paper_has_a_sentence():
    assert set(known()) >= PAPER_RULES


def test_faults_come_by_sheet_and_row_and_equal_sentences_are_one():
    log = Log()
    log.add("B", 3, "x", fault("not_a_date", "error"))
    log.add("A", 9, "x", fault("not_a_date", "error"))
    log.add("A", 2, "x", fault("repeats_row", "note", other_row="1"))
    problems = problem_messages(log.problems(("A", "B")))
    assert [(p.sheet, p.row) for p in problems] == [("A", 2), ("A", 9), ("B", 3)]
    assert problems[1].message is problems[2].message
    assert dict(problems[0].message.params) == {"other_row": 1}
    assert list(log.rows_in_error()) == [("B", 3), ("A", 9)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_faults_of_a_list_are_said_in_each_language(desk, cases, lang):
    for name in ("B02_dates_both_orders.csv", "B04_repeated_rows.ods", "B06_lone_quote.csv", "B08_nik_numbers.xlsx"):
        for problem in problem_messages(desk.read(cases / name).checked.problems):
            said = [catalogue(lang).say(part) for part in (problem.message, problem.fix)]
            assert all(said)
            assert not any("{" in text for text in said)
