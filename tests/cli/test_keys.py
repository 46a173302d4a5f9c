"""The key commands show fingerprints and recipients, never a key, and never give one person both roles."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def identity(call, tmp_path):
    def make(name):
        done = call("coordinator", "new", tmp_path / name, "--json")
        assert done.code == 0
        return json.loads(done.out)["recipient"]

    return make


def test_a_key_travels_encrypted_and_keeps_its_fingerprint(call, identity, tmp_path):
    recipient = identity("other.identity")
    made = call("key", "new", tmp_path / "project.key", "--json")
    fingerprint = json.loads(made.out)["key_fingerprint"]
    sent = call("key", "share", tmp_path / "project.key", "--to", recipient, "--out", tmp_path / "sent")
    taken = call("key", "accept", tmp_path / "sent", "--identity", tmp_path / "other.identity",
                 "--out", tmp_path / "taken.key")  # fmt: skip
    shown = call("key", "show", tmp_path / "taken.key", "--json")
    assert (made.code, sent.code, taken.code, shown.code) == (0, 0, 0, 0)
    assert json.loads(shown.out)["key_fingerprint"] == fingerprint
    assert fingerprint in sent.out
    assert fingerprint in taken.out


def test_no_command_shows_a_key_or_an_identity(call, identity, tmp_path):
    recipient = identity("other.identity")
    outputs = [call("key", "new", tmp_path / "project.key"), call("key", "show", tmp_path / "project.key", "--json")]
    outputs.append(call("key", "share", tmp_path / "project.key", "--to", recipient, "--out", tmp_path / "sent"))
    lines = [line.split(":")[-1].strip() for line in (tmp_path / "project.key").read_text().splitlines()]
    secret = max(lines, key=len)
    said = "".join(o.out + o.err for o in outputs)
    assert len(secret) > 40
    assert secret not in said
    assert "AGE-SECRET" not in said
    assert secret not in (tmp_path / "sent").read_text()


def test_what_exists_is_never_overwritten(call, identity, tmp_path):
    identity("one.identity")
    before = (tmp_path / "one.identity").read_bytes()
    again = call("coordinator", "new", tmp_path / "one.identity", "--json")
    assert again.code == 2
    assert json.loads(again.out)["error"]["rule"] == "output_exists"
    assert (tmp_path / "one.identity").read_bytes() == before
    call("key", "new", tmp_path / "k")
    assert call("key", "new", tmp_path / "k").code == 2


def test_a_recipient_that_is_none_is_refused_and_withheld(call, tmp_path):
    call("key", "new", tmp_path / "k")
    done = call("key", "share", tmp_path / "k", "--to", "AGE-SECRET-KEY-1QQQQ", "--out", tmp_path / "sent")
    assert done.code == 2
    assert "QQQQ" not in done.out + done.err
    assert not (tmp_path / "sent").exists()


def test_a_key_for_another_is_not_opened(call, identity, tmp_path):
    recipient = identity("one.identity")
    identity("two.identity")
    call("key", "new", tmp_path / "k")
    call("key", "share", tmp_path / "k", "--to", recipient, "--out", tmp_path / "sent")
    done = call("key", "accept", tmp_path / "sent", "--identity", tmp_path / "two.identity", "--out", tmp_path / "new",
                "--json")  # fmt: skip
    assert done.code == 2
    assert json.loads(done.out)["error"]["rule"] == "key_share_for_another"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("lang", ["id", "ms", "en"])
def test_a_damaged_key_is_named_as_such(call, tmp_path, lang):
    call("key", "new", tmp_path / "k")
    text = (tmp_path / "k").read_text()
    (tmp_path / "k").write_text(text[:-6] + "\n")
    done = call("key", "show", tmp_path / "k", "--lang", lang)
    assert done.code == 2
    assert str(tmp_path / "k") in done.err
