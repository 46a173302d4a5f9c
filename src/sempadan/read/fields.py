"""How each field of the codebook is read from a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.identity.ages import Age, read_age
from sempadan.read.amounts import AmountReader
from sempadan.read.coded import CodeReader, NamedReader
from sempadan.read.faults import fault
from sempadan.read.papers import read_contact, read_phone_number
from sempadan.read.persons import read_other_name, read_own_id, read_text
from sempadan.read.takes import Taken, known_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sempadan.border import Border
    from sempadan.read.amounts import Currency
    from sempadan.read.book import Cell
    from sempadan.read.layout import Column
    from sempadan.read.orders import ColumnOrder
    from sempadan.schema.codebook import Field

AMOUNTS: Final = frozenset({"wage_band", "debt_band", "fee_band", "months_unpaid_band"})
OLDEST: Final = 120


@dataclass(frozen=True, slots=True)
class Context:
    """What the cells of a file are read with.

    Args:
        border: Names of places, agencies and crossings.
        year: Year of the list.
        epoch_1904: Whether day numbers count from 1904.
        orders: Order of day and month by label of the column.
        currencies: The only currency that cells of a column name, by its label.
        paired: Labels of columns that answer with "there is" and "there is none".
    """

    border: Border
    year: int
    epoch_1904: bool
    orders: Mapping[str, ColumnOrder]
    currencies: Mapping[str, Currency]
    paired: frozenset[str]


def text_reader(field: Field) -> Callable[[Cell], Taken[str | None]]:
    """Reader of a field that is kept as text."""
    if field.type == "name":
        return read_other_name
    if field.type == "own_id":
        return read_own_id
    if field.name == "recruiter_contact":
        return read_contact
    return read_phone_number if field.type == "phone" else read_text


def code_reader(field: Field, context: Context, column: Column) -> Callable[[Cell], Taken[str]]:
    """Reader of a coded field."""
    border = context.border
    if field.type == "place":
        return NamedReader(border.place_of, "unknown_place").read
    if field.type == "agency":
        return NamedReader(border.agency_of, "unknown_agency").read
    if field.type == "crossing":
        return NamedReader(border.crossing_of, "unknown_crossing").read
    if field.name in AMOUNTS:
        usual = context.currencies.get(column.label, "unsaid")
        return AmountReader(field, f"{column.group} {column.header}", usual).read
    return CodeReader(field, paired=field.type == "flag" and column.label in context.paired).read


def read_years(cell: Cell) -> Taken[Age | None]:
    """Read an age in whole years; 0 is an age and not missing."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if 0 <= cell <= OLDEST:
            return Taken(Age(int(cell), about=False))
        return Taken(None) if not known_text(cell) else Taken(None, (fault("not_an_age", "warning"),))
    text = known_text(cell)
    if not text:
        return Taken(None)
    age = read_age(text)
    if age is None:
        return Taken(None, (fault("not_an_age", "warning"),))
    return Taken(age, (fault("age_about", "note"),) if age.about else ())
