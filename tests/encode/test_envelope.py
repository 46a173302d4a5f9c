from __future__ import annotations

import json
import traceback
from dataclasses import replace

import pyarrow as pa
import pyrage
import pytest

from sempadan.encode.envelope import enclose, open_envelope, read_envelope, seal
from sempadan.encode.envelope_file import HEADER, unwrap, wrap
from sempadan.encode.errors import (
    EnvelopeAltered,
    EnvelopeCut,
    EnvelopeFaulty,
    EnvelopeForAnother,
    EnvelopeOfOtherCodebook,
    EnvelopeOfOtherEncoding,
    EnvelopeRewritten,
    EnvelopeWithUnknownCodes,
    NotARecipient,
)
from sempadan.encode.sharing import Identity, new_identity, seal_to
from sempadan.schema.domains import Domains
from sempadan.schema.envelope import Envelope, RecordsDisagree
from sempadan.schema.errors import FileMissing


@pytest.fixture(scope="module")
def identity() -> Identity:
    return new_identity()


@pytest.fixture(scope="module")
def envelope(lists, people):
    return lists.envelope(people)


@pytest.fixture(scope="module")
def sealed(envelope, identity):
    return seal(envelope, identity.recipient)


def resealed(sealed, identity, change):
    """Open an envelope, change its inside, and seal it again: what only a faulty sender can do."""
    plain = pyrage.decrypt(unwrap(sealed, "x"), [pyrage.x25519.Identity.from_str(identity.secret)])
    return wrap(seal_to(change(plain), identity.recipient))


def with_head(change):
    """Change the JSON of the head."""

    def of(plain):
        size = int.from_bytes(plain[:4], "big")
        head = json.loads(plain[4 : 4 + size])
        change(head)
        text = json.dumps(head).encode()
        return len(text).to_bytes(4, "big") + text + plain[4 + size :]

    return of


def set_manifest(**entries):
    return with_head(lambda head: head["manifest"].update(entries))


def test_an_envelope_comes_back_as_it_was(lists, envelope, sealed, identity):
    opened = open_envelope(sealed, identity, lists.domains)
    assert opened.manifest == envelope.manifest
    assert opened.codes.data.equals(envelope.codes.data)
    assert opened.facts.data.equals(envelope.facts.data)


def test_a_file_is_read_as_its_bytes_are(lists, envelope, sealed, identity, tmp_path):
    (tmp_path / "a.envelope").write_bytes(sealed)
    assert read_envelope(tmp_path / "a.envelope", identity, lists.domains).manifest == envelope.manifest
    (tmp_path / "a.envelope").write_bytes(sealed[:-1])
    with pytest.raises(EnvelopeCut, match=r"a\.envelope"):
        read_envelope(tmp_path / "a.envelope", identity, lists.domains)
    with pytest.raises(FileMissing):
        read_envelope(tmp_path / "none", identity, lists.domains)


def test_the_size_of_the_shared_case_is_reached(sealed):
    assert len(sealed) > 200_000


def test_records_stand_in_their_own_order_whatever_the_lists_was(envelope):
    records = envelope.facts.data["record"].to_pylist()
    assert records == sorted(records)
    assert envelope.codes.data["record"].to_pylist() == records


def test_an_envelope_out_of_order_or_of_other_records_cannot_be(lists, people, envelope):
    turned = pa.array(range(len(people) - 1, -1, -1))
    tables = [replace(t, data=t.data.take(turned)) for t in (envelope.codes, envelope.facts)]
    with pytest.raises(RecordsDisagree):
        Envelope(*tables, envelope.manifest)
    fewer = replace(envelope.manifest, records=3)
    for codes, facts, manifest in (
        (envelope.codes, envelope.facts, fewer),
        (lists.codes(pa.array([bytes(16)], pa.binary(16))), envelope.facts, envelope.manifest),
    ):
        with pytest.raises(RecordsDisagree):
            enclose(codes, facts, manifest)


def test_an_empty_list_makes_an_envelope(lists, identity):
    empty = lists.envelope([])
    assert len(open_envelope(seal(empty, identity.recipient), identity, lists.domains).codes) == 0


def test_two_seals_differ_and_neither_shows_its_content(envelope, sealed, identity):
    assert seal(envelope, identity.recipient) != sealed
    assert envelope.manifest.key_fingerprint.encode() not in sealed
    assert b"forced_labour" not in sealed
    with pytest.raises(NotARecipient):
        seal(envelope, "age1nobody")


def test_another_coordinators_envelope_is_told_from_an_altered_one(lists, sealed, identity):
    with pytest.raises(EnvelopeForAnother):
        open_envelope(sealed, new_identity(), lists.domains)
    altered = sealed[:120] + bytes([sealed[120] ^ 1]) + sealed[121:]
    for reader in (identity, new_identity()):
        with pytest.raises(EnvelopeAltered):
            open_envelope(altered, reader, lists.domains)
    with pytest.raises(EnvelopeRewritten):
        open_envelope(sealed.replace(b"\n", b"\r\n"), identity, lists.domains)


