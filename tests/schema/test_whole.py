from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys

import pytest

from sempadan.schema.errors import FileMissing, NotReadable, NotWritable, OutputExists
from sempadan.schema.whole import make_folder, read_bytes, sole_writer, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and signals of POSIX")

FULL = """
import resource, sys
from pathlib import Path
from sempadan.schema.whole import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    write_whole(Path(sys.argv[1]), b"x" * 1000, replace=True)
except Exception as error:
    print(type(error).__name__, error.__context__ is None)
"""

HOLDER = """
import sys, time
from pathlib import Path
from sempadan.schema.whole import sole_writer
with sole_writer(Path(sys.argv[1])) as ours:
    print(ours, flush=True)
    time.sleep(60)
"""


def test_a_file_is_written_whole_and_alone(tmp_path):
    write_whole(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@posix
def test_a_file_and_a_folder_are_their_owners_only(tmp_path):
    make_folder(tmp_path / "b")
    write_whole(tmp_path / "b" / "a", b"one")
    assert stat.S_IMODE((tmp_path / "b" / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o700


def test_nothing_is_overwritten_unless_it_is_to_be(tmp_path):
    write_whole(tmp_path / "a", b"one")
    with pytest.raises(OutputExists):
        write_whole(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"
    write_whole(tmp_path / "a", b"two", replace=True)
    assert (tmp_path / "a").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_in_the_way_is_not_overwritten(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputExists):
        write_whole(tmp_path / "a", b"one")
    with pytest.raises(NotWritable):
        write_whole(tmp_path / "a", b"one", replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(NotWritable) as caught:
        write_whole(tmp_path / "none" / "a", b"one")
    assert caught.value.params["path"] == str(tmp_path / "none" / "a")
    assert caught.value.__context__ is None


@posix
def test_a_full_disk_keeps_the_older_file_and_leaves_nothing(tmp_path):
    write_whole(tmp_path / "a", b"one")
    ended = subprocess.run([sys.executable, "-c", FULL, tmp_path / "a"], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == ["NotWritable", "True"]
    assert (tmp_path / "a").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_reading_says_what_is_wrong(tmp_path):
    with pytest.raises(FileMissing):
        read_bytes(tmp_path / "a", most=10)
    with pytest.raises(NotReadable):
        read_bytes(tmp_path, most=10)
    write_whole(tmp_path / "a", b"0123456789")
    assert read_bytes(tmp_path / "a", most=4) == b"0123"
    assert read_bytes(tmp_path / "a", most=1 << 60) == b"0123456789"


def test_there_is_one_writer_at_a_time(tmp_path):
    with sole_writer(tmp_path / "lock") as first, sole_writer(tmp_path / "lock") as second:
        assert (first, second) == (True, False)
    with sole_writer(tmp_path / "lock") as third:
        assert third
    assert (tmp_path / "lock").read_bytes() == b""


@posix
def test_the_lock_of_a_killed_process_is_none(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path / "lock"], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        with sole_writer(tmp_path / "lock") as ours:
            assert not ours
        os.kill(holder.pid, signal.SIGKILL)
    with sole_writer(tmp_path / "lock") as ours:
        assert ours
