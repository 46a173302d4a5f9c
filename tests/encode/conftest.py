"""Small lists of invented people for the tests of encoding."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from sempadan.encode.codes import ENCODING
from sempadan.encode.envelope import enclose
from sempadan.encode.facts import Sender, encode_facts
from sempadan.encode.keys import Key
from sempadan.encode.pseudonyms import records_of
from sempadan.schema.codebook import codebook
from sempadan.schema.codes import FILTER_BYTES, Codes
from sempadan.schema.domains import Domains
from sempadan.schema.envelope import Envelope, Manifest, codebook_version
from sempadan.schema.tables import Cases, Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

SECRET = b"the agency's secret, of 32 bytes"


@dataclass(frozen=True)
class Lists:
    """What the tests make lists and envelopes from."""

    domains: Domains
    key: Key

    def cases(self, *rows: dict[str, Any]) -> Cases:
        """One row a dictionary; what it does not say is unknown or missing."""
        columns = []
        for column in Cases.COLUMNS:
            blank = {"sheet": "Data", "row": None}.get(column.name, None if column.nullable else "unknown")
            values = [
                row.get(column.name, number if column.name == "row" else blank) for number, row in enumerate(rows)
            ]
            columns.append(pa.array(values, column.type))
        return Cases(pa.table(columns, schema=Cases.COLUMNS))

    def facts(self, *rows: dict[str, Any]) -> Facts:
        cases = self.cases(*rows)
        return encode_facts(cases, records_of(cases, "L", SECRET), Sender("NGO", "ngo"), self.key, self.domains)

    def codes(self, records: pa.Array) -> Codes:
        """Codes of nobody in particular: random, as real ones look."""
        draw = random.Random(1)
        keys = [[draw.randbytes(8) for _ in range(4)] for _ in records]
        columns = [records, [[0, 1, 2, 3]] * len(records), keys, [draw.randbytes(FILTER_BYTES) for _ in records]]
        arrays = [pa.array(values, field.type) for values, field in zip(columns, Codes.COLUMNS, strict=True)]
        return Codes(pa.table(arrays, schema=Codes.COLUMNS))

    def envelope(self, rows: Sequence[dict[str, Any]], **changes: Any) -> Envelope:
        facts = self.facts(*rows)
        entries: dict[str, Any] = {
            "schema": codebook_version(), "encoding": ENCODING, "key_fingerprint": self.key.fingerprint,
            "agency": "NGO", "source_type": "ngo", "list": "L", "serial": 1, "records": len(rows),
            "unique": False, "invented": True,
        }  # fmt: skip
        return enclose(self.codes(facts.data["record"].combine_chunks()), facts, Manifest(**entries | changes))


@pytest.fixture(scope="session")
def lists() -> Lists:
    domains = Domains(frozenset({"6101", "MY-13-1"}), frozenset({"NGO", "POLDA"}), frozenset({"ENTIKONG"}))
    return Lists(domains, Key(bytes(range(32))))


@pytest.fixture(scope="session")
def people() -> tuple[dict[str, Any], ...]:
    """1,500 invented rows, of which every field of Facts holds several codes."""
    draw = random.Random(2)
    coded = [field for field in codebook().of_cases if field.coded and field.own_codes and field.name != "sharing"]
    return tuple(
        {
            "own_id": f"A-{number:04}",
            "name": f"Orang {number}",
            "birth_date": f"{draw.randint(1970, 2014)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            "contact_date": f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            "sheltered_date": f"2025-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            "home_district": draw.choice(["6101", "unknown"]),
        }
        | {field.name: draw.choice(field.own_codes) for field in coded}
        for number in range(1500)
    )
