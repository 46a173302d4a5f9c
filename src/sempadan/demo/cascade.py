"""What follows once somebody has met the person: dated steps with waits and attrition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sempadan.demo.days import later
from sempadan.demo.detection import add_contact, send_on
from sempadan.demo.draws import chance, waited
from sempadan.demo.people import Contact, Justice, Step
from sempadan.demo.setting import KALBAR, SARAWAK
from sempadan.demo.shares import shares

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping
    from datetime import date

    from sempadan.demo.people import Episode
    from sempadan.demo.setting import Setting

SHELTERS = {SARAWAK: "KJRI-KUCHING", KALBAR: "ANAKBANGSA"}
REINTEGRATION = "BP3MI-KALBAR"
INVESTIGATORS = {SARAWAK: "JTK", KALBAR: "POLDA-KALBAR"}
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Response:
    """Contacts in order of day, the steps that happened in order of day, and the case's outcome."""

    contacts: tuple[Contact, ...]
    steps: tuple[Step, ...]
    justice: Justice


def draw_response(rng: random.Random, episode: Episode, met: Mapping[str, Contact], setting: Setting) -> Response:
    """Draw what followed the contacts that agencies made on their own account or by referral (none: nobody saw her)."""
    if not met:
        return Response((), (), NO_CASE)
    homecoming = _homecoming(rng, episode, met, setting)
    contacts = {code: _after_return(contact, episode, homecoming, setting) for code, contact in met.items()}
    first = min(contacts.values(), key=lambda c: (c.day, c.agency))
    home = _home(rng, contacts, homecoming, setting)
    screened = chance(rng, 0.62 if first.agency != "JTK" else 0.4)
    protection = _protection(rng, episode, first, homecoming.side, screened=screened)
    ordered = tuple(sorted(contacts.values(), key=lambda c: (c.day, c.agency)))
    court = _court(rng, contacts, homecoming.side)
    steps = (*_first(first, ordered, setting), *protection, *home, *_after(rng, homecoming, first), *court)
    justice = _justice(rng, contacts, steps, screened=screened)
    return Response(ordered, tuple(sorted(steps, key=lambda s: s.day)), justice)


@dataclass(frozen=True, slots=True)
class Homecoming:
    """On which side the person was first met, when she came home after that, and whether she was brought."""

    side: str
    day: date | None
    brought: bool


def _homecoming(rng: random.Random, episode: Episode, met: Mapping[str, Contact], setting: Setting) -> Homecoming:
    """Who was met in Sarawak comes home after a wait, brought or alone; who was met at home has been there already."""
    habit = setting.home
    in_sarawak = [contact.day for contact in met.values() if _side(contact.agency, setting) == SARAWAK]
    first = min(contact.day for contact in met.values()) if not in_sarawak else min(in_sarawak)
    share = habit.share[min(max(first.year - setting.start.year, 0), len(habit.share) - 1)]
    if in_sarawak:
        day = later(max(in_sarawak), 3 + waited(rng, habit.wait_median, habit.wait_spread))
        return Homecoming(SARAWAK, day, brought=chance(rng, share))
    if not episode.abroad:
        return Homecoming(KALBAR, None, brought=False)
    return Homecoming(KALBAR, later(first, -rng.randint(0, 9)), brought=chance(rng, share * habit.met_at_home))


def _after_return(contact: Contact, episode: Episode, homecoming: Homecoming, setting: Setting) -> Contact:
    """Agencies at home meet who was in Sarawak only after she has come home."""
    if homecoming.side == KALBAR or homecoming.day is None or _side(contact.agency, setting) == SARAWAK:
        return contact
    return replace(contact, day=homecoming.day + (contact.day - episode.ended))


def _first(first: Contact, ordered: tuple[Contact, ...], setting: Setting) -> tuple[Step, ...]:
    """Detected, and referred if an agency sent the person on before the return home."""
    sent = next((c for c in ordered if c.sent_by and c.sent_by != setting.handover.giver), None)
    detected = Step("detected", first.day, first.agency)
    return (detected,) if sent is None else (detected, Step("referred", sent.day, sent.sent_by))


NO_CASE = Justice("none", "none", screened=False, testified=None, case_stopped=None, stop_reason="unknown")


def _side(agency: str, setting: Setting) -> str:
    habit = setting.habit(agency)
    return KALBAR if habit is None else habit.home_side


