"""A new snapshot, valid as a whole or not at all.

Everything is written into a folder that nothing names yet and forced to the disk; then the folder
gets its name, then CURRENT is replaced, and only then is the older snapshot removed. A crash before
CURRENT is replaced leaves the base as it was, a crash after it as it is to be.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from sempadan.evidence.errors import BaseChanged, BaseInUse
from sempadan.evidence.folder import current, open_evidence, read_listing
from sempadan.evidence.layout import (
    CURRENT,
    LOCK,
    MANIFEST,
    NAME,
    SNAPSHOTS,
    UNFINISHED,
    Listing,
    Pointer,
    Stored,
    folder_of,
    listing_text,
    pointer_text,
    snapshot_name,
)
from sempadan.schema.errors import NotWritable
from sempadan.schema.message import Message, message
from sempadan.schema.whole import PART, make_folder, owner_only, reason_of, sole_writer, sync_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from sempadan.schema.evidence import Evidence, Standing

NEW = f"new{PART}"
"""Folder of a snapshot that is being written."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a snapshot is to hold.

    Args:
        standing: Versions, key and lists (`accept` gives it).
        tables: By name (lower case, digits, underscores).
        documents: JSON texts, by name.
    """

    standing: Standing
    tables: Mapping[str, pa.Table]
    documents: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hold no name that could become another path."""
        for name in (*self.tables, *self.documents):
            if not NAME.fullmatch(name):
                raise ValueError(name)


def commit(
    base: Path,
    content: Content,
    *,
    after: Evidence | None,
    phase: Callable[[Message], None],
) -> Evidence:
    """Write a snapshot and make it the valid one.

    Args:
        base: The coordinator's folder; made if there is none.
        content: What the snapshot holds.
        after: The snapshot the content was made from; None where there was none.
        phase: Told before each step, for the progress shown to the user.

    Returns:
        The base at the new snapshot. `left_behind` names what could not be removed of older ones.

    Raises:
        BaseInUse, BaseChanged: Another process writes, or wrote in the meantime.
        NotABase, BaseDamaged, BaseOfOtherVersion: The folder is not one to write into.
        NotWritable: No space or no permission; the base is as it was.
    """
    fresh = not base.exists()
    make_folder(base)
    current(base)
    with sole_writer(base / LOCK) as ours:
        if not ours:
            raise BaseInUse(path=str(base))
        before = current(base)
        if (before.snapshot if before else None) != (after.snapshot if after else None):
            raise BaseChanged(path=str(base))
        pointer, reason = None, ""
        try:
            pointer = _write(base, content, before, phase)
        except OSError as error:
            reason = reason_of(error)
        except NotWritable as error:
            reason = str(error.params["reason"])
        finally:
            if pointer is None:
                _undo(base, before, fresh=fresh)
        if pointer is None:
            raise NotWritable(path=str(base), reason=reason)
        phase(message("evidence.phase.clear"))
        left = _clear(base, pointer)
        phase(message("evidence.phase.done"))
        return replace(open_evidence(base), left_behind=left)


def _write(base: Path, content: Content, before: Pointer | None, phase: Callable[[Message], None]) -> Pointer:
    """Write the snapshot beside the valid one, give it its name, and make it the valid one."""
    if before is None:
        (base / UNFINISHED).touch(mode=0o600)
    make_folder(base / SNAPSHOTS)
    _clear(base, before)
    new = folder_of(base, NEW)
    new.mkdir(mode=0o700)
    files: dict[str, Stored] = {}
    for name, table in content.tables.items():
        phase(message("evidence.phase.table", table=name))
        files[f"{name}.parquet"] = _store(new / f"{name}.parquet", partial(_write_parquet, table))
    for name, text in content.documents.items():
        files[f"{name}.json"] = _store(new / f"{name}.json", partial(_write_bytes, text))
    phase(message("evidence.phase.manifest"))
    number = read_listing(base, before).number + 1 if before else 1
    text = listing_text(Listing(number, content.standing, files))
    stored = _store(new / MANIFEST, partial(_write_bytes, text))
    sync_folder(new)
    phase(message("evidence.phase.rename"))
    pointer = Pointer(snapshot_name(number, text), stored.sha256)
    new.rename(folder_of(base, pointer.snapshot))
    sync_folder(base / SNAPSHOTS)
    phase(message("evidence.phase.current"))
    write_whole(base / CURRENT, pointer_text(pointer), replace=True)
    return pointer


def _store(path: Path, write: Callable[[BinaryIO], None]) -> Stored:
    """Write a file, force it to the disk, and say what the disk now holds."""
    with open(path, "xb", opener=owner_only) as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Stored(path.stat().st_size, digest)


def _write_parquet(table: pa.Table, file: BinaryIO) -> None:
    """Text gets dictionaries; pseudonyms, keys and filters are random and gain nothing by them."""
    text = [f.name for f in table.schema if pa.types.is_string(f.type)]
    pq.write_table(table, file, compression="zstd", use_dictionary=text)


def _write_bytes(data: bytes, file: BinaryIO) -> None:
    file.write(data)


def _clear(base: Path, keep: Pointer | None) -> tuple[Path, ...]:
    """Remove every snapshot but one, and what a crash left; give what could not be removed."""
    old = [path for path in (base / SNAPSHOTS).iterdir() if keep is None or path.name != keep.snapshot]
    if keep is not None and (base / UNFINISHED).exists():
        old.append(base / UNFINISHED)
    return tuple(path for path in (*old, *base.glob(f".*{PART}")) if not _removed(path))


def _removed(path: Path) -> bool:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return False
    return True


def _undo(base: Path, before: Pointer | None, *, fresh: bool) -> None:
    """Leave a base as it was before a snapshot that could not be finished."""
    if current(base) != before:
        return  # it had become valid, and only the disk's last confirmation failed: both snapshots stay
    if (base / SNAPSHOTS).exists():
        _clear(base, before)
    if before is None:
        shutil.rmtree(base / SNAPSHOTS, ignore_errors=True)
        for name in (UNFINISHED, LOCK):
            with suppress(OSError):
                (base / name).unlink()
        if fresh:
            with suppress(OSError):
                base.rmdir()
