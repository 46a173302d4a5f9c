from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.border import load
from sempadan.border.gazetteer import fold, split_kind

BORDER = load()
DISTRICTS = BORDER.districts


@pytest.mark.parametrize("district", DISTRICTS, ids=lambda d: d.code)
def test_a_district_is_known_by_its_name_in_every_language_and_case(district):
    for name in (district.name, *district.label.all, *district.names):
        for written in (name, name.upper(), name.lower(), f"  {name}. "):
            assert BORDER.place_of(written) == district.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. Sambas", "6101"), ("KABUPATEN SAMBAS", "6101"), ("Sambas Kab.", "6101"), ("61.01", "6101"),
        ("6101", "6101"), ("Kota Pontianak", "6171"), ("Pontianak", "6171"), ("Kab. Pontianak", "6102"),
        ("Kabupaten Pontianak", "6102"), ("Mempawah", "6102"), ("KKU", "6111"), ("Bahagian Kuching", "MY-13-01"),
        ("Kuching Division", "MY-13-01"), ("Simanggang", "MY-13-02"), ("Kota Samarahan", "MY-13-08"),
        ("Lundu", "MY-13-01"), ("Tebedu", "MY-13-12"), ("Putussibau", "6106"), ("Nanga Pinoh", "6110"),
        ("Sarawak", "MY-13"), ("Negeri Sarawak", "MY-13"), ("Sabah", "MY-12"), ("Kota Kinabalu", "MY-12"),
        ("Malaysia", "MYS"), ("Arab Saudi", "SAU"), ("Hongkong", "HKG"), ("Tiongkok", "CHN"), ("China", "CHN"),
        ("Côte d’Ivoire", "CIV"), ("Jember", "3509"), ("Kab. Lombok Timur", "5203"), ("Kota Malang", "3573"),
        ("Kabupaten Malang", "3507"), ("Kalimantan Barat", "IDN"), ("NTB", "IDN"), ("Kota Jambi", "1571"),
        ("Kab. Lima Puluh Kota", "1307"), ("Kec. Toba", "6103"),
    ],
)  # fmt: skip
def test_names_in_use_lead_to_their_code(text, code):
    assert BORDER.place_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Entikong, Sanggau", "6103"), ("Entikong Sanggau", "6103"), ("Tebas, Kab. Sambas, Kalimantan Barat", "6101"),
        ("Kab. Sambas Prov. Kalbar", "6101"), ("Kuching, Sarawak, Malaysia", "MY-13-01"),
        ("Sungai Raya, Kubu Raya", "6112"), ("Sungai Raya (Bengkayang)", "6107"), ("Jl. Merdeka 5, Sintang", "6105"),
        ("Lotim / NTB", "5203"),
    ],
)  # fmt: skip
def test_several_names_from_fine_to_coarse_lead_to_the_finest(text, code):
    assert BORDER.place_of(text) == code


@pytest.mark.parametrize(
    "text", ["Malang", "Sungai Raya", "Toba", "Kapuas", "Malaka", "Sambas, Pontianak", "Sambas, Malaysia"]
)
def test_what_may_mean_several_places_is_not_guessed(text):
    assert BORDER.place_of(text) is None


def test_a_name_of_a_city_and_its_province_is_taken_for_the_wider():
    assert BORDER.place_of("Jambi") == "IDN"


@pytest.mark.parametrize("text", ["", " ", "-", "?", "9999", "61", "MY-13-99", "mys", "ABC", "Desa Sambas", "Atlantis"])
def test_what_is_unknown_stays_unknown(text):
    assert BORDER.place_of(text) is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_code_of_the_domain_or_none(text):
    assert BORDER.place_of(text) in BORDER.domains().places | {None}


@settings(deadline=None)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_a_word_for_the_kind_of_place_is_taken_off_only_beside_a_name():
    assert split_kind("kota") == (None, "kota")
    assert split_kind("kab sambas") == (frozenset({"regency"}), "sambas")
    assert split_kind("sambas regency") == (frozenset({"regency"}), "sambas")


@pytest.mark.parametrize(
    ("text", "code"),
    [("BP3MI", "BP3MI-KALBAR"), ("bp3mi kalbar", "BP3MI-KALBAR"), ("KJRI Kuching", "KJRI-KUCHING"),
     ("Polda Kalbar", "POLDA-KALBAR"), ("PDRM", "PDRM"), ("Polis Diraja Malaysia", "PDRM"), ("IOM", "IOM"),
     ("Tenaganita", "NGO-OTHER"), ("nobody", None), ("", None)],
)  # fmt: skip
def test_agencies_are_known_by_their_names(text, code):
    assert BORDER.agency_of(text) == code


@pytest.mark.parametrize("agency", BORDER.agencies, ids=lambda a: a.code)
def test_no_two_agencies_share_a_name(agency):
    assert all(BORDER.agency_of(name) == agency.code for name in agency.spoken)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Entikong", "entikong-tebedu"), ("TEBEDU", "entikong-tebedu"), ("PLBN Aruk", "aruk-biawak"),
     ("Lubok Antu", "badau-lubokantu"), ("Telok Melano", "temajuk-telokmelano"), ("Wutung", None)],
)  # fmt: skip
def test_crossings_are_known_by_either_end(text, code):
    assert BORDER.crossing_of(text) == code
