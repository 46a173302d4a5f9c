"""Read coded values: the codebook's codes, places, agencies and crossings. What is not known is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.identity.missing import is_missing
from sempadan.read.faults import fault
from sempadan.read.takes import Taken, text_of
from sempadan.read.values import absent, codes_of, written
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from sempadan.read.book import Cell
    from sempadan.schema.codebook import Field

PARTS: Final = re.compile(r"[,;/+&\n|]|\s+(?:dan|and|serta)\s+", re.IGNORECASE)
BRACKETS: Final = re.compile(r"\([^()]*\)")
CROSSES: Final = frozenset({"x", "xx", "xxx"})
"""A cross may tick or strike out: in a flag it says nothing."""


@dataclass(frozen=True, slots=True)
class CodeReader:
    """Reads a column whose codes the codebook lists (types code, band and flag).

    Args:
        field: Field of the codebook.
        paired: Whether the column of a flag says "there is", so that "there is none" is a no.
    """

    field: Field
    paired: bool = False

    def read(self, cell: Cell) -> Taken[str]:
        """Read a cell; an empty one is `unknown`."""
        text = text_of(cell)
        if not text:
            return Taken(UNKNOWN)
        known = codes_of(self.field.name)
        for form in (text, BRACKETS.sub(" ", text)):
            code = known.get(written(form))
            if code is not None:
                return Taken(code)
        if self.paired and written(text) in absent():
            return Taken("no")
        if is_missing(text) and not (self.field.type == "flag" and written(text) in CROSSES):
            return Taken(UNKNOWN)
        if self.field.type == "flag":
            return Taken(UNKNOWN, (fault("not_yes_or_no", "warning"),))
        return self._several(text)

    def _several(self, text: str) -> Taken[str]:
        known = codes_of(self.field.name)
        codes = {known.get(written(part), "") for part in PARTS.split(text) if part.strip()}
        if len(codes) == 1 and "" not in codes:
            return Taken(codes.pop())
        rule = "several_codes" if codes and "" not in codes else "unknown_code"
        return Taken(UNKNOWN, (fault(rule, "warning", field=self.field.name),))


@dataclass(frozen=True, slots=True)
class NamedReader:
    """Reads a column of places, agencies or crossings by the names of the border pack.

    Args:
        code_of: Gives the code of a name, or None.
        rule: Rule of the problem if there is none.
    """

    code_of: Callable[[str], str | None]
    rule: str

    def read(self, cell: Cell) -> Taken[str]:
        """Read a cell; an empty one is `unknown`."""
        text = text_of(cell)
        if not text or is_missing(text):
            return Taken(UNKNOWN)
        code = self.code_of(text)
        return Taken(UNKNOWN, (fault(self.rule, "warning"),)) if code is None else Taken(code)
