"""Encode and link invented people by the library alone, without files and commands.

    python bench/link_people.py PEOPLE.parquet FOUND.csv [--seed 1] [--unique]

PEOPLE.parquet holds invented records: unique_id, agency, full_name, dob, sex, birth_reg, nat, idno,
passport; a column person, if it is there, is the truth. FOUND.csv gets unique_id and person_id.
Prints records a second, CPU seconds and memory of each step, what linking estimates of itself, and,
with the truth, how often pairs of each probability are true (reliability).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import itertools
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sempadan.border import load
from sempadan.encode.codes import encode_codes
from sempadan.encode.facts import Sender, encode_facts
from sempadan.encode.keys import Key
from sempadan.link import LinkInput, Settings, link
from sempadan.schema.domains import UNKNOWN, Domains
from sempadan.schema.tables import Cases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sempadan.link import Linked

KEY = Key(bytes(range(32)))
SEX = {"F": "female", "M": "male", None: UNKNOWN}
CITIZENSHIP = {"ID": "IDN", "MY": "MYS"}
NIK, MYKAD = 16, 12
BANDS = (0.0, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 1.01)


def cases_of(rows: Sequence[dict[str, Any]]) -> Cases:
    """Turn rows into accepted cases."""
    values: dict[str, Callable[[dict[str, Any]], Any]] = {
        "name": lambda row: row["full_name"],
        "birth_date": lambda row: row["dob"],
        "sex": lambda row: SEX[row["sex"]],
        "home_district": lambda row: row["birth_reg"] or UNKNOWN,
        "citizenship": lambda row: CITIZENSHIP[row["nat"]],
        "nik": lambda row: row["idno"] if len(row["idno"] or "") == NIK else None,
        "mykad": lambda row: row["idno"] if len(row["idno"] or "") == MYKAD else None,
        "passports": lambda row: [row["passport"]] if row["passport"] else None,
    }
    columns = []
    for column in Cases.COLUMNS:
        blank = {"sheet": "bench", "row": 0}.get(column.name, None if column.nullable else UNKNOWN)
        value = values.get(column.name)
        columns.append(pa.array([value(row) if value else blank for row in rows], column.type))
    return Cases(pa.table(columns, schema=Cases.COLUMNS))


def records_of(ids: Sequence[int]) -> pa.Array:
    """Give each row a record, as an agency's pseudonyms would be."""
    return pa.array([hashlib.blake2b(b"%d" % i, digest_size=16).digest() for i in ids], pa.binary(16))


def measured(what: str, since: float, records: int) -> None:
    """Print CPU seconds since a moment, records a second, and memory."""
    spent = time.process_time() - since
    speed, memory = records / max(spent, 1e-9), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:8} {spent:7.2f} CPU-s, {speed:9,.0f} records a CPU-s, largest so far {memory:6.0f} MB")


def encoded(people: pa.Table, *, unique: bool) -> list[LinkInput]:
    """Encode the list of each agency."""
    border = load().domains()
    homes = frozenset(code for code in people["birth_reg"].unique().to_pylist() if code)
    domains = Domains(border.places | homes, border.agencies, border.crossings)
    lists, codes_time = [], 0.0
    for agency in sorted(people["agency"].unique().to_pylist()):
        rows = people.filter(pa.compute.equal(people["agency"], agency)).to_pylist()
        cases, records = cases_of(rows), records_of([row["unique_id"] for row in rows])
        before = time.process_time()
        codes = encode_codes(cases, records, KEY.secret)
        codes_time += time.process_time() - before
        facts = encode_facts(cases, records, Sender(f"AGENCY-{agency}", "other"), KEY, domains)
        lists.append(LinkInput(f"LIST-{agency}", unique, codes, facts))
    measured("codes", time.process_time() - codes_time, people.num_rows)
    return lists


def persons_of(linked: Linked) -> dict[bytes, str]:
    """Give the person of each record."""
    people = linked.people.data
    return dict(zip(people["record"].to_pylist(), people["person_id"].to_pylist(), strict=True))


def print_linked(linked: Linked, records: int, people: int) -> None:
    """Print what was found and what was left out."""
    print(f"{records:,} records, {people:,} people, {linked.compared:,} pairs compared, {linked.to_review:,} uncertain")
    print(f"estimated without labels: precision {linked.estimated.precision}, recall {linked.estimated.recall}")
    for split in linked.splits:
        left = f"{split.left_out:,} of {split.pairs:,} pairs left out"
        print(f"kind {split.kind}: {split.blocks} blocks of {split.records:,} records split, {left}")


def print_reliability(linked: Linked, people: pa.Table) -> None:
    """Print how often a record is with its person, by the probability that linking gives it."""
    true = dict(zip(records_of(people["unique_id"].to_pylist()).to_pylist(), people["person"].to_pylist(), strict=True))
    table = linked.people.data
    persons = table["person_id"].to_pylist()
    truth = [true[record] for record in table["record"].to_pylist()]
    found: dict[str, list[Any]] = {}
    groups: dict[Any, set[str]] = {}
    for person, real in zip(persons, truth, strict=True):
        found.setdefault(person, []).append(real)
        groups.setdefault(real, set()).add(person)
    right = np.array([
        found[person].count(real) > 1 if len(found[person]) > 1 else len(groups[real]) == 1
        for person, real in zip(persons, truth, strict=True)
    ])  # fmt: skip
    share = table["probability"].to_numpy()
    print("probability   records   mean   right")
    for low, high in itertools.pairwise(BANDS):
        band = (share >= low) & (share < high)
        if band.any():
            print(f"{low:4.2f}-{min(high, 1):4.2f} {band.sum():9,} {share[band].mean():6.3f} {right[band].mean():7.3f}")


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("people", type=Path)
    args.add_argument("found", type=Path)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--unique", action="store_true")
    given = args.parse_args()
    if given.found.exists():
        sys.exit(f"{given.found}: exists already")
    people = pq.read_table(given.people)
    lists = encoded(people, unique=given.unique)
    start = time.process_time()
    linked = link(lists, Settings(), seed=given.seed)
    measured("link", start, people.num_rows)
    persons = persons_of(linked)
    print_linked(linked, people.num_rows, len(set(persons.values())))
    ids = people["unique_id"].to_pylist()
    with given.found.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["unique_id", "person_id"])
        writer.writerows(zip(ids, (persons[record] for record in records_of(ids).to_pylist()), strict=True))
    if "person" in people.column_names:
        print_reliability(linked, people)


if __name__ == "__main__":
    main()
