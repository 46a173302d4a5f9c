"""What the checks of the house look at."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def committed():
    """Text of every file that is committed or about to be, by its path in the repository."""
    git = shutil.which("git")
    assert git, "git lists the files"
    command = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
    return {name: text for name in names if name and (text := text_of(ROOT / name)) is not None}


@pytest.fixture(scope="session")
def code(committed):
    """Syntax trees of all our Python files outside the tests, by path."""
    return {
        name: ast.parse(text)
        for name, text in committed.items()
        if name.endswith(".py") and name.startswith(("src/", "bench/"))
    }


def text_of(path):
    if not path.is_file():
        return None
    data = path.read_bytes()
    return None if b"\0" in data else data.decode("utf-8", errors="replace")
