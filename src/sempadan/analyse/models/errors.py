"""What can be wrong with a table of overlaps. Rows are those of the file or the table, never their text."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class OverlapsNotReadable(SempadanError):
    """Bytes that are no CSV table in UTF-8."""

    text = "overlaps table, row {row:plain}: no CSV text in UTF-8, or not as many cells as the header has"
    do = "save it as CSV in UTF-8, with one column a list and a column `count`"


class CountColumnMissing(SempadanError):
    """An overlaps table without counts."""

    text = "the overlaps table has no column `count`"
    do = "give the number of people of each pattern in a column of that name"


class ListColumnsMissing(SempadanError):
    """An overlaps table without lists."""

    text = "the overlaps table has no column for a list"
    do = "give one column of 0 and 1 for each list, beside the column `count`"


class ListNameNotUnique(SempadanError):
    """Two columns of an overlaps table have the same name, or one has none."""

    text = "column {column} of the overlaps table has no name, or the name of another column"
    do = "give each list a name of its own in the header"


class TooManyLists(SempadanError):
    """More lists than can be analysed together."""

    text = "there are {count} lists; at most {most} can be analysed together"
    do = "merge lists of the same kind; those of a base with --by source_type"


class MarkNotBinary(SempadanError):
    """A cell of a list's column that is neither 0 nor 1."""

    text = "overlaps table, row {row:plain}, column {column}: neither 0 nor 1; rows with that fault: {count}"
    do = "write 1 where the people of the row are on the list, and 0 where they are not"


class CountNotWhole(SempadanError):
    """A count that is missing or is no whole number."""

    text = "overlaps table, row {row:plain}: the count is no whole number; rows with that fault: {count}"
    do = "give a number of people without decimals or grouping signs; leave out patterns that nobody shows"


class CountNegative(SempadanError):
    """A count below nought."""

    text = "overlaps table, row {row:plain}: the count is negative; rows with that fault: {count}"
    do = "give the number of people with exactly that pattern"


class CountTooLarge(SempadanError):
    """A count larger than any population."""

    text = "overlaps table, row {row:plain}: the count is above {most}; rows with that fault: {count}"
    do = "check the counts; more people than live on earth cannot be on a list"


class PatternOfNoList(SempadanError):
    """A row that is on no list."""

    text = "overlaps table, row {row:plain}: a pattern on no list; those people are what is estimated, never counted"
    do = "remove the row"


class PatternTwice(SempadanError):
    """Two rows with the same pattern."""

    text = "overlaps table, row {row:plain}: the same pattern as row {first:plain}; rows with that fault: {count}"
    do = "keep one row a pattern; if both are right, add their counts"


class NobodyCounted(SempadanError):
    """A table that counts nobody."""

    text = "the overlaps table counts nobody"
    do = "check the column `count`"
