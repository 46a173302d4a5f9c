"""What can be wrong with what is asked of linking."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class NoSuchRecord(SempadanError):
    """A record that stands on none of the lists."""

    text = "record {record}: stands on none of the lists of this base"
    do = "take records from people.csv (`sempadan people`); they are 32 digits and letters long"


class OneRecordTwice(SempadanError):
    """A record that is to be compared with itself."""

    text = "the same record was named twice"
    do = "name two different records"
