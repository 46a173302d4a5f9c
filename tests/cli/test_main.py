from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from sempadan import __version__
from sempadan.cli.main import expand, run, unexpected

CALL = [sys.executable, "-m", "sempadan"]
PLANTED = "Siti Rahmawati"


class Failing(io.StringIO):
    """Standard output that fails as some code deep inside might: with the text of a cell."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def write(self, _):
        raise self.error


def test_an_unforeseen_error_shows_its_kind_and_our_place_and_never_its_text(system):
    for words in (["doctor"], ["doctor", "--lang", "id"]):
        own = system(stdout=Failing(ValueError(PLANTED)))
        assert run(words, own) == 2
        said = own.stderr.getvalue()
        assert PLANTED not in said
        assert "ValueError" in said
        assert "sempadan/cli/show.py:" in said
        assert "Traceback" not in said


def test_an_unforeseen_error_from_elsewhere_names_no_file_of_the_machine():
    try:
        int(PLANTED)
    except ValueError as error:
        found = unexpected(error)
    assert found.params == {"kind": "ValueError", "place": "sempadan:0"}


def test_stopping_a_command_is_no_error_of_ours_and_changes_nothing(system):
    own = system(stdout=Failing(KeyboardInterrupt()))
    assert run(["doctor"], own) == 2
    assert own.stderr.getvalue().startswith("interrupted; nothing was changed\n  Do: ")


def test_a_reader_that_has_gone_away_is_no_error(system):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as stream:
        own = system(stdout=stream)
        assert run(["--help"], own) == 0
        stream.write("more")
    assert own.stderr.getvalue() == ""


@pytest.mark.parametrize("words", [["docto"], [], ["border"], ["doctor", "x"], ["doctor", "--foo"], ["--lang", "fr"]])
def test_a_usage_error_under_json_is_one_object_on_standard_output(words, call):
    done = call("--json", *words)
    found = json.loads(done.out)
    assert done.code == 2
    assert done.err == ""
    assert list(found) == ["sempadan", "error"]
    assert found["sempadan"] == __version__
    assert list(found["error"]) == ["rule", "message", "do"]


def test_an_error_goes_to_standard_error_with_what_to_do(call):
    done = call("docto", "--lang", "ms")
    assert done.code == 2
    assert done.out == ""
    assert done.err == 'tiada perintah "docto" dalam "sempadan"\n  Tindakan: gunakan salah satu: doctor\n'


def test_patterns_become_the_files_they_match_and_anything_else_stays(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.envelope", "a.envelope", "other.txt"):
        (tmp_path / name).touch()
    assert expand(["link", "*.envelope", "--base", "dir", "*.none", "[a].envelope"]) == [
        "link", "a.envelope", "b.envelope", "--base", "dir", "*.none", "[a].envelope",
    ]  # fmt: skip


def test_the_output_is_utf_8_whatever_the_terminal_expects():
    environ = os.environ | {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0", "LANG": "C"}
    done = subprocess.run([*CALL, "--help"], env=environ, capture_output=True, check=True)
    assert "sempadan COMMAND …" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="closing a stream in a shell is Unix")
def test_a_window_without_a_console_is_no_error():
    done = subprocess.run(["/bin/sh", "-c", '"$@" >&- 2>&-', "sh", *CALL, "--help"], check=False)
    assert done.returncode == 0


def test_the_installed_command_and_the_module_are_the_same():
    code = "from importlib.metadata import entry_points as e; print(*e(group='console_scripts', name='sempadan'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "sempadan.cli.main:main" in done.stdout
    said = subprocess.run([*CALL, "--version"], capture_output=True, text=True, check=True).stdout
    assert said == f"sempadan {__version__}\n"
