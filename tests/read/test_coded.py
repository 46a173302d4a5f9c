"""Coded values are known or said; a cell that says nothing is unknown and no fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sempadan.locale.catalogue import catalogue
from sempadan.read.coded import CodeReader, NamedReader
from sempadan.read.faults import Log, problem_messages
from sempadan.schema.codebook import codebook

CODED = [field.name for field in codebook().of_cases if field.own_codes and field.type in ("code", "flag")]


def read(field, cell, *, paired=False):
    taken = CodeReader(codebook()[field], paired=paired).read(cell)
    return taken.value, [what.rule for what in taken.faults]


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("sex", "P", "female"),
        ("sex", "Perempuan", "female"),
        ("sex", "Lelaki", "male"),
        ("sex", "F", "female"),
        ("sex", "M", "male"),
        ("sex", "Laki-laki", "male"),
        ("screened", "Ya", "yes"),
        ("screened", "belum", "no"),
        ("screened", "√", "yes"),
        ("screened", 1.0, "yes"),
        ("screened", "", "unknown"),
        ("screened", "-", "unknown"),
        ("form", "PSK", "sexual_exploitation"),
        ("form", "Kerja paksa (sawit)", "forced_labour"),
        ("form", "not_yet_exploited", "not_yet_exploited"),
        ("sector", "Ladang sawit", "oil_palm"),
        ("sector", "Kayu balak", "forestry"),
        ("citizenship", "WNI", "IDN"),
        ("recruiter_type", "teman; kawan", "friend"),
        ("entry_document", "tdk ada", "none"),
        ("document_holder", "majikan", "employer"),
        ("legal_basis_idn", "UU No. 21 Tahun 2007", "trafficking_law"),
        ("sharing", "Tidak setuju", "refused"),
    ],
)
def test_a_value_of_a_real_list_means_its_code(field, cell, code):
    assert read(field, cell) == (code, [])


@pytest.mark.parametrize(
    ("field", "cell", "rule"),
    [
        ("screened", "mungkin", "not_yes_or_no"),
        ("screened", "x", "not_yes_or_no"),
        ("sex", "Sambas", "unknown_code"),
        ("sector", "sawit dan restoran", "several_codes"),
    ],
)
def test_what_is_not_known_is_unknown_and_said(field, cell, rule):
    assert read(field, cell) == ("unknown", [rule])


def test_the_codes_that_would_do_are_told_as_the_reader_s_language_has_them():
    log = Log()
    (what,) = CodeReader(codebook()["sex"]).read("Sambas").faults
    assert what.params == (("field", "sex"),)
    log.add("Data", 2, "L/P", what)
    (problem,) = problem_messages(log.problems(("Data",)))
    assert [catalogue(lang).say(problem.fix) for lang in ("en", "id", "ms")] == [
        "use one of: female, male",
        "pakailah salah satu: perempuan, laki-laki",
        "gunakan salah satu: perempuan, lelaki",
    ]


@pytest.mark.parametrize("cell", ["tidak ada", "tdk ada", "tiada"])
def test_there_is_none_is_a_no_only_beside_there_is(desk, cell):
    assert read("means_threat", cell) == ("unknown", [])
    assert read("means_threat", cell, paired=True) == ("no", [])
    header = ("Nama", "Ancaman")
    assert desk.table(header, ("Siti", "Ada"), ("Budi", cell)).values("means_threat") == ["yes", "no"]
    assert desk.table(header, ("Siti", "Ya"), ("Budi", cell)).values("means_threat") == ["yes", "unknown"]
    mixed = desk.table(header, ("Siti", "Ada"), ("Budi", "Tidak"), ("Dewi", cell))
    assert mixed.values("means_threat") == ["yes", "no", "unknown"]


def test_places_agencies_and_crossings_are_known_by_their_names(desk):
    header = ("Nama", "Kabupaten asal", "Tempat Kerja", "Instansi rujukan", "PLBN masuk")
    read = desk.table(
        header, ("Siti", "Kab. Sambas", "Kuching", "BP3MI Kalimantan Barat", "PLBN Entikong"), ("Budi", "-", "", "", "")
    )
    assert read.values("home_district") == ["6101", "unknown"]
    assert read.values("destination") == ["MY-13-01", "unknown"]
    assert read.values("referred_agency") == ["BP3MI-KALBAR", "unknown"]
    assert read.values("crossing") == ["entikong-tebedu", "unknown"]
    assert read.rules == []


def test_an_unknown_or_ambiguous_name_is_said(desk):
    read = desk.table(
        ("Nama", "Kabupaten asal", "Instansi rujukan", "PLBN masuk"), ("Siti", "Atlantis", "Dinas X", "Pos Y")
    )
    assert {rule for _, _, rule in read.rules} == {"unknown_crossing", "unknown_agency", "unknown_place"}
    assert NamedReader({"A": "a"}.get, "unknown_place").read("B").faults[0].rule == "unknown_place"


@given(st.sampled_from(CODED), st.text(max_size=20) | st.floats() | st.booleans())
def test_any_cell_is_a_code_of_the_codebook(field, cell):
    value, rules = read(field, cell)
    assert value in codebook()[field].own_codes
    assert value == "unknown" or rules == []
