"""The catalogue: every sentence of the house, in three languages, by its id.

The sentences stand in `messages/<room>.toml` beside this module, a table an id, the languages side
by side. `{name}` holds a parameter and may say how it is written: `{n}` grouped, `{row:plain}`
ungrouped, `{share:percent}`, `{ratio:2}` with two decimals, `{d:short}` or `{d:long}`, `{m:month}`;
`{codes}`, `{codes:and}` and `{codes:or}` join several. An English sentence may have a plural,
`{one = "…", other = "…"}`, chosen by the parameter `n`. The English text of an error stands in its
class; `error.<rule>.text` and `error.<rule>.do` hold the other two languages.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from sempadan.locale.errors import sentence_fault
from sempadan.locale.numbers import format_series, format_value
from sempadan.schema.message import Message
from sempadan.schema.results import ErrorText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from sempadan.locale.language import Lang
    from sempadan.schema.errors import SempadanError
    from sempadan.schema.message import Value

Template: TypeAlias = "str | Mapping[str, str]"
Entry: TypeAlias = "Mapping[str, Template]"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sentences in one language."""

    lang: Lang
    entries: Mapping[str, Entry]

    def knows(self, name: str) -> bool:
        """Whether there is a sentence of that id."""
        return name in self.entries

    def say(self, message: Message) -> str:
        """Turn a message into a sentence; messages within it become parts of it.

        Raises:
            SentenceFault: The id is unknown, a parameter is missing, or a value does not fit.
        """
        return self._write(message.id, self._template(message.id, message.params), message.params)

    def error(self, error: SempadanError) -> ErrorText:
        """Turn an error into what is wrong and what to do.

        Raises:
            SentenceFault: The rule has no text in this language, or a parameter is missing.
        """
        parts = []
        for part, english in (("text", type(error).text), ("do", type(error).do)):
            name = f"error.{error.rule}.{part}"
            template = english if self.lang == "en" else self._template(name, error.params)
            parts.append(self._write(name, template, error.params))
        return ErrorText(rule=error.rule, message=parts[0], do=parts[1])

    def _template(self, name: str, params: Mapping[str, Value]) -> str:
        template = self.entries.get(name, {}).get(self.lang)
        if template is None:
            raise sentence_fault(name, f"is not in the catalogue for {self.lang}")
        return template if isinstance(template, str) else template["one" if params.get("n") == 1 else "other"]

    def _write(self, name: str, template: str, params: Mapping[str, Value]) -> str:
        missing = placeholders(template).keys() - params.keys()
        if missing:
            raise sentence_fault(name, f"parameters {sorted(missing)} are missing")
        return _Writer(self).vformat(template, (), params)


class _Writer(Formatter):
    """Fills placeholders in the catalogue's language."""

    def __init__(self, book: Catalogue) -> None:
        self.book = book

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Message):
            return self.book.say(value)
        if isinstance(value, tuple):
            return self._series(tuple(self.format_field(part, "") for part in value), format_spec)
        return format_value(value, format_spec, self.book.lang)

    def _series(self, words: Sequence[str], spec: str) -> str:
        if spec in ("and", "or"):
            return format_series(words, cast("Literal['and', 'or']", spec), self.book.lang)
        return ", ".join(words)


def placeholders(template: str) -> dict[str, str]:
    """Names in a template with the format of each; the catalogue's checks compare them between languages."""
    return {name: spec or "" for _, name, spec, _ in Formatter().parse(template) if name is not None}


@cache
def catalogue(lang: Lang) -> Catalogue:
    """Give the catalogue of a language; the files are read once."""
    return Catalogue(lang, _entries())


@cache
def _entries() -> Mapping[str, Entry]:
    entries: dict[str, Entry] = {}
    for file in sorted(files("sempadan.locale").joinpath("messages").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        for name, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in entries:
                raise sentence_fault(name, f"stands there twice, the second time in {file.name}")
            entries[name] = entry
    return MappingProxyType(entries)
