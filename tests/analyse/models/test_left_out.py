"""The answer without each list."""

from __future__ import annotations

import pytest

from analyse.published import captures, published
from sempadan.analyse.models.left_out import leave_one_out


@pytest.mark.parametrize(
    ("name", "most", "least"),
    [("uk6", 12_366, 10_464), ("netherlands5", 479_249, 47_166), ("australia4", 1_762, 371)],
)
def test_the_ranges_measured_with_the_reference_package_come_out(name, most, least):
    """Measured with SparseMSE's rule; the United Kingdom's without the police force is a case of its own."""
    people = [left.people for left in leave_one_out(published(name)) if left.list != "PF"]
    assert (min(people), max(people)) == pytest.approx((least, most), rel=1e-3)


def test_without_the_police_force_the_united_kingdom_s_answer_is_another():
    (police,) = (left for left in leave_one_out(published("uk6")) if left.list == "PF")
    assert police.people == pytest.approx(19_845, rel=1e-3)
    assert police.seen == 2744 - 907


def test_a_list_that_alone_connects_the_others_leaves_no_estimate():
    table = captures("A B C", {"100": 40, "010": 30, "001": 20, "110": 9, "011": 8})
    assert {left.list: left.people is None for left in leave_one_out(table)} == {"A": False, "B": True, "C": False}
