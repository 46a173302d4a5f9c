from __future__ import annotations

import pytest

from sempadan.link import Settings, explain, link
from sempadan.link.blocks import candidates
from sempadan.link.compare import agreement
from sempadan.link.errors import NoSuchRecord, OneRecordTwice
from sempadan.link.explain import PRIOR
from sempadan.link.levels import FACTORS
from sempadan.link.model import bits_of, odds
from sempadan.link.overlap import plain_common_bits
from sempadan.link.patterns import patterns_of
from sempadan.link.records import gather


@pytest.fixture(scope="module")
def model(pair):
    return link(pair, Settings(), seed=1).model


def test_the_weight_of_a_compared_pair_is_that_of_the_linkage(pair, model):
    records = gather(pair)
    pairs, _ = candidates(records)
    patterns = patterns_of(agreement(records, pairs, plain_common_bits), records, pairs)
    weights = (bits_of(model, patterns).sum(axis=1) + odds(model.prior))[patterns.of_pair]
    names = records.names.to_pylist()
    for place in range(0, len(pairs), 151):
        found = explain(pair, (names[pairs.first[place]], names[pairs.second[place]]), model)
        assert found.weight == pytest.approx(weights[place])
        assert found.probability == pytest.approx(1 / (1 + 2 ** -weights[place]))


def test_parts_are_the_prior_and_every_factor_and_sum_to_the_weight(pair, model):
    names = gather(pair).names.to_pylist()
    found = explain(pair, (names[0], names[1]), model)
    assert [part.field for part in found.parts] == [PRIOR, *(factor.name for factor in FACTORS)]
    assert sum(part.bits for part in found.parts) == pytest.approx(found.weight)
    assert found.records == (names[0].hex(), names[1].hex())
    assert all(part.bits == 0 for part in found.parts if part.agreement == "unknown")


def test_which_record_is_named_first_changes_nothing_but_the_order(pair, model):
    names = gather(pair).names.to_pylist()
    one, other = explain(pair, (names[0], names[5]), model), explain(pair, (names[5], names[0]), model)
    assert (one.weight, one.parts) == (other.weight, other.parts)
    assert one.records == other.records[::-1]


def test_two_records_of_a_list_with_one_record_a_person_are_forbidden(lists, model):
    row = {"name": "Aini", "birth_date": "1996-09-08", "sex": "female"}
    part = lists.of("A", [row, row], unique=True)
    found = explain([part], (lists.record_of("A", "0"), lists.record_of("A", "1")), model)
    assert found.forbidden
    assert found.weight > 0


def test_a_record_that_is_not_there_and_one_named_twice_are_refused(pair, model):
    names = gather(pair).names.to_pylist()
    with pytest.raises(NoSuchRecord, match="00ff" * 8):
        explain(pair, (names[0], b"\x00\xff" * 8), model)
    with pytest.raises(OneRecordTwice):
        explain(pair, (names[0], names[0]), model)


def test_no_name_or_number_is_in_the_explanation(lists, model):
    row = {"name": "Zzyzx Qwibble", "nik": "6101994809969300", "birth_date": "1996-09-08"}
    parts = [lists.of("A", [row]), lists.of("B", [row])]
    shown = repr(explain(parts, (lists.record_of("A", "0"), lists.record_of("B", "0")), model)).lower()
    assert not any(text in shown for text in ("zzyzx", "qwibble", "6101994809969300", "1996"))
