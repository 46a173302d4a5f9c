"""Codes of an agency's rows: keyed match keys and one filter a record, nothing that can be read.

Match keys are BLAKE2b under a key derived from the project key, 8 bytes each: at ten million records
two different texts of one kind meet by accident once in some hundred thousand runs. What is hashed
together stands in `kinds`; the filter in `filters`. Rows that say more have more keys; the order of
a record's keys is that of their kinds and values, so it tells nothing.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from sempadan.encode.codes_keys import key_texts
from sempadan.encode.filters import Filters
from sempadan.encode.identities import identities
from sempadan.identity.ruleset import RULES_VERSION
from sempadan.schema.codes import FILTER_BYTES, KEY, Codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sempadan.schema.tables import Cases

ENCODING = f"1.{RULES_VERSION}"
"""Version of the encoding, with the version of the rules of names in it; only equal ones can be linked."""

CHUNK = 32_768
"""Rows whose filters are computed at once: about 35 MB."""

KEY_BYTES, PIECE_BYTES = 8, 16


def encode_codes(cases: Cases, records: pa.Array, secret: bytes) -> Codes:
    """Encode the identities of accepted rows.

    Args:
        cases: The rows.
        records: The record of each row (16 bytes).
        secret: The project key's 32 bytes (`Key.secret`).

    Returns:
        One row a record, in the order of the rows.

    Raises:
        ColumnsDisagree, DuplicateRecords: Records are missing or stand there twice.
    """
    hash_key = partial(_keyed, hashlib.blake2b(digest_size=KEY_BYTES, key=secret, person=b"match key"))
    hash_piece = partial(_keyed, hashlib.blake2b(digest_size=PIECE_BYTES, key=secret, person=b"filter"))
    counts: list[int] = []
    texts: list[str] = []
    filters: list[bytes] = []
    waiting = Filters(hash_piece)
    for who in identities(cases):
        before = len(texts)
        texts.extend(key_texts(who))
        counts.append(len(texts) - before)
        waiting.add(who)
        if len(waiting.pieces) == CHUNK:
            filters.append(waiting.bytes_of_all())
            waiting = Filters(hash_piece)
    filters.append(waiting.bytes_of_all())
    kinds, keys = _match_keys(counts, texts, hash_key)
    packed = pa.py_buffer(b"".join(filters))
    filled = pa.FixedSizeBinaryArray.from_buffers(pa.binary(FILTER_BYTES), len(counts), [None, packed])
    return Codes(pa.table([records, kinds, keys, filled], schema=Codes.COLUMNS))


def _keyed(empty: hashlib.blake2b, text: str) -> bytes:
    """Hash a text; copying the state after the key is twice as fast as keying anew."""
    state = empty.copy()
    state.update(text.encode())
    return state.digest()


def _match_keys(
    counts: list[int], texts: list[str], hash_key: Callable[[str], bytes]
) -> tuple[pa.ListArray, pa.ListArray]:
    """Hash the texts and put the keys of each record into the order of kind and value."""
    keys = np.frombuffer(b"".join(map(hash_key, texts)), ">u8")
    kinds = np.fromiter((int(text[: text.index("|")]) for text in texts), np.uint8, len(texts))
    order = np.lexsort((keys, kinds, np.repeat(np.arange(len(counts)), counts)))
    offsets = pa.array(np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).astype(np.int32))
    values = pa.FixedSizeBinaryArray.from_buffers(KEY, len(texts), [None, pa.py_buffer(keys[order].tobytes())])
    return pa.ListArray.from_arrays(offsets, pa.array(kinds[order])), pa.ListArray.from_arrays(offsets, values)
