from __future__ import annotations

import shutil
import stat
import subprocess
import sys

import pytest

from sempadan.evidence.commit import Content, commit
from sempadan.evidence.errors import BaseChanged, BaseInUse, NotABase
from sempadan.evidence.folder import find_evidence, open_evidence
from sempadan.evidence.tables import read_document, read_table
from sempadan.locale.catalogue import catalogue
from sempadan.schema.errors import NotWritable
from sempadan.schema.whole import sole_writer

WRITER = """
import os, signal, sys
from pathlib import Path
import pyarrow as pa
from sempadan.evidence.commit import Content, commit
from sempadan.evidence.folder import find_evidence
from sempadan.schema.evidence import ListEntry, Standing

base, end, argument = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
standing = Standing("codebook-1", "1", "KEY-1", True, (ListEntry("shelter", "NGO", "ngo", 2, 3, False, "2025-04-01"),))
table = pa.table({"number": list(range(300_000))})
told = []

def phase(message):
    told.append(message.id)
    if end == "kill" and len(told) == argument:
        os.kill(os.getpid(), signal.SIGKILL)

if end == "full":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (argument, argument))
content = Content(standing, {"codes": table, "people": table}, {"model": b"{}"})
try:
    commit(base, content, after=find_evidence(base), phase=phase)
except Exception as error:
    print(type(error).__name__)
    sys.exit(2)
print(len(told))
"""

PHASES = 7
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def write_elsewhere(base, end, argument):
    command = [sys.executable, "-c", WRITER, str(base), end, str(argument)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_was_committed_is_read_back_equal(bases):
    evidence = bases.committed()
    again = open_evidence(bases.folder)
    content = bases.content()
    assert again == evidence
    assert again.standing == content.standing
    assert {name: read_table(again, name) for name in ("codes", "people")} == content.tables
    assert read_document(again, "model") == content.documents["model"]
    assert again.path("codes").is_file()
    assert "people" in again
    assert "draws" not in again


def test_only_the_valid_snapshot_is_kept(bases):
    first = bases.committed(1)
    second = bases.committed(2, after=first)
    assert [path.name for path in (bases.folder / "snapshots").iterdir()] == [second.snapshot]
    assert second.left_behind == ()
    assert sorted(path.name for path in bases.folder.iterdir()) == ["CURRENT", "lock", "snapshots"]


def test_equal_content_gives_an_equal_snapshot(bases, tmp_path):
    first = bases.committed()
    twin = commit(tmp_path / "twin", bases.content(), after=None, phase=lambda _: None)
    assert twin.snapshot == first.snapshot


@posix
def test_only_the_owner_may_read_a_base(bases):
    bases.committed()
    for path in [bases.folder, *bases.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_every_phase_has_a_sentence_in_three_languages(bases):
    told = []
    commit(bases.folder, bases.content(), after=None, phase=told.append)
    assert len(told) == PHASES
    for lang in ("en", "id", "ms"):
        assert all(catalogue(lang).say(message) for message in told)


@posix
@pytest.mark.parametrize("number", range(1, PHASES + 1))
@pytest.mark.parametrize("begun", [False, True])
def test_a_kill_in_any_phase_leaves_the_base_as_before_or_as_after(bases, number, begun):
    before = bases.committed(1) if begun else None
    ended = write_elsewhere(bases.folder, "kill", number)
    assert ended.returncode < 0
    found = find_evidence(bases.folder)
    if number < PHASES - 1:
        assert found == before
    else:
        assert found is not None
        assert [entry.serial for entry in found.lists] == [2]
        assert read_table(found, "codes").num_rows == 300_000
    after = bases.committed(3, after=found)
    assert [path.name for path in (bases.folder / "snapshots").iterdir()] == [after.snapshot]
    assert sorted(path.name for path in bases.folder.iterdir()) == ["CURRENT", "lock", "snapshots"]


@posix
@pytest.mark.parametrize("room", [0, 10, 4_000, 200_000])
@pytest.mark.parametrize("begun", [False, True])
def test_a_full_disk_leaves_the_base_as_before(bases, room, begun):
    before = bases.committed(1) if begun else None
    state = bases.state() if begun else {}
    ended = write_elsewhere(bases.folder, "full", room)
    assert (ended.returncode, ended.stdout.strip()) == (2, "NotWritable")
    assert find_evidence(bases.folder) == before
    assert bases.state() == state
    assert bases.folder.exists() == begun


@posix
def test_the_limit_of_the_full_disk_test_is_what_stops_it(bases):
    assert write_elsewhere(bases.folder, "full", 50_000_000).stdout.strip() == str(PHASES)


def test_a_second_writer_is_refused_and_a_lock_left_by_the_dead_is_none(bases):
    first = bases.committed(1)
    state = bases.state()
    with sole_writer(bases.folder / "lock"), pytest.raises(BaseInUse):
        bases.committed(2, after=first)
    assert bases.state() == state
    assert bases.committed(2, after=first).lists[0].serial == 2


def test_a_base_that_changed_in_the_meantime_is_not_overwritten(bases):
    first = bases.committed(1)
    second = bases.committed(2, after=first)
    for stale in (first, None):
        with pytest.raises(BaseChanged):
            bases.committed(3, after=stale)
    assert open_evidence(bases.folder) == second


def test_an_interrupted_write_leaves_nothing_of_itself(bases):
    first = bases.committed(1)
    state = bases.state()

    def stop(message):
        if message.id == "evidence.phase.rename":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        commit(bases.folder, bases.content(2), after=first, phase=stop)
    assert bases.state() == state


def test_a_folder_of_something_else_is_refused_and_left_alone(bases):
    bases.folder.mkdir()
    (bases.folder / "letter.txt").write_text("x")
    with pytest.raises(NotABase):
        bases.committed()
    assert [path.name for path in bases.folder.iterdir()] == ["letter.txt"]


def test_an_empty_folder_becomes_a_base(bases):
    bases.folder.mkdir()
    (bases.folder / ".DS_Store").touch()
    assert bases.committed().lists[0].list == "shelter"


@pytest.mark.parametrize("name", ["../codes", "codes.parquet", "Codes", "", "a/b"])
def test_a_table_name_is_never_a_path(bases, name):
    content = bases.content()
    with pytest.raises(ValueError):
        Content(content.standing, {name: content.tables["codes"]})


@posix
def test_an_older_snapshot_that_cannot_be_removed_is_named(bases, rights_bind):
    first = bases.committed(1)
    old = bases.folder / "snapshots" / first.snapshot
    old.chmod(0o500)
    second = bases.committed(2, after=first)
    assert second.left_behind == (old,)
    old.chmod(0o700)
    assert bases.committed(3, after=second).left_behind == ()


@posix
def test_a_folder_that_may_not_be_written_is_named(bases, rights_bind):
    first = bases.committed(1)
    (bases.folder / "snapshots").chmod(0o500)
    with pytest.raises(NotWritable):
        bases.committed(2, after=first)
    (bases.folder / "snapshots").chmod(0o700)
    assert open_evidence(bases.folder) == first
    shutil.rmtree(bases.folder)
