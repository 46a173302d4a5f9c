"""A crash or a full disk during `link` leaves the base as before or as after, never between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from main_job.desk import PEOPLE, contents

RUN = """
import os, resource, signal, sys
from datetime import date
from pathlib import Path
from sempadan.border import load
from sempadan.encode.sharing import read_identity
from sempadan.schema.errors import SempadanError
from sempadan.steps.join import Joining, join

folder, die_at, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
told = 0

def progress(what, done, total):
    global told
    print(what.id, flush=True)
    told += 1
    if told == die_at:
        os.kill(os.getpid(), signal.SIGKILL)

at = Joining(read_identity(folder / "coordinator"), folder / "base", load().domains(), date(2024, 6, 1))
if most:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    join([folder / "JTK.envelope"], at, progress)
except SempadanError as error:
    print("refused", error.rule)
    sys.exit(2)
"""


@pytest.fixture
def ready(desk):
    """A base with one list, and an envelope to add."""
    one = desk.encode(desk.write_list("one.csv"), "KJRI-KUCHING")
    desk.encode(desk.write_list("two.csv", PEOPLE[:3]), "JTK")
    desk.good("link", one, "--identity", desk.folder / "coordinator", "--base", desk.folder / "base")
    return desk


def run(desk, die_at=0, most=0):
    return subprocess.run(
        [sys.executable, "-c", RUN, str(desk.folder), str(die_at), str(most)],
        capture_output=True, text=True, check=False, env={**os.environ, "TMPDIR": str(desk.folder)},
    )  # fmt: skip


def records(desk):
    return desk.good("status", "--base", desk.folder / "base")["records"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_in_any_phase_the_base_is_as_before_or_as_after(ready):
    phases, die_at = [], 0
    while True:
        die_at += 1
        ended = run(ready, die_at)
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        phases.append(ended.stdout.split()[-1])
        after = len(PEOPLE) + 3
        assert records(ready) in (len(PEOPLE), after)
        if records(ready) == after:
            break
    assert len(phases) >= 5
    assert "steps.link" in phases
    good = ready.encode(ready.folder / "two.csv", "JTK", out="again.envelope")
    ready.good("link", good, "--identity", ready.folder / "coordinator", "--base", ready.folder / "base")
    assert records(ready) == len(PEOPLE) + 3


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit there")
def test_a_full_disk_leaves_the_base_as_it_was(ready):
    before = contents(ready.folder / "base")
    ended = run(ready, most=600)
    assert ended.returncode == 2, ended.stdout + ended.stderr
    assert "refused not_writable" in ended.stdout
    assert contents(ready.folder / "base") == before
