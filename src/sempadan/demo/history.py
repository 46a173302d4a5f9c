"""The whole invented border: people, what happened to them, who met them, and who was trafficked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.demo.cascade import draw_response
from sempadan.demo.circumstances import Occasion, draw_episode
from sempadan.demo.detection import draw_contacts
from sempadan.demo.draws import chance, stream
from sempadan.demo.people import Life, Lived
from sempadan.demo.population import draw_origins, draw_people
from sempadan.demo.recruiters import draw_recruiters

if TYPE_CHECKING:
    import random
    from datetime import date

    from sempadan.demo.people import Person
    from sempadan.demo.population import Origins
    from sempadan.demo.recruiters import Recruiters
    from sempadan.demo.setting import Setting

RETURN_SOONEST, RETURN_LATEST = 60, 730  # days from home to being trafficked again and come to light
MOST_EPISODES = 3


@dataclass(frozen=True, slots=True)
class Streams:
    """Random numbers by purpose: what is done to people, who meets them, what follows, who returns."""

    circumstances: random.Random
    detection: random.Random
    cascade: random.Random
    returns: random.Random


@dataclass(frozen=True, slots=True)
class History:
    """Everything that is true on the invented border."""

    setting: Setting
    origins: Origins
    lives: tuple[Life, ...]


def invent(people: int, seed: int, setting: Setting) -> History:
    """Invent a border.

    Args:
        people: Number of victims over all months (people, at least 1).
        seed: The same seed gives the same border.
        setting: The numbers of the border.

    Returns:
        Each person's life, the unseen included, in the order of their numbers.
    """
    origins = draw_origins(stream(seed, "districts"), setting)
    recruiters = draw_recruiters(stream(seed, "recruiters"), people)
    streams = Streams(*(stream(seed, name) for name in ("circumstances", "detection", "cascade", "returns")))
    drawn = draw_people(stream(seed, "people"), people, setting, origins)
    lives = tuple(_life(streams, person, ended, recruiters, setting) for person, ended in drawn)
    return History(setting, origins, lives)


def _life(streams: Streams, person: Person, ended: date, recruiters: Recruiters, setting: Setting) -> Life:
    lived: list[Lived] = []
    day: date | None = ended
    while day is not None and day < setting.end and len(lived) < MOST_EPISODES:
        episode = draw_episode(streams.circumstances, Occasion(person, len(lived) + 1, day), recruiters)
        met = draw_contacts(streams.detection, person, episode, setting)
        response = draw_response(streams.cascade, episode, met, setting)
        lived.append(Lived(episode, response.contacts, response.steps, response.justice))
        day = _returns(streams.returns, lived[-1], setting)
    return Life(person, tuple(lived))


def _returns(rng: random.Random, lived: Lived, setting: Setting) -> date | None:
    """The day on which she comes to light again, if she is trafficked again within two years."""
    share = setting.return_share
    share *= setting.return_factor_minor if lived.episode.minor else 1.0
    helped = any(step.name == "reintegrated" for step in lived.steps)
    share *= setting.return_factor_reintegrated if helped else 1.0
    if not chance(rng, share):
        return None
    home = max((s.day for s in lived.steps if s.name == "repatriated"), default=lived.episode.ended)
    return home.fromordinal(home.toordinal() + rng.randint(RETURN_SOONEST, RETURN_LATEST))
