"""The layout is one with the shipped files, the records and the reference page."""

from __future__ import annotations

import csv
import dataclasses
import re
from pathlib import Path

import pytest

from sempadan.border import records
from sempadan.border.codes import CODES, code_label
from sempadan.border.layout import FILES, Kind
from sempadan.border.references import TARGET_FILES
from sempadan.locale.catalogue import catalogue
from sempadan.schema.codebook import codebook

ROOT = Path(__file__).parents[2]
PACK = ROOT / "src" / "sempadan" / "border" / "pack"
PAGE = (ROOT / "docs" / "reference" / "border-pack.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_the_shipped_file_has_exactly_the_columns_of_the_layout(file):
    with (PACK / file.name).open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == [c.name for c in file.columns]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_the_reference_page_lists_every_column_and_no_other(file):
    (section,) = re.findall(rf"^## `{re.escape(file.name)}`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (yes|) \| (.+) \|$", section, re.MULTILINE)
    assert [(name, needed) for name, _, needed, _ in rows] == [
        (c.name, "yes" if c.needed else "") for c in file.columns
    ]


def test_the_reference_page_lists_every_code():
    rows = dict(re.findall(r"^\| `(\w+)` \| ((?:`\w+`(?:, )?)+) \|$", PAGE, re.MULTILINE))
    assert {name: tuple(re.findall(r"`(\w+)`", codes)) for name, codes in rows.items()} == dict(CODES)


def test_codes_and_references_of_columns_exist():
    for column in (c for f in FILES for c in f.columns):
        if column.kind in (Kind.CODE, Kind.CODES):
            assert column.of in CODES
        elif column.kind is Kind.FIELD_CODE:
            assert codebook()[column.of].type == "code"
        elif column.kind in (Kind.REF, Kind.REFS):
            assert column.of in {*TARGET_FILES, "codebook", "columns"}
        else:
            assert column.of == ""


def test_a_key_is_made_of_needed_columns():
    assert all(file.column(name).needed for file in FILES for name in file.key)


def test_every_record_holds_every_column_of_some_file():
    shapes = {
        frozenset(
            "label" if name == "name_en" else name.removesuffix("_en")
            for c in file.columns
            if not (name := c.name).endswith(("_id", "_ms"))
        )
        for file in FILES
    }
    kept = [r for r in vars(records).values() if dataclasses.is_dataclass(r) and r is not records.Texts]
    assert {frozenset(f.name for f in dataclasses.fields(r)) for r in kept} == shapes


@pytest.mark.parametrize("lang", ["en", "id", "ms"])
def test_every_code_has_a_name_of_its_own(lang):
    for codes, listed in CODES.items():
        names = [catalogue(lang).say(code_label(codes, code)) for code in listed]
        assert all(names)
        assert len(set(names)) == len(names), codes
