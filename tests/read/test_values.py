"""Words for codes mean one code each."""

from __future__ import annotations

import pytest

from sempadan.read.values import absent, answers_by_presence, codes_of, ditto, no_name, written
from sempadan.schema.codebook import LANGUAGES, codebook

CODED = [field.name for field in codebook().of_cases if field.own_codes]


@pytest.mark.parametrize("name", CODED)
def test_every_code_is_known_by_itself(name):
    known = codes_of(name)
    assert all(known[written(code)] == code for code in codebook()[name].own_codes)


@pytest.mark.parametrize("name", CODED)
def test_a_label_means_its_code_or_stands_for_two(name):
    known, entry = codes_of(name), codebook()[name]
    labels = [(written(code.label[lang]), code.code) for code in entry.codes for lang in LANGUAGES]
    wrong = [(text, code) for text, code in labels if known.get(text, code) != code]
    assert wrong == []


def test_words_are_compared_without_case_accents_and_marks():
    assert written(" Laki-Laki. ") == "laki laki"
    assert written("Café") == "cafe"
    assert written("✓") == "✓"


def test_lists_of_words_do_not_overlap():
    assert absent().isdisjoint(codes_of("screened"))
    assert ditto().isdisjoint(no_name())


@pytest.mark.parametrize(
    ("cells", "paired"),
    [({"Ada", "tidak ada"}, True), ({"Ada", "Tidak"}, False), ({"Ya", "tidak ada"}, False), (set(), False)],
)
def test_a_column_answers_by_presence_or_not(cells, paired):
    assert answers_by_presence(cells) is paired
