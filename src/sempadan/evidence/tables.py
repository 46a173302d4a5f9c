"""Tables and documents of a snapshot, read only if they are as they were written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from sempadan.evidence.errors import BaseChanged, BaseDamaged
from sempadan.evidence.folder import current, read_listing
from sempadan.schema.errors import NotReadable
from sempadan.schema.whole import reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.schema.evidence import Evidence


def read_table(evidence: Evidence, name: str) -> pa.Table:
    """Read a table of a snapshot.

    Raises:
        BaseChanged: Another process has made another snapshot valid.
        BaseDamaged: The file is missing or changed.
        NotReadable: The system refuses.
    """
    return pq.read_table(pa.BufferReader(_checked(evidence, dict(evidence.tables)[name])))


def read_document(evidence: Evidence, name: str) -> bytes:
    """Read a document of a snapshot; errors as `read_table`."""
    return _checked(evidence, dict(evidence.documents)[name])


def _checked(evidence: Evidence, path: Path) -> bytes:
    pointer = current(evidence.base)
    if pointer is None or pointer.snapshot != evidence.snapshot:
        raise BaseChanged(path=str(evidence.base))
    stored = read_listing(evidence.base, pointer).files[path.name]
    reason, data = "", b""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = b""
    except OSError as error:
        reason = reason_of(error)
    if reason:
        raise NotReadable(path=str(path), reason=reason)
    if hashlib.sha256(data).hexdigest() != stored.sha256:
        raise BaseDamaged(path=str(evidence.base), file=path.relative_to(evidence.base).as_posix())
    return data
