"""The grammar that every question shares: which people, which months, within which groups.

`--where FIELD=CODE` keeps what has that code; the same field named again allows a further code, another
field is a further condition. `--by FIELD` gives the answer within the groups of that field. `--from` and
`--to` keep records whose first contact falls into those months, both ends included.

A field is one of the codebook that leaves the agencies and has a closed list of codes; `year`, the year
of the first contact, may stand after `--by` as well. What was typed is never repeated in an error: it may
be a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sempadan.analyse.errors import CodeNotThere, FieldNotThere, MonthsReversed, NotACondition, NotAMonth, PlaceNotThere
from sempadan.schema.codebook import codebook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.schema.codebook import Field
    from sempadan.schema.domains import Domains
    from sempadan.schema.evidence import Evidence

YEAR: Final = "year"
MONTH: Final = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a question is asked about.

    Args:
        by: Fields whose groups the answer is given for, in order; `year` among them.
        where: Conditions, each a field and a code. Codes of one field are alternatives.
        from_month: First month of contact (YYYY-MM), or None for the beginning.
        to_month: Last month of contact (YYYY-MM), included, or None for the end.
    """

    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    from_month: str | None = None
    to_month: str | None = None

    @property
    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """The codes allowed for each field that a condition names."""
        fields = dict.fromkeys(field for field, _ in self.where)
        return {name: tuple(dict.fromkeys(code for field, code in self.where if field == name)) for name in fields}

    @property
    def in_months(self) -> bool:
        """Whether it is bounded in time, so that records without a month fall out."""
        return self.from_month is not None or self.to_month is not None


def read_selection(by: Sequence[str], where: Sequence[str], start: str | None, end: str | None) -> Selection:
    """Read the options `--by`, `--where`, `--from` and `--to` as a user writes them.

    Args:
        by: Names of fields.
        where: Conditions, FIELD=CODE.
        start: YYYY-MM, or a year for its January.
        end: YYYY-MM, or a year for its December.

    Raises:
        NotACondition, NotAMonth: A word is not written as it must be.
    """
    pairs = [tuple(part.strip() for part in word.split("=", 1)) for word in where]
    for number, pair in enumerate(pairs, 1):
        if len(pair) < 2 or not all(pair):
            raise NotACondition(number=number)
    return Selection(
        by=tuple(dict.fromkeys(name.strip() for name in by)),
        where=tuple((pair[0], pair[1]) for pair in pairs),
        from_month=_month("--from", start, "01"),
        to_month=_month("--to", end, "12"),
    )


def check_selection(selection: Selection, domains: Domains) -> None:
    """Check fields against the codebook, codes against the closed lists, and the months.

    A question calls it before any name of a field gets near a statement.

    Raises:
        FieldNotThere, CodeNotThere, PlaceNotThere: A field or code does not exist.
        NotAMonth, MonthsReversed: The months are none, or end before they begin.
    """
    fields = groupable()
    for name in selection.by:
        if name != YEAR and name not in fields:
            raise FieldNotThere(option="--by", known=_near(name, (*fields, YEAR)))
    for name, code in selection.where:
        if name not in fields:
            raise FieldNotThere(option="--where", known=_near(name, tuple(fields)))
        _check_code(fields[name], code, domains)
    start, end = selection.from_month, selection.to_month
    for option, month in (("--from", start), ("--to", end)):
        if month is not None and (len(month) != 7 or not MONTH.fullmatch(month)):
            raise NotAMonth(option=option)
    if start is not None and end is not None and start > end:
        raise MonthsReversed(start=start, end=end)


def groupable() -> Mapping[str, Field]:
    """Fields that a selection may name: those that leave the agencies and have a closed list of codes."""
    return {field.name: field for field in codebook().of_facts if field.coded}


def domains_of(domains: Domains, evidence: Evidence) -> Domains:
    """The border's closed lists, with the agencies of this base that the border does not know."""
    for entry in evidence.lists:
        domains = domains.knowing(entry.agency)
    return domains


def _check_code(field: Field, code: str, domains: Domains) -> None:
    allowed = domains.codes(field)
    if code in allowed:
        return
    if field.type == "place":
        raise PlaceNotThere(field=field.name)
    raise CodeNotThere(field=field.name, known=_near(code, field.own_codes or tuple(sorted(allowed))))


def _near(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Names that resemble one, or else all that are known."""
    return tuple(get_close_matches(name, known)) or known


def _month(option: str, text: str | None, missing: str) -> str | None:
    if text is None:
        return None
    found = MONTH.fullmatch(text.strip())
    if found is None:
        raise NotAMonth(option=option)
    return f"{found[1]}-{found[2] or missing}"
