"""Compare the values of a record with one another. What differs is said and never corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sempadan.schema.codebook import codebook
from sempadan.schema.domains import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.identity.ages import Age
    from sempadan.identity.dates import PartialDate
    from sempadan.read.draft import Draft
    from sempadan.read.papers import Papers

YEARS_OFF: Final = 1
YEARS_OFF_ABOUT: Final = 3


def check_records(draft: Draft) -> None:
    """Check all records of a table, and fill what follows from other columns.

    The age may stand in the name's cell, the home district in the address, and a dated step
    happened.
    """
    _ages(draft)
    _steps(draft)
    _home(draft)
    dated = [name for name, days in draft.dates.items() if name != "birth_date" and any(days)]
    for at in range(len(draft.records)):
        _numbers(draft, at, draft.papers[at])
        _days(draft, at, dated)
        _named(draft, at)


def _ages(draft: Draft) -> None:
    for at, person in enumerate(draft.persons):
        own, beside = draft.ages[at], person.age
        if own is None:
            draft.ages[at] = beside
        elif beside is not None and abs(own.years - beside.years) > _tolerance(own):
            draft.fault(at, draft.label("age"), "age_differs", "warning")


def _tolerance(age: Age) -> int:
    return YEARS_OFF_ABOUT if age.about else YEARS_OFF


def _steps(draft: Draft) -> None:
    """A step with a date happened; one with a date and a no is doubtful."""
    for entry in codebook().of_cases:
        if entry.type != "flag" or f"{entry.name}_date" not in draft.dates:
            continue
        flags, days = draft.codes[entry.name], draft.dates[f"{entry.name}_date"]
        for at, day in enumerate(days):
            if day is None:
                continue
            if flags[at] == UNKNOWN:
                flags[at] = "yes"
            elif flags[at] == "no":
                draft.fault(at, draft.label(entry.name), "step_no_but_dated", "warning")


def _home(draft: Draft) -> None:
    """Where no column names the home district, find it in the address."""
    if draft.mapping.columns("home_district"):
        return
    texts = draft.texts["home_text"]
    known = {text: draft.context.border.place_of(text) or UNKNOWN for text in set(texts) if text}
    draft.codes["home_district"] = [known[text] if text else UNKNOWN for text in texts]


def _numbers(draft: Draft, at: int, papers: Papers) -> None:
    """Compare what NIK and MyKad say of birth and sex with the columns that say it."""
    birth, sex = draft.dates["birth_date"][at], draft.codes["sex"][at]
    for name, paper in (("nik", papers.nik), ("mykad", papers.mykad)):
        if paper is None:
            continue
        column = draft.label(name)
        if birth is not None and not _agree(birth, paper.birth):
            draft.fault(at, column, f"{name}_birth_differs", "warning")
        if sex not in (UNKNOWN, paper.sex):
            draft.fault(at, column, f"{name}_sex_differs", "warning")


def _agree(written: PartialDate, number: PartialDate) -> bool:
    """Whether two dates agree where both are known; a number's year has two digits only."""
    if written.year % 100 != number.year % 100:
        return False
    return written.month in (None, number.month) and written.day in (None, number.day)


def _days(draft: Draft, at: int, dated: Sequence[str]) -> None:
    """Compare birth, age and first contact; nothing happens to a person before the birth."""
    birth, contact = draft.dates["birth_date"][at], draft.dates["contact_date"][at]
    if birth is None:
        return
    for name in dated:
        day = draft.dates[name][at]
        if day is not None and day.year < birth.year:
            draft.fault(at, draft.label(name) or draft.label(name.removesuffix("_date")), "before_birth", "warning")
    age = draft.ages[at]
    if age is None or contact is None or contact.year < birth.year:
        return
    before = (contact.month or 12, contact.day or 31) < (birth.month or 1, birth.day or 1)
    years = contact.year - birth.year - before
    if abs(years - age.years) > _tolerance(age):
        draft.fault(at, draft.label("age") or draft.label("name"), "age_differs", "warning")


def _named(draft: Draft, at: int) -> None:
    """A record needs a name, or a number that identifies a person."""
    papers = draft.papers[at]
    if draft.persons[at].name:
        return
    if papers.nik or papers.mykad or papers.passports:
        draft.fault(at, draft.label("name"), "no_name", "warning")
    else:
        draft.fault(at, draft.label("name"), "no_name_or_number", "error")
