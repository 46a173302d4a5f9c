"""From the files of a pack to a Border."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sempadan.border.border import Border
from sempadan.border.check import faults_of
from sempadan.border.errors import BorderNotUsable
from sempadan.border.faults import is_warning
from sempadan.border.folder import opened, read
from sempadan.border.layout import (
    AGENCIES,
    BORDER,
    COMMITMENTS,
    COUNT_SERIES,
    CROSSINGS,
    DISTRICTS,
    EVENTS,
    FILES,
    HYPOTHESES,
    INDICATOR_KINDS,
    INDICATORS,
    LIST_MARK,
    OBSTACLES,
    PLACES,
    PUBLISHED_COUNTS,
    File,
    Kind,
)
from sempadan.border.records import (
    Agency,
    Commitment,
    CommitmentEvent,
    CountSeries,
    Crossing,
    District,
    Hypothesis,
    Indicator,
    IndicatorKind,
    Obstacle,
    Place,
    PublishedCount,
    Sides,
    Texts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sempadan.border.rows import Parsed

Record = TypeVar("Record")
PROMPT = tuple(file for file in FILES if not file.on_demand)
LABELS = {"name": "label"}
"""A record calls its name in three languages `label`, since `name` is its own name."""


def load(folder: Path | None = None) -> Border:
    """Load a border, the shipped one if no folder is named.

    A folder is checked first; the shipped pack is checked by the tests of this version. Indicators
    and published counts are loaded on demand, by `load_indicators` and `load_published_counts`.

    Raises:
        FileMissing: There is no such folder.
        BorderNotUsable: The folder has faults; `check_pack` lists them.
    """
    parsed = _parsed(folder, PROMPT)
    (sides,) = _records(BORDER, parsed, Sides)
    return Border(
        folder=folder,
        code=sides.code,
        label=sides.label,
        countries=(sides.first_country, sides.second_country),
        districts=_records(DISTRICTS, parsed, District),
        places=_records(PLACES, parsed, Place),
        crossings=_records(CROSSINGS, parsed, Crossing),
        agencies=_records(AGENCIES, parsed, Agency),
        commitments=_records(COMMITMENTS, parsed, Commitment),
        events=_records(EVENTS, parsed, CommitmentEvent),
        obstacles=_records(OBSTACLES, parsed, Obstacle),
        hypotheses=_records(HYPOTHESES, parsed, Hypothesis),
        indicator_kinds=_records(INDICATOR_KINDS, parsed, IndicatorKind),
        count_series=_records(COUNT_SERIES, parsed, CountSeries),
    )


def load_indicators(folder: Path | None = None) -> tuple[Indicator, ...]:
    """Load the public figures by place and year; errors as in `load`."""
    return _records(INDICATORS, _parsed(folder, (*PROMPT, INDICATORS)), Indicator)


def load_published_counts(folder: Path | None = None) -> tuple[PublishedCount, ...]:
    """Load the counts that somebody published; errors as in `load`."""
    return _records(PUBLISHED_COUNTS, _parsed(folder, (*PROMPT, PUBLISHED_COUNTS)), PublishedCount)


def _parsed(folder: Path | None, wanted: tuple[File, ...]) -> Mapping[str, Parsed]:
    if folder is None:
        return read(opened(None), wanted)[0]
    parsed, faults = read(opened(folder), wanted)
    bad = [f for f in (*faults, *faults_of(parsed)) if not is_warning(f)]
    if bad:
        raise BorderNotUsable(folder=str(folder), count=len(bad), file=bad[0].file, line=bad[0].line)
    return parsed


def _records(file: File, parsed: Mapping[str, Parsed], make: Callable[..., Record]) -> tuple[Record, ...]:
    stems = {triple[0][:-3]: triple for triple in file.triples}
    spoken = {name for triple in stems.values() for name in triple}
    plain = [(c.name, READ[c.kind]) for c in file.columns if c.name not in spoken]
    made = []
    for row in parsed[file.name].rows:
        values = {name: reads(row.cells[name]) for name, reads in plain}
        for stem, triple in stems.items():
            values[LABELS.get(stem, stem)] = Texts(*(row.cells[name] for name in triple))
        made.append(make(**values))
    return tuple(made)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for piece in cell.split(LIST_MARK) if (part := piece.strip()))


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


READ: Mapping[Kind, Callable[[str], object]] = {
    Kind.KEY: str,
    Kind.TEXT: str,
    Kind.LIST: _list,
    Kind.CODE: str,
    Kind.CODES: _list,
    Kind.FIELD_CODE: str,
    Kind.FLAG: lambda cell: cell == "1",
    Kind.COUNT: _whole,
    Kind.NUMBER: float,
    Kind.YEAR: _whole,
    Kind.DATE: str,
    Kind.REF: str,
    Kind.REFS: _list,
}
