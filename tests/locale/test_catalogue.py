from __future__ import annotations

from datetime import date

import pytest

from sempadan.locale.catalogue import Catalogue, catalogue, placeholders
from sempadan.locale.errors import SentenceFault
from sempadan.schema.errors import NotInstalled, SempadanError, UnknownCode
from sempadan.schema.message import Message, message

ENTRIES = {
    "rows": {"en": {"one": "{n} row", "other": "{n} rows"}, "id": "{n} baris", "ms": "{n} baris"},
    "line": {"en": "row {row:plain}", "id": "baris {row:plain}", "ms": "baris {row:plain}"},
    "share": {"en": "{share:percent}: {of}", "id": "{share:percent}: {of}", "ms": "{share:percent}: {of}"},
    "day": {"en": "on {d:long}", "id": "pada {d:long}", "ms": "pada {d:long}"},
    "codes": {"en": "one of {codes:or}", "id": "salah satu dari {codes:or}", "ms": "salah satu daripada {codes:or}"},
    "plain": {"en": "{parts}", "id": "{parts}", "ms": "{parts}"},
    "half": {"en": "only English"},
}


def book(lang):
    return Catalogue(lang, ENTRIES)


class PhoneOff(SempadanError):
    text = 'list "{list}": {n} calls'
    do = "wait until {d:short}"


def test_english_has_a_plural_and_the_other_two_need_none():
    for n, english in ((0, "0 rows"), (1, "1 row"), (1985, "1,985 rows")):
        assert book("en").say(message("rows", n=n)) == english
    assert book("id").say(message("rows", n=1985)) == "1.985 baris"
    assert book("ms").say(message("rows", n=1985)) == "1,985 baris"


def test_numbers_in_a_sentence_follow_its_formats():
    assert book("id").say(message("line", row=1985)) == "baris 1985"
    assert book("id").say(message("day", d=date(2025, 8, 17))) == "pada 17 Agustus 2025"


def test_a_message_may_stand_within_a_message():
    inner = message("rows", n=1985)
    assert book("id").say(message("share", share=0.655, of=inner)) == "65,5%: 1.985 baris"
    assert book("ms").say(message("plain", parts=(inner, message("line", row=2)))) == "1,985 baris, baris 2"


def test_several_codes_are_joined_as_the_language_does():
    codes = ("police", "ngo", "labour")
    assert book("ms").say(message("codes", codes=codes)) == "salah satu daripada police, ngo, atau labour"
    assert book("en").say(message("plain", parts=codes)) == "police, ngo, labour"
    assert book("en").say(message("plain", parts=())) == ""


@pytest.mark.parametrize(
    ("lang", "asked"), [("en", Message("nowhere")), ("id", Message("half")), ("en", message("line", column="x"))]
)
def test_a_sentence_or_parameter_that_is_missing_raises_and_shows_the_id_to_developers_only(lang, asked):
    with pytest.raises(SentenceFault) as caught:
        book(lang).say(asked)
    assert asked.id in "".join(caught.value.__notes__)
    assert asked.id not in str(caught.value)
    assert asked.id not in catalogue("id").error(caught.value).message


def test_braces_in_a_parameter_are_text():
    assert book("en").say(message("plain", parts="{row} {0}")) == "{row} {0}"


def test_an_error_speaks_each_language_with_its_numbers():
    error = UnknownCode(table="Facts", column="sex", count=1985)
    said = {lang: catalogue(lang).error(error) for lang in ("en", "id", "ms")}
    assert {text.rule for text in said.values()} == {"unknown_code"}
    assert said["en"].message == 'table "Facts", column "sex": 1,985 values are not in the codebook'
    assert said["id"].message == 'tabel "Facts", kolom "sex": 1.985 nilai tidak ada dalam buku kode'
    assert said["ms"].message == 'jadual "Facts", lajur "sex": 1,985 nilai tiada dalam buku kod'
    assert said["id"].do.startswith("pakailah kode")


def test_an_error_s_english_stands_in_its_class_and_takes_formats():
    error = PhoneOff(list="a", n=1985, d=date(2025, 3, 1))
    assert catalogue("en").error(error).message == 'list "a": 1,985 calls'
    assert catalogue("en").error(error).do == "wait until 1 Mar 2025"


def test_an_error_without_a_translation_is_a_fault_of_the_catalogue():
    with pytest.raises(SentenceFault):
        catalogue("ms").error(PhoneOff(list="a", n=1, d=date(2025, 3, 1)))


def test_an_error_that_lacks_a_parameter_is_a_fault_of_the_catalogue():
    with pytest.raises(SentenceFault):
        catalogue("en").error(NotInstalled(extra="joint"))


def test_placeholders_are_names_with_their_formats():
    assert placeholders("{n} of {share:percent} {{no}}") == {"n": "", "share": "percent"}


def test_the_catalogue_is_read_once_and_knows_what_it_holds():
    assert catalogue("id") is catalogue("id")
    assert catalogue("id").entries is catalogue("ms").entries
    assert catalogue("id").knows("error.unknown_code.text")
    assert not catalogue("id").knows("error.unknown_code")
