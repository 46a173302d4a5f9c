"""Search everything written for a planted name, in all the clothes it may wear."""

import base64
import io
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

PLANTED = "Zzyzx Qwibble"
WORDS = ("zzyzx", "qwibble")


def clothes(word: str) -> list[bytes]:
    """The bytes a word can stand in: UTF-8 and UTF-16, and base64 of them at each of three offsets."""
    forms = []
    for text in {word, word.upper(), word.capitalize()}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            raw = text.encode(encoding)
            forms.append(raw)
            for shift in range(3):
                coded = base64.b64encode(bytes(shift) + raw)
                first = -(-shift * 8 // 6)
                last = (shift + len(raw)) * 8 // 6
                forms += [coded[first:last], base64.urlsafe_b64encode(bytes(shift) + raw)[first:last]]
            forms.append(raw.hex().encode())
    return forms


FORMS = [form for word in WORDS for form in clothes(word)]


def in_bytes(data: bytes) -> bool:
    """Whether the planted name stands in these bytes, in any case, UTF-16 or base64."""
    low = data.lower()
    return any(form in data for form in FORMS) or any(
        word.encode(encoding) in low for word in WORDS for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    )


def layers(data: bytes) -> list[bytes]:
    """The bytes themselves and what is packed in them: zip members, Parquet and Arrow columns."""
    found = [data]
    if data[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            found += [packed.read(name) for name in packed.namelist()]
    if data[:4] == b"PAR1":
        found.append(decoded(pq.read_table(io.BytesIO(data))))
    if data[:6] == b"ARROW1":
        found.append(decoded(pa.ipc.open_file(io.BytesIO(data)).read_all()))
    return found


def decoded(table: pa.Table) -> bytes:
    """Every value of a table as bytes, binary ones as they are."""
    parts = [repr(table.schema.metadata).encode()]
    for column in table.columns:
        parts += [value if isinstance(value, bytes) else str(value).encode() for value in column.to_pylist()]
    return b"\x00".join(parts)


def files_with_name(folder: Path) -> list[Path]:
    """Files below the folder that hold the planted name in their name or in any layer."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (in_bytes(path.name.encode()) or any(in_bytes(b) for b in layers(path.read_bytes())))
    ]
