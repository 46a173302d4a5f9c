"""What a user waits for and installs: help within half a second, an agency's base without heavy packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

HEAVY = ("duckdb", "scipy", "numba")
CALL = [sys.executable, "-m", "sempadan"]
GUARD = f"""
import sys

class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {HEAVY}:
            raise ImportError("not part of the base installation")

sys.meta_path.insert(0, Guard())
"""


def test_help_takes_at_most_half_a_second_of_the_processor():
    resource = pytest.importorskip("resource")

    def seconds():
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([*CALL, "--help"], capture_output=True, check=True)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    assert min(seconds() for _ in range(3)) <= 0.5


@pytest.fixture
def base(tmp_path):
    """Environment of a Python that cannot import what only [joint] installs."""
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "LANG": "C.UTF-8"}
    return os.environ | home | {"PYTHONPATH": str(tmp_path)}


def test_the_guard_keeps_heavy_packages_out(base):
    for name in HEAVY:
        done = subprocess.run([sys.executable, "-c", f"import {name}"], env=base, capture_output=True, check=False)
        assert done.returncode == 1
        assert b"not part of the base installation" in done.stderr


def test_the_base_installation_checks_a_border_and_the_computer(base, tmp_path):
    folder = str(tmp_path / "border")
    for words in (["border", "copy", folder], ["border", "check", folder], ["border", "show"], ["doctor"]):
        done = subprocess.run([*CALL, *words, "--json"], env=base, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), words
        assert next(iter(json.loads(done.stdout))) == "sempadan"


def test_the_base_installation_does_all_that_an_agency_needs(base, tmp_path):
    rows = ["SEMPADAN-INVENTED", "No Kasus;Nama;Tanggal Lahir"]
    rows += [f"{i};Siti {name};12-05-1998" for i, name in enumerate(["Aminah", "Laila", "Rahma"])]
    listed = "\n".join(rows) + "\n"
    (tmp_path / "list.csv").write_text(listed, encoding="utf-8")

    def call(*words):
        done = subprocess.run(
            [*CALL, *map(str, words), "--json"], env=base, capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        return json.loads(done.stdout)

    call("key", "new", tmp_path / "key")
    recipient = call("coordinator", "new", tmp_path / "coordinator")["recipient"]
    call("key", "share", tmp_path / "key", "--to", call("coordinator", "new", tmp_path / "other")["recipient"],
         "--out", tmp_path / "shared")  # fmt: skip
    call("key", "accept", tmp_path / "shared", "--identity", tmp_path / "other", "--out", tmp_path / "key2")
    assert call("look", tmp_path / "list.csv", "--save", tmp_path / "profile.toml")["sheets"]
    assert call("check", tmp_path / "list.csv", "--copy", "--clean", tmp_path / "clean.csv")["accepted"] == 3
    sent = call("encode", tmp_path / "list.csv", "--key", tmp_path / "key", "--to", recipient, "--agency", "JTK",
                "--out", tmp_path / "list.envelope")  # fmt: skip
    assert sent["records"] == 3
