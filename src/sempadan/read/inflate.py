"""Look into a compressed workbook before it is read, and refuse one that would fill the memory.

Sizes that an archive declares are not believed: every member is unfolded in small pieces and
counted. On the way the mark of invented lists and the epoch of day numbers are seen.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.read.book import MARK
from sempadan.read.errors import FileTooLarge, PasswordProtected, TooManyCells, WorkbookDamaged
from sempadan.read.extents import (
    FAR,
    column_letters,
    last_cell,
    last_cell_of_xlsb,
    last_cells_of_ods,
    overlapping,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MAX_INFLATED: Final = 768 * 2**20
"""Most that all members together may unfold to (bytes)."""

MAX_RATIO: Final = 400
"""Most that a member above MIN_SUSPECT may unfold to, as a multiple of its packed size."""

MIN_SUSPECT: Final = 64 * 2**20
MAX_MEMBERS: Final = 20_000
MAX_CELLS: Final = 12_000_000
"""Most cells that a sheet may span, empty ones in between counted."""

PIECE: Final = 2**20
EPOCH: Final = re.compile(rb'date1904="(?:1|true)"')
SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
BINARY_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.bin")


@dataclass(frozen=True, slots=True)
class Inside:
    """What was seen in the archive."""

    epoch_1904: bool
    invented: bool


def look_inside(file: Path) -> Inside:
    """Unfold every member once, without keeping it.

    Raises:
        FileTooLarge: The members unfold to more than MAX_INFLATED bytes, or by more than MAX_RATIO.
        TooManyCells: A sheet would span more than MAX_CELLS cells.
        PasswordProtected: A member is encrypted.
        WorkbookDamaged: The archive cannot be read.
    """
    unreadable = (zipfile.BadZipFile, zlib.error, OSError, struct.error, NotImplementedError)
    with suppress(*unreadable), zipfile.ZipFile(file) as archive, file.open("rb") as packed:
        return _Archive(file, packed).seen(archive.infolist())
    raise WorkbookDamaged(file=str(file))


@dataclass(slots=True)
class _Archive:
    file: Path
    packed: BinaryIO
    total: int = 0

    def seen(self, members: list[zipfile.ZipInfo]) -> Inside:
        if len(members) > MAX_MEMBERS:
            raise self._too_large()
        epoch, invented = False, False
        for member in members:
            if member.flag_bits & 1:
                raise PasswordProtected(file=str(self.file))
            is_sheet, far = SHEET.fullmatch(member.filename) is not None, False
            for piece in overlapping(self._counted(member)):
                invented = invented or MARK.encode() in piece
                epoch = epoch or (member.filename == "xl/workbook.xml" and EPOCH.search(piece) is not None)
                far = far or (is_sheet and FAR.search(piece) is not None)
            self._check_extent(member, far=far)
        return Inside(epoch_1904=epoch, invented=invented)

    def _counted(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        own = 0
        for piece in _unfolded(self.packed, member):
            own += len(piece)
            self.total += len(piece)
            suspect = own > MIN_SUSPECT and own > MAX_RATIO * member.compress_size
            if self.total > MAX_INFLATED or suspect:
                raise self._too_large()
            yield piece

    def _check_extent(self, member: zipfile.ZipInfo, *, far: bool) -> None:
        extents: list[tuple[int, int]] = []
        if far:
            extents = [last_cell(_unfolded(self.packed, member))]
        elif member.filename == "content.xml":
            extents = last_cells_of_ods(b"".join(_unfolded(self.packed, member)))
        elif BINARY_SHEET.fullmatch(member.filename):
            extents = [last_cell_of_xlsb(next(_unfolded(self.packed, member), b""))]
        for row, column in extents:
            if row * column > MAX_CELLS:
                raise TooManyCells(
                    file=str(self.file), row=row, column=column_letters(min(column, 16384)), limit=MAX_CELLS
                )

    def _too_large(self) -> FileTooLarge:
        return FileTooLarge(file=str(self.file), limit=MAX_INFLATED // 2**20)


def _unfolded(packed: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give a member's content in pieces of at most PIECE bytes."""
    packed.seek(member.header_offset)
    names, extra = struct.unpack("<26xHH", packed.read(30))
    packed.seek(names + extra, 1)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError
    unfold = zlib.decompressobj(-15)
    left = member.compress_size
    while left > 0:
        taken = packed.read(min(PIECE, left))
        if not taken:
            raise zipfile.BadZipFile
        left -= len(taken)
        if member.compress_type == zipfile.ZIP_STORED:
            yield taken
            continue
        while taken:
            yield unfold.decompress(taken, PIECE)
            taken = unfold.unconsumed_tail
    yield unfold.flush()
