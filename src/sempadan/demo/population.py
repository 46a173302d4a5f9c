"""The invented people: who they are and where they come from, before anybody meets them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.demo.days import later, month_start, years_before
from sempadan.demo.documents import Holder, draw_documents
from sempadan.demo.draws import Weighted, chance, weighted
from sempadan.demo.names import ELSEWHERE, FEMALE, HERE, MALE, SARAWAK, draw_name, name_lists
from sempadan.demo.people import Person
from sempadan.demo.shares import HOME, OUTSIDE, Place, Shares, places, shares

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from datetime import date

    from sempadan.demo.setting import Setting

ABROAD = Place("MY-13-01", "Kuching", "abroad", 0.0, border=False, factor=0.0, village="Kampung Rekaan")
SWING_PEAK = 4  # the month of the year after which most people come to light: after the feast


@dataclass(frozen=True, slots=True)
class Origins:
    """Where people come from: log effect a district, and weights to draw by."""

    effects: dict[str, float]
    here: Weighted
    outside: Weighted
    by_code: dict[str, Place]


def draw_origins(rng: random.Random, setting: Setting) -> Origins:
    """Weigh each district by its residents, the invented factor, and what else differs (drawn)."""
    at_home = [place for place in places() if place.kind == HOME]
    effects = {p.code: setting.district_factor * p.factor + rng.gauss(0.0, setting.district_noise) for p in at_home}
    return Origins(
        effects=effects,
        here=weighted((p.code, p.residents * math.exp(effects[p.code])) for p in at_home),
        outside=weighted((p.code, p.residents) for p in places() if p.kind == OUTSIDE),
        by_code={p.code: p for p in places()},
    )


def month_weights(setting: Setting) -> Weighted:
    """Weigh the months in which people come to light: a yearly swing, and no trend."""
    angles = ((month - SWING_PEAK) / 12 * 2 * math.pi for month in range(setting.months))
    return weighted((str(m), 1 + setting.seasonal_swing * math.cos(a)) for m, a in enumerate(angles))


def draw_people(rng: random.Random, people: int, setting: Setting, origins: Origins) -> Iterator[tuple[Person, date]]:
    """Draw people with the day on which each first comes to light, ordered by nothing but their number."""
    months = month_weights(setting)
    width = len(str(people))
    for number in range(1, people + 1):
        start = month_start(setting.start, int(months.draw(rng)))
        ended = later(start, rng.randrange(28))
        yield draw_person(rng, f"P{number:0{width}d}", ended, origins), ended


def draw_person(rng: random.Random, person: str, ended: date, origins: Origins) -> Person:
    """Draw one person who comes to light on that day."""
    table = shares()
    sex = FEMALE if chance(rng, table.number("female")) else MALE
    malaysian = chance(rng, table.number("citizen_mys"))
    place = ABROAD if malaysian else _origin(rng, table, origins)
    birth = _birth(rng, table, sex, ended)
    citizenship = "MYS" if malaysian else ("stateless" if chance(rng, 0.006) else "IDN")
    region = SARAWAK if malaysian else (HERE if place.kind == HOME else ELSEWHERE)
    holder = Holder(sex, birth, citizenship, place.code, later(ended, -rng.randint(200, 1500)))
    return Person(
        person=person,
        name=draw_name(rng, name_lists(), sex, region),
        sex=sex,
        birth=birth,
        birth_place=place.name,
        citizenship=citizenship,
        home_district=place.code,
        home_text=_home_text(rng, place),
        border=place.border,
        documents=draw_documents(rng, holder),
    )


def _origin(rng: random.Random, table: Shares, origins: Origins) -> Place:
    kind = table.pick(rng, "home")
    return origins.by_code[(origins.here if kind == "here" else origins.outside).draw(rng)]


def _birth(rng: random.Random, table: Shares, sex: str, day: date) -> date:
    low, high = table.pick(rng, "age", sex).split("-")
    return years_before(day, rng.uniform(int(low), int(high) + 0.99))


def _home_text(rng: random.Random, place: Place) -> str:
    """An invented address: the villages do not exist."""
    street = f"RT {rng.randint(1, 12):03d}/RW {rng.randint(1, 6):03d}"
    return f"{place.village} {street}"
