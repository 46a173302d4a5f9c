"""What each agency notes about each person it met: one record a row, before it has a layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.demo.days import later, month_of
from sempadan.demo.draws import chance, stream
from sempadan.demo.facts import UNKNOWN, amounts_of, facts_of
from sempadan.demo.mistakes import Birth, noted_age, noted_birth, noted_nik, noted_number
from sempadan.demo.practice import practices
from sempadan.demo.spelling import written_alias, written_name, written_parent

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sempadan.demo.history import History
    from sempadan.demo.people import Contact, Lived, Person
    from sempadan.demo.practice import Practice
    from sempadan.demo.setting import Setting

COURT = ("complaint", "investigated", "charged", "convicted", "restitution")
KNOWS_OTHERS = 0.6  # share of other agencies' steps that an agency hears of


@dataclass(frozen=True, slots=True)
class Noted:
    """One record: what an agency's officer knows and writes about a person. Empty text: not noted.

    `codes` holds the coded facts that are noted, `amounts` whole ringgit or months, `days` the day
    of each step that is noted and `responsible` the agency of a step.
    """

    person: str
    day: date
    name: str
    parent: str
    alias: str
    sex: str
    birth: Birth | None
    birth_place: str
    age: int | None
    nik: str
    mykad: str
    passports: tuple[str, ...]
    phone: str
    citizenship: str
    home_district: str
    home_text: str
    recruiter_contact: str
    codes: Mapping[str, str]
    amounts: Mapping[str, int]
    days: Mapping[str, date]
    responsible: Mapping[str, str]
    sharing: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an agency is told: the person, the episode, and the contact in which it is told."""

    person: Person
    lived: Lived
    contact: Contact


def records_of(history: History, agency: str, seed: int) -> tuple[Noted, ...]:
    """All records of an agency in order of day: nobody stands in its list who was met after the last month."""
    rng = stream(seed, "records", agency)
    practice = practices()[agency]
    noted: list[Noted] = []
    for told in _told(history, agency):
        noted.append(note(rng, told, practice, history.setting))
        if chance(rng, practice.twice):
            again = note(rng, told, practice, history.setting)
            noted.append(_on(again, later(again.day, rng.choice((0, 1, 7, 20, 40))), history.setting))
    return tuple(sorted(noted, key=lambda n: n.day))


def _told(history: History, agency: str) -> Iterator[Told]:
    for life in history.lives:
        for lived in life.lived:
            for contact in lived.contacts:
                if contact.agency == agency and contact.day < history.setting.end:
                    yield Told(life.person, lived, contact)


def _on(noted: Noted, day: date, setting: Setting) -> Noted:
    """The same record entered on a later day of the same list."""
    values = {name: getattr(noted, name) for name in Noted.__slots__}
    return Noted(**{**values, "day": min(day, later(setting.end, -1))})


def note(rng: random.Random, told: Told, practice: Practice, setting: Setting) -> Noted:
    """Write down what an agency knows of a person, with its gaps and errors."""
    person, papers = told.person, told.person.documents
    by_passport = bool(papers.passports) and chance(rng, practice.passport_first)
    birth = noted_birth(rng, person, by_passport=by_passport, missing=practice.birth_missing)
    shown = papers.passports[:1] if by_passport else papers.passports
    passports = tuple(n for n in (noted_number(rng, p.number, practice.passport) for p in shown) if n)
    nameless = chance(rng, practice.nameless)
    days, responsible = _steps(rng, told, practice, setting)
    return Noted(
        person=person.person,
        day=told.contact.day,
        name="" if nameless else written_name(rng, person.name, person.sex, practice.hand),
        parent=written_parent(rng, person.name) if chance(rng, 0.55) else "",
        alias=written_alias(rng, person.name, practice.hand),
        sex="" if chance(rng, 0.015) else person.sex,
        birth=birth,
        birth_place="" if chance(rng, 0.1) else person.birth_place,
        age=noted_age(rng, person, birth, told.contact.day) if birth is None or chance(rng, 0.8) else None,
        nik=noted_nik(rng, papers.nik, practice.nik),
        mykad=noted_number(rng, papers.mykad, practice.mykad),
        passports=passports,
        phone=noted_number(rng, papers.phone, practice.phone),
        citizenship="" if chance(rng, 0.03) else person.citizenship,
        home_district="" if chance(rng, 0.04) else person.home_district,
        home_text="" if chance(rng, 0.2) else person.home_text,
        recruiter_contact=noted_number(rng, told.lived.episode.journey.recruiter_contact, practice.recruiter),
        codes=_codes(rng, told, practice, setting),
        amounts={
            name: value
            for name, value in amounts_of(told.lived.episode.work).items()
            if name in practice.facts and not chance(rng, practice.blank)
        },
        days=days,
        responsible=responsible,
        sharing="refused" if chance(rng, practice.refused) else _ground(rng),
    )


def _ground(rng: random.Random) -> str:
    return rng.choices(("consent", "legal_basis", ""), (88, 8, 4))[0]


def _codes(rng: random.Random, told: Told, practice: Practice, setting: Setting) -> dict[str, str]:
    noted: dict[str, str] = {}
    for name, code in facts_of(told.lived).items():
        if name not in practice.facts or code == UNKNOWN or chance(rng, practice.blank):
            continue
        flags = ("yes", "no")
        noted[name] = flags[code == "yes"] if code in flags and chance(rng, practice.wrong) else code
    return _recorded_as(noted, told.contact, setting)


def _recorded_as(noted: dict[str, str], contact: Contact, setting: Setting) -> dict[str, str]:
    """Before the change of recording, the agency wrote some forms as others."""
    change = setting.recording
    if contact.agency != change.agency or month_of(setting.start, contact.day) >= change.month or "form" not in noted:
        return noted
    return {**noted, "form": change.before.get(noted["form"], noted["form"])}


def _steps(
    rng: random.Random, told: Told, practice: Practice, setting: Setting
) -> tuple[dict[str, date], dict[str, str]]:
    """The days of steps that the agency knows of by the end, and who was responsible."""
    days: dict[str, date] = {}
    responsible: dict[str, str] = {}
    for step in told.lived.steps:
        own = step.agency == told.contact.agency
        if step.name not in practice.steps or step.day >= setting.end or (step.name in COURT and not own):
            continue
        if chance(rng, 1 - practice.blank / 2 if own else KNOWS_OTHERS):
            days[step.name] = step.day
            if step.agency:
                responsible[step.name] = step.agency
    return days, responsible
