"""HTML made of elements, so that every one is closed and every text is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

VOID: Final = frozenset({"link", "meta"})
EMPTY: Final = frozenset({"path", "rect", "circle"})
"""Of SVG: without children they are closed at once."""


class Html(str):
    """Text that is HTML already. Any other text is escaped where it becomes part of an element."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child]"
Attribute: TypeAlias = "str | int | None"


def element(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """Make an element.

    Args:
        tag: Its name.
        children: Texts, which are escaped, and HTML, which is not; in sequences too.
        attributes: By name, with `_` for `-` (`class_` is `class`); None leaves one out.
    """
    names = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
    said = "".join(f' {name}="{escape(str(value))}"' for name, value in names.items() if value is not None)
    if tag in VOID:
        return Html(f"<{tag}{said}>")
    return Html(f"<{tag}{said}/>") if tag in EMPTY else Html(f"<{tag}{said}>{joined(*children)}</{tag}>")


def joined(*children: Child) -> Html:
    """Put HTML together."""
    return Html("".join(map(_written, children)))


def _written(child: Child) -> str:
    if isinstance(child, Html):
        return child
    return escape(child, quote=False) if isinstance(child, str) else joined(*child)
