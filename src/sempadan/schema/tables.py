"""The tables in which one room meets the next. Each checks itself when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from sempadan.schema.codebook import Field, codebook
from sempadan.schema.errors import ColumnsDisagree
from sempadan.schema.table import RECORD, Table, check_codes, check_columns, check_distinct, check_range

if TYPE_CHECKING:
    from sempadan.schema.domains import Domains

HOME_TYPES = {"passports": pa.list_(pa.string()), "age": pa.int16()}
FACT_TYPES = {"weeks": pa.int16(), "token": pa.binary(16)}
SEVERITIES = ("error", "warning", "note")


def home_type(field: Field) -> pa.DataType:
    """Arrow type of a field in Cases: text or a code, a whole number for age, a list for passports."""
    return HOME_TYPES.get(field.type, pa.string())


def fact_type(field: Field) -> pa.DataType:
    """Arrow type of a field in Facts: a code as text, weeks as a whole number, a token as 16 bytes."""
    return FACT_TYPES.get(field.type, pa.string())


def cases_schema() -> pa.Schema:
    """Columns of Cases: where the row stands, then every field of the codebook that a list may hold."""
    where = [pa.field("sheet", pa.string(), nullable=False), pa.field("row", pa.int32(), nullable=False)]
    return pa.schema(where + [pa.field(f.name, home_type(f), nullable=not f.coded) for f in codebook().of_cases])


def facts_schema() -> pa.Schema:
    """Columns of Facts: the record, then every field of the codebook that leaves, coded."""
    fields = [pa.field(f.name, fact_type(f), nullable=not f.coded) for f in codebook().of_facts]
    return pa.schema([pa.field("record", RECORD, nullable=False), *fields])


class Cases(Table):
    """Rows of an agency's list. Names exist here; this table never leaves the agency.

    Dates are text, YYYY-MM-DD, YYYY-MM or YYYY (partial dates stay partial). Coded columns hold
    codes of the codebook, `unknown` where nothing is known.
    """

    COLUMNS: ClassVar[pa.Schema] = cases_schema()


class Problems(Table):
    """Faults of cells: where, which rule, how bad; never the cell's text.

    `params` holds what the sentence needs besides (a field's name, allowed codes), as pairs.
    The sentence is `problem.<rule>` in the catalogue and its fix `problem.<rule>.fix`.
    """

    COLUMNS: ClassVar[pa.Schema] = pa.schema(
        [
            pa.field("sheet", pa.string(), nullable=False),
            pa.field("row", pa.int32(), nullable=False),
            pa.field("column", pa.string(), nullable=False),
            pa.field("rule", pa.string(), nullable=False),
            pa.field("severity", pa.string(), nullable=False),
            pa.field("params", pa.map_(pa.string(), pa.string()), nullable=False),
        ]
    )

    def __post_init__(self) -> None:
        """Check the columns and the severities."""
        super().__post_init__()
        check_codes("Problems", self.data, "severity", SEVERITIES)


@dataclass(frozen=True, repr=False)
class Facts(Table):
    """Coded facts of records: what leaves an agency for analysis.

    Args:
        data: One row a record, every coded column without missing values (`unknown` is a code).
        domains: The codes each coded column may hold, from the codebook and the border pack.

    Raises:
        ColumnsDisagree, UnknownCode, DuplicateRecords, OutOfBounds: A column is not as it must be.
    """

    domains: Domains

    COLUMNS: ClassVar[pa.Schema] = facts_schema()

    def __post_init__(self) -> None:
        """Check that every column is coded and every record stands once."""
        check_columns("Facts", self.data, type(self).COLUMNS)
        check_distinct("Facts", self.data)
        for field in codebook().of_facts:
            if field.coded:
                check_codes("Facts", self.data, field.name, self.domains.codes(field))
            elif field.type == "weeks":
                check_range("Facts", self.data, field.name, -3000, 3000)
            elif field.type == "month":
                check_months("Facts", self.data, field.name)


class People(Table):
    """Who is who: the person each record belongs to, with the probability that it does.

    `person_id` is stable: it stays when lists are added.
    """

    COLUMNS: ClassVar[pa.Schema] = pa.schema(
        [
            pa.field("list", pa.string(), nullable=False),
            pa.field("record", RECORD, nullable=False),
            pa.field("person_id", pa.string(), nullable=False),
            pa.field("probability", pa.float64(), nullable=False),
        ]
    )

    def __post_init__(self) -> None:
        """Check the columns, that a record stands once, and the probabilities."""
        super().__post_init__()
        check_distinct("People", self.data)
        check_range("People", self.data, "probability", 0.0, 1.0)


class Draws(Table):
    """Sampled linkages: for each record its person in each draw, numbered within the draw."""

    COLUMNS: ClassVar[pa.Schema] = pa.schema(
        [
            pa.field("record", RECORD, nullable=False),
            pa.field("persons", pa.list_(pa.int32()), nullable=False),
        ]
    )


def check_months(name: str, data: pa.Table, column: str) -> None:
    """Raise ColumnsDisagree unless every present value is a month, YYYY-MM."""
    right = pc.sum(pc.match_substring_regex(data[column], r"^(19|20)\d\d-(0[1-9]|1[0-2])$")).as_py() or 0
    if right + data[column].null_count != data.num_rows:
        raise ColumnsDisagree(table=name, column=column, fault="holds something that is not a month (YYYY-MM)")
