"""The reference page shows all of the codebook, in three languages, and the committed one is current."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sempadan.schema.codebook import LANGUAGES, SUBJECTS, TYPES, Codebook, codebook
from sempadan.schema.reference import main, page, sentences

DOCS = Path(__file__).parents[2] / "docs" / "reference"
EVERY = pytest.mark.parametrize("lang", LANGUAGES)


def entry(text, name):
    """Cut the section of one field out of the page."""
    return re.split(r"\n##+ ", text.split(f"\n### {name}\n")[1])[0]


@EVERY
def test_the_committed_page_is_the_generated_one(lang):
    committed = DOCS.joinpath(f"codebook.{lang}.md").read_text(encoding="utf-8")
    assert committed == page(codebook(), lang), "run: python -m sempadan.schema.reference docs/reference"


def test_main_writes_the_three_pages(tmp_path):
    main(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {f"codebook.{lang}.md" for lang in LANGUAGES}
    assert tmp_path.joinpath("codebook.ms.md").read_text(encoding="utf-8") == page(codebook(), "ms")


@EVERY
def test_every_field_has_one_entry_with_type_held_label_definition_and_codes(lang):
    text = page(codebook(), lang)
    words = {name: said[lang] for name, said in sentences().items()}
    assert re.findall(r"(?m)^### (\w+)$", text) == [f.name for f in codebook().fields]
    for field in codebook().fields:
        part = entry(text, field.name)
        assert f"**{field.label[lang]}.** {field.definition[lang]}" in part
        assert f"- {words['type']}: `{field.type}`\n- {words['held']}: {words[f'held_{field.held}']}\n" in part
        if field.type != "flag":
            assert re.findall(r"(?m)^\| `([^`]+)` \| ([^|]*?) \|", part) == [
                (c.code, c.label[lang]) for c in field.codes
            ]


@EVERY
def test_a_field_without_a_place_in_htcds_is_marked_extension(lang):
    text = page(codebook(), lang)
    extension = sentences()["extension"][lang]
    for field in codebook().fields:
        line = next(row for row in entry(text, field.name).splitlines() if row.startswith("- HTCDS 2.0: "))
        assert (f"`{field.htcds.field}`" in line) is bool(field.htcds.field)
        assert (extension in line) is not bool(field.htcds.field)


@EVERY
def test_the_page_says_that_missing_is_not_no_and_that_no_ictip_code_is_invented(lang):
    text = page(codebook(), lang)
    assert sentences()["missing"][lang] in text
    assert sentences()["ictip"][lang] in text
    assert "`DebtBondage `" in text


def test_links_of_the_contents_lead_to_an_entry():
    text = page(codebook(), "en")
    assert set(re.findall(r"\]\(#(\w+)\)", text)) == set(re.findall(r"(?m)^### (\w+)$", text))


def test_the_page_counts_the_fields():
    assert "Of 130 fields, 29 stay with the agency, 81 stand" in page(codebook(), "en")


def test_a_retired_field_says_from_when_until_when():
    retired = replace(codebook()["sex"], status="retired", since="0.1", until="0.3")
    assert "- Retired: 0.1–0.3\n" in page(Codebook((retired,)), "en")


def test_sentences_stand_in_three_languages_and_are_all_used():
    fixed = {f"held_{h}" for h in ("home", "both", "facts")} | {f"type_{t}" for t in TYPES}
    fixed |= {f"subject_{s}" for s in SUBJECTS}
    source = Path(page.__code__.co_filename).read_text(encoding="utf-8")
    for name, text in sentences().items():
        assert set(text) == set(LANGUAGES), name
        assert all(text.values()), name
        assert name in fixed or f'"{name}"' in source or f"'{name}'" in source, name


@settings(deadline=None)
@given(st.text(min_size=1))
def test_no_label_breaks_the_table_of_codes(label):
    sex = codebook()["sex"]
    odd = replace(sex.codes[0], label=dict.fromkeys(LANGUAGES, label))
    text = page(Codebook((replace(sex, codes=(odd, *sex.codes[1:])),)), "en")
    rows = [row for row in entry(text, "sex").split("\n") if row.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
    assert len(rows) == 5
