"""Make a border folder of one's own, and add rows to it."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sempadan.border.check import result
from sempadan.border.errors import NotABorderColumn, NotABorderFile, ShippedBorder
from sempadan.border.faults import is_warning
from sempadan.border.folder import contents, opened, read, shipped, strangers
from sempadan.border.layout import FILES
from sempadan.border.rows import parse
from sempadan.schema.errors import NotWritable, OutputExists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sempadan.border.layout import File
    from sempadan.schema.results import BorderChecked

README = "README.md"


def copy_pack(out: Path) -> None:
    """Copy the shipped pack into a new folder, whole or not at all.

    Raises:
        OutputExists: The path exists already.
        NotWritable: The folder cannot be made there.
    """
    if os.path.lexists(out):
        raise OutputExists(path=str(out))
    _guarded(out, lambda: _copy(out))


def add_row(folder: Path, file: str, values: Mapping[str, str]) -> BorderChecked:
    """Add a row at the end of a file, if the folder is without fault with it.

    Args:
        folder: A border folder, as `copy_pack` makes one.
        file: Name of the file, with or without `.csv`.
        values: Cells by column; columns not named stay empty.

    Returns:
        The check of the folder with the new row. If it has faults other than warnings, nothing was
        written.

    Raises:
        ShippedBorder: The folder is the pack of the installation.
        FileMissing, NotABorderFile, NotABorderColumn: Folder, file or column is not there.
        NotWritable: The file cannot be written; it is as it was.
    """
    wanted = _file(file)
    _only_columns(wanted, values)
    where = opened(folder)
    if folder.resolve() == Path(str(shipped())).resolve():
        raise ShippedBorder
    old = contents(where, wanted.name)
    parsed, missing = read(where)
    found = (*missing, *strangers(where))
    if isinstance(old, str):
        return result(folder, parsed, found)
    new = _appended(old, values)
    checked = result(folder, {**parsed, wanted.name: parse(wanted, new)}, found)
    if all(is_warning(f) for f in checked.faults):
        _guarded(folder / wanted.name, lambda: _replace(folder / wanted.name, new))
    return checked


def _file(name: str) -> File:
    found = [f for f in FILES if name in (f.name, f.name.removesuffix(".csv"))]
    if not found:
        raise NotABorderFile(files=tuple(f.name for f in FILES))
    return found[0]


def _only_columns(file: File, values: Mapping[str, str]) -> None:
    columns = tuple(c.name for c in file.columns)
    if not set(values) <= set(columns):
        raise NotABorderColumn(file=file.name, columns=columns)


def _appended(old: bytes, values: Mapping[str, str]) -> bytes:
    """The file with one more line, in its own order of columns and kind of line end."""
    text = old.decode("utf-8", errors="surrogateescape")
    end = "\r\n" if "\r\n" in text else "\n"
    header = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")), [])
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator=end).writerow(values.get(name.strip(), "") for name in header)
    gap = "" if not text or text.endswith(("\n", "\r")) else end
    return (text + gap + line.getvalue()).encode("utf-8", errors="surrogateescape")


def _copy(out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for source in shipped().iterdir():
            if source.name.endswith(".csv") or source.name == README:
                _write(made / source.name, source.read_bytes())
        made.chmod(0o755)
        made.rename(out)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _sync_folder(out.parent)


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    made = Path(name)
    try:
        _write(made, data)
        made.chmod(path.stat().st_mode & 0o777)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system lets folders be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _guarded(path: Path, work: Callable[[], None]) -> None:
    """Do the work; an error of the system becomes one that a user can read."""
    reason = ""
    try:
        work()
    except OSError as error:
        reason = error.strerror or type(error).__name__
    if reason:
        raise NotWritable(path=str(path), reason=reason)
