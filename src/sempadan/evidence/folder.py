"""A base opened: only a whole snapshot, or an error that says what is wrong with the folder."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sempadan.evidence.errors import BaseDamaged, BaseOfOtherVersion, BaseUnfinished, NotABase
from sempadan.evidence.layout import (
    CURRENT,
    LOCK,
    MANIFEST,
    SNAPSHOTS,
    UNFINISHED,
    Listing,
    Pointer,
    folder_of,
    is_other_version,
    listing_of_text,
    pointer_of_text,
)
from sempadan.schema.errors import FileMissing, NotReadable
from sempadan.schema.evidence import Evidence
from sempadan.schema.whole import PART, read_bytes, reason_of

if TYPE_CHECKING:
    from pathlib import Path

MOST = 1 << 26
"""Bytes beyond which neither CURRENT nor a manifest goes."""

SYSTEM = (".DS_Store", "desktop.ini", "Thumbs.db")
"""What file managers leave in folders that a user takes for empty."""


def open_evidence(base: Path) -> Evidence:
    """Open a base at its valid snapshot, after checking that every file of it is there and whole.

    Sizes of all files and the digest of the manifest are checked here; the content of a table is
    checked when it is read (`tables.read_table`).

    Raises:
        FileMissing: There is no such folder.
        NotABase, BaseUnfinished: The folder is none, or its first snapshot was never finished.
        BaseDamaged, BaseOfOtherVersion: A file is missing or changed, or of another version.
        NotReadable: The system refuses.
    """
    pointer = current(base)
    if pointer is None:
        raise BaseUnfinished(path=str(base)) if UNFINISHED in _names(base) else NotABase(path=str(base))
    listing = read_listing(base, pointer)
    folder = folder_of(base, pointer.snapshot)
    for name, stored in listing.files.items():
        if _size(folder / name) != stored.size:
            raise _damaged(base, folder / name)
    return Evidence(
        base=base,
        snapshot=pointer.snapshot,
        standing=listing.standing,
        tables=_files(folder, listing, ".parquet"),
        documents=_files(folder, listing, ".json"),
    )


def find_evidence(base: Path) -> Evidence | None:
    """Open a base, or say that there is none yet: no folder, an empty one, or a first snapshot unfinished.

    Raises:
        NotABase, BaseDamaged, BaseOfOtherVersion, NotReadable: As `open_evidence`.
    """
    if not base.exists() or current(base) is None:
        return None
    return open_evidence(base)


def current(base: Path) -> Pointer | None:
    """Read which snapshot is valid; None in a folder where a base may begin.

    Raises:
        FileMissing: There is no such folder.
        NotABase: The folder holds something else.
        BaseDamaged, BaseOfOtherVersion: CURRENT is missing, damaged or of another version.
        NotReadable: The system refuses.
    """
    names = _names(base)
    if CURRENT in names:
        data = read_bytes(base / CURRENT, most=MOST)
        pointer = pointer_of_text(data)
        if pointer is None and is_other_version(data):
            raise BaseOfOtherVersion(path=str(base))
        if pointer is None:
            raise _damaged(base, base / CURRENT) if SNAPSHOTS in names else NotABase(path=str(base))
        return pointer
    if UNFINISHED in names:
        return None
    if SNAPSHOTS in names:
        raise _damaged(base, base / CURRENT)
    if names - {LOCK, *SYSTEM}:
        raise NotABase(path=str(base))
    return None


def read_listing(base: Path, pointer: Pointer) -> Listing:
    """Read the manifest of a snapshot, after checking its digest.

    Raises:
        BaseDamaged: It is missing or changed.
        NotReadable: The system refuses.
    """
    path = folder_of(base, pointer.snapshot) / MANIFEST
    missing, data = False, b""
    try:
        data = read_bytes(path, most=MOST)
    except FileMissing:
        missing = True
    listing = listing_of_text(data) if hashlib.sha256(data).hexdigest() == pointer.digest else None
    if missing or listing is None:
        raise _damaged(base, path)
    return listing


def _files(folder: Path, listing: Listing, suffix: str) -> tuple[tuple[str, Path], ...]:
    return tuple((name.removesuffix(suffix), folder / name) for name in sorted(listing.files) if name.endswith(suffix))


def _names(base: Path) -> set[str]:
    """Names in the folder, half-written files of ours left out."""
    reason, missing = "", False
    try:
        return {path.name for path in base.iterdir() if not path.name.endswith(PART)}
    except OSError as error:
        reason, missing = reason_of(error), isinstance(error, FileNotFoundError)
    raise FileMissing(path=str(base)) if missing else NotReadable(path=str(base), reason=reason)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1


def _damaged(base: Path, path: Path) -> BaseDamaged:
    return BaseDamaged(path=str(base), file=path.relative_to(base).as_posix())
