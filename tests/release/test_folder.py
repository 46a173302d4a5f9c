"""A release folder is there as a whole, or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys

import pytest

from sempadan.release.folder import refuse_existing, write_folder
from sempadan.schema.errors import NotWritable, OutputExists

FILES = {"a.csv": b"one", "tables/b.csv": b"two", "charts/c/d.svg": b"three"}

RUN = """
import os, resource, signal, sys
from pathlib import Path
from sempadan.release.folder import write_folder
from sempadan.schema.errors import SempadanError

out, die_at, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])

class Files(dict):
    def items(self):
        for place, item in enumerate(super().items()):
            if place == die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            yield item

if most:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    write_folder(out, Files({f"tables/{n}.csv": b"x" * 2000 for n in range(5)}))
except SempadanError as error:
    print("refused", error.rule)
    sys.exit(2)
"""


def run(out, *, die_at=-1, most=0):
    return subprocess.run(
        [sys.executable, "-c", RUN, str(out), str(die_at), str(most)], capture_output=True, text=True, check=False
    )


def test_all_files_are_there(tmp_path):
    write_folder(tmp_path / "out", FILES)
    written = {p.relative_to(tmp_path / "out").as_posix(): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert written == FILES
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_only_the_owner_may_enter(tmp_path):
    write_folder(tmp_path / "out", FILES)
    for path in (tmp_path / "out", *(tmp_path / "out").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("kind", ["folder", "file", "dangling"])
def test_a_place_that_is_taken_is_refused(tmp_path, kind):
    out = tmp_path / "out"
    if kind == "folder":
        out.mkdir()
    elif kind == "file":
        out.write_text("mine")
    else:
        out.symlink_to(tmp_path / "gone")
    for refused in (lambda: refuse_existing(out), lambda: write_folder(out, FILES)):
        with pytest.raises(OutputExists):
            refused()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_folder_above_that_is_not_there_is_refused_before_any_work(tmp_path):
    with pytest.raises(NotWritable):
        refuse_existing(tmp_path / "gone" / "out")


def test_a_name_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(NotWritable):
        write_folder(tmp_path / "out", {"a.csv": b"one", "a.csv/b.csv": b"two"})
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("die_at", [0, 2, 4])
def test_killed_half_way_the_folder_is_not_there(tmp_path, die_at):
    ended = run(tmp_path / "out", die_at=die_at)
    assert ended.returncode == -signal.SIGKILL
    assert not os.path.lexists(tmp_path / "out")
    assert run(tmp_path / "out").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit there")
def test_a_full_disk_leaves_nothing(tmp_path):
    ended = run(tmp_path / "out", most=1000)
    assert ended.returncode == 2
    assert "refused not_writable" in ended.stdout
    assert not list(tmp_path.iterdir())
