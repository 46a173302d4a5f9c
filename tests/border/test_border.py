from __future__ import annotations

import pytest

from sempadan.border import load
from sempadan.locale.catalogue import catalogue
from sempadan.schema.codebook import codebook


@pytest.fixture(scope="module")
def border():
    return load()


def test_domains_hold_districts_states_countries_and_every_regency_code(border):
    places = border.domains().places
    assert {
        "6101",
        "6172",
        "MY-13-01",
        "MY-13-12",
        "MY-01",
        "MY-16",
        "IDN",
        "MYS",
        "SGP",
        "3509",
        "9679",
        "1101",
    } <= places
    assert not {"61", "6100", "6180", "9901", "2001", "unknown", "", "MY-13-13"} & places
    assert len([p for p in places if p.isdigit()]) == 38 * 79


def test_domains_fit_the_fields_of_the_codebook(border):
    domains = border.domains()
    fields = {f.type: f for f in codebook().of_facts}
    assert domains.codes(fields["place"]) == domains.places | {"unknown"}
    assert "KJRI-KUCHING" in domains.codes(fields["agency"])
    assert "entikong-tebedu" in domains.codes(fields["crossing"])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("6101", ("Sambas Regency", "Kabupaten Sambas", "Kabupaten Sambas")),
        ("MY-13-01", ("Kuching Division", "Divisi Kuching", "Bahagian Kuching")),
        ("3509", ("elsewhere in East Java", "tempat lain di Jawa Timur", "tempat lain di Jawa Timur")),
        (
            "6150",
            ("elsewhere in West Kalimantan", "tempat lain di Kalimantan Barat", "tempat lain di Kalimantan Barat"),
        ),
        ("MY-12", ("Sabah", "Sabah", "Sabah")),
        ("SGP", ("Singapore", "Singapura", "Singapura")),
        ("SAU", ("Saudi Arabia", "Arab Saudi", "Arab Saudi")),
        ("unknown", ("place unknown", "tempat tidak diketahui", "tempat tidak diketahui")),
        ("9999", ("place unknown", "tempat tidak diketahui", "tempat tidak diketahui")),
    ],
)
def test_a_place_is_named_in_three_languages(border, code, said):
    label = border.place_label(code)
    assert tuple(catalogue(lang).say(label) for lang in ("en", "id", "ms")) == said


@pytest.mark.parametrize("code", ["MY-13", "MYS", "IDN"])
def test_where_only_the_state_or_country_of_the_border_is_known_the_label_says_so(border, code):
    assert "exact place unknown" in catalogue("en").say(border.place_label(code))


def test_every_place_of_the_domain_has_a_label(border):
    unnamed = [p for p in border.domains().places if border.place_label(p).id == "border.place.unknown"]
    assert unnamed == []


def test_a_border_shows_itself_by_its_size(border):
    assert repr(border) == "Border(kalbar-sarawak, 26 districts, 31 agencies)"
