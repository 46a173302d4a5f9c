"""Who meets whom: agencies on their own account, by referral, and at the hand-over across the border.

Referrals run along a tree (labour office, consulate, migrant-worker board, police, shelter), so the
lists depend on each other in pairs: what a log-linear model with pairs can describe. Factors for
side, sex, age, form and district add a moderate heterogeneity that it cannot.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sempadan.demo.days import later, month_of
from sempadan.demo.draws import chance
from sempadan.demo.people import Contact

if TYPE_CHECKING:
    import random

    from sempadan.demo.people import Episode, Person
    from sempadan.demo.setting import Habit, Setting

SOON = 6.0  # mean days from coming to light to an agency that meets her on its own account
LATEST = 27


def rate(person: Person, episode: Episode, habit: Habit, setting: Setting) -> float:
    """Hazard that the agency meets the person on its own account in this episode."""
    month = month_of(setting.start, episode.ended)
    if month < habit.start or referral_only(habit.agency, month, setting):
        return 0.0
    hazard = habit.rate
    hazard *= 1.0 if episode.side == habit.home_side else habit.away
    hazard *= habit.female if person.sex == "female" else 1.0
    hazard *= habit.minor if episode.minor else 1.0
    hazard *= habit.sexual if episode.exploitation.form == "sexual_exploitation" else 1.0
    hazard *= habit.border if person.border else 1.0
    if month >= setting.commitment.month:
        hazard *= setting.commitment.rates.get(habit.agency, 1.0)
    if habit.agency == setting.campaigns.agency and month in setting.campaigns.months:
        hazard *= setting.campaigns.rate
    return hazard


def referral_only(agency: str, month: int, setting: Setting) -> bool:
    """Whether in that month the agency takes only people whom another agency sent."""
    habit = setting.referral_only
    return agency == habit.agency and habit.first <= month <= habit.last


def draw_contacts(rng: random.Random, person: Person, episode: Episode, setting: Setting) -> dict[str, Contact]:
    """Contacts by agency before the person is brought home: on own account, then by referral."""
    found: dict[str, Contact] = {}
    visible = math.exp(setting.visibility * rng.gauss(0.0, 1.0) - setting.visibility**2 / 2)
    for habit in setting.habits:
        if chance(rng, 1 - math.exp(-visible * rate(person, episode, habit, setting))):
            day = later(episode.ended, min(rng.expovariate(1 / SOON), LATEST))
            found[habit.agency] = Contact(habit.agency, day, "")
    if setting.once and found:
        first = min(found.values(), key=lambda c: c.day)
        return {first.agency: first}
    send_on(rng, found, setting, frozenset())
    return found


def send_on(rng: random.Random, found: dict[str, Contact], setting: Setting, before: frozenset[str]) -> None:
    """Draw the referrals by agencies that have met the person, those in `before` apart, which have decided already."""
    for referral in setting.referrals:
        giver = found.get(referral.giver)
        if giver is not None and giver.agency not in before and chance(rng, referral.share):
            wait = 1 + rng.expovariate(1 / referral.wait)
            add_contact(found, setting, Contact(referral.taker, later(giver.day, wait), giver.agency))


def add_contact(found: dict[str, Contact], setting: Setting, contact: Contact) -> None:
    """Enter a contact by referral or hand-over unless the agency keeps no list yet or met her before."""
    habit = setting.habit(contact.agency)
    known = found.get(contact.agency)
    if habit is None or month_of(setting.start, contact.day) < habit.start:
        return
    if known is None:
        found[contact.agency] = contact
