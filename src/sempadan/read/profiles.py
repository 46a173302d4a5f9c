"""Remember what was decided for an agency's list, as a TOML file that the agency can read and change."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any, Final, get_args

from sempadan.identity.dates import Order
from sempadan.read.choices import Profile
from sempadan.read.errors import ProfileEntryWrong, ProfileFieldUnknown, ProfileUnreadable
from sempadan.schema.codebook import codebook
from sempadan.schema.errors import FileMissing
from sempadan.schema.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION: Final = 1
KEYS: Final[Mapping[str, type]] = {
    "version": int,
    "sheets": list,
    "header_row": int,
    "encoding": str,
    "delimiter": str,
    "order": str,
    "mapping": dict,
}
HEAD: Final = """\
# How Sempadan reads a list of this agency: sempadan check FILE --profile THIS
# It names columns and holds nothing of a person. An empty field leaves a column out.
"""


def save_profile(profile: Profile, out: Path) -> None:
    """Write a profile.

    Raises:
        OutputExists, NotWritable: Nothing was written.
    """
    lines = [HEAD, f"version = {VERSION}"]
    if profile.sheets:
        lines.append(f"sheets = [{', '.join(map(_quoted, profile.sheets))}]")
    if profile.header_row is not None:
        lines.append(f"header_row = {profile.header_row}")
    for key in ("encoding", "delimiter", "order"):
        value = getattr(profile, key)
        if value is not None:
            lines.append(f"{key} = {_quoted(value)}")
    lines += ["", "[mapping]", *(f"{_quoted(k)} = {_quoted(v)}" for k, v in profile.mapping.items()), ""]
    write_whole(out, "\n".join(lines).encode())


def load_profile(path: Path) -> Profile:
    """Read a profile.

    Raises:
        FileMissing: There is none.
        ProfileUnreadable, ProfileEntryWrong, ProfileFieldUnknown: It is no profile, or not a right one.
    """
    if not path.is_file():
        raise FileMissing(path=str(path))
    data = _parsed(path)
    if data is None or data.get("version") != VERSION:
        raise ProfileUnreadable(file=str(path))
    for entry, value in data.items():
        if not _right(entry, value):
            raise ProfileEntryWrong(file=str(path), entry=entry)
    known = {field.name for field in codebook().of_cases} | {""}
    for column, name in data.get("mapping", {}).items():
        if name not in known:
            raise ProfileFieldUnknown(file=str(path), column=column)
    return Profile(
        mapping=dict(data.get("mapping", {})),
        sheets=tuple(data.get("sheets", ())),
        header_row=data.get("header_row"),
        encoding=data.get("encoding"),
        delimiter=data.get("delimiter"),
        order=data.get("order"),
    )


def _parsed(path: Path) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None


def _right(entry: str, value: object) -> bool:
    """Whether an entry is known and its value one it may have."""
    kind = KEYS.get(entry)
    if kind is None or not isinstance(value, kind) or isinstance(value, bool):
        return False
    if isinstance(value, list):
        return all(isinstance(sheet, str) for sheet in value)
    if entry == "header_row":
        return isinstance(value, int) and value > 0
    return entry != "order" or value in get_args(Order)


def _quoted(text: str) -> str:
    """A TOML basic string; JSON escapes the same way, the letter DEL apart."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
