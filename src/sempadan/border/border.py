"""One border as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sempadan.border.gazetteer import Gazetteer, coded, fold, gazetteer
from sempadan.schema.domains import Domains
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sempadan.border.records import (
        Agency,
        Commitment,
        CommitmentEvent,
        CountSeries,
        Crossing,
        District,
        Hypothesis,
        IndicatorKind,
        Obstacle,
        Place,
        Texts,
    )
    from sempadan.schema.message import Message

PLACE_CODE: Final = re.compile(r"[0-9]{4}|[0-9]{2}\.[0-9]{2}|[A-Z]{3}|[A-Z]{2}(?:-[0-9]{2}){1,2}")
REGENCIES: Final = tuple(f"{n:02}" for n in range(1, 80))
"""Numbers that a regency or city may have within its province: 01-79."""


@dataclass(frozen=True, repr=False)
class Border:
    """A border: its districts on both sides, the places outside, gates, agencies, promises, obstacles.

    `folder` is where it was loaded from, None for the shipped pack; hand it to `load_indicators`
    and `load_published_counts`.
    """

    folder: Path | None
    code: str
    label: Texts
    countries: tuple[str, str]
    districts: tuple[District, ...]
    places: tuple[Place, ...]
    crossings: tuple[Crossing, ...]
    agencies: tuple[Agency, ...]
    commitments: tuple[Commitment, ...]
    events: tuple[CommitmentEvent, ...]
    obstacles: tuple[Obstacle, ...] = field(default=())
    hypotheses: tuple[Hypothesis, ...] = field(default=())
    indicator_kinds: tuple[IndicatorKind, ...] = field(default=())
    count_series: tuple[CountSeries, ...] = field(default=())

    def __repr__(self) -> str:
        """Show the border by name and size."""
        return f"Border({self.code}, {len(self.districts)} districts, {len(self.agencies)} agencies)"

    def domains(self) -> Domains:
        """The codes that places, agencies and crossings of a case may have.

        Places are the districts, states and countries of the pack, and every regency code that a
        province of the pack may have (two digits and 01-79), whether the pack names it or not. A
        province is no place of a case: there the country is the next coarser.
        """
        return Domains(
            places=self._place_codes,
            agencies=frozenset(a.code for a in self.agencies),
            crossings=frozenset(c.code for c in self.crossings),
        )

    def place_of(self, text: str) -> str | None:
        """The code of a place by code or any name in use; None if unknown or ambiguous.

        A sub-district or town of a district means the district, a province its country. Several
        names separated by commas or blanks must agree ("Entikong, Sanggau"); unknown pieces are
        passed over.
        """
        code = text.strip()
        if PLACE_CODE.fullmatch(code):
            code = code.replace(".", "")
            if code in self._place_codes:
                return code
        return self._gazetteer.place_of(text)

    def agency_of(self, text: str) -> str | None:
        """The code of an agency by code or any name in use; None if unknown or ambiguous."""
        return _only(self._agency_names.get(fold(text)))

    def crossing_of(self, text: str) -> str | None:
        """The code of a crossing by code or any name in use; None if unknown or ambiguous."""
        return _only(self._crossing_names.get(fold(text)))

    def place_label(self, code: str) -> Message:
        """Name a place for a reader: a district by name, a regency outside as "elsewhere in" its province.

        Where only the country or state of the border is known, the label says so.
        """
        if code in self._labels:
            named = _named(self._labels[code])
            return message("border.place.unplaced", place=named) if code in self._divided else named
        province = self._labels.get(code[:2]) if len(code) == 4 and code in self._place_codes else None
        return (
            message("border.place.unknown")
            if province is None
            else message("border.place.elsewhere", place=_named(province))
        )

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return gazetteer(self.districts, self.places)

    @cached_property
    def _agency_names(self) -> Mapping[str, frozenset[str]]:
        return coded(self.agencies)

    @cached_property
    def _crossing_names(self) -> Mapping[str, frozenset[str]]:
        return coded(self.crossings)

    @cached_property
    def _place_codes(self) -> frozenset[str]:
        provinces = [p.code for p in self.places if p.kind == "province" and len(p.code) == 2 and p.code.isdigit()]
        own = {p.code for p in self.places if p.kind != "province"} | {d.code for d in self.districts}
        return frozenset(own | {province + number for province in provinces for number in REGENCIES})

    @cached_property
    def _labels(self) -> Mapping[str, Texts]:
        """Names of districts, provinces, states and countries; regencies outside are shown by province."""
        outer = {p.code: p.label for p in self.places if p.kind not in ("regency", "city")}
        return outer | {d.code: d.label for d in self.districts}

    @cached_property
    def _divided(self) -> frozenset[str]:
        """Places of which the pack knows the parts: countries of the border and parents of districts."""
        return frozenset({*self.countries, *(d.parent for d in self.districts)})


def _only(codes: frozenset[str] | None) -> str | None:
    return next(iter(codes)) if codes is not None and len(codes) == 1 else None


def _named(label: Texts) -> Message:
    return message("house.named", en=label.en, id=label.id, ms=label.ms)
