"""Codes of an agency's rows: keyed match keys and one filter a record, nothing that can be read.

Match keys are BLAKE2b under a key derived from the project key, 8 bytes each: at ten million records
two different texts of one kind meet by accident once in some hundred thousand runs. What is hashed
together stands in `kinds`; the filter in `filters`. Rows that say more have more keys; the order of
a record's keys is that of their kinds and values, so it tells nothing.
"""

from __future__ import annotations

import hashlib
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from sempadan.encode.codes_keys import FIRST_SIGN, key_texts
from sempadan.encode.filters import Filters
from sempadan.encode.identities import identities
from sempadan.identity.ruleset import RULES_VERSION
from sempadan.schema.codes import FILTER_BYTES, KEY, Codes

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    keyed = hashlib.blake2b(digest_size=KEY_BYTES, key=secret, person=b"match key")
    hash_pieces = partial(hash_all, hashlib.blake2b(digest_size=PIECE_BYTES, key=secret, person=b"filter"))
    counts: list[int] = []
    texts: list[str] = []
    filters: list[bytes] = []
    waiting = Filters()
    for who in identities(cases):
        before = len(texts)
        texts.extend(key_texts(who))
        counts.append(len(texts) - before)
        waiting.add(who)
        if len(waiting.pieces) == CHUNK:
            filters.append(waiting.bytes_of_all(hash_pieces))
            waiting = Filters()
    filters.append(waiting.bytes_of_all(hash_pieces))
    kinds, keys = _match_keys(counts, texts, hash_all(keyed, texts))
    packed = pa.py_buffer(b"".join(filters))
    filled = pa.FixedSizeBinaryArray.from_buffers(pa.binary(FILTER_BYTES), len(counts), [None, packed])
    return Codes(pa.table([records, kinds, keys, filled], schema=Codes.COLUMNS))


def hash_all(keyed: hashlib.blake2b, texts: Iterable[str]) -> bytes:
    """Hash texts that hold no line break, one after another.

    Args:
        keyed: The hash as it is after its key; copying that state is twice as fast as keying anew.
        texts: The texts.
    """
    whole = "\n".join(texts)
    hashes = []
    for text in whole.encode().split(b"\n") if whole else ():
        state = keyed.copy()
        state.update(text)
        hashes.append(state.digest())
    return b"".join(hashes)


def _match_keys(counts: list[int], texts: list[str], hashes: bytes) -> tuple[pa.ListArray, pa.ListArray]:
    """Put the keys of each record into the order of kind and value."""
    keys = np.frombuffer(hashes, ">u8")
    kinds = np.frombuffer("".join(map(itemgetter(0), texts)).encode(), np.uint8) - np.uint8(FIRST_SIGN)
    order = np.lexsort((keys, kinds, np.repeat(np.arange(len(counts)), counts)))
    offsets = pa.array(np.concatenate(([0], np.cumsum(counts, dtype=np.int64))).astype(np.int32))
    values = pa.FixedSizeBinaryArray.from_buffers(KEY, len(texts), [None, pa.py_buffer(keys[order].tobytes())])
    return pa.ListArray.from_arrays(offsets, pa.array(kinds[order])), pa.ListArray.from_arrays(offsets, values)
