"""Case B17: half an envelope, an envelope that a shell rewrote, and their kin."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import lzma
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.envelope_file import HEADER, LOOK, check_start, unwrap, wrap
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

CIPHERTEXT = b"age-encryption.org/v1\n-> X25519 x\n" + random.Random(3).randbytes(220_000)
WHOLE = wrap(CIPHERTEXT)


def powershell(data: bytes) -> bytes:
    """What redirection in a Windows shell makes of it: UTF-16 with a mark, line ends changed."""
    return b"\xff\xfe" + data.decode("latin-1").replace("\n", "\r\n").encode("utf-16-le")


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("x.envelope", data)
    return out.getvalue()


def mailed(data: bytes) -> bytes:
    head = b"From: a@example.org\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + base64.encodebytes(data).replace(b"\n", b"\r\n")


MANGLED = [
    ("head -c 0", lambda _: b"", EnvelopeEmpty),
    ("head -c 3", lambda e: e[:3], EnvelopeCut),
    ("head -c 10", lambda e: e[:10], EnvelopeCut),
    ("head -c 40", lambda e: e[:40], EnvelopeCut),
    ("head -c 100", lambda e: e[:100], EnvelopeCut),
    ("head -c 216", lambda e: e[:216], EnvelopeCut),
    ("head -c 65752", lambda e: e[:65752], EnvelopeCut),
    ("head -c size-1", lambda e: e[:-1], EnvelopeCut),
    ("utf-16", powershell, EnvelopeRewritten),
    ("utf-16-be", lambda e: e.decode("latin-1").encode("utf-16-be"), EnvelopeRewritten),
    ("utf-8", lambda e: e.decode("latin-1").encode(), EnvelopeRewritten),
    ("utf-8 mark", lambda e: b"\xef\xbb\xbf" + e, EnvelopeRewritten),
    ("bytes replaced", lambda e: e.decode("utf-8", errors="replace").encode(), EnvelopeRewritten),
    ("cr lf", lambda e: e.replace(b"\n", b"\r\n"), EnvelopeRewritten),
    ("lf", lambda e: e.replace(b"\r\n", b"\n"), EnvelopeRewritten),
    ("seven bits", lambda e: bytes(b & 127 for b in e), EnvelopeRewritten),
    ("ends at 0x1a", lambda e: e.partition(b"\x1a")[0], EnvelopeCut),
    ("text before", lambda e: b"see below:\n" + e, EnvelopeRewritten),
    ("line end behind", lambda e: e + b"\r\n", EnvelopeTooLong),
    ("twice", lambda e: e + e, EnvelopeTooLong),
    ("gzip", gzip.compress, EnvelopePacked),
    ("bzip2", bz2.compress, EnvelopePacked),
    ("xz", lzma.compress, EnvelopePacked),
    ("zip", zipped, EnvelopePacked),
    ("base64", base64.b64encode, EnvelopeInMail),
    ("mail", mailed, EnvelopeInMail),
    ("one bit", lambda e: e[:70_000] + bytes([e[70_000] ^ 1]) + e[70_001:], EnvelopeAltered),
    ("zeros", lambda e: e[:1000] + bytes(len(e) - 1000), EnvelopeAltered),
    ("version", lambda e: e[:13] + b"\x02" + e[14:], EnvelopeOfOtherVersion),
    ("2**60", lambda e: e[:14] + (1 << 60).to_bytes(8, "big") + e[22:], EnvelopeSizeImpossible),
    ("age alone", lambda e: e[HEADER.size :], NotAnEnvelope),
    ("pdf", lambda e: b"%PDF-1.7\n" + e[5000:], NotAnEnvelope),
    ("csv", lambda _: b"Nama;Umur\n", NotAnEnvelope),
    ("zero bytes", lambda _: bytes(1000), NotAnEnvelope),
]


def test_an_untouched_file_gives_its_ciphertext_back():
    assert unwrap(WHOLE, "x") == CIPHERTEXT


@pytest.mark.parametrize(("how", "fault"), [pytest.param(*rest, id=name) for name, *rest in MANGLED])
def test_each_way_of_spoiling_an_envelope_is_named(how, fault):
    with pytest.raises(fault, match=r"a\.envelope") as caught:
        unwrap(how(WHOLE), "a.envelope")
    assert type(caught.value) is fault
    assert caught.value.__context__ is None


@pytest.mark.parametrize(("how", "fault"), [pytest.param(*rest, id=name) for name, *rest in MANGLED])
def test_what_can_be_told_from_the_start_is_told_before_the_file_is_read(how, fault):
    data = how(WHOLE)
    if fault is EnvelopeAltered:
        check_start(data[:LOOK], len(data), "x")
    else:
        with pytest.raises(fault):
            check_start(data[:LOOK], len(data), "x")


def test_the_missing_and_the_extra_are_counted():
    with pytest.raises(EnvelopeCut) as cut:
        unwrap(WHOLE[:-7], "x")
    with pytest.raises(EnvelopeTooLong) as grown:
        unwrap(WHOLE + b"\r\n", "x")
    assert (cut.value.params["missing"], grown.value.params["extra"]) == (7, 2)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_ciphertext_comes_back(data):
    assert unwrap(wrap(data), "x") == data


@settings(deadline=None)
@given(st.data())
def test_no_single_changed_byte_passes(data):
    place = data.draw(st.integers(0, len(WHOLE) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = WHOLE[:place] + bytes([WHOLE[place] ^ flip]) + WHOLE[place + 1 :]
    with pytest.raises(
        (EnvelopeAltered, EnvelopeCut, EnvelopeTooLong, EnvelopeRewritten, EnvelopeOfOtherVersion,
         EnvelopeSizeImpossible, NotAnEnvelope)
    ):  # fmt: skip
        unwrap(changed, "x")


def test_the_outside_says_nothing_but_length_and_digest():
    assert WHOLE[22 : HEADER.size] == hashlib.sha256(CIPHERTEXT).digest()
    assert HEADER.size == 54
