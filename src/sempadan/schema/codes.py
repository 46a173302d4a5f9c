"""What leaves an agency for linking: keyed match keys and one filter, nothing that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from sempadan.schema.table import RECORD, Table, check_distinct

KEY = pa.binary(8)
FILTER_BYTES = 128


@dataclass(frozen=True, repr=False)
class Codes(Table):
    """Encoded identities of records, made with a key that the coordinator does not hold.

    Args:
        data: One row a record. `keys` holds the match keys, `kinds` the kind of each (the position
            in the key table of the encoding version), `filter` the record's similarity filter.

    Raises:
        ColumnsDisagree, DuplicateRecords: A column is not as it must be.
    """

    COLUMNS: ClassVar[pa.Schema] = pa.schema(
        [
            pa.field("record", RECORD, nullable=False),
            pa.field("kinds", pa.list_(pa.uint8()), nullable=False),
            pa.field("keys", pa.list_(KEY), nullable=False),
            pa.field("filter", pa.binary(FILTER_BYTES), nullable=False),
        ]
    )

    def __post_init__(self) -> None:
        """Check the columns and that every record stands once."""
        super().__post_init__()
        check_distinct("Codes", self.data)
