"""How a base lies on the disk.

    base/
      CURRENT                       names the valid snapshot and the digest of its manifest; replaced last
      lock                          empty; held by the process that writes
      UNFINISHED                    empty; stands there until the first snapshot is valid
      snapshots/
        000007-3f9a2c81d4be/        number, and the beginning of its manifest's SHA-256
          manifest.json             standing, and size and SHA-256 of every other file
          codes.parquet …           tables
          model.json …              documents

Only the valid snapshot is kept: what was withdrawn or purged must not live on in an older one. While
a new one is written there are two, and after a crash there may be; the next commit removes the rest.
(Removing a file does not wipe the disk under it: the base belongs on an encrypted disk.)
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from sempadan.schema.evidence import ListEntry, Standing, Tombstone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CURRENT, LOCK, UNFINISHED, SNAPSHOTS, MANIFEST = "CURRENT", "lock", "UNFINISHED", "snapshots", "manifest.json"
FORMAT = 1
SNAPSHOT = re.compile(r"[0-9]{6,}-[0-9a-f]{12}")
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
"""Names of tables and documents; they become names of files."""

Row = TypeVar("Row", ListEntry, Tombstone)


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a snapshot as it was written.

    Args:
        size: Bytes.
        sha256: Digest, in hexadecimal.
    """

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a snapshot's manifest says.

    Args:
        number: Which snapshot of the base it is, from 1.
        standing: Versions, key and lists.
        files: Its other files, by name.
    """

    number: int
    standing: Standing
    files: Mapping[str, Stored]


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says.

    Args:
        snapshot: Name of the valid snapshot.
        digest: SHA-256 of its manifest, in hexadecimal.
    """

    snapshot: str
    digest: str


def folder_of(base: Path, snapshot: str) -> Path:
    """Folder of a snapshot."""
    return base / SNAPSHOTS / snapshot


def snapshot_name(number: int, manifest: bytes) -> str:
    """Name of the snapshot with that number and manifest."""
    return f"{number:06}-{hashlib.sha256(manifest).hexdigest()[:12]}"


def pointer_text(pointer: Pointer) -> bytes:
    """Write CURRENT."""
    return f"sempadan-base {FORMAT}\nsnapshot {pointer.snapshot}\nmanifest {pointer.digest}\n".encode()


def pointer_of_text(data: bytes) -> Pointer | None:
    """Read CURRENT; None if it is not what `pointer_text` writes."""
    lines = data.decode("ascii", errors="replace").split("\n")
    if len(lines) != 4 or lines[0] != f"sempadan-base {FORMAT}" or lines[3]:
        return None
    snapshot, digest = lines[1].removeprefix("snapshot "), lines[2].removeprefix("manifest ")
    right = SNAPSHOT.fullmatch(snapshot) and re.fullmatch("[0-9a-f]{64}", digest)
    return Pointer(snapshot, digest) if right else None


def is_other_version(data: bytes) -> bool:
    """Whether a CURRENT was written in another format of ours."""
    return re.match(rb"sempadan-base (?!%d\n)[0-9]+\n" % FORMAT, data) is not None


def listing_text(listing: Listing) -> bytes:
    """Write a snapshot's manifest; equal listings give equal bytes."""
    entries = {
        "format": FORMAT,
        "number": listing.number,
        "standing": asdict(listing.standing),
        "files": {name: asdict(stored) for name, stored in sorted(listing.files.items())},
    }
    return json.dumps(entries, indent=1).encode() + b"\n"


def listing_of_text(data: bytes) -> Listing | None:
    """Read a snapshot's manifest; None if it is not what `listing_text` writes."""
    try:
        entries = json.loads(data)
        standing = entries["standing"]
        return Listing(
            number=int(entries["number"]),
            standing=Standing(
                schema=standing["schema"],
                encoding=standing["encoding"],
                key_fingerprint=standing["key_fingerprint"],
                invented=standing["invented"],
                lists=_rows(ListEntry, standing["lists"]),
                withdrawn=_rows(Tombstone, standing["withdrawn"]),
            ),
            files={name: Stored(stored["size"], stored["sha256"]) for name, stored in entries["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _rows(kind: type[Row], entries: list[dict[str, Any]]) -> tuple[Row, ...]:
    return tuple(kind(**{field.name: entry[field.name] for field in fields(kind)}) for entry in entries)
