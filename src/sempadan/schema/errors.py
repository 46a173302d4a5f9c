"""What went wrong, as classes: each is one fact, with its place and what to do.

A class carries its English text; `locale` holds the Indonesian and the Malay one under the same
rule. Parameters name files, sheets, rows, columns and codes, never the text of a person's record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sempadan.schema.message import Value

BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
SPEC = re.compile(r"\{(\w+):\w+\}")
"""A parameter with the form that `locale` gives it; plain English text does without."""


class SempadanError(Exception):
    """Base of all errors a user may see.

    A subclass is named after the fact (`NotAWorkbook`), its `rule` is that name in snake case, and
    it gives `text` and `do`, templates over the parameters it is raised with.
    """

    rule: ClassVar[str] = "error"
    text: ClassVar[str] = "something went wrong"
    do: ClassVar[str] = "read the message above"

    def __init_subclass__(cls) -> None:
        """Derive the rule from the name of the class."""
        super().__init_subclass__()
        cls.rule = BOUNDARY.sub("_", cls.__name__).lower()

    def __init__(self, **params: Value) -> None:
        """Keep the parameters; the sentence is made when somebody reads it."""
        super().__init__()
        self.params = params

    def __str__(self) -> str:
        """Place, what is wrong, and what to do, in English."""
        text, do = (SPEC.sub(r"{\1}", t).format_map(self.params) for t in (type(self).text, type(self).do))
        return f"{text}\n  Do: {do}"


class UnknownCode(SempadanError):
    """A value that the codebook does not hold."""

    text = 'table "{table}", column "{column}": {count} values are not in the codebook'
    do = "use the codes of the codebook, or `unknown` where nothing is known"


class ColumnsDisagree(SempadanError):
    """A table whose columns are not the ones its type has."""

    text = 'table "{table}", column "{column}": {fault}'
    do = "build the table with the columns and types of its reference page"


class DuplicateRecords(SempadanError):
    """Two rows of a table carry the same record."""

    text = 'table "{table}": {count} records stand there more than once'
    do = "keep one row a record"


class OutOfBounds(SempadanError):
    """Numbers outside the range that their column allows."""

    text = 'table "{table}", column "{column}": {count} values lie outside {low} to {high}'
    do = "check how the column was computed"


class CodebookFault(SempadanError):
    """The codebook itself is wrong."""

    text = 'codebook "{file}", field "{field}": {fault}'
    do = "correct the codebook's file; the installation may be damaged"


class NotInstalled(SempadanError):
    """A command needs an extra that is not installed."""

    text = "this command needs the part [{extra}] of Sempadan, and {package} is not installed"
    do = 'install it: python -m pip install "sempadan[{extra}]"'


class OutputExists(SempadanError):
    """An output path that exists already."""

    text = "{path}: exists already, and nothing is overwritten"
    do = "name another output, or move the existing one away"


class FileMissing(SempadanError):
    """An input that is not there."""

    text = "{path}: no such file or folder"
    do = "check the name and the folder"


class NotReadable(SempadanError):
    """A file or folder that the system does not let us read."""

    text = "{path}: cannot be read ({reason})"
    do = "close it in other programs and check who may open it"


class NotWritable(SempadanError):
    """A path that cannot be written, for want of space or permission."""

    text = "{path}: cannot be written ({reason}); nothing was changed"
    do = "free some disk space or choose a folder you may write to, then run the command again"
