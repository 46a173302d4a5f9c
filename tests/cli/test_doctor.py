from __future__ import annotations

import json
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sempadan.cli import doctor
from sempadan.cli.doctor import State
from sempadan.locale.catalogue import catalogue

NOBODYS = Path("/proc/self")
"""A folder of Linux where nobody may make a file, root neither."""

NOON = datetime(2026, 8, 17, 12, tzinfo=UTC)


def said(check, lang="en"):
    return catalogue(lang).say(check.message)


def test_the_base_packages_are_those_of_the_installation_with_their_versions():
    wanted = doctor.requirements()
    assert {"babel", "pyarrow", "typer"} <= wanted[""].keys()
    assert {"duckdb", "scipy", "numba"} <= set(wanted["joint"])
    assert all(wanted[""].values())
    assert not set(wanted[""]) & set(wanted["joint"])


def test_a_missing_base_package_is_a_problem_and_a_missing_extra_a_note_with_its_line():
    base = doctor.check_packages({"babel": "2.18.0", "numpy": ""})
    assert base.state is State.PROBLEM
    assert "numpy" in said(base)
    assert "babel" not in said(base)
    extra = doctor.check_extra("joint", {"duckdb": "", "scipy": "1.17.1"})
    assert extra.state is State.NOTE
    assert said(extra).endswith('python -m pip install "sempadan[joint]"')
    assert doctor.check_extra("joint", {"duckdb": "2.0.1"}).state is State.OK


def test_a_folder_that_does_not_exist_yet_is_judged_by_the_one_it_will_be_made_in(tmp_path):
    folder = tmp_path / "a" / "b" / "sempadan"
    assert doctor.existing(folder) == tmp_path
    assert doctor.check_folder(folder).state is State.OK
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a folder without write permission is Unix")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission_is_a_problem(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert doctor.check_folder(tmp_path).state is State.PROBLEM


@pytest.mark.skipif(not NOBODYS.is_dir(), reason="a folder where nobody may make a file")
def test_a_folder_where_nobody_may_make_a_file_is_a_problem():
    check = doctor.check_folder(NOBODYS)
    assert check.state is State.PROBLEM
    assert check.message.params["reason"]


def test_little_disk_space_is_a_problem():
    assert doctor.check_disk(0.4).state is State.PROBLEM
    assert said(doctor.check_disk(0.4), "id") == "hanya 0,4 GB kosong; kosongkan sedikitnya 1,0 GB"
    assert doctor.check_disk(1.0).state is State.OK


def test_a_clock_behind_the_program_s_own_files_is_a_problem():
    assert doctor.check_clock(NOON, NOON).state is State.OK
    assert doctor.check_clock(NOON.replace(year=1970), NOON).state is State.PROBLEM


@pytest.mark.parametrize(
    ("major", "needed", "state"),
    [
        (17, True, State.OK), (21, False, State.OK), (8, True, State.PROBLEM), (25, False, State.NOTE),
        (None, True, State.PROBLEM), (None, False, State.NOTE),
    ],
)  # fmt: skip
def test_java_matters_only_where_spark_is_installed(major, needed, state):
    assert doctor.check_java(major, needed=needed).state is state


@pytest.mark.skipif(os.name == "nt", reason="a stand-in for Java is a shell script")
@pytest.mark.parametrize(
    ("script", "major"),
    [("echo 'openjdk version \"21.0.8\" 2025' >&2", 21), ("echo no Java here >&2; exit 1", None)],
)
def test_java_is_asked_for_its_version(script, major, tmp_path):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\n{script}\n")
    java.chmod(0o755)
    assert doctor.java_version({"JAVA_HOME": str(tmp_path)}) == major
    assert doctor.java_version({"PATH": str(tmp_path / "bin")}) == major
    assert doctor.java_version({"PATH": str(tmp_path)}) is None


def test_a_terminal_that_expects_another_encoding_is_noted():
    assert [doctor.check_terminal(e).state for e in ("utf-8", "UTF8", "cp1252")] == [State.OK, State.OK, State.NOTE]


def test_doctor_says_every_check_in_text_and_json(call):
    done = call("doctor", "--json", PATH="")
    found = json.loads(done.out)
    names = [check["name"] for check in found["checks"]]
    assert names == ["python", "packages", "joint", "spark", "folder", "disk", "clock", "java", "terminal"]
    problems = [check for check in found["checks"] if check["state"] == "problem"]
    assert done.code == bool(problems)
    text = call("doctor", PATH="", LANG="ms_MY")
    assert text.code == done.code
    assert "pakej asas" in text.out


@pytest.mark.skipif(sys.platform != "linux", reason="the data folder is named by XDG_DATA_HOME on Linux")
def test_a_problem_is_exit_code_1(call):
    done = call("doctor", "--json", XDG_DATA_HOME=str(NOBODYS), PATH="")
    folder = next(c for c in json.loads(done.out)["checks"] if c["name"] == "folder")
    assert (done.code, folder["state"]) == (1, "problem")
