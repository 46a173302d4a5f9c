"""Read identity numbers: NIK, MyKad and passports, whichever column they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sempadan.identity.numbers import (
    MyKad,
    Nik,
    NumberFault,
    nik_of_float,
    read_mykad,
    read_nik,
    read_passport,
    read_phone,
)
from sempadan.read.faults import Fault, fault
from sempadan.read.takes import Taken, known_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.read.book import Cell

Kind: TypeAlias = Literal["nik", "mykad", "passports"]
Paper: TypeAlias = Nik | MyKad | str

PARTS: Final = re.compile(r"[;/,\n|]|\s+(?:dan|and|&|atau|or)\s+", re.IGNORECASE)
LABEL: Final = re.compile(
    r"^\s*(?:no\.?\s*)?(?:nik|ktp|paspor|pasport|passport|splp|mykad|ic|kp|k/p|no)\b[\s.:]*(?:no\.?)?\s*", re.IGNORECASE
)
IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
SEPARATORS: Final = re.compile(r"[\s.'`-]")
MYKAD_DIGITS: Final = 12


@dataclass(frozen=True, slots=True, repr=False)
class Papers:
    """Numbers that one cell holds."""

    nik: Nik | None = None
    mykad: MyKad | None = None
    passports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperReader:
    """Reads a column of identity numbers.

    Args:
        expected: The kind the column is for; another kind found in it is taken with a warning.
        year: Year of the list, for the centuries of birth dates.
    """

    expected: Kind
    year: int

    def read(self, cell: Cell) -> Taken[Papers]:
        """Read a cell."""
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._number(float(cell))
        text = known_text(cell)
        if not text:
            return Taken(Papers())
        whole = self._as_expected(text)
        if not isinstance(whole, NumberFault):
            return Taken(_papers([whole]))
        if whole is NumberFault.LOST_DIGITS:
            return Taken(Papers(), (fault(_rule(self.expected, whole), "warning"),))
        return self._parts(text, whole)

    def _number(self, number: float) -> Taken[Papers]:
        """Read a number cell: a spreadsheet keeps 15 digits and drops leading noughts."""
        text = known_text(number)
        if not text:
            return Taken(Papers())
        if self.expected == "nik" and number >= 1e15:
            nik = nik_of_float(number, pivot=self.year)
            if isinstance(nik, NumberFault):
                return Taken(Papers(), (fault(_rule("nik", nik), "warning"),))
            return Taken(Papers(nik=nik))
        if self.expected == "mykad" and MYKAD_DIGITS - 2 <= len(text) < MYKAD_DIGITS:
            mykad = read_mykad(text.zfill(MYKAD_DIGITS), pivot=self.year)
            if isinstance(mykad, MyKad):
                return Taken(Papers(mykad=mykad), (fault("noughts_restored", "note"),))
        return self.read(text)

    def _as_expected(self, text: str) -> Paper | NumberFault:
        if self.expected == "nik":
            return read_nik(text, pivot=self.year)
        return read_mykad(text, pivot=self.year) if self.expected == "mykad" else read_passport(text)

    def _parts(self, text: str, whole: NumberFault) -> Taken[Papers]:
        """Read a cell of several numbers, or of a number of another kind."""
        parts = [LABEL.sub("", part) for part in PARTS.split(IN_BRACKETS.sub(" ", text))]
        read = [self._any(part) for part in parts if SEPARATORS.sub("", part)]
        good = [one for one in read if not isinstance(one, NumberFault)]
        faults: list[Fault] = []
        if len(good) < len(read) or not read:
            first = next((one for one in read if isinstance(one, NumberFault)), whole)
            worst = whole if not good and len(read) <= 1 else first
            faults.append(fault(_rule(self.expected, worst), "warning"))
        if any(_kind(one) != self.expected for one in good):
            faults.append(fault("other_number", "warning"))
        if _twice(good, Nik) or _twice(good, MyKad):
            return Taken(Papers(), (fault("several_numbers", "error"),))
        return Taken(_papers(good), tuple(faults))

    def _any(self, part: str) -> Paper | NumberFault:
        """Read one number as the kind its digits say."""
        bare = SEPARATORS.sub("", part)
        if bare.isdecimal() and len(bare) == 16:
            return read_nik(part, pivot=self.year)
        if bare.isdecimal() and len(bare) == MYKAD_DIGITS:
            return read_mykad(part, pivot=self.year)
        return read_passport(part) if not bare.isdecimal() or self.expected == "passports" else NumberFault.LENGTH


def _rule(expected: Kind, wrong: NumberFault) -> str:
    """Rule of a fault: what a number must look like differs by kind, the rest does not."""
    if wrong in (NumberFault.LENGTH, NumberFault.LETTERS, NumberFault.EMPTY):
        return f"{expected}_{NumberFault.LENGTH if wrong is NumberFault.EMPTY else wrong}"
    return f"number_{wrong}"


def read_phone_number(cell: Cell) -> Taken[str | None]:
    """Read a phone number; of several in a cell the first."""
    text = known_text(cell)
    if not text:
        return Taken(None)
    for part in [text, *PARTS.split(IN_BRACKETS.sub(" ", text))]:
        phone = read_phone(part)
        if not isinstance(phone, NumberFault):
            return Taken(phone)
    return Taken(None, (fault("not_a_phone", "warning"),))


def read_contact(cell: Cell) -> Taken[str | None]:
    """Read a recruiter's phone or document number; never a name."""
    phone = read_phone_number(cell)
    if phone.value is not None or not phone.faults:
        return phone
    number = read_passport(known_text(cell))
    if isinstance(number, NumberFault):
        return Taken(None, (fault("not_a_contact", "warning"),))
    return Taken(number)


def _kind(paper: Paper) -> Kind:
    return "nik" if isinstance(paper, Nik) else "mykad" if isinstance(paper, MyKad) else "passports"


def _twice(papers: Sequence[Paper], kind: type[Nik | MyKad]) -> bool:
    return len({one.digits for one in papers if isinstance(one, kind)}) > 1


def _papers(papers: Sequence[Paper]) -> Papers:
    return Papers(
        nik=next((one for one in papers if isinstance(one, Nik)), None),
        mykad=next((one for one in papers if isinstance(one, MyKad)), None),
        passports=tuple(dict.fromkeys(one for one in papers if isinstance(one, str))),
    )
