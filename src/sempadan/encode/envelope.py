"""The envelope: codes, facts and manifest, sorted by record, encrypted to one recipient.

Inside the ciphertext stand a length of 4 bytes, then JSON with the manifest and the sizes of two
parts, then the parts: codes and facts, each an Arrow IPC stream packed with Zstandard (see `parts`).

Encryption proves for whom an envelope is, not from whom: whoever knows the recipient can make one.
The manifest's key fingerprint shows that she has seen an envelope or the key. Who may send is
therefore a matter of how files reach the coordinator.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from sempadan.encode.codes import ENCODING
from sempadan.encode.envelope_file import HEADER, LOOK, MOST, check_start, unwrap, wrap
from sempadan.encode.errors import (
    EnvelopeFaulty,
    EnvelopeForAnother,
    EnvelopeOfOtherCodebook,
    EnvelopeOfOtherEncoding,
    EnvelopeWithUnknownCodes,
)
from sempadan.encode.parts import pack, unpack
from sempadan.encode.sharing import Identity, seal_to
from sempadan.schema.codes import Codes
from sempadan.schema.envelope import Envelope, Manifest, codebook_version, is_name
from sempadan.schema.errors import SempadanError, UnknownCode
from sempadan.schema.tables import Facts
from sempadan.schema.whole import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from sempadan.schema.domains import Domains

HEAD = 1 << 16
"""Bytes beyond which the JSON of a head is none."""

PARTS = ("codes", "facts")


def enclose(codes: Codes, facts: Facts, manifest: Manifest) -> Envelope:
    """Put codes, facts and manifest of the same records together, sorted by record.

    Raises:
        RecordsDisagree: They hold different records.
    """
    tables = (_by_record(codes.data), _by_record(facts.data))
    return Envelope(Codes(tables[0]), Facts(tables[1], facts.domains), manifest)


def seal(envelope: Envelope, recipient: str) -> bytes:
    """Encrypt an envelope to one recipient and give the file's bytes.

    Each call draws new keys, so the bytes differ each time.

    Raises:
        NotARecipient: The recipient is none.
    """
    parts = [pack(table) for table in (envelope.codes.data, envelope.facts.data)]
    sizes = {name: [len(part.packed), part.size] for name, part in zip(PARTS, parts, strict=True)}
    head = json.dumps({"manifest": asdict(envelope.manifest), "sizes": sizes}).encode()
    plain = b"".join([len(head).to_bytes(4, "big"), head, *(part.packed for part in parts)])
    return wrap(seal_to(plain, recipient))


def read_envelope(path: Path, identity: Identity, domains: Domains) -> Envelope:
    """Open the envelope in a file; a file that cannot be one is refused before it is read whole.

    Raises:
        FileMissing, NotReadable: It is not there, or the system refuses.
        SempadanError: One of the errors of `open_envelope`.
    """
    start = read_bytes(path, most=LOOK)
    check_start(start, path.stat().st_size, str(path))
    return open_envelope(read_bytes(path, most=MOST + HEADER.size), identity, domains, name=str(path))


def open_envelope(data: bytes, identity: Identity, domains: Domains, *, name: str = "envelope") -> Envelope:
    """Open an envelope.

    Args:
        data: The file's bytes.
        identity: Of the coordinator.
        domains: The codes of places, agencies and crossings; the agency that sends is always taken.
        name: What to call the file in errors.

    Raises:
        EnvelopeForAnother: It was encrypted to another recipient.
        EnvelopeOfOtherCodebook, EnvelopeOfOtherEncoding: It was made by another version.
        EnvelopeWithUnknownCodes: It holds places, agencies or crossings that the domains do not.
        EnvelopeFaulty: It opens, but holds something else than an envelope.
        SempadanError: One of the errors of `envelope_file.unwrap`: it is not as it was sealed.
    """
    plain = identity.open(unwrap(data, name))
    if plain is None:
        raise EnvelopeForAnother(path=name)
    head, rest = _head(plain, name)
    manifest = _manifest(head, name)
    tables = _tables(head, rest, manifest.records, name)
    fault: SempadanError | None = None
    try:
        facts = Facts(tables[1], domains.knowing(manifest.agency))
        return Envelope(Codes(tables[0]), facts, manifest)
    except SempadanError as error:
        fault = error
    if isinstance(fault, UnknownCode):
        raise EnvelopeWithUnknownCodes(path=name, column=fault.params["column"], count=fault.params["count"])
    raise EnvelopeFaulty(path=name)


def _by_record(table: pa.Table) -> pa.Table:
    return table.take(pc.sort_indices(table, sort_keys=[("record", "ascending")]))


def _head(plain: bytes, name: str) -> tuple[dict[str, Any], memoryview]:
    size = int.from_bytes(plain[:4], "big")
    head: Any = None
    if size <= min(HEAD, len(plain) - 4):
        try:
            head = json.loads(plain[4 : 4 + size])
        except (ValueError, RecursionError):
            head = None
    if not isinstance(head, dict) or not isinstance(head.get("manifest"), dict):
        raise EnvelopeFaulty(path=name)
    return head, memoryview(plain)[4 + size :]


def _manifest(head: dict[str, Any], name: str) -> Manifest:
    """Read the manifest; versions first, for another version may have other entries."""
    entries = head["manifest"]
    versions = [entries.get("schema"), entries.get("encoding")]
    if not all(isinstance(v, str) and is_name(v) for v in versions):
        raise EnvelopeFaulty(path=name)
    if versions[0] != codebook_version():
        raise EnvelopeOfOtherCodebook(path=name, found=versions[0], here=codebook_version())
    if versions[1] != ENCODING:
        raise EnvelopeOfOtherEncoding(path=name, found=versions[1], here=ENCODING)
    if entries.keys() == {field.name for field in fields(Manifest)}:
        try:
            return Manifest(**entries)
        except SempadanError:
            pass
    raise EnvelopeFaulty(path=name)


def _tables(head: dict[str, Any], rest: memoryview, records: int, name: str) -> list[pa.Table]:
    sizes = head.get("sizes")
    if not isinstance(sizes, dict) or sizes.keys() != set(PARTS):
        raise EnvelopeFaulty(path=name)
    tables = []
    for part, schema in zip(PARTS, (Codes.COLUMNS, Facts.COLUMNS), strict=True):
        packed, size = sizes[part] if _is_pair(sizes[part]) else (-1, -1)
        table = unpack(rest[:packed], size, records, schema) if 0 <= packed <= len(rest) else None
        if table is None:
            raise EnvelopeFaulty(path=name)
        tables.append(table)
        rest = rest[packed:]
    if len(rest):
        raise EnvelopeFaulty(path=name)
    return tables


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value)
