"""Turn results and findings into the JSON of the surface: plain numbers and dates in every language."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa

from sempadan.schema.errors import OutOfBounds
from sempadan.schema.finding import AnswerTable
from sempadan.schema.message import Message

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Say: TypeAlias = Callable[[Message], str]


def as_json(value: Any, say: Say) -> Json:
    """Turn a result into JSON values; messages become sentences by `say`.

    A dataclass becomes an object with its field names (a trailing underscore is dropped, for names
    that Python reserves), a tuple of answer tables an object by table name.

    Raises:
        OutOfBounds: A number is NaN or infinite, which JSON cannot say.
    """
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise OutOfBounds(table="json", column="*", count=1, low=-math.inf, high=math.inf)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    return _compound(value, say)


def _compound(value: Any, say: Say) -> Json:
    if isinstance(value, pa.Table):
        return [as_json(row, say) for row in value.to_pylist()]
    if isinstance(value, tuple | list):
        if value and all(isinstance(v, AnswerTable) for v in value):
            return {t.name: {"columns": as_json(t.columns, say), "rows": as_json(t.data, say)} for t in value}
        return [as_json(v, say) for v in value]
    if isinstance(value, Mapping):
        return {str(k): as_json(v, say) for k, v in value.items()}
    if is_dataclass(value):
        return {f.name.rstrip("_"): as_json(getattr(value, f.name), say) for f in fields(value)}
    raise TypeError(type(value).__name__)
