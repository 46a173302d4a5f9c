"""What goes with what on the invented border: shares and weights from `shares.toml`, ready to draw from."""

from __future__ import annotations

import csv
import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sempadan.demo.draws import Weighted, weighted

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

HOME, OUTSIDE = "home", "outside"


@dataclass(frozen=True, slots=True)
class Shares:
    """Weights by table and group, and shares by table and name."""

    weights: Mapping[tuple[str, str], Weighted]
    numbers: Mapping[tuple[str, str], float]

    def pick(self, rng: random.Random, table: str, group: str = "") -> str:
        """Draw a code from a table of weights."""
        return self.weights[table, group].draw(rng)

    def number(self, table: str, name: str = "") -> float:
        """A share from a table of shares."""
        return self.numbers[table, name]

    def of(self, table: str, name: str, otherwise: str) -> float:
        """A share from a table of shares, or the table's other one if it has none of that name."""
        return self.numbers.get((table, name), self.numbers[table, otherwise])


GROUPED = ("age", "form", "sector", "recruiter_type", "route", "entry_document", "legal_basis_mys", "legal_basis_idn")
PLAIN = ("home", "crossing", "entry_purpose", "document_holder", "stop_reason")
SHARES = ("side", "acts", "destination_kind")
MEANS = "means"


@cache
def shares() -> Shares:
    """Read the shares that ship with the demo."""
    entry = tomllib.loads(files("sempadan.demo").joinpath("shares.toml").read_text(encoding="utf-8"))
    weights = {(table, ""): weighted(entry[table]) for table in PLAIN}
    for table in (*GROUPED, "destination"):
        weights |= {(table, group): weighted(values) for group, values in entry[table].items()}
    numbers = {(table, name): float(value) for table in SHARES for name, value in entry[table].items()}
    numbers |= {(name, group): float(v) for name, values in entry[MEANS].items() for group, v in values.items()}
    numbers |= {(name, ""): float(value) for name, value in entry.items() if isinstance(value, float)}
    return Shares(weights, numbers)


@cache
def means_names() -> tuple[str, ...]:
    """Names of the means that are drawn by share (debt, documents and wages follow from the facts)."""
    entry: dict[str, Any] = tomllib.loads(files("sempadan.demo").joinpath("shares.toml").read_text(encoding="utf-8"))
    return tuple(entry[MEANS])


@dataclass(frozen=True, slots=True)
class Place:
    """A home district: code, name, residents in thousands, at the border or not, invented factor, a village's name.

    The factor is standardised over the districts of kind `home`; it is 0 elsewhere.
    """

    code: str
    name: str
    kind: str
    residents: float
    border: bool
    factor: float
    village: str


@cache
def places() -> tuple[Place, ...]:
    """Read the home districts. Residents: Kepmendagri 300.2.2-2138/2025; the factor is invented."""
    with files("sempadan.demo").joinpath("places.csv").open(encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    factors = [float(row["factor"]) for row in rows if row["kind"] == HOME]
    middle = sum(factors) / len(factors)
    spread = math.sqrt(sum((f - middle) ** 2 for f in factors) / len(factors))
    return tuple(
        Place(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            residents=float(row["residents"]),
            border=row["border"] == "1",
            factor=(float(row["factor"]) - middle) / spread if row["kind"] == HOME else 0.0,
            village=row["village"],
        )
        for row in rows
    )
