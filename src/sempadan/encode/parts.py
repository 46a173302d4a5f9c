"""The parts of an envelope: an Arrow table as one packed IPC stream, and back with care.

Text columns travel as dictionaries. What comes back may be anything, so every size is checked before
something is unpacked. A record brings the 16 random bytes of its pseudonym, which do not compress:
so the bytes received bound the number of records, and the records the unpacked size. A sender who
means to exhaust the coordinator's memory could still pack buffers within the stream.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

CODEC = "zstd"

LEAST = 8
"""Bytes that a record takes at least, packed: half of its pseudonym, for sorted ones share beginnings."""

ROOM = 1 << 12
"""Bytes that a record takes at most, unpacked."""

BASE = 1 << 20
"""Bytes that a part of no records takes at most, unpacked."""

LONGEST = 256
"""Bytes beyond which a text is no code."""


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A packed table.

    Args:
        packed: Its bytes.
        size: How many bytes it has unpacked.
    """

    packed: bytes
    size: int


def pack(table: pa.Table) -> Part:
    """Pack a table; equal tables give equal bytes."""
    coded = table.cast(_travelling(table.schema)).combine_chunks()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, coded.schema) as writer:
        writer.write_table(coded)
    plain = sink.getvalue()
    return Part(pa.compress(plain, codec=CODEC, asbytes=True), plain.size)


def unpack(packed: memoryview, size: int, records: int, schema: pa.Schema) -> pa.Table | None:
    """Unpack a table of that many records and exactly that schema; None if it is not that.

    Args:
        packed: The packed bytes.
        size: How many bytes they are said to have unpacked.
        records: How many rows they are said to hold.
        schema: The columns they must have.
    """
    if not 0 < size <= BASE + records * ROOM or records * LEAST > len(packed):
        return None
    try:
        plain = pa.decompress(pa.py_buffer(packed), size, codec=CODEC)
        with pa.ipc.open_stream(plain) as reader:
            if not reader.schema.equals(_travelling(schema)):
                return None
            table = reader.read_all()
        table.validate(full=True)
        if table.num_rows != records or not all(_short(column) for column in table.columns):
            return None
        return table.cast(schema)
    except (pa.ArrowException, ValueError, OSError):
        return None


def _travelling(schema: pa.Schema) -> pa.Schema:
    """The same columns with text as dictionaries."""
    text = pa.dictionary(pa.int32(), pa.string())
    return pa.schema([f.with_type(text) if pa.types.is_string(f.type) else f for f in schema])


def _short(column: pa.ChunkedArray) -> bool:
    """Whether no text of the column is longer than a code can be."""
    chunks = column.chunks if pa.types.is_dictionary(column.type) else []
    return all((pc.max(pc.binary_length(chunk.dictionary)).as_py() or 0) <= LONGEST for chunk in chunks)
