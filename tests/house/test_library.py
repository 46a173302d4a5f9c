"""The library gives exactly the names it documents, and nothing is brought in before it is used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import sempadan
from sempadan.schema.errors import SempadanError


def test_the_exported_names_are_those_of_the_reference_page(root):
    page = (root / "docs/reference/library.md").read_text()
    assert re.findall(r"^- `sempadan\.(\w+)`", page, re.MULTILINE) == sempadan.__all__
    assert dir(sempadan) == sorted(sempadan.__all__)


def test_every_exported_name_is_there():
    assert all(hasattr(sempadan, name) for name in sempadan.__all__)
    assert sempadan.SempadanError is SempadanError


def test_a_name_that_is_not_exported_is_missing():
    with pytest.raises(AttributeError, match="nothing"):
        _ = sempadan.nothing


def test_the_version_is_the_one_of_the_installation(root):
    assert f'version = "{sempadan.__version__}"' in (root / "pyproject.toml").read_text()


def test_importing_the_library_brings_in_nothing_heavy():
    code = (
        "import sempadan, sys; print([m for m in ('pyarrow', 'numpy', 'typer', 'rich', 'babel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
