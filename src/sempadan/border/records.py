"""The rows of a border pack as frozen records. Dates are text, YYYY-MM-DD, YYYY-MM or YYYY, empty if unknown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The same in three languages; empty texts where the pack says nothing."""

    en: str
    id: str
    ms: str

    @property
    def all(self) -> tuple[str, str, str]:
        """The three texts."""
        return self.en, self.id, self.ms


@dataclass(frozen=True, slots=True)
class Sides:
    """The border itself: its name and the countries on its two sides."""

    code: str
    label: Texts
    first_country: str
    second_country: str


@dataclass(frozen=True, slots=True)
class District:
    """A unit of the analysis: a regency, city or division on either side.

    `name` is its bare proper name, `label` its full name; `names` are other names in use, `parts`
    sub-districts and towns that a list may write instead. `population` is None where unknown.
    """

    code: str
    name: str
    label: Texts
    country: str
    kind: str
    parent: str
    names: tuple[str, ...]
    parts: tuple[str, ...]
    population: int | None
    population_year: int | None
    population_source: str
    tile_column: int
    tile_row: int

    @property
    def spoken(self) -> frozenset[str]:
        """Every name in use."""
        return frozenset({self.name, *self.label.all, *self.names})


@dataclass(frozen=True, slots=True)
class Place:
    """A place outside the districts: a country, state, province, or a regency elsewhere."""

    code: str
    kind: str
    parent: str
    label: Texts
    names: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def spoken(self) -> frozenset[str]:
        """Every name in use."""
        return frozenset({*self.label.all, *self.names})


@dataclass(frozen=True, slots=True)
class Crossing:
    """An official gate between two districts."""

    code: str
    name: str
    names: tuple[str, ...]
    first_district: str
    first_post: str
    second_district: str
    second_post: str
    kind: str
    status: str
    opened: str
    note: Texts
    verified: str
    source: str

    @property
    def spoken(self) -> frozenset[str]:
        """Every name in use."""
        return frozenset({self.code, self.name, *self.names})


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency or NGO with its part in the chain; nothing says where it works.

    `name` is its own name, `label` the name a reader of each language understands.
    """

    code: str
    name: str
    label: Texts
    names: tuple[str, ...]
    country: str
    other_countries: tuple[str, ...]
    level: str
    actor: str
    source_type: str
    detection: bool
    identification: bool
    protection: bool
    repatriation: bool
    reintegration: bool
    prosecution: bool
    records: Texts
    verified: str
    source: str

    @property
    def spoken(self) -> frozenset[str]:
        """Every name in use."""
        return frozenset({self.code, self.name, *self.label.all, *self.names})


@dataclass(frozen=True, slots=True)
class Commitment:
    """What states, companies or NGOs have promised.

    `period_start` and `end_date` bound the time it is made for; `replaces` names the commitments
    whose place it took; `evidence` says whether anything shows that it works, `evidence_date` how
    old that is.
    """

    code: str
    short_name: str
    label: Texts
    date: str
    date_precision: str
    date_meaning: str
    date_verified: str
    period_start: str
    end_date: str
    parties: tuple[str, ...]
    level: str
    actors: tuple[str, ...]
    prevention: bool
    protection: bool
    prosecution: bool
    partnership: bool
    kind: str
    status: str
    status_note: Texts
    content: Texts
    replaces: tuple[str, ...]
    evidence: str
    evidence_date: str
    source: str


@dataclass(frozen=True, slots=True)
class CommitmentEvent:
    """A dated step of a commitment; `actor` is a country or `all`."""

    commitment: str
    actor: str
    event: str
    date: str
    date_precision: str
    verified: str
    note: Texts
    source: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why the crime persists: evidence, formula, and the fields of the codebook and pack it needs."""

    code: str
    label: Texts
    evidence: Texts
    formula: Texts
    fields: tuple[str, ...]
    register: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the literature found about a cause; `indicators` could measure it in the districts."""

    code: str
    factor: Texts
    side: str
    direction: str
    qualifier: str
    finding: Texts
    design: str
    sample: Texts
    source: str
    year: int
    seen: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorKind:
    """An indicator with its unit."""

    code: str
    label: Texts
    unit: str
    note: Texts


@dataclass(frozen=True, slots=True)
class CountSeries:
    """What a series of published counts counts."""

    code: str
    label: Texts


@dataclass(frozen=True, slots=True)
class Indicator:
    """A public figure of a place and year, in the unit of its kind."""

    place: str
    year: int
    indicator: str
    value: float
    unit: str
    source: str
    source_url: str
    licence: str
    confidence: str
    note: Texts


@dataclass(frozen=True, slots=True)
class PublishedCount:
    """A count somebody published: periods overlap and definitions differ, so counts are never added up."""

    code: str
    period_start: str
    period_end: str
    place: str
    crossing: str
    series: str
    form: str
    sex: str
    age_group: str
    breakdown: str
    value: float
    unit: str
    agency: str
    agency_name: str
    source: str
    confidence: str
    note: Texts
