"""Options of `ask hidden` that do not exist are refused."""

from __future__ import annotations

import pytest

from sempadan.analyse.hidden.errors import MethodNotThere, ReplicatesOutOfRange, SeedOutOfRange
from sempadan.analyse.hidden.settings import LARGEST_SEED, METHODS, HiddenSettings, check_seed
from sempadan.schema.errors import OutOfBounds


def test_every_method_may_be_chosen_and_no_other():
    assert [HiddenSettings(name).method for name in METHODS] == list(METHODS)
    with pytest.raises(MethodNotThere) as raised:
        HiddenSettings("Siti")
    assert "Siti" not in str(raised.value)


@pytest.mark.parametrize("replicates", [0, 99, 100_001, -5])
def test_too_few_or_too_many_replicates_are_refused(replicates):
    with pytest.raises(ReplicatesOutOfRange):
        HiddenSettings(replicates=replicates)


@pytest.mark.parametrize("missed", [-0.1, 0.3])
def test_a_share_of_missed_links_is_a_small_share(missed):
    with pytest.raises(OutOfBounds):
        HiddenSettings(missed=missed)


@pytest.mark.parametrize(("seed", "fits"), [(0, True), (LARGEST_SEED, True), (-1, False), (LARGEST_SEED + 1, False)])
def test_a_seed_is_a_whole_number_from_nought(seed, fits):
    if fits:
        check_seed(seed)
    else:
        with pytest.raises(SeedOutOfRange):
            check_seed(seed)
