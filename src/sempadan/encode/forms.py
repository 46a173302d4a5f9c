"""Small text files with a kind, a version, fields and a check: keys, secrets, serials.

    sempadan-key 1
    fingerprint K7QF-…
    key ABCD…
    check 1A2B3C4D

Line ends and a byte order mark may change on the way; anything else does not fit the check. The
check finds accidents; it is no protection against somebody who means to change the file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "1"
MOST = 1 << 20
"""Bytes beyond which a file is none of these."""


class FormFault(StrEnum):
    """Why a text is not the form that was expected."""

    OTHER_KIND = "other_kind"
    OTHER_VERSION = "other_version"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, repr=False)
class Form:
    """The fields of a form; its `repr` shows their names only, for the values may be secret."""

    kind: str
    fields: Mapping[str, str] = field(repr=False)

    def __repr__(self) -> str:
        """Show kind and names of fields."""
        return f"Form({self.kind!r}, {sorted(self.fields)})"


def write_form(form: Form) -> bytes:
    """Write a form: its first line, a line a field, and the check."""
    lines = [f"{form.kind} {VERSION}", *(f"{name} {value}" for name, value in form.fields.items())]
    return "\n".join([*lines, f"check {_check(lines)}", ""]).encode()


def read_form(data: bytes, kind: str) -> Form | FormFault:
    """Read a form of that kind, or say why it is none."""
    lines = [line.rstrip("\r") for line in data[:MOST].decode("utf-8-sig", errors="replace").split("\n")]
    lines = [line for line in lines if line]
    first = lines[0].split(" ") if lines else []
    if len(data) >= MOST or not first or first[0] != kind:
        return FormFault.OTHER_KIND
    if len(first) == 2 and first[1] != VERSION and first[1].isdigit():
        return FormFault.OTHER_VERSION
    *body, last = lines
    pairs = [line.partition(" ") for line in body[1:]]
    names = [name for name, _, _ in pairs]
    if not body or last != f"check {_check(body)}" or len(set(names)) < len(names):
        return FormFault.DAMAGED
    return Form(kind, {name: value for name, _, value in pairs})


def digits_of(secret: bytes) -> str:
    """Write 32 bytes as 52 base32 digits."""
    return base64.b32encode(secret).decode().rstrip("=")


def secret_of(digits: str) -> bytes | None:
    """Read 32 bytes from 52 base32 digits; None if they are not that."""
    return base64.b32decode(digits + "====") if re.fullmatch("[A-Z2-7]{52}", digits) else None


def _check(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
