from __future__ import annotations

import random

import pyarrow as pa
import pytest

from sempadan.encode.parts import BASE, ROOM, pack, unpack
from sempadan.schema.codes import Codes
from sempadan.schema.tables import Facts


@pytest.fixture(scope="module")
def tables(lists, people):
    facts = lists.facts(*people).data
    return lists.codes(facts["record"].combine_chunks()).data, facts


def unpacked(part, table, **changes):
    given = {"packed": memoryview(part.packed), "size": part.size, "records": table.num_rows, "schema": table.schema}
    return unpack(**given | changes)


def test_tables_come_back_equal(tables):
    for table in tables:
        assert unpacked(pack(table), table).equals(table)


def test_no_rows_come_back_too():
    for kind in (Codes, Facts):
        table = kind.COLUMNS.empty_table()
        assert unpacked(pack(table), table).equals(table)


def test_equal_tables_give_equal_bytes(tables):
    for table in tables:
        split = pa.concat_tables([table.slice(0, 700), table.slice(700)])
        assert pack(split) == pack(table)


def test_facts_take_less_than_a_hundred_and_fifty_bytes_a_record(tables):
    assert len(pack(tables[1]).packed) < 150 * 1500


@pytest.mark.parametrize(
    "changes",
    [
        {"records": 1499}, {"records": 1501}, {"records": 0}, {"records": 10**9}, {"size": 0}, {"size": -1},
        {"size": 1 << 60}, {"size": 100}, {"size": BASE + 1500 * ROOM}, {"schema": Facts.COLUMNS},
        {"packed": memoryview(b"")},
    ],
)  # fmt: skip
def test_what_was_not_said_rightly_is_not_unpacked(tables, changes):
    assert unpacked(pack(tables[0]), tables[0], **changes) is None


def test_a_small_part_never_claims_many_records(tables):
    """A million records of nothing pack into a few bytes; genuine ones cannot."""
    empty = pa.table({"record": pa.array([bytes(16)] * 1_000_000, pa.binary(16))})
    part = pack(empty)
    assert len(part.packed) < 10_000
    assert unpacked(part, empty) is None


def test_changed_bytes_are_refused_or_keep_their_form(tables):
    draw = random.Random(5)
    part = pack(tables[1])
    plain = bytearray(pa.decompress(part.packed, part.size, codec="zstd", asbytes=True))
    for _ in range(300):
        changed = bytearray(plain)
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
        table = unpack(
            memoryview(pa.compress(bytes(changed), codec="zstd", asbytes=True)), part.size, 1500, Facts.COLUMNS
        )
        assert table is None or (table.schema == Facts.COLUMNS and table.num_rows == 1500)


def test_a_text_longer_than_a_code_is_refused():
    schema = pa.schema([pa.field("record", pa.binary(16)), pa.field("sex", pa.string())])
    draw = random.Random(6)
    records = [draw.randbytes(16) for _ in range(50)]
    for length, fits in ((256, True), (257, False)):
        table = pa.table([records, ["x" * length] * 50], schema=schema)
        assert (unpacked(pack(table), table) is not None) == fits
