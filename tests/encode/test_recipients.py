from __future__ import annotations

import stat
import sys

import pytest

from sempadan.encode.errors import RecipientHoldsKey, RecipientReadsEnvelopes
from sempadan.encode.recipients import Roles, add_holder, add_reader, add_roles, known_roles

KEY, OTHER = "AAAA-BBBB", "CCCC-DDDD"


def test_nothing_is_known_at_first(tmp_path):
    assert known_roles(tmp_path / "data", KEY) == Roles()
    assert not (tmp_path / "data").exists()


def test_uses_are_remembered_by_key(tmp_path):
    add_holder(tmp_path, KEY, "age1police")
    add_reader(tmp_path, KEY, "age1coordinator")
    add_reader(tmp_path, KEY, "age1coordinator")
    assert known_roles(tmp_path, KEY) == Roles(frozenset({"age1police"}), frozenset({"age1coordinator"}))
    assert known_roles(tmp_path, OTHER) == Roles()
    path = tmp_path / "recipients" / f"{KEY}.txt"
    assert path.read_text().count("age1coordinator") == 1
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_who_holds_the_key_gets_no_envelope(tmp_path):
    add_holder(tmp_path, KEY, "age1police")
    with pytest.raises(RecipientHoldsKey, match="age1police"):
        add_reader(tmp_path, KEY, "age1police")
    add_reader(tmp_path, OTHER, "age1police")
    assert known_roles(tmp_path, KEY).readers == frozenset()


def test_who_gets_envelopes_never_gets_the_key(tmp_path):
    add_reader(tmp_path, KEY, "age1coordinator")
    with pytest.raises(RecipientReadsEnvelopes, match="age1coordinator"):
        add_holder(tmp_path, KEY, "age1coordinator")
    assert known_roles(tmp_path, KEY).holders == frozenset()


def test_what_came_with_a_key_counts_as_much(tmp_path):
    add_roles(tmp_path, KEY, Roles(frozenset({"age1police"}), frozenset({"age1coordinator"})))
    with pytest.raises(RecipientHoldsKey):
        add_reader(tmp_path, KEY, "age1police")
    with pytest.raises(RecipientReadsEnvelopes):
        add_holder(tmp_path, KEY, "age1coordinator")
    with pytest.raises(RecipientHoldsKey):
        add_roles(tmp_path, KEY, Roles(holders=frozenset({"age1coordinator"})))


def test_an_entry_cut_by_a_crash_spoils_no_other(tmp_path):
    add_holder(tmp_path, KEY, "age1police")
    path = tmp_path / "recipients" / f"{KEY}.txt"
    path.write_text(path.read_text() + "\nreads-enve")
    add_reader(tmp_path, KEY, "age1coordinator")
    assert known_roles(tmp_path, KEY) == Roles(frozenset({"age1police"}), frozenset({"age1coordinator"}))
