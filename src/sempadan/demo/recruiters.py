"""Invented recruiters: some bring many people, most bring one or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.demo.draws import weighted
from sempadan.demo.shares import HOME, places

if TYPE_CHECKING:
    import random

    from sempadan.demo.draws import Weighted

PEOPLE_A_RECRUITER = 14
BUSY = ("broker", "agency", "matchmaker", "online_contact")  # kinds of recruiter who bring more than one person


@dataclass(frozen=True, slots=True)
class Recruiters:
    """Phone numbers of recruiters by home district, weighted by how many people they bring."""

    by_district: dict[str, Weighted]


def draw_recruiters(rng: random.Random, people: int) -> Recruiters:
    """Draw the recruiters of a border with that many victims: in each district a few, unequal in reach."""
    at_home = [place for place in places() if place.kind == HOME]
    total = sum(place.residents for place in at_home)
    phones: dict[str, Weighted] = {}
    for place in at_home:
        count = max(2, round(people / PEOPLE_A_RECRUITER * place.residents / total))
        phones[place.code] = weighted((recruiter_phone(rng), 1 / rank) for rank in range(1, count + 1))
    return Recruiters(phones)


def recruiter_phone(rng: random.Random) -> str:
    """A number with the prefix 0840, which no operator holds."""
    return f"0840{rng.randrange(10**8):08d}"


def draw_contact(rng: random.Random, recruiters: Recruiters, recruiter_type: str, district: str) -> str:
    """The number of a recruiter of that type in that district; a new one if the type brings one person only."""
    known = recruiters.by_district.get(district)
    if recruiter_type in BUSY and known is not None:
        return known.draw(rng)
    return recruiter_phone(rng)
