"""What may stand in no file of the project, and what must stand beside an exception to a rule."""

from __future__ import annotations

import re
import tomllib

PUT_OFF = re.compile(r"\b(TO" r"DO|FIX" r"ME|TB" r"D)\b")
INDEX = re.compile(r"://\S*/(simple|packages)/|index" r"-url|pypi\.(org|io)|python" r"hosted|registry\.npm")
MACHINE = re.compile(r"(?<![\w./~-])/(work|home|root|Users)/\w")
SILENCED = re.compile(r"# (noqa|type: ignore)(?P<rules>: ?[A-Z]+\d+(, ?[A-Z]+\d+)*|\[[a-z-, ]+\])?(?P<reason>.*)")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager"}


def test_nothing_is_put_off(committed):
    ours = {n: t for n, t in committed.items() if not n.startswith(("LICENSE", "pyproject.toml", ".git"))}
    assert [name for name, text in ours.items() if PUT_OFF.search(text)] == []


def test_no_file_names_a_package_index(committed):
    assert [name for name, text in committed.items() if INDEX.search(text)] == []


def test_no_file_names_a_folder_of_somebody_s_machine(committed):
    assert [name for name, text in committed.items() if MACHINE.search(text)] == []


def test_the_constraints_hold_names_and_versions_only(root):
    lines = (root / "constraints.txt").read_text().splitlines()
    named = [line for line in lines if line and not line.startswith("#")]
    assert named
    assert [line for line in named if not re.fullmatch(r"[\w.-]+==[\w.!+]+", line)] == []
    assert not INDEX.search("\n".join(lines))


def test_every_rule_that_is_switched_off_has_its_reason_beside_it(root):
    text = (root / "pyproject.toml").read_text()
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    switched_off = [*lint["ignore"], *(rule for rules in lint["per-file-ignores"].values() for rule in rules)]
    reasons = re.findall(r'^ +"([A-Z]+\d*)", *# \S.{3,}$', text, flags=re.MULTILINE)
    assert sorted(reasons) == sorted(switched_off)


def test_every_silenced_line_names_the_rule_and_its_reason(committed):
    silenced = {
        f"{name}: {found[0]}": found
        for name, text in committed.items()
        if name.endswith(".py") and name != "tests/house/test_text.py"
        for found in SILENCED.finditer(text)
    }
    bare = [where for where, found in silenced.items() if not found["rules"] or len(found["reason"].strip(" –-#")) < 10]
    assert not bare, "\n".join(map(str, bare))


def test_no_module_has_a_name_that_says_nothing(committed):
    names = [name for name in committed if name.endswith(".py") and name.startswith(("src/", "bench/", "tests/"))]
    assert [n for n in names if n.rsplit("/", 1)[-1].removesuffix(".py").removeprefix("test_") in FORBIDDEN_NAMES] == []
