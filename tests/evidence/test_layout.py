from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.evidence.layout import (
    Listing,
    Pointer,
    Stored,
    listing_of_text,
    listing_text,
    pointer_of_text,
    pointer_text,
    snapshot_name,
)
from sempadan.schema.evidence import ListEntry, Standing, Tombstone

words = st.text("abcXYZ012-._", min_size=1, max_size=20)
numbers = st.integers(0, 2**53)
entries = st.builds(ListEntry, words, words, words, numbers, numbers, st.booleans(), words)
standings = st.builds(
    Standing,
    words,
    words,
    words,
    st.booleans(),
    st.lists(entries, max_size=3).map(tuple),
    st.lists(st.builds(Tombstone, words, numbers), max_size=3).map(tuple),
)
listings = st.builds(Listing, numbers, standings, st.dictionaries(words, st.builds(Stored, numbers, words), max_size=3))


@settings(deadline=None)
@given(listings)
def test_a_manifest_is_read_back_as_it_was_written(listing):
    assert listing_of_text(listing_text(listing)) == listing


@settings(deadline=None)
@given(st.integers(1, 10**7), st.binary())
def test_a_pointer_is_read_back_as_it_was_written(number, manifest):
    pointer = Pointer(snapshot_name(number, manifest), "0" * 64)
    assert pointer_of_text(pointer_text(pointer)) == pointer


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"\xff", b'{"standing": 3}', b'{"standing": {}}'])
def test_anything_else_is_no_manifest(data):
    assert listing_of_text(data) is None


@pytest.mark.parametrize("name", ["../../etc", "000001-zzzzzzzzzzzz", "1-000000000000", "000001-000000000000/.."])
def test_a_pointer_never_leads_out_of_the_base(name):
    assert pointer_of_text(pointer_text(Pointer(name, "0" * 64))) is None
