"""Read amounts of money and numbers of months into the codebook's bands.

1.500 is fifteen hundred in Indonesia and one and a half in Malaysia: which sign is the decimal one
is decided from all amounts of the file. Money has no three decimals in either country: three digits
behind a sign are thousands, and where the rest of the file is written the other way that is said.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from sempadan.identity.missing import is_missing
from sempadan.read.faults import Fault, fault
from sempadan.read.takes import Taken, text_of
from sempadan.read.values import codes_of, written
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sempadan.read.book import Cell
    from sempadan.schema.codebook import Field

Decimal: TypeAlias = Literal["comma", "point", "unclear"]
Currency: TypeAlias = Literal["ringgit", "rupiah", "unsaid"]

NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
PIECE: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\.?|[-–+~±/]")
COMMA_DECIMAL: Final = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
POINT_DECIMAL: Final = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d+\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}")
SIGNS: Final[tuple[Decimal, ...]] = ("comma", "point")
LARGEST_RINGGIT: Final = 100_000
"""A larger amount without a currency is not taken for ringgit."""


def decimal_sign(cells: Iterable[Cell]) -> Decimal:
    """Find the decimal sign of a file from all its amounts; unclear if they show neither or both."""
    comma = point = 0
    for cell in cells:
        for number in NUMBER.findall(cell) if isinstance(cell, str) else ():
            comma += COMMA_DECIMAL.fullmatch(number) is not None
            point += POINT_DECIMAL.fullmatch(number) is not None
    if bool(comma) == bool(point):
        return "unclear"
    return "comma" if comma else "point"


@dataclass(frozen=True, slots=True)
class AmountReader:
    """Reads a column of amounts into the bands of its field.

    Args:
        field: A band field of money or months.
        header: Header of the column, which may name the currency or the unit.
        usual: The only currency that other cells of the column name.
    """

    field: Field
    header: str
    usual: Currency = "unsaid"

    def read(self, cell: Cell) -> Taken[str]:
        """Read a cell; an empty one is `unknown`."""
        text = text_of(cell)
        if not text:
            return Taken(UNKNOWN)
        code = codes_of(self.field.name).get(written(text)) if text != "0" else "0"
        if code is not None:
            return Taken(code)
        if self.field.name == "wage_band" and written(text) in _words("nothing"):
            return Taken("0")
        if is_missing(text):
            return Taken(UNKNOWN)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._banded([float(cell)], self._currency([]))
        return self._text(text)

    def _text(self, text: str) -> Taken[str]:
        pieces = [piece.lower() for piece in PIECE.findall(text)]
        words = [piece.rstrip(".") for piece in pieces if piece[0].isalnum() and not piece[0].isdecimal()]
        digits = [piece for piece in pieces if piece[0].isdecimal()]
        numbers = [value for piece in digits if (value := _likely(piece)) is not None]
        units = frozenset().union(*(_words(kind) for kind in self._units()))
        if not 1 <= len(numbers) == len(digits) <= 2 or any(word not in units for word in words):
            return Taken(UNKNOWN, (fault("not_an_amount", "warning"),))
        times = self._times(words)
        return self._banded([number * times for number in numbers], self._currency(words))

    def _units(self) -> tuple[str, ...]:
        if self.field.name == "months_unpaid_band":
            return ("months", "years", "silent")
        return ("rupiah", "ringgit", "thousand", "million", "silent")

    def _times(self, words: Sequence[str]) -> int:
        kinds = {kind for kind in ("thousand", "million", "years") for word in words if word in _words(kind)}
        years = "years" in kinds and self.field.name == "months_unpaid_band"
        return 1_000_000 if "million" in kinds else 1_000 if "thousand" in kinds else 12 if years else 1

    def _currency(self, words: Sequence[str]) -> Currency:
        if self.field.name == "months_unpaid_band":
            return "ringgit"
        own = _named(words)
        return own if own != "unsaid" else _named(written(self.header).split())

    def _banded(self, values: Sequence[float], currency: Currency) -> Taken[str]:
        if min(values) < 0:
            return Taken(UNKNOWN, (fault("not_an_amount", "warning"),))
        if currency == "unsaid" and not self._is_ringgit(max(values)):
            if self.usual != "rupiah" or max(values) < LARGEST_RINGGIT:
                return Taken(UNKNOWN, (fault("currency_unclear", "warning"),))
            currency = "rupiah"
        rate = _data()["rupiah_per_ringgit"]
        rates = (rate["rate"], rate["low"], rate["high"]) if currency == "rupiah" else (1,)
        found = [{self._band(value / per) for value in values} for per in rates]
        if len(found[0]) > 1:
            return Taken(UNKNOWN, (fault("amount_unclear", "warning"),))
        faults: tuple[Fault, ...] = ()
        if any(bands != found[0] for bands in found):
            faults = (fault("amount_near_edge", "note", rate=str(rate["rate"])),)
        return Taken(found[0].pop(), faults)

    def _is_ringgit(self, value: float) -> bool:
        """Whether an amount without a currency is one in ringgit: not too large, in a column that names no other."""
        return value == 0 or (value < LARGEST_RINGGIT and self.usual != "rupiah")

    def _band(self, value: float) -> str:
        """Code of the band in which a value lies; parts of a unit count to the band below."""
        code = UNKNOWN
        for one in self.field.own_codes:
            low = one.partition("-")[0].rstrip("+")
            if low.isdecimal() and (value >= int(low) or (low == "1" and value > 0)):
                code = one
        return code


def otherwise_written(cells: Iterable[Cell], decimal: Decimal) -> int:
    """Count the amounts that are not written with the decimal sign of the file."""
    if decimal == "unclear":
        return 0
    numbers = [number for cell in cells if isinstance(cell, str) for number in NUMBER.findall(cell)]
    return sum(_value(number, decimal) != _likely(number) for number in numbers)


def converts_rupiah(cells: Iterable[Cell], header: str) -> bool:
    """Whether a column holds amounts in rupiah."""
    if any(word in _words("rupiah") for word in written(header).split()):
        return True
    told = (piece.lower().rstrip(".") for c in cells if isinstance(c, str) for piece in PIECE.findall(c))
    return any(word in _words("rupiah") for word in told)


def usual_currency(cells: Iterable[Cell]) -> Currency:
    """The only currency that the cells of a column name; unsaid if they name none or both."""
    told = {piece.lower().rstrip(".") for c in cells if isinstance(c, str) for piece in PIECE.findall(c)}
    return _named(told)


def _named(told: Collection[str]) -> Currency:
    """The only currency among words; unsaid if there is none or both."""
    rupiah, ringgit = (any(word in _words(kind) for word in told) for kind in ("rupiah", "ringgit"))
    if rupiah == ringgit:
        return "unsaid"
    return "rupiah" if rupiah else "ringgit"


def rupiah_rate() -> int:
    """Rupiah for one ringgit, as all lists are converted."""
    return int(_data()["rupiah_per_ringgit"]["rate"])


def _likely(number: str) -> float | None:
    """Value of digits with signs; where a sign may mean either, thousands. None if they are no number."""
    return max((value for sign in SIGNS if (value := _value(number, sign)) is not None), default=None)


def _value(number: str, decimal: Decimal) -> float | None:
    """Value of digits with signs, if the given sign is the decimal one; None if they do not fit it."""
    group, point = (".", ",") if decimal == "comma" else (",", ".")
    whole, sign, part = number.partition(point)
    groups = whole.split(group)
    if (
        point in part
        or group in part
        or any(len(g) != 3 for g in groups[1:])
        or (len(groups) > 1 and len(groups[0]) > 3)
    ):
        return None
    return float("".join(groups) + (f".{part}" if sign else ""))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_data()["words"][kind])


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("sempadan.read").joinpath("amounts.toml").read_text(encoding="utf-8"))
