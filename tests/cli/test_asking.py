from __future__ import annotations

import sys

import pytest

from sempadan.cli.asking import in_memory, need
from sempadan.schema.errors import NotInstalled


def test_a_package_that_is_there_is_no_error():
    need("json")


def test_a_package_that_is_not_there_is_named_with_its_part(monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(NotInstalled) as raised, in_memory():
        pass
    assert raised.value.params == {"extra": "joint", "package": "duckdb"}


def test_the_database_lies_in_memory_and_loads_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with in_memory() as connection:
        settings = dict(connection.execute("SELECT name, value FROM duckdb_settings()").fetchall())
    assert settings["autoload_known_extensions"] == settings["autoinstall_known_extensions"] == "false"
    assert settings["temp_directory"] in ("", None)
    assert list(tmp_path.iterdir()) == []
