from __future__ import annotations

from dataclasses import replace

import pytest

from sempadan.evidence.accept import accept
from sempadan.evidence.errors import (
    ListOfAnotherAgency,
    ListTwice,
    OtherCodebook,
    OtherEncoding,
    OtherKey,
    RealAndInvented,
    SerialNotHigher,
)
from sempadan.schema.evidence import Tombstone

DAY = "2025-03-01"


def test_a_new_base_takes_its_versions_from_the_envelopes(bases):
    standing = accept(None, [bases.manifest(), bases.manifest(list="police", agency="POLDA")], received=DAY)
    assert [(e.list, e.agency, e.serial, e.records, e.received) for e in standing.lists] == [
        ("police", "POLDA", 1, 3, DAY),
        ("shelter", "NGO", 1, 3, DAY),
    ]
    assert (standing.schema, standing.encoding, standing.key_fingerprint) == ("codebook-1", "1", "KEY-1")
    assert standing.invented


def test_a_higher_serial_replaces_and_other_lists_stay(bases):
    before = accept(None, [bases.manifest(), bases.manifest(list="police")], received=DAY)
    after = accept(before, [bases.manifest(serial=5, records=9)], received="2025-04-01")
    assert [(e.list, e.serial, e.records, e.received) for e in after.lists] == [
        ("police", 1, 3, DAY),
        ("shelter", 5, 9, "2025-04-01"),
    ]
    assert before.lists[1].serial == 1


@pytest.mark.parametrize("serial", [1, 2, 3])
def test_an_equal_or_lower_serial_is_refused_with_both_numbers(bases, serial):
    before = accept(None, [bases.manifest(serial=3)], received=DAY)
    with pytest.raises(SerialNotHigher, match=rf"shelter \({serial} ≤ 3\)"):
        accept(before, [bases.manifest(serial=serial)], received=DAY)


def test_a_list_that_was_withdrawn_comes_back_with_a_higher_serial_only(bases):
    before = replace(bases.standing(), lists=(), withdrawn=(Tombstone("shelter", 4), Tombstone("gone", 1)))
    with pytest.raises(SerialNotHigher):
        accept(before, [bases.manifest(serial=4)], received=DAY)
    after = accept(before, [bases.manifest(serial=5)], received=DAY)
    assert [entry.serial for entry in after.lists] == [5]
    assert after.withdrawn == (Tombstone("gone", 1),)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"key_fingerprint": "KEY-2"}, OtherKey),
        ({"encoding": "2"}, OtherEncoding),
        ({"schema": "codebook-2"}, OtherCodebook),
        ({"invented": False}, RealAndInvented),
    ],
)
def test_a_list_that_does_not_fit_is_named_and_none_is_taken(bases, change, fault):
    good, bad = bases.manifest(list="police"), bases.manifest(list="labour", **change)
    for standing, manifests in ((bases.standing(), [good, bad]), (None, [good, bad])):
        with pytest.raises(fault, match="labour"):
            accept(standing, manifests, received=DAY)


def test_every_list_of_a_fault_is_named_at_once(bases):
    bad = [bases.manifest(list=name, encoding="2") for name in ("labour", "police")]
    with pytest.raises(OtherEncoding, match="labour, police"):
        accept(bases.standing(), bad, received=DAY)


def test_a_list_twice_in_one_command_is_refused(bases):
    with pytest.raises(ListTwice, match="shelter"):
        accept(None, [bases.manifest(), bases.manifest(serial=2)], received=DAY)


def test_no_agency_replaces_the_list_of_another(bases):
    with pytest.raises(ListOfAnotherAgency, match=r"shelter \(NGO\)"):
        accept(bases.standing(), [bases.manifest(agency="POLDA", serial=2)], received=DAY)


def test_no_envelopes_change_nothing(bases):
    standing = bases.standing()
    assert accept(standing, [], received=DAY) is standing


def test_a_base_whose_lists_all_left_may_begin_anew(bases):
    emptied = replace(bases.standing(), lists=(), withdrawn=(Tombstone("old", 7),))
    begun = accept(emptied, [bases.manifest(invented=False)], received=DAY)
    assert (begun.invented, begun.withdrawn) == (False, (Tombstone("old", 7),))
