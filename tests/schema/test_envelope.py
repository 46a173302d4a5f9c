from __future__ import annotations

from dataclasses import replace

import pytest

from sempadan.schema.codebook import codebook
from sempadan.schema.envelope import Manifest, ManifestFault, codebook_version, is_name

RIGHT = Manifest("0a1b", "1", "ABCD-EFGH", "BP3MI-KALBAR", "migrant_board", "list.1", 1, 0, unique=False, invented=True)


@pytest.mark.parametrize("name", ["A", "BP3MI-KALBAR", "list_2025.1", "x" * 64])
def test_plain_names_pass(name):
    assert is_name(name)


@pytest.mark.parametrize("name", ["", " ", "-x", "x.", "../x", "a/b", "=1+1", "a b", "é", "x" * 65, "a\n"])
def test_a_name_is_never_a_path_or_a_formula(name):
    assert not is_name(name)


@pytest.mark.parametrize(
    "change",
    [
        {"list": "=cmd"}, {"agency": "a/b"}, {"serial": 0}, {"serial": True}, {"serial": 2**60}, {"records": -1},
        {"records": 1.0}, {"unique": 1}, {"invented": "yes"}, {"schema": None}, {"key_fingerprint": ""},
    ],
)  # fmt: skip
def test_a_manifest_holds_nothing_else_than_it_may(change):
    with pytest.raises(ManifestFault) as caught:
        replace(RIGHT, **change)
    assert caught.value.params["field"] == next(iter(change))


def test_the_version_of_the_codebook_is_a_name_and_stays():
    assert is_name(codebook_version())
    assert codebook_version() == codebook_version()
    assert len(codebook().of_facts) > 50
