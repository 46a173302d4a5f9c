"""A planted name in every identity column and free text is found nowhere outside the agency's own folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from canary.search import PLANTED, files_with_name, in_bytes
from sempadan.demo.write import write_demo
from sempadan.encode.envelope import read_envelope
from sempadan.encode.sharing import read_identity

SEED = 3


class Outside:
    """Everything that stands outside the agencies: base, envelopes, temporary folder, output of commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.agencies, self.homes = folder / "demo" / "agencies", folder / "homes"
        self.outside = folder / "outside"
        self.temporary = folder / "temporary"
        for path in (self.outside, self.temporary, self.homes):
            path.mkdir()
        self.said = 0

    def run(self, *words: object, allowed: tuple[int, ...] = (0, 1)) -> str:
        env = {**os.environ, "TMPDIR": str(self.temporary), "HOME": str(self.folder), "XDG_DATA_HOME": str(self.homes),
               "PYTHONFAULTHANDLER": "1"}  # fmt: skip
        done = subprocess.run([sys.executable, "-X", "dev", "-m", "sempadan", *map(str, words)], env=env,
                              capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode in allowed, done.stdout + done.stderr
        self.said += 1
        (self.outside / f"{self.said:03d}.out").write_text(done.stdout + done.stderr)
        return done.stdout


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    """Run the main job on lists with a planted name, and make every command fail as well."""
    folder = tmp_path_factory.mktemp("job")
    written = write_demo(folder / "demo", 300, SEED, plant=PLANTED)
    made = Outside(folder)
    made.run("key", "new", made.homes / "key")
    recipient = made.run("coordinator", "new", made.outside / "coordinator", "--json").split('"recipient": "')[1]
    recipient = recipient.split('"')[0]
    envelopes = []
    for agency in written.agencies:
        words = ["encode", agency.path, "--key", made.homes / "key", "--to", recipient, "--agency", agency.agency,
                 "--home", made.homes / agency.agency]  # fmt: skip
        out = made.outside / f"{agency.agency}.envelope"
        made.run("look", agency.path)
        for lang in ("id", "ms", "en"):
            made.run("check", agency.path, "--lang", lang)
        made.run("check", agency.path, "--json")
        made.run(*words, "--out", out)
        made.run(*words, "--out", out, allowed=(2,))
        made.run(*words, "--out", made.folder / "missing" / "x.envelope", allowed=(2,))
        made.run("check", agency.path, "--header", "9000", allowed=(2,))
        made.run("check", agency.path, "--day-first", "--json")
        made.run("look", agency.path, "--sheet", PLANTED[::-1], allowed=(0, 1, 2))
        envelopes.append(out)
    where = ["--identity", made.outside / "coordinator", "--base", made.outside / "base"]
    made.run("link", *envelopes, *where)
    made.run("link", *envelopes, *where, allowed=(2,))
    made.run("status", "--base", made.outside / "base", "--json")
    made.run("people", "--base", made.outside / "base", "--out", made.outside / "people.csv")
    made.run("people", "--base", made.outside / "base", "--out", made.outside / "people.csv", allowed=(2,))
    for lang in ("id", "ms", "en"):
        made.run("ask", "forms", "--base", made.outside / "base", "--lang", lang)
        made.run("ask", "hidden", "--base", made.outside / "base", "--lang", lang)
    made.run("ask", "hidden", "--base", made.outside / "base", "--by", "source_type", "--json")
    made.run("ask", "hidden", "--base", made.outside / "base", "--method", PLANTED[::-1], allowed=(2,))
    made.run("ask", "forms", "--base", made.outside / "base", "--by", "sex", "--json")
    made.run("ask", "forms", "--base", made.outside / "base", "--where", f"form={PLANTED[::-1]}", allowed=(2,))
    made.run("release", "--base", made.outside / "base", "--out", made.outside / "public")
    made.run("release", "--base", made.outside / "base", "--out", made.outside / "base", allowed=(2,))
    made.run("attack", made.outside / "public", "--json")
    return made


def test_the_planted_name_stands_in_every_agency_s_own_file(job):
    assert len(files_with_name(job.agencies)) == 5


def test_it_stands_nowhere_outside(job):
    assert files_with_name(job.outside) == []
    assert files_with_name(job.temporary) == []
    assert any(job.outside.rglob("*.parquet"))


def test_it_does_not_stand_in_an_opened_envelope(job):
    from canary.search import decoded
    from sempadan.border import load

    identity = read_identity(job.outside / "coordinator")
    opened = [read_envelope(path, identity, load().domains()) for path in job.outside.glob("*.envelope")]
    assert len(opened) == 5
    for envelope in opened:
        assert len(envelope.facts) > 0
        assert not in_bytes(
            decoded(envelope.codes.data) + decoded(envelope.facts.data) + repr(envelope.manifest).encode()
        )


def test_the_data_folder_keeps_it_in_no_file_but_the_crosswalks(job):
    assert {path.name for path in files_with_name(job.homes)} <= {"crosswalk.csv"}
