"""How a command was called: language, form of the answer, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TextIO

from sempadan.locale.catalogue import Catalogue, catalogue
from sempadan.locale.language import LANGUAGES, Lang, system_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sempadan.schema.message import Message


@dataclass(frozen=True, slots=True)
class System:
    """What surrounds a command.

    Args:
        environ: Environment variables.
        locale: Name of the locale that the system gives this process.
        encoding: Encoding of the terminal, before the output is set to UTF-8.
        stdout: For the answer, and nothing else.
        stderr: For messages and progress.
    """

    environ: Mapping[str, str]
    locale: str
    encoding: str
    stdout: TextIO
    stderr: TextIO


@dataclass(frozen=True, slots=True)
class Run:
    """One call of one command. Commands find it as `ctx.obj`.

    Args:
        book: The catalogue in the caller's language.
        json: Whether the answer is one JSON object.
        system: What surrounds the command.
    """

    book: Catalogue
    json: bool
    system: System

    def say(self, message: Message) -> str:
        """Turn a message into a sentence of the caller's language."""
        return self.book.say(message)


def called(args: Sequence[str], system: System) -> Run:
    """Read `--lang` and `--json` from a command line, wherever they stand in it.

    They are needed before the line is parsed: help pages and usage errors are in the language and
    in the form too. The parser checks them again, so a wrong value is refused there.
    """
    own = _before_separator(args)
    lang = _asked(own) or system_language(system.environ, system=system.locale)
    return Run(catalogue(lang), "--json" in own, system)


def _asked(own: Sequence[str]) -> Lang | None:
    """Language that the last `--lang` names, if it is one of ours."""
    named = ""
    for word, following in pairwise([*own, ""]):
        if word == "--lang":
            named = following
        elif word.startswith("--lang="):
            named = word.removeprefix("--lang=")
    return next((lang for lang in LANGUAGES if lang == named), None)


def _before_separator(args: Iterable[str]) -> list[str]:
    own: list[str] = []
    for arg in args:
        if arg == "--":
            break
        own.append(arg)
    return own
