"""The truth beside the lists: who stands where, who was seen by nobody, and what changed when.

It is written from the people before detection and dirt. Tables, one row each of:

- `people.csv` a row of a list that is a record: list, sheet, row, own_id, record (empty until
  `complete_truth`), person;
- `persons.csv` a person: who she is, in how many episodes, and one 0/1 column an agency;
- `episodes.csv` an episode: when and where, and every coded fact;
- `steps.csv` a step that happened, also after the lists were written, with the agency responsible for it;
- `months.csv` a month: episodes that came to light, how many of them anybody met, contacts by agency;
- `districts.csv` a home district: residents in thousands, the invented factor, the log effect, people, people seen;
- `effects.csv` an effect that was built in: effect, on what, first and last month (empty: to the end), size, unit.
"""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, TypeAlias

from sempadan.demo.days import month_start, month_text
from sempadan.demo.facts import facts_of, flag
from sempadan.demo.shares import HOME, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sempadan.demo.history import History
    from sempadan.demo.people import Life, Lived
    from sempadan.demo.setting import Setting
    from sempadan.demo.sheets import Where

Line: TypeAlias = "Sequence[str | int | float]"

PEOPLE = ("list", "sheet", "row", "own_id", "record", "person")


def truth_files(history: History, records: Mapping[str, Sequence[Where]]) -> dict[str, bytes]:
    """Write all tables of the truth.

    Args:
        history: What is true.
        records: Where each record stands, by list.

    Returns:
        Name of the file to its bytes.
    """
    return {
        "people.csv": csv_table(PEOPLE, _people(records)),
        "persons.csv": csv_table((*PERSONS, *history.setting.agencies), _persons(history)),
        "episodes.csv": _episodes(history),
        "steps.csv": csv_table(("person", "episode", "step", "day", "agency"), _steps(history)),
        "months.csv": csv_table((*MONTHS, *history.setting.agencies), _months(history)),
        "districts.csv": csv_table(DISTRICTS, _districts(history)),
        "effects.csv": csv_table(EFFECTS, _effects(history.setting)),
    }


def csv_table(header: Sequence[str], lines: Iterable[Line]) -> bytes:
    """Write a table as CSV: UTF-8, commas, plain numbers."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue().encode()


def on_lists(life: Life, setting: Setting) -> frozenset[str]:
    """Agencies on whose list the person stands: those that met her before the lists were written."""
    return frozenset(c.agency for lived in life.lived for c in lived.contacts if c.day < setting.end)


def _people(records: Mapping[str, Sequence[Where]]) -> Iterator[Line]:
    for name, rows in records.items():
        for where in rows:
            yield name, where.sheet, where.row, where.own_id, "", where.person


PERSONS = ("person", "sex", "birth_date", "citizenship", "home_district", "month", "episodes", "seen")


def _persons(history: History) -> Iterator[Line]:
    for life in history.lives:
        person, seen = life.person, on_lists(life, history.setting)
        about = (person.sex, person.birth.isoformat(), person.citizenship, person.home_district)
        first = month_text(life.lived[0].episode.ended)
        met = (int(agency in seen) for agency in history.setting.agencies)
        yield (person.person, *about, first, len(life.lived), int(bool(seen)), *met)


EPISODES = ("person", "episode", "began", "ended", "side", "abroad", "minor", "seen")


def _episodes(history: History) -> bytes:
    all_lived = [(life.person.person, lived) for life in history.lives for lived in life.lived]
    fields = tuple(facts_of(all_lived[0][1]))
    return csv_table((*EPISODES, *fields), (_episode(who, lived, history.setting) for who, lived in all_lived))


def _episode(person: str, lived: Lived, setting: Setting) -> Line:
    episode = lived.episode
    days = (episode.began.isoformat(), episode.ended.isoformat())
    flags = (flag(episode.abroad), flag(episode.minor))
    return (person, episode.number, *days, episode.side, *flags, int(_met(lived, setting)), *facts_of(lived).values())


def _met(lived: Lived, setting: Setting) -> bool:
    return any(contact.day < setting.end for contact in lived.contacts)


def _steps(history: History) -> Iterator[Line]:
    for life in history.lives:
        for lived in life.lived:
            for step in lived.steps:
                yield life.person.person, lived.episode.number, step.name, step.day.isoformat(), step.agency


MONTHS = ("month", "episodes", "seen")


def _months(history: History) -> Iterator[Line]:
    setting = history.setting
    every = [lived for life in history.lives for lived in life.lived]
    ended = Counter(month_text(lived.episode.ended) for lived in every)
    seen = Counter(month_text(lived.episode.ended) for lived in every if _met(lived, setting))
    met = Counter((c.agency, month_text(c.day)) for lived in every for c in lived.contacts)
    for number in range(setting.months):
        month = month_text(month_start(setting.start, number))
        yield (month, ended[month], seen[month], *(met[agency, month] for agency in setting.agencies))


DISTRICTS = ("district", "name", "residents", "factor", "log_effect", "people", "seen")


def _districts(history: History) -> Iterator[Line]:
    people = Counter(life.person.home_district for life in history.lives)
    seen = Counter(life.person.home_district for life in history.lives if on_lists(life, history.setting))
    for place in places():
        effect = history.origins.effects[place.code] if place.kind == HOME else 0.0
        sizes = (place.residents, round(place.factor, 4), round(effect, 4))
        yield place.code, place.name, *sizes, people[place.code], seen[place.code]


EFFECTS = ("effect", "on", "first_month", "last_month", "size", "unit")
RATE, LOG, SHARE = "rate_ratio", "log_rate_per_sd", "share"


def _effects(setting: Setting) -> Iterator[Line]:
    """Each effect once for each agency, form, year or district factor it touches."""
    for agency, rate in setting.commitment.rates.items():
        yield "commitment", agency, _month(setting, setting.commitment.month), "", rate, RATE
    for month in (_month(setting, number) for number in setting.campaigns.months):
        yield "campaign", setting.campaigns.agency, month, month, setting.campaigns.rate, RATE
    only = setting.referral_only
    yield "referral_only", only.agency, _month(setting, only.first), _month(setting, only.last), 0.0, RATE
    recording = setting.recording
    for form, before in recording.before.items():
        yield "recording", f"{recording.agency}:{before}>{form}", _month(setting, recording.month), "", 1.0, SHARE
    for year, share in enumerate(setting.home.share):
        first, end = month_start(setting.start, 12 * year), month_start(setting.start, 12 * year + 11)
        yield "repatriation", "met_in_sarawak", month_text(first), month_text(end), share, SHARE
    yield "district_factor", "new_victims", _month(setting, 0), "", setting.district_factor, LOG
    yield "trafficked_again", "after_return", _month(setting, 0), "", setting.return_share, SHARE
    yield "commitment_on_people", "new_victims", _month(setting, setting.commitment.month), "", 1.0, RATE


def _month(setting: Setting, number: int) -> str:
    return month_text(month_start(setting.start, number))
