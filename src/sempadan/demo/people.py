"""Invented people and what happened to them: the truth from which every list is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class FullName:
    """How a person is called.

    Args:
        own: The person's own name, token by token.
        parent: The father's name, token by token.
        particle: What stands between both where it is usual (`binti`, `a/l`), or nothing.
        alias: Another name the person goes by, or nothing.
    """

    own: tuple[str, ...]
    parent: tuple[str, ...]
    particle: str
    alias: str


@dataclass(frozen=True, slots=True)
class Passport:
    """A passport, with the birth date that it shows: forged if that is not the person's."""

    number: str
    birth: date
    forged: bool


@dataclass(frozen=True, slots=True)
class Documents:
    """Numbers of a person: NIK or MyKad (empty if none), passports, and a phone."""

    nik: str
    mykad: str
    passports: tuple[Passport, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    person: str
    name: FullName
    sex: str
    birth: date
    birth_place: str
    citizenship: str
    home_district: str
    home_text: str
    border: bool
    documents: Documents


@dataclass(frozen=True, slots=True)
class Exploitation:
    """What was done to a person, in the codes of the codebook.

    `acts`, `means` and `purposes` hold the names of the flags that are yes; all others are no.
    """

    form: str
    sector: str
    destination: str
    acts: frozenset[str]
    means: frozenset[str]
    purposes: frozenset[str]
    consent_given: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """How a person came across the border, in the codes of the codebook."""

    recruiter_type: str
    recruiter_contact: str
    route: str
    crossing: str
    entry_document: str
    entry_purpose: str
    document_holder: str
    kin_across: bool
    official_involved: bool


@dataclass(frozen=True, slots=True)
class Work:
    """Money of an episode in whole ringgit (the wage a month), and whole months without pay.

    Wage and months are None where the person did no work that is paid.
    """

    wage: int | None
    debt: int
    fee: int
    months_unpaid: int | None


@dataclass(frozen=True, slots=True)
class Episode:
    """One time that a person was trafficked.

    `ended` is the day on which she came to light or could have: escape, release, raid, return. The
    month of that day is the month of the new victim. `side` is the side of the border of that day;
    `abroad` says whether she had been taken across it.
    """

    number: int
    began: date
    ended: date
    side: str
    abroad: bool
    minor: bool
    exploitation: Exploitation
    journey: Journey
    work: Work


@dataclass(frozen=True, slots=True)
class Contact:
    """The first time in an episode that an agency met the person; `sent_by` is empty if on its own account."""

    agency: str
    day: date
    sent_by: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the response that happened; `agency` is empty if nobody was responsible."""

    name: str
    day: date
    agency: str


@dataclass(frozen=True, slots=True)
class Justice:
    """How both laws qualified an episode, and what became of the case. None: there was no case to ask about."""

    legal_basis_idn: str
    legal_basis_mys: str
    screened: bool
    testified: bool | None
    case_stopped: bool | None
    stop_reason: str


@dataclass(frozen=True, slots=True)
class Lived:
    """An episode and what followed: contacts in order of day (none if nobody ever saw her) and steps."""

    episode: Episode
    contacts: tuple[Contact, ...]
    steps: tuple[Step, ...]
    justice: Justice


@dataclass(frozen=True, slots=True)
class Life:
    """A person with all her episodes in order."""

    person: Person
    lived: tuple[Lived, ...]

    @property
    def seen_by(self) -> frozenset[str]:
        """Agencies that met the person at least once."""
        return frozenset(contact.agency for lived in self.lived for contact in lived.contacts)
