"""What can be wrong with rows to be released, with their codebook, or with a folder to be attacked.

Columns of a file are named by their place where the codebook does not know them: a file without a head
would have a person's cells there.
"""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class CodebookOfRowsUnreadable(SempadanError):
    """A codebook of rows that is no TOML."""

    text = "{file}: not a codebook in TOML"
    do = "write it as the reference says: [columns.NAME] with codes = [...]"


class CodebookOfRowsFault(SempadanError):
    """A codebook of rows that cannot be used."""

    text = 'codebook of the rows, column "{column}": {fault}'
    do = "correct the codebook file and run the command again"


class RowsTooLarge(SempadanError):
    """A file of rows that is larger than is read."""

    text = "{file}: larger than {most} megabytes"
    do = "release fewer columns or a part of the rows"


class RowsNotText(SempadanError):
    """A file of rows that is not UTF-8 text."""

    text = "{file}: not text in UTF-8"
    do = "save it as CSV UTF-8"


class RowsUneven(SempadanError):
    """Rows that cannot be cut into the cells of the head."""

    text = "{file}: rows without as many cells as the first line: {n}, the first on line {line:plain}"
    do = "correct these lines; a cell that holds the separator needs quotation marks"


class NobodyToCount(SempadanError):
    """A file of rows without a row."""

    text = "{file}: no row below the first line; there is nobody to count"
    do = "give a file whose first line names the columns and whose other lines are coded rows"


class TooFewRows(SempadanError):
    """So few rows that every count of them would be withheld."""

    text = "{file}: too few rows ({n}, at least {least} are needed); every count of them would have to be withheld"
    do = "release them together with others, or not at all"


class ColumnsUnnamed(SempadanError):
    """A first line that does not name the columns."""

    text = "{file}: the first line does not name the columns at place {places} (what stands there is withheld)"
    do = (
        "name each column once, in letters, digits and underscores, beginning with a letter; not count, status or table"
    )


class ColumnsNotInCodebook(SempadanError):
    """Columns of the rows that the codebook does not have."""

    text = "{file}: the codebook does not have the columns at place {places} (their names are withheld)"
    do = "take these columns out of the file, or describe them in the codebook"


class ColumnsMissing(SempadanError):
    """Columns of the codebook that the rows do not have, or have twice."""

    text = "{file}: columns of the codebook that are not there once: {columns}"
    do = "add them to the file, or take them out of the codebook"


class ValuesNotInCodebook(SempadanError):
    """Cells that hold something else than a code."""

    text = "{file}: {faults} (what stands there is withheld)"
    do = "correct these cells, or add the code to the codebook if it is one"


class BrokenNesting(SempadanError):
    """Rows whose code does not lie in that row's parent code."""

    text = "{file}: {faults}"
    do = "correct these rows, or the codebook's `of`"


class NotCoded(SempadanError):
    """Columns that do not look coded, where no codebook says what they hold."""

    text = "{file}: {faults} (what stands there is withheld)"
    do = "take columns of names, numbers or texts out of the file, or give a codebook with --codebook"


class NoSuchTableColumn(SempadanError):
    """A table was asked for with a column that the codebook does not have."""

    text = "a table was asked for with a column that is not there"
    do = "use some of: {columns}"


class TooManyCellsToProtect(SempadanError):
    """More cells than can be protected together."""

    text = "the tables hold {n} cells together, more than {most}"
    do = "name the tables that are needed with --table COLUMN or --table COLUMN,COLUMN"


class TableTooLarge(SempadanError):
    """A table with more combinations of codes than can be protected."""

    text = "a table has more than {most} combinations of codes"
    do = "name smaller tables with --table"


class TablesDisagree(SempadanError):
    """Tables that contradict one another or the codebook."""

    text = 'table "{table}": counts that contradict another table or the codebook'
    do = "make all tables from the same rows and the same codebook"


class NumbersDisagree(SempadanError):
    """Printed numbers that no counts of people fit."""

    text = "the printed numbers contradict one another: no counts of people add up to them"
    do = "exact tables must come from the same rows; tables that are rounded or noisy cannot be attacked by adding up"


class NotSolved(SempadanError):
    """A linear programme without an answer, though counts agree with what is known."""

    text = "a linear programme of the attack came to no answer; without it nothing can be released"
    do = "report this with the command, without the rows; naming fewer tables with --table may help"


class TooLittleLeft(SempadanError):
    """Not even one table can be printed for the most part."""

    text = "no table can be printed with {share:percent} of its people, so nothing was written"
    do = "use columns with fewer codes, or rows of a longer time"


class NotProtected(SempadanError):
    """The attack on the finished files found what it must not find."""

    text = "the attack on the finished files found {n} cells it must not find; nothing was written"
    do = "report this: it is an error inside Sempadan, and the release would not have been safe"


class NotARelease(SempadanError):
    """A folder without tables of counts."""

    text = "{path}: no table of counts (tables/*.csv)"
    do = "name the folder of a release"


class TableUnreadable(SempadanError):
    """A file of a release that cannot be understood."""

    text = '"{file}": {fault}'
    do = "a table is a CSV file with a column of codes for everything it tells apart and a column `count`"