def _protection(rng: random.Random, episode: Episode, first: Contact, side: str, *, screened: bool) -> tuple[Step, ...]:
    """Identified as a victim, then sheltered, then out of the shelter."""
    if not chance(rng, 0.74 if screened else 0.14):
        return ()
    identified = later(first.day, waited(rng, 8, 0.9))
    steps = [Step("identified", identified, first.agency)]
    share = 0.66 if episode.minor else 0.42
    share += 0.16 if episode.exploitation.form == "sexual_exploitation" else 0.0
    if chance(rng, share):
        moved_in = later(identified, rng.randint(0, 6))
        steps.append(Step("sheltered", moved_in, SHELTERS[side]))
        if chance(rng, 0.96):
            steps.append(Step("left_shelter", later(moved_in, 3 + waited(rng, 48, 0.8)), SHELTERS[side]))
    return tuple(steps)


def _home(
    rng: random.Random, contacts: dict[str, Contact], homecoming: Homecoming, setting: Setting
) -> tuple[Step, ...]:
    """Brought back across the border; the consulate hands a share over to the migrant-worker board."""
    day, handover = homecoming.day, setting.handover
    if day is None or not homecoming.brought:
        return ()
    giver = contacts.get(handover.giver)
    back = Step("repatriated", day, NOBODY if giver is None else giver.agency)
    if homecoming.side == KALBAR or giver is None or setting.once or not chance(rng, handover.share):
        return (back,)
    responsible = NOBODY if chance(rng, handover.nobody) else handover.taker
    decided = frozenset(contacts)
    add_contact(contacts, setting, Contact(handover.taker, later(day, rng.randint(0, 2)), giver.agency))
    send_on(rng, contacts, setting, decided)
    return (back, Step("handed_over", day, responsible))


def _after(rng: random.Random, homecoming: Homecoming, first: Contact) -> tuple[Step, ...]:
    """Help at home, and the visits half a year and a year after the return (or after the first contact)."""
    home = first.day if homecoming.day is None else homecoming.day
    if (homecoming.side == SARAWAK and not homecoming.brought) or not chance(rng, 0.44):
        return ()
    began = later(max(home, first.day), 5 + waited(rng, 60, 0.8))
    steps = [Step("reintegrated", began, REINTEGRATION)]
    if chance(rng, 0.5):
        steps.append(Step("followed_up_6", later(home, max(182 + rng.gauss(0, 14), 12)), REINTEGRATION))
        if chance(rng, 0.55):
            steps.append(Step("followed_up_12", later(home, 365 + rng.gauss(0, 18)), REINTEGRATION))
    return tuple(steps)


def _court(rng: random.Random, contacts: Mapping[str, Contact], side: str) -> tuple[Step, ...]:
    """From the complaint to the restitution; each step loses people."""
    agency = INVESTIGATORS[side]
    known = contacts.get(agency) or contacts.get(INVESTIGATORS[KALBAR]) or contacts.get(INVESTIGATORS[SARAWAK])
    first = min(contacts.values(), key=lambda c: c.day)
    if not chance(rng, 0.85 if known is not None else 0.12):
        return ()
    agency = known.agency if known is not None else agency
    day = later((known or first).day, rng.randint(0, 5))
    steps = [Step("complaint", day, agency)]
    for name, share, median in COURT:
        if not chance(rng, share):
            break
        day = later(day, 1 + waited(rng, median, 0.7))
        steps.append(Step(name, day, agency))
    return tuple(steps)


COURT = (
    ("investigated", 0.60, 25.0),
    ("charged", 0.36, 110.0),
    ("convicted", 0.62, 150.0),
    ("restitution", 0.24, 130.0),
)


def _justice(rng: random.Random, met: Mapping[str, Contact], steps: tuple[Step, ...], *, screened: bool) -> Justice:
    """How both laws qualified the episode, and whether the case was stopped and the person heard."""
    table, days = shares(), {step.name: step.day for step in steps}
    case_idn = "complaint" in days and INVESTIGATORS[KALBAR] in met
    case_mys = INVESTIGATORS[SARAWAK] in met or SHELTERS[SARAWAK] in met
    basis_mys = table.pick(rng, "legal_basis_mys", "identified" if "identified" in days else "other")
    investigated = days.get("investigated")
    gone = investigated is not None and "repatriated" in days and days["repatriated"] <= later(investigated, GONE_BY)
    stopped = None if investigated is None else "charged" not in days and chance(rng, 0.72)
    reason = "unknown" if stopped is None else "not_stopped"
    if stopped:
        reason = "victim_left" if gone and chance(rng, 0.5) else table.pick(rng, "stop_reason")
    return Justice(
        legal_basis_idn=table.pick(rng, "legal_basis_idn", "case" if case_idn else "other"),
        legal_basis_mys=basis_mys if case_mys else "none",
        screened=screened,
        testified=None if investigated is None else chance(rng, 0.14 if gone else 0.52),
        case_stopped=stopped,
        stop_reason=reason,
    )


GONE_BY = 60  # days after the investigation began: who is home by then is seldom heard
