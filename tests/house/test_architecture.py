"""ARCHITECTURE.md says what is there, package by package, in the words of each package."""

from __future__ import annotations

import ast
import re
import tomllib

MAP = re.compile(r"^\| `(\w+)/` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def packages(root):
    return {p.parent.name: ast.get_docstring(ast.parse(p.read_text())) for p in root.glob("src/sempadan/*/__init__.py")}


def mapped(root):
    return {name: (kind, job) for name, kind, job in MAP.findall((root / "ARCHITECTURE.md").read_text())}


def test_the_map_names_every_package_and_no_other(root):
    assert mapped(root).keys() == packages(root).keys()


def test_the_map_gives_each_package_s_job_as_its_docstring_does(root):
    assert {name: job for name, (_, job) in mapped(root).items()} == {
        name: doc.split("\n")[0] for name, doc in packages(root).items()
    }


def test_the_map_s_kinds_are_the_layers_that_import_linter_holds(root):
    (contract,) = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    kinds = ("shell", "shell", "steps", "room", "leaf", "leaf of the leaves")
    layers = {
        name.strip().removeprefix("sempadan."): kind
        for kind, layer in zip(kinds, contract["layers"], strict=True)
        for name in layer.split("|")
    }
    assert {name: kind for name, (kind, _) in mapped(root).items()} == layers
