from __future__ import annotations

import os

import pytest

from sempadan.border import add_row, check_pack, copy_pack, load
from sempadan.border.errors import NotABorderColumn, NotABorderFile, ShippedBorder
from sempadan.border.folder import shipped
from sempadan.border.layout import FILES
from sempadan.schema.errors import FileMissing, NotWritable, OutputExists

AGENCY = {
    "code": "SHELTER-NGO", "name": "Rumah, Kita", "name_en": "Our House", "name_id": "Rumah Kita",
    "name_ms": "Rumah Kita", "country": "IDN", "level": "provincial", "actor": "ngo", "source_type": "ngo",
    "detection": "0", "identification": "1", "protection": "1", "repatriation": "0", "reintegration": "1",
    "prosecution": "0", "verified": "no", "source": "invented",
}  # fmt: skip


def snapshot(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_a_copy_is_whole_and_without_fault(folder):
    assert {f.name for f in FILES} | {"README.md"} == {p.name for p in folder.iterdir()}
    assert check_pack(folder).faults == ()
    assert [p.name for p in folder.parent.iterdir()] == ["border"]


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_a_path_that_exists_is_refused(tmp_path, kind):
    out = tmp_path / "out"
    {"folder": out.mkdir, "file": out.touch, "link": lambda: out.symlink_to(tmp_path / "nowhere")}[kind]()
    with pytest.raises(OutputExists):
        copy_pack(out)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_copy_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable):
        copy_pack(tmp_path / "file" / "border")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ["agencies.csv", "agencies"])
def test_a_row_is_added_at_the_end(folder, name):
    before = snapshot(folder)
    checked = add_row(folder, name, AGENCY)
    assert checked.faults == ()
    after = snapshot(folder)
    assert after["agencies.csv"].startswith(before["agencies.csv"])
    assert {n: d for n, d in after.items() if n != "agencies.csv"} == {
        n: d for n, d in before.items() if n != "agencies.csv"
    }
    agency = load(folder).agencies[-1]
    assert (agency.code, agency.name, agency.protection, agency.names) == ("SHELTER-NGO", "Rumah, Kita", True, ())
    assert load(folder).agency_of("Our House") == "SHELTER-NGO"


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_row_fits_the_line_ends_of_the_file_and_its_last_line(folder, end):
    path = folder / "agencies.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().removesuffix(b"\n").replace(b"\n", end))
    assert add_row(folder, "agencies.csv", AGENCY).faults == ()
    data = path.read_bytes()
    assert data.endswith(end)
    assert data.count(b"\n") == data.count(end)
    assert load(folder).agencies[-1].code == "SHELTER-NGO"


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"source_type": "shelter"}, "unknown_code"), ({"source": ""}, "no_source"), ({"code": "PDRM"}, "doubled"),
     ({"country": "ATLANTIS"}, "unknown_reference"), ({"records_en": "files"}, "language_missing")],
)  # fmt: skip
def test_a_row_with_a_fault_is_refused_and_nothing_is_written(folder, change, rule):
    before = snapshot(folder)
    checked = add_row(folder, "agencies.csv", AGENCY | change)
    assert {f.rule for f in checked.faults} == {rule}
    assert {f.line for f in checked.faults} == {33}
    assert snapshot(folder) == before


def test_a_row_is_refused_while_the_folder_has_another_fault(folder):
    (folder / "commitments.csv").unlink()
    before = snapshot(folder)
    assert "missing_file" in {f.rule for f in add_row(folder, "agencies.csv", AGENCY).faults}
    assert "missing_file" in {f.rule for f in add_row(folder, "commitments.csv", {"code": "X1"}).faults}
    assert snapshot(folder) == before


def test_a_cell_of_several_lines_stays_one_cell(folder):
    assert add_row(folder, "agencies.csv", AGENCY | {"source": 'a "b",\nc'}).faults == ()
    assert load(folder).agencies[-1].source == 'a "b",\nc'


def test_the_shipped_pack_is_never_changed(tmp_path):
    pack = shipped()
    before = {p.name: p.read_bytes() for p in pack.iterdir()}
    link = tmp_path / "link"
    link.symlink_to(str(pack), target_is_directory=True)
    for path in (link, link / ".." / "pack"):
        with pytest.raises(ShippedBorder):
            add_row(path, "agencies.csv", AGENCY)
    assert {p.name: p.read_bytes() for p in pack.iterdir()} == before


def test_files_and_columns_that_no_border_has_are_refused(folder, tmp_path):
    with pytest.raises(NotABorderFile):
        add_row(folder, "../agencies.csv", AGENCY)
    with pytest.raises(NotABorderColumn) as caught:
        add_row(folder, "agencies.csv", AGENCY | {"Siti Rahmawati": "x"})
    assert "Siti" not in str(caught.value)
    with pytest.raises(FileMissing):
        add_row(tmp_path / "nowhere", "agencies.csv", AGENCY)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="rights of folders are those of POSIX, and root has all"
)
def test_a_folder_that_cannot_be_written_stays_as_it_was(folder):
    before = snapshot(folder)
    folder.chmod(0o500)
    with pytest.raises(NotWritable):
        add_row(folder, "agencies.csv", AGENCY)
    folder.chmod(0o700)
    assert snapshot(folder) == before
