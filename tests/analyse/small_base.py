"""Small bases written by hand: a line a record, facts by name, the rest unknown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from sempadan.evidence.commit import Content, commit
from sempadan.schema.codebook import codebook
from sempadan.schema.evidence import Evidence, ListEntry, Standing
from sempadan.schema.table import RECORD
from sempadan.schema.tables import Draws, Facts, People, facts_schema

AGENCIES = {
    "consulate": "KJRI-KUCHING", "ngo": "ANAKBANGSA", "police": "POLDA-KALBAR", "labour": "JTK",
    "migrant_board": "BP3MI-KALBAR",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A record.

    Args:
        source: Source type of its list; one list each unless `list` names another.
        person: Who she is in `People`.
        facts: Known facts, by name.
        drawn: Who she is in each draw; the same as in `People` if there is none.
    """

    source: str
    person: str
    facts: dict[str, str | None] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()
    list: str = ""


def row(source, person, month="2023-05", drawn=(), list="", **facts):  # noqa: A002 -- the column's name
    return Row(source, person, {"contact_month": month, **facts}, tuple(drawn), list)


def make_base(folder: Path, rows: list[Row], domains, *, draws: int = 0, invented: bool = True) -> Evidence:
    """Commit a base of those records; record n has the pseudonym of n."""
    records = [hashlib.blake2b(str(n).encode(), digest_size=16).digest() for n in range(len(rows))]
    lists = [r.list or f"list-{r.source}" for r in rows]
    people = People(pa.table([lists, records, [r.person for r in rows], [1.0] * len(rows)], schema=People.COLUMNS))
    entries = dict.fromkeys(zip(lists, (r.source for r in rows), strict=True))
    standing = Standing(
        "codebook-1", "1", "KEY-1", invented,
        tuple(ListEntry(name, AGENCIES[s], s, 1, lists.count(name), False, "2025-03-01") for name, s in entries),
    )  # fmt: skip
    tables = {
        "facts": Facts(facts_of(rows, records), domains).data,
        "people": people.data,
        "draws": Draws(draws_of(rows, records, draws)).data,
    }
    return commit(folder, Content(standing, tables), after=None, phase=lambda _: None)


def facts_of(rows: list[Row], records: list[bytes]) -> pa.Table:
    columns = [pa.array(records, RECORD)]
    for name, kind in zip(facts_schema().names[1:], facts_schema().types[1:], strict=True):
        default = {"source_type": None, "agency": None}.get(name, "unknown" if codebook()[name].coded else None)
        own = [{"source_type": r.source, "agency": AGENCIES[r.source]} | r.facts for r in rows]
        columns.append(pa.array([facts.get(name, default) for facts in own], kind))
    return pa.table(columns, schema=facts_schema())


def draws_of(rows: list[Row], records: list[bytes], draws: int) -> pa.Table:
    numbered = []
    for draw in range(draws):
        persons = [r.drawn[draw] if r.drawn else r.person for r in rows]
        numbers = {person: number for number, person in enumerate(sorted(set(persons)))}
        numbered.append([numbers[person] for person in persons])
    drawn = [list(own) for own in zip(*numbered, strict=True)] if draws else [[] for _ in rows]
    return pa.table([pa.array(records, RECORD), pa.array(drawn, pa.list_(pa.int32()))], schema=Draws.COLUMNS)


def ten_people() -> list[Row]:
    """Ten people on three lists; one is on two of them, two stand on one list twice; two draws.

    In the second draw the two records of the person C belong to two people.
    """
    return [
        row("consulate", "A", "2023-02", form="forced_labour", sex="female", age_band="18-20", route="sea",
            home_district="6101", crossing="entikong-tebedu", destination="MY-13-01"),
        row("consulate", "B", "2023-03", form="sexual_exploitation", sex="female", home_district="6101",
            destination="MY-13-01"),
        row("consulate", "C", "2022-11", ("C", "C1"), form="forced_labour", sex="male", home_district="IDN"),
        row("consulate", "C", "2024-01", ("C", "C2"), form="domestic_servitude", sex="male", home_district="6103"),
        row("consulate", "D", None, sex="male"),
        row("consulate", "E", "2023-01", form="other", sex="female"),
        row("consulate", "E", "2023-06", form="forced_labour"),
        row("ngo", "A", "2023-04", form="sexual_exploitation", sex="female"),
        row("ngo", "F", "2023-04", form="sexual_exploitation", sex="female"),
        row("ngo", "G", "2022-01", form="domestic_servitude", sex="female"),
        row("police", "H", "2023-05"),
        row("police", "I", "2023-05", form="forced_labour"),
        row("police", "J", "2023-05", form="sexual_exploitation"),
    ]  # fmt: skip
