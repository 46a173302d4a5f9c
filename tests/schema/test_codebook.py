"""The codebook that ships is complete, and a broken one is refused with its file and field."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree

import pytest

from sempadan.schema.codebook import FLAG, LANGUAGES, SUBJECTS, TYPES, codebook, read_codebook, shipped
from sempadan.schema.errors import CodebookFault

HTCDS = tomllib.loads(Path(__file__).with_name("htcds_fields.toml").read_text(encoding="utf-8"))
CTDC = set(tomllib.loads(Path(__file__).with_name("ctdc_columns.toml").read_text(encoding="utf-8"))["columns"])
STEPS = (
    "detected", "identified", "sheltered", "left_shelter", "referred", "handed_over", "repatriated", "reintegrated",
    "followed_up_6", "followed_up_12", "complaint", "investigated", "charged", "convicted", "restitution",
)  # fmt: skip
EXPECTED = {
    "identity": "own_id name alias parent_name birth_date birth_place age nik mykad passports phone home_text"
    " recruiter_contact contact_date",
    "person": "sex age_band citizenship home_district contact_month",
    "exploitation": "destination form sector"
    " act_recruitment act_transportation act_transfer act_harbouring act_receipt"
    " means_threat means_force means_abduction means_fraud means_deception means_abuse_of_power"
    " means_abuse_of_vulnerability means_payment means_debt_bondage means_withheld_documents means_withheld_wages"
    " means_restricted_movement means_psychological means_drugs"
    " purpose_sexual_exploitation purpose_forced_labour purpose_slavery purpose_servitude purpose_organ_removal"
    " purpose_other consent_given",
    "journey": "recruiter_type recruiter_token route crossing entry_document entry_purpose kin_across document_holder"
    " official_involved",
    "work": "wage_band debt_band fee_band months_unpaid_band",
    "justice": "legal_basis_idn legal_basis_mys screened testified case_stopped stop_reason",
    "steps": " ".join(f"{s} {s}_date {s}_weeks {s}_agency" for s in STEPS),
    "sharing": "agency source_type sharing",
}
CODES = {
    "sex": "female male unknown",
    "age_band": "0-8 9-11 12-14 15-17 18-20 21-24 25-29 30-39 40-49 50+ unknown",
    "citizenship": "IDN MYS stateless other unknown",
    "form": "sexual_exploitation forced_labour domestic_servitude forced_marriage forced_begging forced_criminality"
    " organ_removal child_sale debt_bondage other not_yet_exploited unknown",
    "sector": "domestic_work oil_palm other_agriculture forestry fishing construction manufacturing hospitality"
    " entertainment sex_work retail transport online_scam begging mining care other none unknown",
    "recruiter_type": "relative friend acquaintance partner neighbour broker agency employer official_agent"
    " online_contact matchmaker stranger none other unknown",
    "route": "official_crossing unofficial_path sea air mixed none unknown",
    "entry_document": "passport border_pass none forged other unknown",
    "entry_purpose": "work visit_family tourism study medical trade marriage transit other unknown",
    "document_holder": "self employer recruiter agency authority other none unknown",
    "wage_band": "0 1-499 500-999 1000-1499 1500-1999 2000+ unknown",
    "debt_band": "0 1-999 1000-2999 3000-5999 6000-9999 10000+ unknown",
    "fee_band": "0 1-999 1000-2999 3000-5999 6000-9999 10000+ unknown",
    "months_unpaid_band": "0 1-2 3-5 6-11 12-23 24+ unknown",
    "legal_basis_idn": "trafficking_law migrant_worker_law child_protection_law immigration_law criminal_code other"
    " none unknown",
    "legal_basis_mys": "atipsom_trafficking atipsom_smuggling immigration_act employment_act child_act penal_code"
    " other none unknown",
    "stop_reason": "insufficient_evidence victim_left withdrawn suspect_missing settled no_jurisdiction other"
    " not_stopped unknown",
    "source_type": "police immigration prosecution labour migrant_board consulate social_services ngo"
    " international_organisation other unknown",
    "sharing": "consent legal_basis refused unknown",
}
FIELD = """
[sex]
type = 'code'
held = 'both'
status = 'active'
label = {en = 'Sex', id = 'Jenis kelamin', ms = 'Jantina'}
definition = {en = 'a', id = 'b', ms = 'c'}
codes = [
  {code = 'female', label = {en = 'female', id = 'perempuan', ms = 'perempuan'}},
  {code = 'unknown', label = {en = 'unknown', id = 'tidak diketahui', ms = 'tidak diketahui'}},
]
"""


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_holds_exactly_the_fields_of_the_design_in_their_order(subject):
    assert [f.name for f in codebook().fields if f.subject == subject] == EXPECTED[subject].split()


def test_every_code_list_is_exactly_the_one_of_the_design():
    found = {f.name: f.own_codes for f in codebook().fields if f.type in ("code", "band")}
    assert found == {name: tuple(codes.split()) for name, codes in CODES.items()}


def test_flags_are_yes_no_or_unknown_with_labels_and_the_warning_that_missing_is_not_no():
    for field in codebook().fields:
        if field.type == "flag":
            assert field.own_codes == FLAG
            assert "Missing is not no" in field.codes[2].definition["en"]


def test_identity_and_calendar_days_stay_at_home():
    home = {f.name for f in codebook().fields if f.held == "home"}
    assert home == set(EXPECTED["identity"].split()) | {f"{s}_date" for s in STEPS}
    assert home.isdisjoint(f.name for f in codebook().of_facts)


def test_what_encode_adds_is_in_facts_only_and_says_from_what():
    facts = {f.name: f.derived for f in codebook().fields if f.held == "facts"}
    assert facts == {
        "age_band": "birth_date, age, contact_date",
        "contact_month": "contact_date",
        "recruiter_token": "recruiter_contact",
        "agency": "",
        "source_type": "",
    } | {f"{s}_weeks": f"{s}_date, contact_date" for s in STEPS}


def test_labels_of_a_subject_tell_its_fields_apart_in_every_language():
    for lang in LANGUAGES:
        for subject in SUBJECTS:
            labels = [f.label[lang] for f in codebook().fields if f.subject == subject]
            assert len(set(labels)) == len(labels)
        for field in codebook().fields:
            assert len({c.label[lang] for c in field.codes}) == len(field.codes), field.name


def every_text():
    for field in codebook().fields:
        texts = [field.label, field.definition, field.htcds.note, field.ctdc.note]
        texts += [t for c in field.codes for t in (c.label, c.definition)]
        yield from ((field.name, text) for text in texts if text)


def test_indonesian_and_malay_are_kept_apart_and_nobody_is_an_object():
    for name, text in every_text():
        assert not re.search(r"\b(mangsa|polis|lajur|medan|nombor|fail|objek)\b", text["id"].lower()), name
        assert not re.search(r"\b(korban|kepolisian|kolom|nomor|berkas|objek)\b", text["ms"].lower()), name


def test_texts_are_trimmed_and_definitions_are_sentences():
    for _, text in every_text():
        assert all(t == " ".join(t.split()) for t in text.values())
    for field in codebook().fields:
        assert all(t.endswith(".") and not t.endswith("..") for t in field.definition.values()), field.name
        assert not any(t.endswith(".") for t in field.label.values()), field.name


def test_the_list_of_htcds_is_the_one_of_version_2():
    assert len(HTCDS) == 84


def test_every_htcds_place_exists_in_htcds():
    for field in codebook().fields:
        named = [n for n in (field.htcds.field, *field.htcds.also) if n]
        assert set(named) <= set(HTCDS), field.name
        codes = [*field.htcds.codes, *(c.htcds for c in field.codes if c.htcds)]
        assert set(codes) <= set(HTCDS.get(field.htcds.field, [])), field.name


def test_htcds_controls_without_a_field_are_the_ones_the_page_names():
    controls = "vic_MethodsOfControl"
    mapped = {c for f in codebook().fields if f.htcds.field == controls for c in f.htcds.codes}
    page = tomllib.loads(shipped().joinpath("page.toml").read_text(encoding="utf-8"))
    for lang in LANGUAGES:
        named = set(re.findall(r"`(\w+)`", page["htcds"][lang])) - {controls}
        assert named == set(HTCDS[controls]) - mapped


def test_every_ctdc_place_is_a_column_of_its_public_data_set():
    values = {"sex": {"Female", "Male"}, "age_band": {"0--8", "18--20"}, "citizenship": {"ID", "MY"}}
    for field in codebook().fields:
        assert {n for n in (field.ctdc.field, *field.ctdc.also) if n} <= CTDC, field.name
        if field.type != "flag":
            codes = {c.ctdc for c in field.codes if c.ctdc}
            assert codes <= values.get(field.name, CTDC), field.name


def test_asking_for_a_field_gives_it_or_a_key_error():
    assert codebook()["sex"].coded
    assert "sex" in codebook()
    assert "no_such_field" not in codebook()
    with pytest.raises(KeyError, match="no_such_field"):
        codebook()["no_such_field"]


@pytest.fixture
def folder(tmp_path):
    copytree(str(shipped()), tmp_path / "codebook")
    return tmp_path / "codebook"


def person(folder, text):
    (folder / "person.toml").write_text(text, encoding="utf-8")
    for name in ("identity", "exploitation", "journey", "work", "justice", "steps", "sharing"):
        (folder / f"{name}.toml").write_text("", encoding="utf-8")
    return folder


def test_the_smallest_codebook_is_read(folder):
    assert read_codebook(person(folder, FIELD)).fields[0].own_codes == ("female", "unknown")


@pytest.mark.parametrize(
    ("change", "to", "fault"),
    [
        ("label = {en = 'Sex', id = 'Jenis kelamin', ms = 'Jantina'}", "label = {en = 'Sex', id = 'K'}", "`label`"),
        ("definition = {en = 'a', id = 'b', ms = 'c'}", "definition = {en = 'a', id = ' ', ms = 'c'}", "`definition`"),
        ("definition = {en = 'a', id = 'b', ms = 'c'}", "definition = 'a'", "`definition`"),
        ("label = {en = 'female', id = 'perempuan', ms = 'perempuan'}", "label = {en = 'female'}", "`label`"),
        ("status = 'active'", "status = 'active'\ncolour = 'red'", "unknown keys ['colour']"),
        ("status = 'active'", "status = 'active'\nictip = {field = 'x'}", "unknown keys ['ictip']"),
        ("status = 'active'\n", "", "`status` is missing"),
        ("status = 'active'", "status = 'retired'\nsince = '0.1'", "`since` and `until`"),
        ("code = 'female'", "code = 'unknown'", "a code stands there twice"),
        ("code = 'unknown'", "code = 'male'", "`unknown` is missing"),
        ("code = 'female', ", "", "a code has `code`"),
        ("code = 'female', ", "code = 'female', colour = 'red', ", "a code has `code`"),
        ("type = 'code'", "type = 'colour'", "unknown type colour"),
        ("type = 'code'", "type = 'place'", "codes are needed"),
        ("type = 'code'", "type = 'name'", "the type name never leaves the agency"),
        ("held = 'both'", "held = 'everywhere'", "unknown value"),
        ("held = 'both'", "held = 'both'\nderived = 'sex'", "`derived`"),
        ("held = 'both'", "held = 'facts'\nderived = 'birth_year'", "derived from no field"),
        ("held = 'both'", "held = 'both'\nhtcds = 'prs_Gender'", "`htcds`"),
        ("held = 'both'", "held = 'both'\nctdc.column = 'gender'", "`ctdc`"),
        ("held = 'both'", "held = 'both'\nhtcds.codes = ['Feminine']", "`field`"),
        ("held = 'both'", "held = 'both'\nhtcds.note.en = 'a'", "`note`"),
    ],
)
def test_a_faulty_field_is_refused_by_file_and_field(folder, change, to, fault):
    assert change in FIELD
    with pytest.raises(CodebookFault) as caught:
        read_codebook(person(folder, FIELD.replace(change, to)))
    assert caught.value.params["file"] == "person.toml"
    assert caught.value.params["field"] == "sex"
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("text", "field", "fault"),
    [
        ("[sex\n", "*", "is not TOML"),
        ("sex = 'code'\n", "sex", "is not a table"),
        (FIELD + FIELD, "*", "is not TOML"),
    ],
)
def test_a_file_that_is_no_codebook_is_refused(folder, text, field, fault):
    with pytest.raises(CodebookFault, match=fault) as caught:
        read_codebook(person(folder, text))
    assert caught.value.params["file"] == "person.toml"
    assert caught.value.params["field"] == field


def test_a_field_in_two_files_is_refused_by_the_second(folder):
    person(folder, FIELD)
    (folder / "work.toml").write_text(FIELD, encoding="utf-8")
    with pytest.raises(CodebookFault, match="twice") as caught:
        read_codebook(folder)
    assert caught.value.params["file"] == "work.toml"
    assert caught.value.params["field"] == "sex"


@pytest.mark.parametrize("file", ["answers.toml", "journey.toml"])
def test_a_missing_file_is_named(folder, file):
    (folder / file).unlink()
    with pytest.raises(CodebookFault, match="missing") as caught:
        read_codebook(folder)
    assert caught.value.params["file"] == file


def test_answers_must_be_yes_no_unknown(folder):
    answers = folder / "answers.toml"
    answers.write_text(answers.read_text(encoding="utf-8").replace("'no'", "'maybe'"), encoding="utf-8")
    with pytest.raises(CodebookFault, match="yes, no, unknown"):
        read_codebook(folder)


def test_a_retired_field_is_kept_but_used_by_no_table(folder):
    retired = FIELD.replace("status = 'active'", "status = 'retired'\nsince = '0.1'\nuntil = '0.3'")
    book = read_codebook(person(folder, retired))
    assert book["sex"].until == "0.3"
    assert book.of_cases == ()
    assert book.of_facts == ()


def test_types_of_identity_exist_and_are_all_used():
    assert {f.type for f in codebook().fields} == set(TYPES)


def test_reading_the_codebook_takes_no_more_than_60_ms_of_processor_time():
    code = (
        "import time; from sempadan.schema.codebook import codebook; t = time.process_time(); codebook(); "
        "print(time.process_time() - t)"
    )
    times = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
             for _ in range(3)]  # fmt: skip
    assert min(times) <= 0.060
