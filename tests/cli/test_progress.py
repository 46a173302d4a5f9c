from __future__ import annotations

import io

import pytest

from sempadan.cli.progress import progress
from sempadan.cli.run import System, called
from sempadan.schema.message import message

STEP = message("cli_border.head.rows")
OTHER = message("cli_border.head.file")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def clock(*times):
    given = iter(times)
    return lambda: next(given)


def test_without_a_terminal_a_line_is_written_when_a_step_begins_and_then_every_few_seconds(system):
    own = system()
    with progress(called(["--lang", "id"], own), clock(0.0, 1.0, 4.9, 6.0, 6.1)) as tell:
        for done in (0, 10, 49, 655):
            tell(STEP, done, 1000)
        tell(OTHER, 0, 0)
    assert own.stderr.getvalue() == "Baris: 0%\nBaris: 65,5%\nBerkas\n"
    assert own.stdout.getvalue() == ""


def test_on_a_terminal_a_bar_is_drawn_on_standard_error_only():
    own = System({}, "C", "utf-8", io.StringIO(), Terminal())
    with progress(called(["--lang", "ms"], own)) as tell:
        tell(STEP, 1, 2)
        tell(OTHER, 2, 2)
    assert "Baris" in own.stderr.getvalue()
    assert "Fail" in own.stderr.getvalue()
    assert own.stdout.getvalue() == ""


def test_an_error_of_the_step_passes_through(system):
    for stream in (Terminal(), io.StringIO()):
        own = System({}, "C", "utf-8", io.StringIO(), stream)
        with pytest.raises(KeyError), progress(called([], own)):
            raise KeyError
