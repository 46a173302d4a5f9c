"""Which of the three languages a person reads."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Lang: TypeAlias = Literal["id", "ms", "en"]

LANGUAGES: Final[tuple[Lang, ...]] = get_args(Lang)
DEFAULT: Final[Lang] = "en"
VARIABLES: Final = ("SEMPADAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Looked at in this order; the first that is set decides, as POSIX has it for the last three."""

WORDS: Final[Mapping[str, Lang]] = MappingProxyType(
    {
        "id": "id", "in": "id", "ind": "id", "indonesian": "id",
        "ms": "ms", "msa": "ms", "zsm": "ms", "malay": "ms",
        "en": "en", "eng": "en", "english": "en",
    }
)  # fmt: skip
"""First word of a locale's name on Unix (`id_ID`, once `in_ID`) and on Windows (`Indonesian_Indonesia`)."""


def language_of(name: str) -> Lang | None:
    """Read the language from the name of a locale, such as `ms_MY.UTF-8` or `Malay_Malaysia.1252`."""
    return WORDS.get(re.split(r"[^a-z]", name.strip().lower(), maxsplit=1)[0])


def system_language(environ: Mapping[str, str], *, system: str = "") -> Lang:
    """Find the language of a system.

    The first variable of `VARIABLES` that is set decides; without any, the locale that the system
    itself names does (on Windows no variable is set as a rule). A language other than ours, and
    none at all, is English.

    Args:
        environ: Environment variables.
        system: Name of the locale of this process, as `locale.setlocale(LC_CTYPE)` gives it.
    """
    named = next((environ[v] for v in VARIABLES if environ.get(v)), system)
    return language_of(named) or DEFAULT
