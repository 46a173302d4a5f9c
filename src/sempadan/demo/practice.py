"""What each agency writes down about a person, and how well."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sempadan.demo.spelling import Hand

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Practice:
    """An agency's habit of recording, as shares of rows.

    Args:
        hand: How names are written.
        passport_first: Share of birth dates taken from the passport, where there is one.
        birth_missing, nik, passport, mykad, phone, recruiter: Shares without a birth date, and with each number.
        blank, wrong: Shares of facts not written down, and written down wrongly.
        twice, refused, nameless: Shares of people with a second row, not for sharing, and without a name.
        facts: Fields that the agency records.
        steps: Steps whose day it knows.
    """

    hand: Hand
    passport_first: float
    birth_missing: float
    nik: float
    passport: float
    mykad: float
    phone: float
    recruiter: float
    blank: float
    wrong: float
    twice: float
    refused: float
    nameless: float
    facts: frozenset[str]
    steps: frozenset[str]


@cache
def practices() -> dict[str, Practice]:
    """Read the habits of all agencies, by their code."""
    entry = tomllib.loads(files("sempadan.demo").joinpath("practice.toml").read_text(encoding="utf-8"))
    return {code: _practice(values) for code, values in entry.items()}


def _practice(values: Mapping[str, Any]) -> Practice:
    hand = Hand(float(values["patronymic"]), float(values["alias"]), str(values["capitals"]))
    shares = {name: float(value) for name, value in values.items() if name not in OTHER}
    return Practice(hand=hand, facts=frozenset(values["facts"]), steps=frozenset(values["steps"]), **shares)


OTHER = ("patronymic", "alias", "capitals", "facts", "steps")
