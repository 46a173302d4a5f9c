from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from sempadan.cli.main import run
from sempadan.cli.run import System


@dataclass
class Called:
    code: int
    out: str
    err: str


@pytest.fixture
def system(tmp_path):
    """A system of its own: no variables of this machine, streams that can be read."""

    def make(stdout=None, **environ):
        home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
        return System(home | environ, "C", "utf-8", stdout or io.StringIO(), io.StringIO())

    return make


@pytest.fixture
def call(system):
    """Run a command line in this process."""

    def run_it(*words, **environ):
        own = system(**environ)
        code = run([str(word) for word in words], own)
        return Called(code, own.stdout.getvalue(), own.stderr.getvalue())

    return run_it