def test_a_forged_digest_does_not_get_past_the_seal(lists, sealed, identity):
    ciphertext = bytearray(unwrap(sealed, "x"))
    ciphertext[-100] ^= 1
    with pytest.raises((EnvelopeForAnother, EnvelopeAltered)):
        open_envelope(wrap(bytes(ciphertext)), identity, lists.domains)


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ({"schema": "0123456789ab"}, EnvelopeOfOtherCodebook),
        ({"schema": "0123456789ab", "new_entry": 1}, EnvelopeOfOtherCodebook),
        ({"encoding": "other-2"}, EnvelopeOfOtherEncoding),
        ({"schema": "=1+1"}, EnvelopeFaulty),
        ({"schema": None}, EnvelopeFaulty),
        ({"new_entry": 1}, EnvelopeFaulty),
        ({"list": "../x"}, EnvelopeFaulty),
        ({"serial": "1"}, EnvelopeFaulty),
        ({"serial": 0}, EnvelopeFaulty),
        ({"records": 10**12}, EnvelopeFaulty),
        ({"records": 1499}, EnvelopeFaulty),
        ({"invented": "no"}, EnvelopeFaulty),
    ],
)
def test_a_manifest_of_another_version_or_none_is_refused(lists, sealed, identity, entries, fault):
    with pytest.raises(fault):
        open_envelope(resealed(sealed, identity, set_manifest(**entries)), identity, lists.domains)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: b"",
        lambda plain: plain[:3],
        lambda plain: b"\xff\xff\xff\xff" + plain[4:],
        lambda plain: (5).to_bytes(4, "big") + b"{bad}" + plain[4:],
        lambda _: (2).to_bytes(4, "big") + b"[]",
        lambda _: (60_000).to_bytes(4, "big") + b"[" * 60_000,
        lambda plain: plain[:-1],
        lambda plain: plain + b"x",
        with_head(lambda head: head.pop("manifest")),
        with_head(lambda head: head.pop("sizes")),
        with_head(lambda head: head["sizes"].update(names=[1, 1])),
        with_head(lambda head: head["sizes"].update(codes=[-5, 10])),
        with_head(lambda head: head["sizes"].update(codes=[10, 10])),
        with_head(lambda head: head["sizes"].update(codes=[head["sizes"]["codes"][0], 1 << 60])),
        with_head(lambda head: head["sizes"].update(codes="all")),
    ],
)
def test_what_opens_and_is_no_envelope_is_refused(lists, sealed, identity, change):
    with pytest.raises(EnvelopeFaulty) as caught:
        open_envelope(resealed(sealed, identity, change), identity, lists.domains)
    assert caught.value.__context__ is None


def test_codes_that_the_border_pack_does_not_know_are_named_by_column(lists, sealed, identity):
    smaller = Domains(frozenset(), lists.domains.agencies, lists.domains.crossings)
    with pytest.raises(EnvelopeWithUnknownCodes) as caught:
        open_envelope(sealed, identity, smaller, name="a.envelope")
    assert caught.value.params["column"] == "home_district"
    assert "6101" not in "".join(traceback.format_exception(caught.value))


def test_an_agency_unknown_to_the_coordinator_may_send(lists, sealed, identity):
    strange = Domains(lists.domains.places, frozenset({"POLDA"}), lists.domains.crossings)
    assert len(open_envelope(sealed, identity, strange).codes) == 1500


def test_an_envelope_shows_list_and_size_only(envelope):
    assert repr(envelope) == "Envelope('L', serial 1, 1500 records)"


def test_the_header_is_all_that_stands_before_the_ciphertext(sealed):
    assert sealed[HEADER.size :].startswith(b"age-encryption.org/v1\n")


def test_no_name_number_or_day_is_inside(lists, identity):
    planted = {
        "own_id": "Zzyzx-1", "name": "Zzyzx Qwibble", "alias": "Zzyzx", "parent_name": "Zzyzx", "birth_place": "Zzyzx",
        "home_text": "Zzyzx", "recruiter_contact": "Zzyzx", "birth_date": "1987-06-05", "contact_date": "2024-03-02",
        "sheltered_date": "2024-03-29", "sheltered": "yes", "nik": "6171994506870001", "passports": ["X9988776"],
    }  # fmt: skip
    sent = lists.envelope([planted])
    inside = pyrage.decrypt(
        unwrap(seal(sent, identity.recipient), "x"), [pyrage.x25519.Identity.from_str(identity.secret)]
    )
    shown = f"{inside!r} {sent.codes.data.to_pylist()} {sent.facts.data.to_pylist()} {sent}".lower()
    at_home = str(lists.cases(planted).data.to_pylist()).lower()
    for word in ("zzyzx", "qwibble", "1987", "2024-03-02", "2024-03-29", "6171994506870001", "x9988776"):
        assert word in at_home
        assert word not in shown
    assert sent.facts.data["sheltered_weeks"].to_pylist() == [3]
