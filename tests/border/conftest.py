"""A copy of the shipped pack to break, and a small border elsewhere."""

from __future__ import annotations

import csv
import io

import pytest

from sempadan.border import copy_pack
from sempadan.border.layout import FILES

SMALL = {
    "border.csv": [{"code": "sota", "name": "Sota", "first_country": "IDN", "second_country": "PNG"}],
    "districts.csv": [
        {"code": "9301", "name": "Merauke", "country": "IDN", "kind": "regency", "parent": "93", "tile_column": "0",
         "tile_row": "0"},
        {"code": "PG-W", "name": "Western", "country": "PNG", "kind": "division", "parent": "PG-P", "tile_column": "1",
         "tile_row": "0"},
    ],
    "places.csv": [
        {"code": "IDN", "kind": "country", "name": "Indonesia"},
        {"code": "PNG", "kind": "country", "name": "Papua New Guinea"},
        {"code": "93", "kind": "province", "parent": "IDN", "name": "South Papua"},
        {"code": "PG-P", "kind": "state", "parent": "PNG", "name": "Papua Region"},
    ],
    "crossings.csv": [
        {"code": "sota", "name": "Sota", "first_district": "9301", "second_district": "PG-W", "kind": "international",
         "status": "operating", "verified": "no", "source": "invented"}
    ],
    "agencies.csv": [
        {"code": "POLICE", "name": "Police", "country": "IDN", "level": "district", "actor": "state",
         "source_type": "police", "detection": "1", "identification": "1", "protection": "0", "repatriation": "0",
         "reintegration": "0", "prosecution": "1", "verified": "no", "source": "invented"}
    ],
    "commitments.csv": [
        {"code": "B1", "name": "Border agreement", "short_name": "BA", "date": "1990", "date_precision": "year",
         "date_meaning": "signed", "date_verified": "no", "level": "bilateral", "actors": "state", "prevention": "0",
         "protection": "0", "prosecution": "0", "partnership": "1", "kind": "treaty", "status": "unclear",
         "evidence": "none", "source": "invented"}
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    out = tmp_path / "border"
    copy_pack(out)
    return out


@pytest.fixture
def small(tmp_path):
    """A border between two other countries, invented but for the names of places, with as few rows as may be."""
    out = tmp_path / "small"
    out.mkdir()
    for file in FILES:
        columns = [c.name for c in file.columns]
        rows = [{f"name_{lang}": row.get("name", "") for lang in ("en", "id", "ms")} | row
                for row in SMALL.get(file.name, [])]  # fmt: skip
        write(out / file.name, [columns, *([row.get(c, "") for c in columns] for row in rows)])
    return out


def read(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def write(path, rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
