"""The numbers of the invented border: how many, who meets them, what changes when."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

from sempadan.demo.days import month_start

SARAWAK, KALBAR = "sarawak", "kalbar"


@dataclass(frozen=True, slots=True)
class Habit:
    """How one agency meets people: a hazard and the factors that multiply it.

    Args:
        agency: Code of the agency in the border pack.
        rate: Hazard of meeting a person on the agency's own account.
        home_side: Side of the border on which it works, `sarawak` or `kalbar`.
        away: Factor for people who come to light on the other side.
        female, minor, sexual, border: Factors for women and girls, for children, for sexual
            exploitation, and for people from a district at the border.
        start: First month in which it keeps a list.
    """

    agency: str
    rate: float
    home_side: str
    away: float
    female: float
    minor: float
    sexual: float
    border: float
    start: int


@dataclass(frozen=True, slots=True)
class Referral:
    """One agency sends a share of those it meets on to another, after a mean wait in days."""

    giver: str
    taker: str
    share: float
    wait: float


@dataclass(frozen=True, slots=True)
class Handover:
    """The hand-over across the border of people brought home; `nobody` is the share without a responsible agency."""

    giver: str
    taker: str
    share: float
    nobody: float


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment that multiplies the rates of agencies from a month on, and changes nothing else."""

    id: str
    month: int
    rates: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReferralOnly:
    """Months (first to last, both included) in which an agency takes only people whom another sent."""

    agency: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Campaigns:
    """Months in which an agency's rate is multiplied."""

    agency: str
    months: tuple[int, ...]
    rate: float


@dataclass(frozen=True, slots=True)
class Recording:
    """A change of recording: before the month, forms were written as other forms."""

    agency: str
    month: int
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Home:
    """Being brought back across the border: share by year of first contact, and the wait in days (lognormal)."""

    share: tuple[float, ...]
    met_at_home: float
    wait_median: float
    wait_spread: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that is chosen about the invented border.

    `dataclasses.replace` makes another border: rates, referrals or agencies may be changed to test
    what an estimate does when its assumptions fail. With `once` nobody is met by two agencies.
    """

    start: date
    months: int
    visibility: float
    seasonal_swing: float
    return_share: float
    return_factor_minor: float
    return_factor_reintegrated: float
    district_factor: float
    district_noise: float
    habits: tuple[Habit, ...]
    referrals: tuple[Referral, ...]
    handover: Handover
    commitment: Commitment
    referral_only: ReferralOnly
    campaigns: Campaigns
    recording: Recording
    home: Home
    once: bool = False

    @property
    def end(self) -> date:
        """First day of which nothing is known: the lists were written on the day before."""
        return month_start(self.start, self.months)

    @property
    def agencies(self) -> tuple[str, ...]:
        """Codes of the agencies that keep a list."""
        return tuple(h.agency for h in self.habits)

    def habit(self, agency: str) -> Habit | None:
        """Return how the agency meets people, or None if it keeps no list."""
        return next((h for h in self.habits if h.agency == agency), None)


@cache
def default_setting() -> Setting:
    """Read the border that `sempadan demo` invents."""
    entry = tomllib.loads(files("sempadan.demo").joinpath("setting.toml").read_text(encoding="utf-8"))
    return Setting(
        **{name: entry[name] for name in NUMBERS},
        habits=tuple(Habit(agency=code, **values) for code, values in entry["agencies"].items()),
        referrals=tuple(Referral(**values) for values in entry["referrals"]),
        handover=Handover(**entry["handover"]),
        commitment=Commitment(**_frozen(entry["commitment"], "rates")),
        referral_only=ReferralOnly(**entry["referral_only"]),
        campaigns=Campaigns(**_tuple(entry["campaigns"], "months")),
        recording=Recording(**_frozen(entry["recording"], "before")),
        home=Home(**_tuple(entry["home"], "share")),
    )


NUMBERS = (
    "start", "months", "visibility", "seasonal_swing", "return_share", "return_factor_minor",
    "return_factor_reintegrated", "district_factor", "district_noise",
)  # fmt: skip


def _frozen(entry: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {**entry, name: MappingProxyType(entry[name])}


def _tuple(entry: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {**entry, name: tuple(entry[name])}
