r"""The outside of an envelope file: what tells a whole one from a cut, a rewritten and an altered one.

| bytes | what |
|---|---|
| 8 | `SEMPADAN` |
| 5 | 0x89, CR, LF, 0x1A, LF: what text programs change (the idea is that of PNG, RFC 2083, 12.12) |
| 1 | version of the format |
| 8 | length of the ciphertext, big-endian |
| 32 | SHA-256 of the ciphertext |
| … | the ciphertext |

The length finds a cut file, the five bytes one that was copied as text, the digest any other change,
so that "altered" and "for another coordinator" are told apart without opening anything. None of this
protects against somebody who means to change an envelope: the ciphertext's own seal does (age).
"""

from __future__ import annotations

import hashlib
import struct

from sempadan.encode.errors import (
    EnvelopeAltered,
    EnvelopeCut,
    EnvelopeEmpty,
    EnvelopeInMail,
    EnvelopeOfOtherVersion,
    EnvelopePacked,
    EnvelopeRewritten,
    EnvelopeSizeImpossible,
    EnvelopeTooLong,
    NotAnEnvelope,
)

MAGIC = b"SEMPADAN"
TRAP = b"\x89\r\n\x1a\n"
VERSION = 1
HEADER = struct.Struct(">8s5sBQ32s")
FIRST = len(MAGIC) + len(TRAP)

MOST = 1 << 35
"""Bytes of ciphertext beyond which no envelope goes (ten million records take about a tenth)."""

LOOK = 1 << 16
"""Bytes from the start that are enough to say what a file is."""

PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"Rar!")
WIDE = (MAGIC.decode().encode("utf-16-le"), MAGIC.decode().encode("utf-16-be"))
BASE64 = b"U0VNUEFEQU"
"""How MAGIC begins in base64, whatever follows it."""


def wrap(ciphertext: bytes) -> bytes:
    """Put a ciphertext into the form of a file."""
    digest = hashlib.sha256(ciphertext).digest()
    return HEADER.pack(MAGIC, TRAP, VERSION, len(ciphertext), digest) + ciphertext


def unwrap(data: bytes, name: str) -> bytes:
    """Take the ciphertext out of a file that is as it was sealed.

    Args:
        data: The file's bytes.
        name: What to call the file in errors.

    Raises:
        EnvelopeAltered: Its bytes changed though its size did not.
        SempadanError: One of the errors of `check_start`.
    """
    check_start(data[:LOOK], len(data), name)
    ciphertext = data[HEADER.size :]
    if hashlib.sha256(ciphertext).digest() != HEADER.unpack_from(data)[4]:
        raise EnvelopeAltered(path=name)
    return ciphertext


def check_start(start: bytes, size: int, name: str) -> None:
    """Say from its first bytes and its size whether a file is a whole envelope, before more is read.

    Args:
        start: Its first bytes, `LOOK` of them if it has so many.
        size: Its size in bytes.
        name: What to call the file in errors.

    Raises:
        EnvelopeEmpty, EnvelopeCut, EnvelopeTooLong: It has not the size it announces.
        EnvelopeRewritten, EnvelopeInMail, EnvelopePacked: It is an envelope in another form.
        EnvelopeOfOtherVersion, EnvelopeSizeImpossible, NotAnEnvelope: It is none that we read.
    """
    if not size:
        raise EnvelopeEmpty(path=name)
    if not start.startswith((MAGIC + TRAP)[: len(start)]):
        raise _other_form(start)(path=name)
    if len(start) > FIRST and start[FIRST] != VERSION:
        raise EnvelopeOfOtherVersion(path=name, found=start[FIRST], here=VERSION)
    if len(start) < HEADER.size:
        raise EnvelopeCut(path=name, missing=HEADER.size - size)
    announced = HEADER.unpack_from(start)[3]
    if announced > MOST:
        raise EnvelopeSizeImpossible(path=name)
    there = size - HEADER.size
    if there < announced:
        raise EnvelopeCut(path=name, missing=announced - there)
    if there > announced:
        raise EnvelopeTooLong(path=name, extra=there - announced)


def _other_form(
    start: bytes,
) -> type[EnvelopePacked | EnvelopeRewritten | EnvelopeInMail | NotAnEnvelope]:
    if start.startswith(PACKED):
        return EnvelopePacked
    if MAGIC in start or any(wide in start for wide in WIDE):
        return EnvelopeRewritten
    narrow = start.replace(b"\0", b"")
    return EnvelopeInMail if BASE64 in narrow else NotAnEnvelope
