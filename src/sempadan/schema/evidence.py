"""A handle on the coordinator's folder, at one snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One accepted list, as its last envelope declared it.

    Args:
        received: Day on which its last envelope was taken, YYYY-MM-DD.
    """

    list: str
    agency: str
    source_type: str
    serial: int
    records: int
    unique: bool
    received: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of a list that was withdrawn or purged: its id and last serial, nothing of a record."""

    list: str
    serial: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What a base holds lists of, and which: the part of a snapshot that says what may be added.

    Args:
        schema: Version of the codebook of all its lists.
        encoding: Encoding version of all its lists.
        key_fingerprint: Project key of all its lists.
        invented: Whether its people are invented.
        lists: The accepted lists, by id.
        withdrawn: Lists that left; a serial at or below theirs is not taken again.
    """

    schema: str
    encoding: str
    key_fingerprint: str
    invented: bool
    lists: tuple[ListEntry, ...]
    withdrawn: tuple[Tombstone, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """An immutable snapshot of what was accepted and linked.

    Args:
        base: The coordinator's folder.
        snapshot: Name of the snapshot inside it that was valid when it was opened.
        standing: Versions, key and lists.
        tables: Parquet files of the snapshot by name (codes, facts, people, draws, …).
        documents: JSON files of the snapshot by name (the fitted model, …).
        left_behind: Folders of older snapshots that could not be removed (open in another program);
            the next commit tries again. Whoever withdraws or purges must report them.
    """

    base: Path
    snapshot: str
    standing: Standing
    tables: tuple[tuple[str, Path], ...]
    documents: tuple[tuple[str, Path], ...] = ()
    left_behind: tuple[Path, ...] = ()

    @property
    def encoding(self) -> str:
        """Encoding version of all its lists."""
        return self.standing.encoding

    @property
    def key_fingerprint(self) -> str:
        """Project key of all its lists."""
        return self.standing.key_fingerprint

    @property
    def invented(self) -> bool:
        """Whether its people are invented."""
        return self.standing.invented

    @property
    def lists(self) -> tuple[ListEntry, ...]:
        """The accepted lists."""
        return self.standing.lists

    def path(self, name: str) -> Path:
        """Parquet file of the table of that name."""
        return dict(self.tables)[name]

    def __contains__(self, name: object) -> bool:
        """Whether the snapshot has a table of that name."""
        return any(name == table for table, _ in self.tables)
