"""Small bases for the tests of the coordinator's folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from sempadan.evidence.accept import accept
from sempadan.evidence.commit import Content, commit
from sempadan.schema.envelope import Manifest
from sempadan.schema.table import RECORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sempadan.schema.evidence import Evidence, Standing

FIRST = Manifest("codebook-1", "1", "KEY-1", "NGO", "ngo", "shelter", 1, 3, unique=False, invented=True)


@dataclass(frozen=True)
class Bases:
    """What the tests make bases from."""

    folder: Path

    def manifest(self, **changes: object) -> Manifest:
        return replace(FIRST, **changes)

    def standing(self, serial: int = 1) -> Standing:
        return accept(None, [self.manifest(serial=serial)], received="2025-03-01")

    def content(self, serial: int = 1) -> Content:
        records = [bytes([serial, i]) * 8 for i in range(3)]
        codes = pa.table({"record": pa.array(records, RECORD), "keys": pa.array([[b"12345678"]] * 3, KEYS)})
        people = pa.table({"record": pa.array(records, RECORD), "person_id": ["p1", "p1", f"p{serial}"]})
        return Content(self.standing(serial), {"codes": codes, "people": people}, {"model": b'{"weights": [1, 2]}'})

    def committed(self, serial: int = 1, after: Evidence | None = None) -> Evidence:
        return commit(self.folder, self.content(serial), after=after, phase=lambda _: None)

    def state(self) -> dict[str, str]:
        """Every file of the base with the digest of its content."""
        return digests(self.folder)


KEYS = pa.list_(pa.binary(8))


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def bases(tmp_path: Path) -> Bases:
    return Bases(tmp_path / "base")


@pytest.fixture
def edit() -> Callable[[Path, Callable[[bytes], bytes]], None]:
    """Change a file's bytes."""

    def change(path: Path, how: Callable[[bytes], bytes]) -> None:
        path.write_bytes(how(path.read_bytes()))

    return change


@pytest.fixture
def rights_bind(tmp_path: Path) -> None:
    """Skip where the rights of files do not bind the user, as they do not bind root."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    try:
        (closed / "file").touch()
    except PermissionError:
        return
    pytest.skip("rights do not bind this user")
