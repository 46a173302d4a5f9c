"""What a room says, before any language: an id and its parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

Progress: TypeAlias = "Callable[[Message, int, int], None]"
"""Told what is being done, how much of it is done, and how much there is."""

Value: TypeAlias = "int | float | str | date | Message | tuple[Message, ...] | tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence by its id in the catalogue, with the values that stand in it.

    A parameter is a number, a date, a machine-readable name (file, column, code), or another
    message. It is never the text of a person's record: messages travel into logs and pages.
    """

    id: str
    params: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


def message(name: str, /, **params: Value) -> Message:
    """Make a message of that id from keyword parameters."""
    return Message(name, MappingProxyType(params))
