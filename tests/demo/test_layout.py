"""Every code of every list has a word in the language of the list, and every column says what it writes."""

import pytest

from sempadan.border import load
from sempadan.demo.cells import FLAGS, PLACES, WRITERS
from sempadan.demo.facts import bands_of, facts_of
from sempadan.demo.layout import MARK, layout_of, words_of
from sempadan.demo.practice import practices
from sempadan.demo.setting import default_setting
from sempadan.read.book import MARK as READ_AS
from sempadan.schema.codebook import codebook

AGENCIES = default_setting().agencies
MONEY = {"wage", "debt", "fee", "months_unpaid"}


@pytest.mark.parametrize("agency", AGENCIES)
def test_each_column_writes_something_that_is_noted(agency):
    layout, practice = layout_of(agency), practices()[agency]
    for column in layout.columns:
        assert column.write in {*WRITERS, "number", "own_id"}
        if column.write == "code":
            assert column.field in practice.facts
        if column.write == "amount":
            assert column.field in practice.facts & MONEY
        if column.write.startswith("step"):
            assert column.field in practice.steps


@pytest.mark.parametrize("agency", AGENCIES)
def test_what_an_agency_notes_has_a_column(agency):
    layout, practice = layout_of(agency), practices()[agency]
    assert practice.facts <= {c.field for c in layout.columns if c.write in {"code", "amount"}}
    assert practice.steps <= {c.field for c in layout.columns if c.write == "step_day"}


@pytest.mark.parametrize("agency", AGENCIES)
def test_headers_are_different_and_the_first_line_carries_the_mark(agency):
    layout = layout_of(agency)
    headers = [(column.top, column.header) for column in layout.columns]
    assert len(set(headers)) == len(headers)
    assert layout.titles[0] == "{mark}"
    assert READ_AS in MARK


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_code_that_occurs_has_a_word(agency, history):
    layout = layout_of(agency)
    words = words_of(layout.language)
    every = [facts_of(lived) for life in history.lives for lived in life.lived]
    for column in (c for c in layout.columns if c.write == "code"):
        name = "place" if column.field in PLACES else column.field
        for code in {facts[column.field] for facts in every} - {"unknown"}:
            assert words[("flag" if code in FLAGS else name), code]


def test_words_are_for_codes_that_the_codebook_or_the_border_pack_knows():
    fields = {field.name: field for field in codebook().of_facts}
    domains = load().domains()
    for language in ("id", "ms"):
        for name, code in words_of(language):
            if name in fields:
                assert code in domains.codes(fields[name]), (language, name)
            else:
                assert name in {"flag", "place", "agency"}


def test_bands_of_work_are_bands_of_the_codebook(history):
    fields = {field.name: field for field in codebook().of_facts}
    domains = load().domains()
    for life in history.lives:
        for lived in life.lived:
            for name, band in bands_of(lived.episode.work).items():
                assert band in domains.codes(fields[name])
