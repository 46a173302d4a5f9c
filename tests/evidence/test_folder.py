from __future__ import annotations

import pytest

from sempadan.evidence.errors import BaseDamaged, BaseOfOtherVersion, BaseUnfinished, NotABase
from sempadan.evidence.folder import find_evidence, open_evidence
from sempadan.schema.errors import FileMissing


def test_a_missing_folder_is_no_base_yet(bases):
    assert find_evidence(bases.folder) is None
    with pytest.raises(FileMissing):
        open_evidence(bases.folder)


def test_an_empty_folder_is_no_base_yet(bases):
    bases.folder.mkdir()
    assert find_evidence(bases.folder) is None
    with pytest.raises(NotABase):
        open_evidence(bases.folder)


@pytest.mark.parametrize("name", ["notes.txt", "CURRENT"])
def test_a_folder_of_something_else_is_no_base(bases, name):
    bases.folder.mkdir()
    (bases.folder / name).write_text("x")
    for opened in (open_evidence, find_evidence):
        with pytest.raises(NotABase):
            opened(bases.folder)


def test_a_base_whose_first_snapshot_was_interrupted_says_so(bases):
    bases.folder.mkdir()
    (bases.folder / "UNFINISHED").touch()
    (bases.folder / "snapshots").mkdir()
    (bases.folder / "snapshots" / "new.part").mkdir()
    assert find_evidence(bases.folder) is None
    with pytest.raises(BaseUnfinished, match="half written"):
        open_evidence(bases.folder)


@pytest.mark.parametrize("name", ["codes.parquet", "people.parquet", "model.json", "manifest.json"])
@pytest.mark.parametrize("how", ["removed", "cut", "emptied", "grown"])
def test_a_missing_or_cut_file_is_named(bases, name, how, edit):
    evidence = bases.committed()
    path = bases.folder / "snapshots" / evidence.snapshot / name
    if how == "removed":
        path.unlink()
    else:
        edit(path, {"cut": lambda b: b[:-1], "emptied": lambda _: b"", "grown": lambda b: b + b"\n"}[how])
    for opened in (open_evidence, find_evidence):
        with pytest.raises(BaseDamaged) as caught:
            opened(bases.folder)
        assert caught.value.params["file"] == f"snapshots/{evidence.snapshot}/{name}"


def test_a_manifest_with_another_list_is_damaged(bases, edit):
    evidence = bases.committed()
    edit(bases.folder / "snapshots" / evidence.snapshot / "manifest.json", lambda b: b.replace(b"shelter", b"SHELTER"))
    with pytest.raises(BaseDamaged):
        open_evidence(bases.folder)


@pytest.mark.parametrize(
    "how", [lambda _: b"", lambda b: b[:-1], lambda b: b.replace(b"\n", b"\r\n"), lambda _: b"\xff"]
)
def test_a_damaged_pointer_is_named(bases, how, edit):
    bases.committed()
    edit(bases.folder / "CURRENT", how)
    with pytest.raises(BaseDamaged) as caught:
        open_evidence(bases.folder)
    assert caught.value.params["file"] == "CURRENT"


def test_a_lost_pointer_never_makes_a_base_look_new(bases):
    bases.committed()
    (bases.folder / "CURRENT").unlink()
    with pytest.raises(BaseDamaged):
        find_evidence(bases.folder)
    with pytest.raises(BaseDamaged):
        bases.committed(2)
    assert list((bases.folder / "snapshots").iterdir())


def test_a_base_of_another_version_is_told_from_a_damaged_one(bases, edit):
    bases.committed()
    edit(bases.folder / "CURRENT", lambda b: b.replace(b"sempadan-base 1", b"sempadan-base 2"))
    with pytest.raises(BaseOfOtherVersion):
        open_evidence(bases.folder)


def test_opening_changes_nothing(bases):
    bases.committed()
    state = bases.state()
    open_evidence(bases.folder)
    assert bases.state() == state
