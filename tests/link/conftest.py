"""Lists of invented people, encoded, for the tests of linking."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from sempadan.border import load
from sempadan.encode.codes import encode_codes
from sempadan.encode.facts import Sender, encode_facts
from sempadan.encode.keys import Key
from sempadan.link import LinkInput
from sempadan.read import Choices, read_list
from sempadan.schema.codes import Codes
from sempadan.schema.tables import Cases, Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.border import Border

CASES = Path(__file__).parent.parent / "read" / "cases"
KEY = Key(bytes(range(32)))
GIVEN = (
    "Aini", "Rahmat", "Wulan", "Bujang", "Halimah", "Yanto", "Mawar", "Tono", "Puspa", "Kornelius", "Agnes", "Dahlan",
    "Intan", "Joko", "Kartika", "Slamet", "Natalia", "Hendra", "Ratna", "Iwan", "Yuliana", "Ramli", "Fransiska", "Heri",
    "Endang", "Budi", "Tuti", "Andreas", "Veronika", "Usman", "Dewi", "Syahril", "Rina", "Zulkifli", "Lusia", "Petrus",
)  # fmt: skip
FATHERS = ("Jailani", "Paulus", "Sarip", "Mustafa", "Yakob", "Salim", "Wagiman", "Ngadiman", "Kasim", "Filipus")
HOMES = ("6101", "6103", "6107", "6112")


@dataclass(frozen=True)
class Lists:
    """Makes encoded lists of rows."""

    border: Border

    def record_of(self, name: str, own_id: str) -> bytes:
        """The record of a row: it says nothing but is the same each time."""
        return hashlib.sha256(f"{name} {own_id}".encode()).digest()[:16]

    def of(self, name: str, rows: Sequence[dict[str, Any]], *, unique: bool = False) -> LinkInput:
        """A list of rows; `own_id` of a row names its record."""
        return self.encoded(name, cases_of(rows), unique=unique)

    def encoded(self, name: str, cases: Cases, *, unique: bool = False) -> LinkInput:
        ids = cases.data["own_id"].to_pylist()
        records = pa.array([self.record_of(name, own_id) for own_id in ids], pa.binary(16))
        codes = encode_codes(cases, records, KEY.secret)
        facts = encode_facts(cases, records, Sender("NGO", "ngo"), KEY, self.border.domains())
        return LinkInput(name, unique, codes, facts)

    def read(self, name: str, file: str, *, unique: bool) -> LinkInput:
        """A list of the collection of cases, as `read` reads it."""
        return self.encoded(name, read_list(CASES / file, Choices(), self.border, year=2025).cases, unique=unique)

    def again(self, part: LinkInput, name: str) -> LinkInput:
        """The same list under another id, its records other ones."""
        ids = part.codes.data["record"].to_pylist()
        records = pa.array([self.record_of(name, record.hex()) for record in ids], pa.binary(16))
        codes, facts = (table.set_column(0, "record", records) for table in (part.codes.data, part.facts.data))
        return LinkInput(name, part.unique, Codes(codes), Facts(facts, part.facts.domains))

    def people(self, count: int, seed: int = 1, share: float = 0.5) -> tuple[LinkInput, LinkInput]:
        """Two lists of invented people, of whom a share stands on both, with a few mistakes on the second."""
        draw = random.Random(seed)
        first = [self.person(draw, number) for number in range(count)]
        again = [self.mistaken(draw, row) for row in first if draw.random() < share]
        other = [self.person(draw, count + number) for number in range(count - len(again))]
        return self.of("A", first), self.of("B", again + other)

    def person(self, draw: random.Random, number: int) -> dict[str, Any]:
        """An invented person, whose identity number holds a number of the caller's."""
        sex, home = draw.choice(("female", "male")), draw.choice(HOMES)
        year, month, day = draw.randint(1980, 2008), draw.randint(1, 12), draw.randint(1, 28)
        nik = f"{home}99{day + 40 * (sex == 'female'):02}{month:02}{year % 100:02}{number % 9000 + 1000}"
        return {
            "own_id": str(number),
            "name": f"{draw.choice(GIVEN)} {draw.choice(GIVEN)}",
            "parent_name": draw.choice(FATHERS),
            "birth_date": f"{year}-{month:02}-{day:02}",
            "sex": sex,
            "home_district": home,
            "nik": nik if draw.random() < 0.5 else None,
            "citizenship": "IDN",
        }

    def mistaken(self, draw: random.Random, row: dict[str, Any]) -> dict[str, Any]:
        """The same person as another clerk writes her: another year, a letter more, no date, no number."""
        chance, changed = draw.random(), dict(row)
        if chance < 0.15:
            changed["birth_date"] = f"{int(row['birth_date'][:4]) - 4}{row['birth_date'][4:]}"
        elif chance < 0.3:
            changed["name"] = row["name"][:3] + "x" + row["name"][3:]
        elif chance < 0.4:
            changed["birth_date"] = None
        if draw.random() < 0.5:
            changed["nik"] = None
        return changed


def cases_of(rows: Sequence[dict[str, Any]]) -> Cases:
    columns = []
    for column in Cases.COLUMNS:
        blank = {"sheet": "Data", "row": 1}.get(column.name, None if column.nullable else "unknown")
        values = [
            row.get(column.name, str(number) if column.name == "own_id" else blank) for number, row in enumerate(rows)
        ]
        columns.append(pa.array(values, column.type))
    return Cases(pa.table(columns, schema=Cases.COLUMNS))


@pytest.fixture(scope="session")
def lists() -> Lists:
    return Lists(load())


@pytest.fixture(scope="session")
def pair(lists) -> tuple[LinkInput, LinkInput]:
    """Two lists of 300 people each, half of them on both."""
    return lists.people(300)
