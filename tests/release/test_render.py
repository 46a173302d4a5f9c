"""The files of a release."""

from __future__ import annotations

import csv
import io
import json

import pytest
from python_calamine import CalamineWorkbook

from release.naive import invented_rows, quiet
from sempadan.release.codebook_file import codebook_of
from sempadan.release.count import count_tables, one_and_two_way
from sempadan.release.exact import exact_product, finished
from sempadan.release.rows import CodedRows


@pytest.fixture(scope="module")
def rows():
    return invented_rows((6, 5, 3), 700, 1, nested=True)


def product_of(rows):
    return exact_product(count_tables(rows, one_and_two_way(rows.book)), rows.book, quiet)


@pytest.fixture(scope="module")
def product(rows):
    return product_of(rows)


@pytest.fixture(scope="module")
def files(product):
    return finished(product)[0]


def read(data):
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_every_table_is_a_file_and_a_sheet_with_the_same_cells(product, files):
    book = CalamineWorkbook.from_filelike(io.BytesIO(files["tables/tables.xlsx"]))
    assert len(book.sheet_names) == len(product.protected.tables)
    for sheet, table in zip(book.sheet_names, product.protected.tables, strict=True):
        rows = read(files[f"tables/{table.name}.csv"])
        cells = [
            [str(int(cell)) if isinstance(cell, float) else cell for cell in row]
            for row in book.get_sheet_by_name(sheet).to_python()
        ]
        assert cells == rows
        assert rows[0] == [*table.columns, "count", "status"]


def test_a_cell_is_printed_or_withheld_for_one_reason(product, files):
    withheld = 0
    for table in product.protected.tables:
        for *_, count, status in read(files[f"tables/{table.name}.csv"])[1:]:
            assert (count == "") == (status == "protected")
            assert status in {"printed", "protected"}
            assert count == "" or int(count) == 0 or int(count) >= 10
            withheld += count == ""
    head, *rows = read(files["withheld.csv"])
    assert head == ["table", "cell", "reason"]
    assert len(rows) == withheld > 0
    assert {reason for *_, reason in rows} == {"protected"}


def test_the_statement_says_the_rules_and_nothing_of_a_withheld_cell(product, files):
    said = json.loads(files["statement.json"])
    assert said["threshold"] == said["protection_interval"] == 10
    assert said["use"] == "for the authorities that own the data, not for publication"
    assert said["attack"]["recovered"] == 0
    assert [table["name"] for table in said["tables"]] == [table.name for table in product.protected.tables]


def test_the_codebook_is_written_back(rows, files):
    assert codebook_of(json.loads(files["codebook.json"])) == rows.book


def test_the_package_describes_every_csv_file(files):
    described = {resource["path"]: resource for resource in json.loads(files["datapackage.json"])["resources"]}
    assert described.keys() == {name for name in files if name.endswith(".csv")}
    for path, resource in described.items():
        assert [field["name"] for field in resource["schema"]["fields"]] == read(files[path])[0]


def test_the_same_rows_in_another_order_give_the_same_bits(rows, files):
    assert finished(product_of(CodedRows(rows.book, rows.codes[::-1])))[0] == files
