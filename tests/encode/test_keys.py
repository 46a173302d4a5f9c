from __future__ import annotations

import re
import stat
import sys
import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.encode.errors import KeyFileDamaged, KeyFileOfOtherVersion, NotAKeyFile
from sempadan.encode.keys import Key, key_of_text, key_text, new_key, read_key, write_key
from sempadan.schema.errors import FileMissing, OutputExists

KEY = Key(bytes(range(32)))
DIGITS = "AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQTCQKRMFYYDENBWHA5DYPQ"


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_read_back_from_its_text(secret):
    assert key_of_text(key_text(Key(secret))) == Key(secret)


def test_a_key_file_is_its_owners_only_and_never_overwritten(tmp_path):
    write_key(KEY, tmp_path / "k")
    assert read_key(tmp_path / "k") == KEY
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600
    with pytest.raises(OutputExists):
        write_key(new_key(bytes), tmp_path / "k")
    assert read_key(tmp_path / "k") == KEY


def test_a_new_key_is_what_the_random_source_gave():
    assert new_key(lambda n: b"\x07" * n) == Key(b"\x07" * 32)
    with pytest.raises(ValueError):
        new_key(lambda _: b"short")


def test_the_fingerprint_is_eight_groups_and_differs_between_keys():
    assert re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){7}", KEY.fingerprint)
    assert KEY.fingerprint != Key(bytes(32)).fingerprint
    assert KEY.fingerprint.replace("-", "") not in DIGITS


def test_no_two_purposes_share_a_key():
    assert len({KEY.derive("a"), KEY.derive("b"), Key(bytes(32)).derive("a"), KEY.secret}) == 4


def test_a_key_shows_its_fingerprint_only():
    shown = f"{KEY!r} {KEY} {[KEY]}"
    assert KEY.fingerprint in shown
    assert DIGITS not in shown
    assert KEY.secret.hex() not in shown
    assert repr(KEY.secret) not in shown


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        (lambda b: b[:-3], KeyFileDamaged),
        (lambda b: b[:40], KeyFileDamaged),
        (lambda b: b.replace(b"AAAQ", b"AAAR"), KeyFileDamaged),
        (lambda b: b.lower(), KeyFileDamaged),
        (lambda b: b.replace(b"key 1", b"key 2", 1), KeyFileOfOtherVersion),
        (lambda _: b"", NotAKeyFile),
        (lambda b: b.decode().encode("utf-16"), NotAKeyFile),
        (lambda _: b"AGE-SECRET-KEY-1QQ", NotAKeyFile),
    ],
)
def test_a_damaged_key_file_is_told_from_another_file_and_nothing_of_it_is_shown(tmp_path, how, fault):
    (tmp_path / "k").write_bytes(how(key_text(KEY)))
    with pytest.raises(fault) as caught:
        read_key(tmp_path / "k")
    shown = "".join(traceback.format_exception(caught.value))
    assert DIGITS[:12] not in shown.upper()
    assert caught.value.__context__ is None


def test_a_key_file_rewritten_with_other_line_ends_still_serves(tmp_path):
    (tmp_path / "k").write_bytes(key_text(KEY).replace(b"\n", b"\r\n"))
    assert read_key(tmp_path / "k") == KEY


def test_a_missing_key_file_is_named(tmp_path):
    with pytest.raises(FileMissing, match="none"):
        read_key(tmp_path / "none")
