"""Files written whole or not at all, readable by their owner only; and one writer at a time.

A file is written beside its place under another name, forced to the disk, and then takes its place
in one step. On POSIX systems it has the rights 0600. Windows gives a file the rights of its folder:
the user's own data folder is closed to others there, a folder on a shared drive need not be.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sempadan.schema.errors import FileMissing, NotReadable, NotWritable, OutputExists

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

PART = ".part"


def write_whole(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file so that after a crash it is there whole or not at all.

    Raises:
        OutputExists: The path exists and is not to be replaced.
        NotWritable: No space, no permission, no folder; nothing is left behind.
    """
    reason = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=PART, dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            taken = _take_place(part, path, replace=replace)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotWritable(path=str(path), reason=reason)
    if not taken:
        raise OutputExists(path=str(path))


def _take_place(part: Path, path: Path, *, replace: bool) -> bool:
    """Rename; if the place may not be taken from another file, say whether it was free."""
    if replace:
        part.replace(path)
        return True
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:
        linked = False
    else:
        linked = True
    return linked or _claim_place(part, path)


def _claim_place(part: Path, path: Path) -> bool:
    """Take a place on a disk that knows no links (memory sticks): an empty file claims it first."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    try:
        part.replace(path)
    except OSError:
        path.unlink()
        raise
    return True


def owner_only(name: str, flags: int) -> int:
    """Open a file so that, if it is made, only its owner may read it; an opener for `open`."""
    return os.open(name, flags, 0o600)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk. Windows has no such call and keeps them in its journal."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_bytes(path: Path, *, most: int) -> bytes:
    """Read at most that many bytes from the start of a regular file.

    Raises:
        FileMissing, NotReadable: It is not there, or the system refuses.
    """
    missing = False
    try:
        with path.open("rb") as file:
            return file.read(min(most, os.fstat(file.fileno()).st_size))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = reason_of(error)
    raise FileMissing(path=str(path)) if missing else NotReadable(path=str(path), reason=reason)


def reason_of(error: OSError) -> str:
    """Say why the system refused, in its own words; never the error's text, which may hold more."""
    return os.strerror(error.errno) if error.errno else type(error).__name__


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists is left as it is.

    Raises:
        NotWritable: The system refuses.
    """
    reason = ""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotWritable(path=str(folder), reason=reason)


@contextmanager
def sole_writer(lock: Path) -> Iterator[bool]:
    """Hold an empty lock file, or say that another process holds it.

    The operating system holds the lock for the process and lets go when the process ends, however
    it ends: a lock never goes stale, and nobody has to guess whether its holder still lives.

    Yields:
        Whether the lock is ours.

    Raises:
        NotWritable: The lock file cannot be made.
    """
    reason = ""
    try:
        handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            held = _hold(handle)
        except OSError:
            os.close(handle)
            raise
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotWritable(path=str(lock), reason=reason)
    try:
        yield held
    finally:
        os.close(handle)


def _hold(handle: int) -> bool:
    held = False
    with suppress(BlockingIOError, PermissionError):
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        held = True
    return held
