from __future__ import annotations

import pytest

from sempadan.border import load
from sempadan.cli.labels import Labels
from sempadan.locale.catalogue import catalogue

LABELS = Labels(load())


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("form", "forced_labour", "kerja paksa"),
        ("screened", "yes", "ya"),
        ("home_district", "6101", "Kabupaten Sambas"),
        ("home_district", "3502", "tempat lain di Jawa Timur (3502)"),
        ("destination", "MYS", "Malaysia, tempat persisnya tidak diketahui"),
        ("crossing", "entikong-tebedu", "Entikong–Tebedu"),
        ("agency", "NEW-AGENCY", "NEW-AGENCY"),
        ("year", "2023", "2023"),
        ("home_district", "unknown", "tidak diketahui"),
        ("year", "unknown", "tidak diketahui"),
        ("method", "stepwise", "pasangan daftar yang dipilih bertahap"),
        ("admitted", "no", "tidak"),
        ("list", "KJRI-KUCHING", "KJRI-KUCHING"),
        ("list", "ngo", "organisasi masyarakat sipil (LSM)"),
        ("lists", "ngo + –", "organisasi masyarakat sipil (LSM) + –"),
    ],
)
def test_a_code_is_named_in_the_reader_s_language(name, code, said):
    assert catalogue("id").say(LABELS.code(name, code)) == said


def test_an_agency_of_the_border_has_its_name():
    assert "Kuching" in catalogue("ms").say(LABELS.code("agency", "KJRI-KUCHING"))


@pytest.mark.parametrize(
    ("name", "said"), [("form", "Form of exploitation"), ("year", "Year of first contact"), ("people", "People")]
)
def test_a_column_is_named_after_its_field_or_by_its_own_name(name, said):
    assert catalogue("en").say(LABELS.column(name)) == said
