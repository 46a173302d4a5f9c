"""The files of a border pack and their columns, as data: loader, check, docs and tests read them here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LANGUAGES: Final = ("en", "id", "ms")
LIST_MARK: Final = "|"
"""Stands between the values of a cell that holds several."""


class Kind(StrEnum):
    """What a column holds."""

    KEY = "key"
    TEXT = "text"
    LIST = "list"
    CODE = "code"
    CODES = "codes"
    FIELD_CODE = "field_code"
    FLAG = "flag"
    COUNT = "count"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    REF = "ref"
    REFS = "refs"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, whether each row needs it, and the list or file that its codes come from."""

    name: str
    kind: Kind
    needed: bool = False
    of: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file: its columns, which of them tell rows apart, whether it may be empty, whether it is loaded on demand."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    may_be_empty: bool = False
    on_demand: bool = False

    def column(self, name: str) -> Column | None:
        """The column of that name, or None."""
        return next((c for c in self.columns if c.name == name), None)

    @property
    def triples(self) -> tuple[tuple[str, ...], ...]:
        """Columns that say the same in three languages, together."""
        stems = [c.name[:-3] for c in self.columns if c.name.endswith("_en")]
        return tuple(tuple(f"{stem}_{lang}" for lang in LANGUAGES) for stem in stems)


def _in_three(stem: str, *, needed: bool = False) -> tuple[Column, ...]:
    return tuple(Column(f"{stem}_{lang}", Kind.TEXT, needed) for lang in LANGUAGES)


CODE: Final = Column("code", Kind.KEY, needed=True)
SOURCE: Final = Column("source", Kind.TEXT, needed=True)
NAMES: Final = Column("names", Kind.LIST)
VERIFIED: Final = Column("verified", Kind.CODE, needed=True, of="verified")
ROLES: Final = ("detection", "identification", "protection", "repatriation", "reintegration", "prosecution")
FOUR_PS: Final = ("prevention", "protection", "prosecution", "partnership")


