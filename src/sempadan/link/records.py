"""The records of all lists side by side, as arrays, in an order that rows and files do not influence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sempadan.schema.codes import Codes
from sempadan.schema.domains import UNKNOWN
from sempadan.schema.envelope import RecordsDisagree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.link.arrays import Truth, Whole, Words
    from sempadan.schema.tables import Facts

WORDS = 16
SEGMENTS = ((0, 5), (5, 10), (10, 16))
"""Words of each segment of the filter: by day and month of birth, by month and year, by home and sex."""

NONE = -1
"""Stands for a code that is unknown."""

OLDEST = 120
FAR = 9999
"""Last year of birth of whom no age band is known."""


@dataclass(frozen=True, slots=True, repr=False)
class LinkInput:
    """One list, as its envelope held it.

    Args:
        list: Its id.
        unique: Whether it is declared to have one record a person.
        codes: Its codes.
        facts: Its facts, of the same records in any order.
    """

    list: str
    unique: bool
    codes: Codes
    facts: Facts


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Match keys, one a row: whose they are, of which kind, and their value."""

    owner: Whole
    kind: Whole
    value: Words


@dataclass(frozen=True, slots=True, repr=False)
class Records:
    """All records, sorted by record.

    Args:
        lists: Ids of the lists, sorted.
        unique: Whether each list has one record a person.
        list_of: The list of each record, as a place in `lists`.
        names: The record itself, 16 bytes.
        keys: Their match keys.
        words: Their filters, 16 words of 64 bits a record.
        sex, citizenship, home: Codes as whole numbers, -1 for unknown.
        born: First and last year of birth that the age band and the month of contact allow; 0 and 9999
            where they say nothing.
    """

    lists: tuple[str, ...]
    unique: Truth
    list_of: Whole
    names: pa.Array
    keys: Keys
    words: Words
    sex: Whole
    citizenship: Whole
    home: Whole
    born: Whole

    def __len__(self) -> int:
        """Count the records."""
        return len(self.list_of)

    def holders(self, kind: int) -> Truth:
        """Say which records carry a key of a kind."""
        held = np.zeros(len(self), np.bool_)
        held[self.keys.owner[self.keys.kind == kind]] = True
        return held


def gather(inputs: Sequence[LinkInput]) -> Records:
    """Put all lists side by side.

    Raises:
        RecordsDisagree: Codes and facts of a list hold different records.
    """
    ordered = sorted(inputs, key=lambda part: part.list)
    table = _by_record(pa.concat_tables([_joined(part, place) for place, part in enumerate(ordered)] or [_nothing()]))
    return Records(
        lists=tuple(part.list for part in ordered),
        unique=np.array([part.unique for part in ordered], np.bool_),
        list_of=table["list"].to_numpy(),
        names=_whole(table["record"]),
        keys=_keys(table),
        words=_numbers(_whole(table["filter"])).reshape(-1, WORDS),
        sex=_coded(table["sex"]),
        citizenship=_coded(table["citizenship"]),
        home=_coded(table["home_district"]),
        born=_born(table["age_band"], table["contact_month"]),
    )


FACTS = ("sex", "citizenship", "home_district", "age_band", "contact_month")
CODES = ("record", "kinds", "keys", "filter")


def _joined(part: LinkInput, place: int) -> pa.Table:
    codes, facts = _by_record(part.codes.data), _by_record(part.facts.data)
    if not codes["record"].combine_chunks().equals(facts["record"].combine_chunks()):
        raise RecordsDisagree(list=part.list)
    columns = [codes[name] for name in CODES] + [facts[name] for name in FACTS]
    return pa.table([*columns, pa.array(np.full(len(codes), place))], names=[*CODES, *FACTS, "list"])


def _nothing() -> pa.Table:
    fields = [Codes.COLUMNS.field(name) for name in CODES] + [pa.field(name, pa.string()) for name in FACTS]
    return pa.schema([*fields, pa.field("list", pa.int64())]).empty_table()


def _by_record(table: pa.Table) -> pa.Table:
    return table.take(pc.sort_indices(table, sort_keys=[("record", "ascending")]))


def _keys(table: pa.Table) -> Keys:
    kinds, keys = _whole(table["kinds"]), _whole(table["keys"])
    owner = np.repeat(np.arange(len(keys)), keys.value_lengths().to_numpy(zero_copy_only=False))
    return Keys(owner, kinds.flatten().to_numpy().astype(np.int64), _numbers(keys.flatten()))


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """Take a column as one array, also if it has no chunk."""
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def _numbers(array: pa.Array) -> Words:
    """Read fixed-length binary values as numbers of 8 bytes, without copying a value through Python."""
    size = array.type.byte_width
    content = np.frombuffer(array.buffers()[1] or b"", np.uint8)
    return content[array.offset * size :][: len(array) * size].view("<u8").astype(np.uint64)


def _coded(column: pa.ChunkedArray) -> Whole:
    """Number the codes of a column; -1 for unknown."""
    coded = _whole(column).dictionary_encode()
    numbers = np.array(
        [NONE if code == UNKNOWN else i for i, code in enumerate(coded.dictionary.to_pylist())], np.int64
    )
    return np.asarray(numbers[coded.indices.to_numpy()])


def _born(bands: pa.ChunkedArray, months: pa.ChunkedArray) -> Whole:
    """Give the first and the last year of birth of each record, from age band and month of contact."""
    coded = _whole(bands).dictionary_encode()
    ages = np.array([_ages(code) for code in coded.dictionary.to_pylist()], np.int64).reshape(-1, 2)
    age = ages[coded.indices.to_numpy()]
    year = pc.fill_null(pc.cast(pc.utf8_slice_codeunits(_whole(months), 0, 4), pa.int64()), 0).to_numpy()
    known = (age[:, 0] != NONE) & (year > 0)
    return np.where(known[:, None], np.stack([year - age[:, 1] - 1, year - age[:, 0]], axis=1), [0, FAR])


def _ages(band: str) -> tuple[int, int]:
    """Read a band: its first and last age, -1 for unknown."""
    if band == UNKNOWN:
        return NONE, NONE
    first, _, last = band.rstrip("+").partition("-")
    return int(first), int(last or OLDEST)
