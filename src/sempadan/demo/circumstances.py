"""What was done to a person and how she came across the border: one episode, in codes of the codebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sempadan.demo.days import age_on, later
from sempadan.demo.documents import ADULT
from sempadan.demo.draws import about, chance
from sempadan.demo.people import Episode, Exploitation, Journey, Person, Work
from sempadan.demo.recruiters import draw_contact
from sempadan.demo.setting import KALBAR, SARAWAK
from sempadan.demo.shares import means_names, shares

if TYPE_CHECKING:
    import random
    from datetime import date

    from sempadan.demo.recruiters import Recruiters

SECTORS = ("sexual_exploitation", "domestic_servitude", "forced_labour", "debt_bondage", "forced_criminality",
           "forced_begging")  # fmt: skip
PAID_WORK = ("domestic_servitude", "forced_labour", "debt_bondage")
PURPOSES = {
    "sexual_exploitation": "purpose_sexual_exploitation",
    "forced_labour": "purpose_forced_labour",
    "forced_criminality": "purpose_forced_labour",
    "forced_begging": "purpose_forced_labour",
    "debt_bondage": "purpose_slavery",
    "domestic_servitude": "purpose_servitude",
    "forced_marriage": "purpose_servitude",
    "organ_removal": "purpose_organ_removal",
}
RECRUITED_FOR = {"sexual_exploitation": "sexual", "forced_marriage": "marriage"}
PLANNED = ("sexual_exploitation", "forced_labour", "domestic_servitude")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who is trafficked, for which time in her life, and on which day it comes to light."""

    person: Person
    number: int
    ended: date


@dataclass(frozen=True, slots=True)
class Case:
    """What an episode's details depend on."""

    form: str
    destination: str
    minor: bool
    abroad: bool


def draw_episode(rng: random.Random, occasion: Occasion, recruiters: Recruiters) -> Episode:
    """Draw what was done to the person."""
    person, table = occasion.person, shares()
    minor = age_on(person.birth, occasion.ended) < ADULT
    form = table.pick(rng, "form", f"{person.sex}_{'minor' if minor else 'adult'}")
    region, destination = _destination(rng, form, person.citizenship)
    abroad = region in {SARAWAK, "malaysia"} and person.citizenship != "MYS"
    case = Case(form, destination, minor=minor, abroad=abroad)
    journey = _journey(rng, person, case)
    journey = replace(journey, recruiter_contact=_contact(rng, person, journey.recruiter_type, recruiters))
    work = _work(rng, form, journey)
    lasted = 7 if form == "not_yet_exploited" else max(20, about(rng, 210, 0.8, step=1), 30 * (work.months_unpaid or 0))
    return Episode(
        number=occasion.number,
        began=later(occasion.ended, -min(lasted, 2200)),
        ended=occasion.ended,
        side=SARAWAK if region == SARAWAK and chance(rng, table.number("side", SARAWAK)) else KALBAR,
        abroad=abroad,
        minor=minor,
        exploitation=_exploitation(rng, case, work, journey),
        journey=journey,
        work=work,
    )


def _destination(rng: random.Random, form: str, citizenship: str) -> tuple[str, str]:
    """Region and place of the exploitation; none of either for who was found before it began."""
    table = shares()
    if form == "not_yet_exploited":
        return KALBAR, "unknown"
    if citizenship == "MYS" or chance(rng, table.of("destination_kind", form, "other")):
        return SARAWAK, table.pick(rng, "destination", SARAWAK)
    region = "malaysia" if chance(rng, table.number("beyond")) else KALBAR
    return region, table.pick(rng, "destination", region)


def _exploitation(rng: random.Random, case: Case, work: Work, journey: Journey) -> Exploitation:
    table, form = shares(), case.form
    acts = frozenset(name for name in ACTS if chance(rng, table.number("acts", name)))
    means = {name for name in means_names() if chance(rng, _means_share(name, form, minor=case.minor))}
    means |= {"means_debt_bondage"} if work.debt > 0 and chance(rng, 0.7) else set()
    means |= {"means_withheld_documents"} if journey.document_holder in {"employer", "recruiter", "agency"} else set()
    means |= {"means_withheld_wages"} if work.months_unpaid else set()
    planned = rng.choice(PLANNED) if form == "not_yet_exploited" else form
    return Exploitation(
        form=form,
        sector=table.pick(rng, "sector", form if form in SECTORS else "none"),
        destination=case.destination,
        acts=acts or frozenset({"act_recruitment"}),
        means=frozenset(means),
        purposes=frozenset({PURPOSES.get(planned, "purpose_other")}),
        consent_given=chance(rng, 0.45 if form in PAID_WORK else 0.18),
    )


ACTS = ("act_recruitment", "act_transportation", "act_transfer", "act_harbouring", "act_receipt")


def _means_share(name: str, form: str, *, minor: bool) -> float:
    table = shares()
    share = table.of(name, form, "base")
    return max(share, table.of(name, "minor", "base")) if minor else share


def _journey(rng: random.Random, person: Person, case: Case) -> Journey:
    table = shares()
    recruiter = table.pick(rng, "recruiter_type", RECRUITED_FOR.get(case.form, "labour"))
    if not case.abroad:
        return replace(AT_HOME, recruiter_type=recruiter, official_involved=chance(rng, 0.05))
    route = table.pick(rng, "route", "border" if person.border else "away")
    official = route in {"official_crossing", "mixed", "air"}
    document = table.pick(rng, "entry_document", "official" if official else "other")
    if document == "passport" and any(p.forged for p in person.documents.passports):
        document = "forged"
    return Journey(
        recruiter_type=recruiter,
        recruiter_contact="",
        route=route,
        crossing=table.pick(rng, "crossing") if route in {"official_crossing", "mixed"} else "unknown",
        entry_document=document,
        entry_purpose="marriage" if case.form == "forced_marriage" else table.pick(rng, "entry_purpose"),
        document_holder="none" if document == "none" else table.pick(rng, "document_holder"),
        kin_across=chance(rng, 0.42 if person.border else 0.18),
        official_involved=chance(rng, 0.09 if official else 0.05),
    )


AT_HOME = Journey(
    recruiter_type="unknown",
    recruiter_contact="",
    route="none",
    crossing="unknown",
    entry_document="unknown",
    entry_purpose="unknown",
    document_holder="none",
    kin_across=False,
    official_involved=False,
)


def _contact(rng: random.Random, person: Person, recruiter_type: str, recruiters: Recruiters) -> str:
    """The recruiter's number, which three quarters of the people know."""
    if recruiter_type == "none" or not chance(rng, 0.75):
        return ""
    return draw_contact(rng, recruiters, recruiter_type, person.home_district)


def _work(rng: random.Random, form: str, journey: Journey) -> Work:
    busy = journey.recruiter_type in {"broker", "agency", "employer", "official_agent"}
    fee = about(rng, 1500, 0.6, step=100) if chance(rng, 0.62 if busy else 0.3) else 0
    debt = 0
    if form == "debt_bondage" or chance(rng, 0.5 if busy else 0.22):
        debt = about(rng, 4200 if form == "debt_bondage" else 2400, 0.7, step=100)
    if form not in PAID_WORK and form != "forced_criminality":
        return Work(None, debt, fee, None)
    wage = 0 if chance(rng, 0.2) else about(rng, 850, 0.4, step=50)
    unpaid = min(36, about(rng, 4, 0.8, step=1)) if wage == 0 or chance(rng, 0.45) else 0
    return Work(wage, debt, fee, unpaid)
