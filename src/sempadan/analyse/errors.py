"""What can be wrong with a question. What a user typed is not repeated: it may be a name."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class FieldNotThere(SempadanError):
    """A selection names a field that does not exist, or whose values are not codes."""

    text = "{option}: no coded field has that name"
    do = "use one of: {known}"


class CodeNotThere(SempadanError):
    """A condition names a code that its field does not have."""

    text = "--where {field}: the field has no such code"
    do = "use one of: {known}"


class PlaceNotThere(SempadanError):
    """A condition names a place by something that is no code of a place."""

    text = "--where {field}: no place has that code"
    do = "use the code, not the name; districts.csv, in the folder that `sempadan border copy` makes, holds both"


class NotACondition(SempadanError):
    """A condition that is not written as a field and a code."""

    text = "--where, condition {number}: does not say which code of which field"
    do = "write each as FIELD=CODE, for example: --where sex=female"


class NotAMonth(SempadanError):
    """A bound in time that is neither a month nor a year."""

    text = "{option}: is neither a month nor a year"
    do = "write YYYY-MM or YYYY, for example 2024-03; records carry no days"


class MonthsReversed(SempadanError):
    """A selection that ends before it begins."""

    text = "--from {start:month} lies after --to {end:month}"
    do = "exchange the two"
