"""Sempadan: joint evidence on trafficking in persons across a border, without exchanging a name.

The library. A name is brought in when it is first used, so that `import sempadan` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sempadan.schema.errors import SempadanError

__version__ = "0.1.0"

__all__ = ["SempadanError", "__version__"]

_HOMES = {"SempadanError": "sempadan.schema.errors"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
