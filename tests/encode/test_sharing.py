from __future__ import annotations

import stat
import sys
import traceback

import pytest

from sempadan.encode.errors import (
    KeyShareDamaged,
    KeyShareForAnother,
    NotAKeyShare,
    NotAnIdentityFile,
    NotARecipient,
    RecipientReadsEnvelopes,
)
from sempadan.encode.keys import Key, key_text
from sempadan.encode.recipients import Roles
from sempadan.encode.sharing import (
    Identity,
    accept_key,
    new_identity,
    read_identity,
    recipient_of,
    seal_to,
    share_key,
    write_identity,
)
from sempadan.schema.errors import OutputExists

KEY = Key(bytes(range(32)))


@pytest.fixture(scope="module")
def identity() -> Identity:
    return new_identity()


def test_an_identity_file_is_its_owners_only_and_read_back(tmp_path, identity):
    write_identity(identity, tmp_path / "i")
    assert read_identity(tmp_path / "i") == identity
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "i").stat().st_mode) == 0o600
    with pytest.raises(OutputExists):
        write_identity(new_identity(), tmp_path / "i")


def test_an_identity_file_of_the_age_tools_serves(tmp_path, identity):
    text = f"# created: 2025-01-01T00:00:00Z\r\n# public key: {identity.recipient}\r\n{identity.secret}\r\n"
    (tmp_path / "i").write_text(text)
    assert read_identity(tmp_path / "i") == identity


@pytest.mark.parametrize("fault", ["empty", "cut", "letter", "two", "other name", "binary", "recipient"])
def test_a_damaged_identity_file_is_refused_and_not_shown(tmp_path, identity, fault):
    other = new_identity()
    text = {
        "empty": "",
        "cut": identity.secret[:-1],
        "letter": identity.secret[:-1] + ("Q" if identity.secret[-1] != "Q" else "P"),
        "two": f"{identity.secret}\n{other.secret}",
        "other name": f"# public key: {other.recipient}\n{identity.secret}",
        "binary": "\x00\ufffd",
        "recipient": identity.recipient,
    }[fault]
    (tmp_path / "i").write_text(text, encoding="utf-8")
    with pytest.raises(NotAnIdentityFile) as caught:
        read_identity(tmp_path / "i")
    shown = "".join(traceback.format_exception(caught.value))
    assert identity.secret[16:30] not in shown
    assert caught.value.__context__ is None


def test_an_identity_shows_its_recipient_only(identity):
    assert identity.recipient in repr(identity)
    assert identity.secret not in f"{identity!r} {identity} {[identity]}"
    with pytest.raises(ValueError):
        Identity("AGE-SECRET-KEY-1NONE")


def test_a_recipient_has_one_spelling(identity):
    assert recipient_of(f"  {identity.recipient.upper()}\n") == identity.recipient


@pytest.mark.parametrize("text", ["", "age1", "ssh-ed25519 AAAA", "é", "age1" + "q" * 58, "secret words"])
def test_what_is_no_recipient_is_refused_and_not_shown(text):
    for use in (recipient_of, lambda t: seal_to(b"x", t), lambda t: share_key(KEY, t, Roles())):
        with pytest.raises(NotARecipient) as caught:
            use(text)
        assert caught.value.__context__ is None
        assert "words" not in str(caught.value)


def test_a_secret_pasted_for_a_recipient_is_refused_and_not_shown(identity):
    with pytest.raises(NotARecipient) as caught:
        recipient_of(identity.secret)
    assert identity.secret not in "".join(traceback.format_exception(caught.value))


def test_a_shared_key_arrives_with_what_is_known_of_its_recipients(identity):
    roles = Roles(frozenset({"age1agency"}), frozenset({"age1coordinator"}))
    shared = accept_key(share_key(KEY, identity.recipient, roles), identity)
    assert shared.key == KEY
    assert shared.roles == Roles(frozenset({"age1agency", identity.recipient}), frozenset({"age1coordinator"}))


def test_a_shared_key_survives_mail(identity):
    data = share_key(KEY, identity.recipient, Roles())
    assert data.isascii()
    assert accept_key(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") + b"\r\n", identity).key == KEY


def test_a_shared_key_holds_the_key_in_no_readable_form(identity):
    data = share_key(KEY, identity.recipient, Roles())
    assert key_text(KEY).split()[5] not in data
    assert KEY.secret not in data
    assert KEY.fingerprint.encode() in data


def test_the_key_is_never_shared_with_who_receives_envelopes(identity):
    roles = Roles(readers=frozenset({identity.recipient}))
    with pytest.raises(RecipientReadsEnvelopes):
        share_key(KEY, identity.recipient, roles)


def test_a_wrong_identity_is_told_from_an_altered_file(identity):
    data = share_key(KEY, identity.recipient, Roles())
    with pytest.raises(KeyShareForAnother):
        accept_key(data, new_identity(), name="key.share")
    middle = len(data) - 150
    for altered in (data[:-80], data[:120], data[:middle] + b"A" + data[middle + 1 :], data + b"more"):
        with pytest.raises(KeyShareDamaged, match=r"key\.share"):
            accept_key(altered, identity, name="key.share")
    for other in (b"", key_text(KEY), b"\x89PNG"):
        with pytest.raises(NotAKeyShare):
            accept_key(other, identity)
