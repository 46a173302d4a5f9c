from __future__ import annotations

import numpy as np
import pytest

from sempadan.link.pairs import Pairs
from sempadan.link.people import ID_BYTES, people_table, probabilities
from sempadan.link.records import gather
from sempadan.schema.tables import People


def compared(*pairs):
    first, second = np.array(pairs, np.int64).reshape(-1, 2).T
    nothing = np.zeros((len(pairs), 4), np.int64)
    return Pairs(first, second, np.zeros(len(pairs), np.int64), nothing, nothing.astype(float))


def test_a_person_is_named_after_the_smallest_record(lists):
    records = gather([lists.of("A", [{"name": "Aini"}, {"name": "Wulan"}]), lists.of("B", [{"name": "Aini"}])])
    table = People(people_table(records, np.array([0, 1, 0]), np.ones(3))).data
    names = records.names.to_pylist()
    assert table["person_id"].to_pylist() == [f"P{names[place][:ID_BYTES].hex()}" for place in (0, 1, 0)]
    assert table["record"].to_pylist() == names
    assert [{lists.record_of(side, str(n)) for n in range(2)} & {name} != set() for side, name in zip(
        table["list"].to_pylist(), names, strict=True)] == [True] * 3  # fmt: skip


def test_the_strongest_link_tells_how_sure_a_record_is_of_its_person():
    found = probabilities(compared((0, 1), (1, 2), (0, 2)), np.array([0.9, 0.7, 0.2]), np.array([0, 0, 0]))
    assert found.tolist() == pytest.approx([0.9, 0.9, 0.7])


def test_who_is_alone_is_as_sure_as_the_best_link_was_unsure():
    found = probabilities(compared((0, 1), (1, 2)), np.array([0.3, 0.1]), np.array([0, 1, 2, 3]))
    assert found.tolist() == pytest.approx([0.7, 0.7, 0.9, 1.0])


def test_links_to_others_do_not_count_for_companions():
    found = probabilities(compared((0, 1), (1, 2)), np.array([0.8, 0.4]), np.array([0, 0, 2]))
    assert found.tolist() == pytest.approx([0.8, 0.8, 0.6])
