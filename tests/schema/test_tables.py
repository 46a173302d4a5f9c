"""The table types refuse what they must not hold, and never show a row."""

import pyarrow as pa
import pytest

from sempadan.schema.codebook import codebook
from sempadan.schema.codes import FILTER_BYTES, Codes
from sempadan.schema.domains import Domains
from sempadan.schema.envelope import Envelope, Manifest, RecordsDisagree
from sempadan.schema.errors import ColumnsDisagree, DuplicateRecords, OutOfBounds, UnknownCode
from sempadan.schema.tables import Cases, Draws, Facts, People, Problems

DOMAINS = Domains(frozenset({"6101", "MYS"}), frozenset({"KJRI-KUCHING"}), frozenset({"entikong-tebedu"}))
RECORDS = [bytes([n]) * 16 for n in range(3)]
PLANTED = "Zzyzx Qwibble"


def facts_table(rows: int = 3, **columns: list) -> pa.Table:
    data = {"record": RECORDS[:rows]}
    for field in Facts.COLUMNS:
        if field.name == "record":
            continue
        coded = codebook()[field.name].coded
        data[field.name] = columns.get(field.name, ["unknown" if coded else None] * rows)
    return pa.table(data, schema=Facts.COLUMNS)


def cases_table(rows: int = 2, **columns: list) -> pa.Table:
    data = {"sheet": ["Data"] * rows, "row": list(range(2, rows + 2))}
    for field in Cases.COLUMNS:
        if field.name not in data:
            coded = codebook()[field.name].coded
            data[field.name] = columns.get(field.name, ["unknown" if coded else None] * rows)
    return pa.table(data, schema=Cases.COLUMNS)


def codes_table(records: list[bytes]) -> pa.Table:
    rows = len(records)
    return pa.table(
        {"record": records, "kinds": [[1]] * rows, "keys": [[bytes(8)]] * rows, "filter": [bytes(FILTER_BYTES)] * rows},
        schema=Codes.COLUMNS,
    )


def manifest(records: int) -> Manifest:
    return Manifest(
        schema="1", encoding="1", key_fingerprint="AAAA", agency="KJRI-KUCHING", source_type="consulate",
        list="KJRI-KUCHING", serial=1, records=records, unique=False, invented=True,
    )  # fmt: skip


def test_facts_accept_coded_rows():
    table = facts_table(home_district=["6101", "MYS", "unknown"], contact_month=["2024-03", None, "2023-12"])
    assert len(Facts(table, DOMAINS)) == 3


def test_facts_have_no_identity_and_no_calendar_day():
    home_only = {f.name for f in codebook().fields if f.held == "home"}
    assert not home_only & set(Facts.COLUMNS.names)
    assert {"name", "nik", "birth_date", "contact_date", "own_id", "phone"} <= home_only
    assert not [n for n in Facts.COLUMNS.names if n.endswith("_date")]


@pytest.mark.parametrize("column", ["sex", "home_district", "testified", "identified_agency", "crossing"])
def test_a_value_outside_the_codebook_is_counted_and_not_shown(column):
    with pytest.raises(UnknownCode) as caught:
        Facts(facts_table(**{column: [PLANTED, "unknown", PLANTED]}), DOMAINS)
    assert caught.value.params == {"table": "Facts", "column": column, "count": 2}
    assert "Zzyzx" not in str(caught.value) + repr(caught.value)


def test_missing_is_not_no():
    with pytest.raises(ColumnsDisagree, match="testified"):
        Facts(facts_table(testified=["yes", None, "no"]), DOMAINS)


@pytest.mark.parametrize("month", ["2024-13", "2024", "2024-3", "2024-03-01", PLANTED])
def test_a_month_is_year_and_month(month):
    with pytest.raises(ColumnsDisagree) as caught:
        Facts(facts_table(contact_month=[month, None, None]), DOMAINS)
    assert "Zzyzx" not in str(caught.value)


def test_weeks_out_of_all_reason_are_refused():
    with pytest.raises(OutOfBounds):
        Facts(facts_table(identified_weeks=[30000, None, 2]), DOMAINS)


def test_a_record_stands_once():
    table = facts_table().set_column(0, Facts.COLUMNS.field(0), pa.array([RECORDS[0]] * 3, pa.binary(16)))
    with pytest.raises(DuplicateRecords):
        Facts(table, DOMAINS)
    with pytest.raises(DuplicateRecords):
        Codes(codes_table([RECORDS[0], RECORDS[0]]))


@pytest.mark.parametrize("kind", [Cases, Problems, People, Draws, Codes])
def test_a_table_with_other_columns_is_refused(kind):
    table = kind.COLUMNS.empty_table()
    assert len(kind(table)) == 0
    with pytest.raises(ColumnsDisagree):
        kind(table.append_column("more", pa.array([], pa.string())))
    with pytest.raises(ColumnsDisagree):
        kind(table.drop_columns([table.column_names[0]]))
    with pytest.raises(ColumnsDisagree):
        kind(table.select(table.column_names[::-1]))


def test_a_table_of_another_order_is_taken_by_of():
    table = People.COLUMNS.empty_table()
    assert People.of(table.select(table.column_names[::-1])).data.column_names == table.column_names


def test_a_repr_shows_counts_and_no_row():
    cases = Cases(cases_table(name=[PLANTED, PLANTED], nik=["6171990503999003", None]))
    assert repr(cases) == f"Cases(2 rows, {len(Cases.COLUMNS)} columns)"
    assert str(cases) == repr(cases)
    facts = Facts(facts_table(), DOMAINS)
    assert repr(facts) == f"Facts(3 rows, {len(Facts.COLUMNS)} columns)"
    envelope = Envelope(Codes(codes_table(RECORDS)), facts, manifest(3))
    assert repr(envelope) == "Envelope('KJRI-KUCHING', serial 1, 3 records)"


def test_probabilities_lie_between_nought_and_one():
    data = {"list": ["A"], "record": [RECORDS[0]], "person_id": ["p1"], "probability": [1.2]}
    with pytest.raises(OutOfBounds):
        People(pa.table(data, schema=People.COLUMNS))


def test_a_problem_has_a_known_severity():
    data = {"sheet": [""], "row": [2], "column": ["NIK"], "rule": ["length"], "severity": ["fatal"], "params": [[]]}
    with pytest.raises(UnknownCode):
        Problems(pa.table(data, schema=Problems.COLUMNS))


def test_codes_facts_and_manifest_of_an_envelope_hold_the_same_records():
    facts = Facts(facts_table(), DOMAINS)
    with pytest.raises(RecordsDisagree):
        Envelope(Codes(codes_table(RECORDS[::-1])), facts, manifest(3))
    with pytest.raises(RecordsDisagree):
        Envelope(Codes(codes_table(RECORDS)), facts, manifest(4))
