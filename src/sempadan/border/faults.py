"""How a fault of a border folder is said: file, line, column, rule and sentence; never the text of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sempadan.schema.message import message
from sempadan.schema.results import BorderFault

if TYPE_CHECKING:
    from sempadan.schema.message import Value

WARNINGS: Final = frozenset({"extra_column", "unknown_file", "blank_row", "shared_name"})
"""Rules that are worth saying but do not make a folder unusable."""


def fault(file: str, line: int, column: str, rule: str, /, **params: Value) -> BorderFault:
    """Make a fault; line 0 means the file as a whole. Its sentence is `border.fault.<rule>`."""
    return BorderFault(file, line, column, rule, message(f"border.fault.{rule}", **params))


def is_warning(found: BorderFault) -> bool:
    """Whether the folder may be used in spite of it."""
    return found.rule in WARNINGS
