"""A release as files, in memory: nothing is on the disk before the attack has read them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import xlsxwriter

from sempadan import __version__
from sempadan.release.codebook import ALL
from sempadan.release.codebook_file import codebook_json, json_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sempadan.release.exact import ExactProduct
    from sempadan.release.protect import Protected
    from sempadan.release.results import Attacked
    from sempadan.schema.as_json import Json

PRINTED: Final = "printed"
PROTECTED: Final = "protected"
"""The one reason that the public is given, whether a cell is small itself or protects another."""

USE: Final = "for the authorities that own the data, not for publication"

BETWEEN: Final = " × "
"""Stands between the codes of a cell that is named in one text."""

TABLES: Final = "tables/"
CODEBOOK: Final = "codebook.json"
STATEMENT: Final = "statement.json"
PACKAGE: Final = "datapackage.json"
WITHHELD: Final = "withheld.csv"
WORKBOOK: Final = "tables.xlsx"

SHEET_NAME: Final = 31
"""Characters of a sheet's name at most."""

ALWAYS: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Day that every workbook says it was made on: the same tables give the same bytes."""


def cell_text(label: Sequence[str]) -> str:
    """Name a cell of a table in one text."""
    return BETWEEN.join(label)


def render(product: ExactProduct) -> dict[str, bytes]:
    """Write every file of a release but the statement, by its path in the folder."""
    protected = product.protected
    files = {f"{TABLES}{table.name}.csv": _table(protected, place) for place, table in enumerate(protected.tables)}
    files[f"{TABLES}{WORKBOOK}"] = _workbook(protected)
    files[WITHHELD] = _withheld(protected)
    files[CODEBOOK] = codebook_json(protected.book)
    files[PACKAGE] = _package(protected)
    return files


def statement(product: ExactProduct, attacked: Attacked | None) -> bytes:
    """Say what the release is and how it is protected; nothing in it comes from a cell that is not printed.

    Args:
        product: What is released.
        attacked: What the attack on the other files found; None before it has run.
    """
    protected = product.protected
    known: dict[str, Json] = {
        "sempadan": __version__,
        "product": "exact",
        "use": USE,
        "invented": protected.book.invented,
        "unit": "row",
        **rules_said(protected.threshold),
        "tables": [
            {"name": table.name, "columns": list(table.columns), "where": dict(table.where)}
            for table in protected.tables
        ],
        "left_out": list(product.left_out),
    }
    if attacked is not None:
        known["attack"] = attack_said(attacked)
    return json_bytes(known)


def rules_said(threshold: int) -> dict[str, Json]:
    """Say by which rule cells are withheld."""
    return {
        "threshold": threshold,
        "protection_interval": threshold,
        "withheld": PROTECTED,
        "empty_cells": PRINTED,
    }


def attack_said(attacked: Attacked) -> Json:
    """Say what the attack found."""
    return {
        "method": "linear programmes over all printed numbers, margins, nestings and non-negativity",
        "level": attacked.level,
        "cells_checked": attacked.cells_checked,
        "recovered": len(attacked.recovered),
        "published_share": attacked.published_share,
    }


def _table(protected: Protected, place: int) -> bytes:
    return csv_bytes((*protected.tables[place].columns, "count", "status"), _rows(protected, place))


def _rows(protected: Protected, place: int) -> Iterator[tuple[str | int, ...]]:
    table = protected.tables[place]
    for label, count in zip(table.labels, protected.printed(place), strict=True):
        yield (*label, "" if count is None else count, PROTECTED if count is None else PRINTED)


def _workbook(protected: Protected) -> bytes:
    return workbook_bytes(
        (table.name, (*table.columns, "count", "status"), _rows(protected, place))
        for place, table in enumerate(protected.tables)
    )


def workbook_bytes(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[str | int | float]]]]) -> bytes:
    """Write tables as the sheets of one workbook; the same tables give the same bytes.

    Args:
        sheets: Name, head and rows of each.
    """
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": ALWAYS})
    bold = book.add_format({"bold": True})
    for number, (name, head, rows) in enumerate(sheets, start=1):
        sheet = book.add_worksheet(f"{number} {name}"[:SHEET_NAME])
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, head, bold)
        for row, cells in enumerate(rows, start=1):
            sheet.write_row(row, 0, cells)
    book.close()
    return data.getvalue()


def _withheld(protected: Protected) -> bytes:
    rows = (
        (table.name, cell_text(label), PROTECTED)
        for place, table in enumerate(protected.tables)
        for label, count in zip(table.labels, protected.printed(place), strict=True)
        if count is None
    )
    return csv_bytes(("table", "cell", "reason"), rows)


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> bytes:
    """Write a CSV file: UTF-8, one line feed a row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()


def _package(protected: Protected) -> bytes:
    resources = {
        f"{TABLES}{table.name}.csv": [
            *((name, "string") for name in table.columns), ("count", "integer"), ("status", "string")
        ]
        for table in protected.tables
    }  # fmt: skip
    return package_bytes(
        resources, f"Counts of coded rows, {USE}. {ALL!r} stands where a table sums over a column.",
        invented=protected.book.invented,
    )  # fmt: skip


def package_bytes(tables: Mapping[str, Sequence[tuple[str, str]]], description: str, *, invented: bool) -> bytes:
    """Describe the CSV files as a Data Package, so that other programs read them rightly.

    Args:
        tables: Name and type of each column, by path of the file; `withheld.csv` apart, which every release has.
        description: What the package is.
        invented: Whether the people are invented.
    """
    every = {**tables, WITHHELD: [("table", "string"), ("cell", "string"), ("reason", "string")]}
    resources: list[Json] = [_resource(path, fields) for path, fields in every.items()]
    return json_bytes(
        {
            "profile": "tabular-data-package",
            "name": "sempadan-exact",
            "description": description,
            "sempadan:invented": invented,
            "resources": resources,
        }
    )


def _resource(path: str, fields: Sequence[tuple[str, str]]) -> Json:
    described: list[Json] = [{"name": name, "type": kind} for name, kind in fields]
    return {
        "name": path.removesuffix(".csv").replace("/", ".").lower(),
        "path": path,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {"fields": described, "missingValues": [""]},
    }
