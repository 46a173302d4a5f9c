"""A release folder on the disk: there as a whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sempadan.schema.errors import NotWritable, OutputExists
from sempadan.schema.whole import PART, owner_only, reason_of, sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping


def refuse_existing(out: Path) -> None:
    """Raise OutputExists if the path is taken, NotWritable if its folder is not there: before any work."""
    if os.path.lexists(out):
        raise OutputExists(path=str(out))
    if not out.absolute().parent.is_dir():
        raise NotWritable(path=str(out), reason=reason_of(FileNotFoundError(2, "")))


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder, which only its owner may enter.

    Args:
        out: The folder; it must not exist.
        files: Contents by path within the folder, with `/`.

    Raises:
        OutputExists: The path is taken.
        NotWritable: No space, no permission, no folder above; nothing is left behind.
    """
    refuse_existing(out)
    reason = ""
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=PART, dir=out.absolute().parent))
        try:
            for name, data in files.items():
                _write(made, made / name, data)
            for folder in (made, *(path for path in made.rglob("*") if path.is_dir())):
                sync_folder(folder)
            refuse_existing(out)
            made.rename(out)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        sync_folder(out.absolute().parent)
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotWritable(path=str(out), reason=reason)


def _write(made: Path, path: Path, data: bytes) -> None:
    for folder in reversed([above for above in path.parents if above.is_relative_to(made)]):
        folder.mkdir(mode=0o700, exist_ok=True)
    with open(path, "xb", opener=owner_only) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