BORDER: Final = File(
    "border.csv",
    (
        CODE,
        *_in_three("name", needed=True),
        Column("first_country", Kind.REF, needed=True, of="countries"),
        Column("second_country", Kind.REF, needed=True, of="countries"),
    ),
    key=("code",),
)
DISTRICTS: Final = File(
    "districts.csv",
    (
        CODE,
        Column("name", Kind.TEXT, needed=True),
        *_in_three("name", needed=True),
        Column("country", Kind.REF, needed=True, of="countries"),
        Column("kind", Kind.CODE, needed=True, of="district_kind"),
        Column("parent", Kind.REF, needed=True, of="parents"),
        NAMES,
        Column("parts", Kind.LIST),
        Column("population", Kind.COUNT),
        Column("population_year", Kind.YEAR),
        Column("population_source", Kind.TEXT),
        Column("tile_column", Kind.COUNT, needed=True),
        Column("tile_row", Kind.COUNT, needed=True),
    ),
    key=("code",),
)
PLACES: Final = File(
    "places.csv",
    (
        CODE,
        Column("kind", Kind.CODE, needed=True, of="place_kind"),
        Column("parent", Kind.REF, of="outer_places"),
        *_in_three("name", needed=True),
        NAMES,
        Column("parts", Kind.LIST),
    ),
    key=("code",),
)
CROSSINGS: Final = File(
    "crossings.csv",
    (
        CODE,
        Column("name", Kind.TEXT, needed=True),
        NAMES,
        Column("first_district", Kind.REF, needed=True, of="districts"),
        Column("first_post", Kind.TEXT),
        Column("second_district", Kind.REF, needed=True, of="districts"),
        Column("second_post", Kind.TEXT),
        Column("kind", Kind.CODE, needed=True, of="crossing_kind"),
        Column("status", Kind.CODE, needed=True, of="crossing_status"),
        Column("opened", Kind.DATE),
        *_in_three("note"),
        VERIFIED,
        SOURCE,
    ),
    key=("code",),
)
AGENCIES: Final = File(
    "agencies.csv",
    (
        CODE,
        Column("name", Kind.TEXT, needed=True),
        *_in_three("name", needed=True),
        NAMES,
        Column("country", Kind.REF, needed=True, of="countries"),
        Column("other_countries", Kind.REFS, of="countries"),
        Column("level", Kind.CODE, needed=True, of="level"),
        Column("actor", Kind.CODE, needed=True, of="actor"),
        Column("source_type", Kind.FIELD_CODE, needed=True, of="source_type"),
        *(Column(role, Kind.FLAG, needed=True) for role in ROLES),
        *_in_three("records"),
        VERIFIED,
        SOURCE,
    ),
    key=("code",),
)
COMMITMENTS: Final = File(
    "commitments.csv",
    (
        CODE,
        Column("short_name", Kind.TEXT, needed=True),
        *_in_three("name", needed=True),
        Column("date", Kind.DATE),
        Column("date_precision", Kind.CODE, needed=True, of="precision"),
        Column("date_meaning", Kind.CODE, of="date_meaning"),
        Column("date_verified", Kind.CODE, needed=True, of="verified"),
        Column("period_start", Kind.DATE),
        Column("end_date", Kind.DATE),
        Column("parties", Kind.LIST),
        Column("level", Kind.CODE, needed=True, of="level"),
        Column("actors", Kind.CODES, needed=True, of="actor"),
        *(Column(p, Kind.FLAG, needed=True) for p in FOUR_PS),
        Column("kind", Kind.CODE, needed=True, of="commitment_kind"),
        Column("status", Kind.CODE, needed=True, of="commitment_status"),
        *_in_three("status_note"),
        *_in_three("content"),
        Column("replaces", Kind.REFS, of="commitments"),
        Column("evidence", Kind.CODE, needed=True, of="evidence"),
        Column("evidence_date", Kind.DATE),
        SOURCE,
    ),
    key=("code",),
)
EVENTS: Final = File(
    "commitment_events.csv",
    (
        Column("commitment", Kind.REF, needed=True, of="commitments"),
        Column("actor", Kind.REF, needed=True, of="countries_or_all"),
        Column("event", Kind.CODE, needed=True, of="event"),
        Column("date", Kind.DATE, needed=True),
        Column("date_precision", Kind.CODE, needed=True, of="precision"),
        VERIFIED,
        *_in_three("note"),
        SOURCE,
    ),
    key=("commitment", "actor", "event"),
    may_be_empty=True,
)
OBSTACLES: Final = File(
    "obstacles.csv",
    (
        CODE,
        *_in_three("name", needed=True),
        *_in_three("evidence", needed=True),
        *_in_three("formula", needed=True),
        Column("fields", Kind.REFS, of="codebook"),
        Column("register", Kind.REFS, of="columns"),
        SOURCE,
    ),
    key=("code",),
    may_be_empty=True,
)
HYPOTHESES: Final = File(
    "hypotheses.csv",
    (
        CODE,
        *_in_three("factor", needed=True),
        Column("side", Kind.CODE, needed=True, of="side"),
        Column("direction", Kind.CODE, needed=True, of="direction"),
        Column("qualifier", Kind.CODE, of="qualifier"),
        *_in_three("finding", needed=True),
        Column("design", Kind.CODE, needed=True, of="design"),
        *_in_three("sample", needed=True),
        SOURCE,
        Column("year", Kind.YEAR, needed=True),
        Column("seen", Kind.CODE, needed=True, of="seen"),
        Column("indicators", Kind.REFS, of="indicator_kinds"),
    ),
    key=("code",),
    may_be_empty=True,
)
INDICATOR_KINDS: Final = File(
    "indicator_kinds.csv",
    (
        CODE,
        *_in_three("name", needed=True),
        Column("unit", Kind.CODE, needed=True, of="unit"),
        *_in_three("note"),
    ),
    key=("code",),
    may_be_empty=True,
)
COUNT_SERIES: Final = File("count_series.csv", (CODE, *_in_three("name", needed=True)), ("code",), may_be_empty=True)
INDICATORS: Final = File(
    "indicators.csv",
    (
        Column("place", Kind.REF, needed=True, of="places"),
        Column("year", Kind.YEAR, needed=True),
        Column("indicator", Kind.REF, needed=True, of="indicator_kinds"),
        Column("value", Kind.NUMBER, needed=True),
        Column("unit", Kind.CODE, needed=True, of="unit"),
        SOURCE,
        Column("source_url", Kind.TEXT),
        Column("licence", Kind.TEXT, needed=True),
        Column("confidence", Kind.CODE, needed=True, of="confidence"),
        *_in_three("note"),
    ),
    key=("place", "year", "indicator", "source"),
    may_be_empty=True,
    on_demand=True,
)
PUBLISHED_COUNTS: Final = File(
    "published_counts.csv",
    (
        CODE,
        Column("period_start", Kind.DATE),
        Column("period_end", Kind.DATE),
        Column("place", Kind.REF, needed=True, of="places"),
        Column("crossing", Kind.REF, of="crossings"),
        Column("series", Kind.REF, needed=True, of="count_series"),
        Column("form", Kind.CODE, needed=True, of="count_form"),
        Column("sex", Kind.CODE, needed=True, of="sex"),
        Column("age_group", Kind.CODE, needed=True, of="age_group"),
        Column("breakdown", Kind.CODE, of="breakdown"),
        Column("value", Kind.NUMBER, needed=True),
        Column("unit", Kind.CODE, needed=True, of="unit"),
        Column("agency", Kind.REF, of="agencies"),
        Column("agency_name", Kind.TEXT, needed=True),
        SOURCE,
        Column("confidence", Kind.CODE, needed=True, of="confidence"),
        *_in_three("note"),
    ),
    key=("code",),
    may_be_empty=True,
    on_demand=True,
)
FILES: Final = (BORDER, DISTRICTS, PLACES, CROSSINGS, AGENCIES, COMMITMENTS, EVENTS, OBSTACLES, HYPOTHESES,
                INDICATOR_KINDS, COUNT_SERIES, INDICATORS, PUBLISHED_COUNTS)  # fmt: skip
