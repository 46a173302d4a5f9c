"""Tile maps: a tile a district, one map a group; what has no tile is listed below the map."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from sempadan.release.report.fields import is_withheld
from sempadan.release.report.look import DARK, GRID, HELD, INK, LINE, PAPER, SMALL, SOFT, TINTS, WIDTH
from sempadan.release.report.scales import ticks
from sempadan.release.report.sketch import Box, Sketch
from sempadan.release.report.subject import Drawn
from sempadan.release.report.widths import width_of
from sempadan.schema.finding import Kind
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.release.report.fields import Field, Row
    from sempadan.release.report.pages import Tile
    from sempadan.release.report.subject import Subject

TALL: Final = 34
GAP: Final = 2
WIDEST: Final = 56
"""Of a tile."""

LETTERS: Final = 4
CLASSES: Final = len(TINTS) - 1


def tiles(subject: Subject) -> list[Drawn]:
    """Draw a tile map for each group.

    Raises:
        ChartNotDrawn: The page brings no tiles.
    """
    if not subject.page.tiles:
        raise subject.fault("report.fault.tiles")
    chart, number, key = subject.chart, subject.field(subject.number_name), subject.field(subject.key_name)
    limits = _limits(subject.most(number), number)
    found = []
    for code in subject.styles():
        rows = {row[key.name]: row for row in subject.rows if not chart.group or row[chart.group] == code}
        name = subject.words.key(subject.field(chart.group), code) if chart.group else ""
        sketch, notes = Sketch(), _notes(subject, rows)
        y = _map(sketch, subject, number, rows, limits)
        y = _legend(sketch, subject, number, limits, y + 6)
        y = _elsewhere(sketch, subject, (key, number), rows, y + 4)
        found.append(Drawn(sketch, y, part=name, code=code, notes=notes))
    return found


def _limits(most: float, number: Field) -> list[float]:
    """Choose the limits of the classes of numbers, the same on all maps; the last is at least the largest."""
    whole = number.kind is Kind.COUNT
    scales = (ticks(most, about=about, whole=whole) for about in range(CLASSES, 0, -1))
    return next(scale for scale in scales if len(scale) <= CLASSES + 1)


def _map(sketch: Sketch, subject: Subject, number: Field, rows: Mapping[str, Row], limits: Sequence[float]) -> float:
    """Draw the tiles, and give the lower end of the map."""
    tiles_of = subject.page.tiles
    columns, down = 1 + max(tile.column for tile in tiles_of), 1 + max(tile.row for tile in tiles_of)
    wide = min((WIDTH + GAP) / columns, WIDEST)
    left = (WIDTH + GAP - wide * columns) / 2
    for tile in tiles_of:
        x, y = left + wide * tile.column, (TALL + GAP) * tile.row
        row = rows.get(tile.code)
        fill = _fill(row, number, limits)
        ink = PAPER if fill in DARK else INK
        sketch.boxes.append(Box(x, y, x + wide - GAP, y + TALL, fill, SOFT if row else GRID))
        middle = x + (wide - GAP) / 2
        sketch.write(middle, y + 2, _short(tile), WIDTH, size=SMALL, ink=ink, align="middle", bold=row is not None)
        if row is not None:
            said = subject.words.cell(number, row, number.name)
            sketch.write(middle, y + 2 + LINE, said, WIDTH, size=SMALL - 0.5, ink=ink, align="middle")
    return (TALL + GAP) * down


def _fill(row: Row | None, number: Field, limits: Sequence[float]) -> str:
    """Choose the tint of a tile: white for nobody, hatched for a number that is withheld."""
    if row is None or (row[number.name] is None and not is_withheld(row, number.name)):
        return TINTS[0]
    value = row[number.name]
    if value is None:
        return HELD
    return TINTS[0] if value <= 0 else TINTS[bisect_left(limits, value)]


def _short(tile: Tile) -> str:
    """Give the first letters of a name; a short name whole."""
    return tile.name if len(tile.name) <= LETTERS + 1 else tile.name[:LETTERS].rstrip()


def _legend(sketch: Sketch, subject: Subject, number: Field, limits: Sequence[float], top: float) -> float:
    """Say which tint is which class."""
    y = sketch.write(0, top, subject.words.column(number.name), WIDTH, size=SMALL, ink=SOFT)
    wide = WIDTH / (len(limits) - 1)
    for place, limit in enumerate(limits[:-1]):
        x = place * wide
        sketch.boxes.append(Box(x, y + 1, x + wide - GAP, y + 12, TINTS[place + 1], SOFT))
        sketch.write(x, y + 14, subject.words.number(limit, number.kind), wide, size=SMALL, ink=SOFT)
    end = subject.words.number(limits[-1], number.kind)
    sketch.write(WIDTH, y + 14, end, WIDTH, size=SMALL, ink=SOFT, align="end")
    return y + 14 + LINE


def _elsewhere(
    sketch: Sketch, subject: Subject, fields: tuple[Field, Field], rows: Mapping[str, Row], top: float
) -> float:
    """List what has no tile."""
    key, number = fields
    placed = {tile.code for tile in subject.page.tiles}
    others = [row for code, row in rows.items() if code not in placed]
    if not others:
        return top
    y = sketch.write(0, top, subject.words.say(message("report.chart.elsewhere")), WIDTH, bold=True, size=SMALL)
    for row in others:
        said = subject.words.cell(number, row, number.name)
        sketch.write(WIDTH, y, said, WIDTH, size=SMALL, align="end")
        y = sketch.write(0, y, subject.words.key(key, row[key.name]), WIDTH - width_of(said, SMALL) - 10, size=SMALL)
    return y


def _notes(subject: Subject, rows: Mapping[str, Row]) -> tuple[str, ...]:
    notes = [message("report.chart.tiles")]
    if any(tile.code not in rows for tile in subject.page.tiles):
        notes.append(message("report.chart.tiles.none"))
    return tuple(map(subject.words.say, notes))
