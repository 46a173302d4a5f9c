"""What a picture is put together from, at places in units of the picture, and how it is written as SVG.

A chart computes where things stand from its rows. Writing the SVG ourselves takes a few thousandths of a
second a picture; Vega took a fifth of a second, for marks whose places were known already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from sempadan.release.report.html import Html, element, joined
from sempadan.release.report.look import BAND, INK, LINE, PAPER, SIZE, pattern
from sempadan.release.report.widths import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Align: TypeAlias = Literal["start", "middle", "end"]
Place: TypeAlias = tuple[float, float]

PAINT: Final = re.compile(r"url\(#([\w-]+)\)")
DOWN: Final = 0.35
"""From the middle of a line of text to the foot of its letters (of their size)."""

SYMBOLS: Final = {
    "square": "M-3.2,-3.2h6.4v6.4h-6.4z",
    "triangle-up": "M0,-4.2l4,7.4h-8z",
    "triangle-down": "M0,4.2l4,-7.4h-8z",
    "triangle-right": "M5,0l-8,4v-8z",
    "diamond": "M0,-4.6l3.7,4.6l-3.7,4.6l-3.7,-4.6z",
    "cross": "M-1.3,-4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z",
    "circle": "M-3.6,0a3.6,3.6 0 1,0 7.2,0a3.6,3.6 0 1,0 -7.2,0",
}
"""Outlines round their middle."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text.

    Args:
        x, y: Its place; `y` is the middle of its first line.
        text: Its lines.
        align: Which part of it stands at `x`.
        size: Of the letters.
        bold: Whether they are.
        ink: Their colour.
    """

    x: float
    y: float
    text: tuple[str, ...]
    align: Align = "start"
    size: float = SIZE
    bold: bool = False
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its corners."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A band that leads from one upright line to another, by the upper end and the height of both ends."""

    x: float
    y: float
    x2: float
    y2: float
    tall: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, by its ends."""

    x: float
    y: float
    x2: float
    y2: float
    ink: str = INK
    wide: float = 1.6


@dataclass(frozen=True, slots=True)
class Path:
    """A line through places, with its strokes and gaps."""

    places: Sequence[Place]
    ink: str
    dash: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A symbol, by its middle."""

    x: float
    y: float
    shape: str
    fill: str
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a chart puts into its picture; the grid lies at the back, words are in front."""

    grid: list[Rule] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, most: float, **how: Any) -> float:
        """Write a text, broken into lines no wider than `most`.

        Args:
            x: Where it stands, as its `align` has it.
            y: Top of its first line.
            text: The text.
            most: Width that it may take.
            how: Other fields of `Words`.

        Returns:
            Top of the line below it.
        """
        lines = lines_of(text, how.get("size", SIZE), most, bold=how.get("bold", False))
        if lines:
            self.words.append(Words(x, y + LINE / 2, lines, **how))
        return y + LINE * len(lines)

    def svg(self, name: str) -> Html:
        """Write it as SVG.

        Args:
            name: What the ids of its patterns begin with, so that they are unique within the page.
        """
        paints = {found[1] for box in self.boxes if (found := PAINT.fullmatch(box.fill))}
        patterns = [Html(pattern(paint, f"{name}-{paint}")) for paint in sorted(paints)]
        return joined(
            element("defs", patterns) if patterns else "",
            map(_rule, self.grid),
            map(_band, self.bands),
            (_box(box, name) for box in self.boxes),
            map(_rule, self.rules),
            map(_path, self.paths),
            map(_point, self.points),
            map(_words, self.words),
        )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _numbers(values: Iterable[float]) -> Iterator[str]:
    return map(_number, values)


def _band(band: Band) -> Html:
    x, x2, middle = *_numbers((band.x, band.x2)), _number((band.x + band.x2) / 2)
    y, y2, below, below2 = _numbers((band.y, band.y2, band.y + band.tall, band.y2 + band.tall))
    outline = f"M{x},{y}C{middle},{y} {middle},{y2} {x2},{y2}V{below2}C{middle},{below2} {middle},{below} {x},{below}z"
    return element("path", d=outline, fill=BAND, fill_opacity="0.8", stroke=PAPER, stroke_width="0.7")


def _box(box: Box, name: str) -> Html:
    x, y, wide, tall = _numbers((box.x, box.y, box.x2 - box.x, box.y2 - box.y))
    fill = PAINT.sub(lambda found: f"url(#{name}-{found[1]})", box.fill)
    return element("rect", x=x, y=y, width=wide, height=tall, fill=fill, stroke=box.stroke or None)


def _rule(rule: Rule) -> Html:
    x, y, x2, y2, wide = _numbers((rule.x, rule.y, rule.x2, rule.y2, rule.wide))
    return element("path", d=f"M{x},{y}L{x2},{y2}", stroke=rule.ink, stroke_width=wide)


def _path(path: Path) -> Html:
    places = "L".join(",".join(_numbers(place)) for place in path.places)
    dash = ",".join(map(str, path.dash)) if path.dash[-1] else None
    return element("path", d=f"M{places}", fill="none", stroke=path.ink, stroke_width="1.8", stroke_dasharray=dash)


def _point(point: Point) -> Html:
    x, y = _numbers((point.x, point.y))
    return element(
        "path", d=SYMBOLS[point.shape], transform=f"translate({x},{y})", fill=point.fill, stroke=point.ink,
        stroke_width="1.4",
    )  # fmt: skip


def _words(words: Words) -> Html:
    """Write a text; a space stands between its lines for those who read or copy it as one."""
    lines = words.text
    x, y, size = _numbers((words.x, words.y + DOWN * words.size, words.size))
    said: list[str] = [lines[0]] if len(lines) == 1 else []
    if not said:
        for place, line in enumerate(lines):
            said += [" "] if place else []
            said.append(element("tspan", line, x=x, dy=str(LINE) if place else None))
    return element(
        "text", said, x=x, y=y, font_size=size, fill=words.ink, font_weight="bold" if words.bold else None,
        text_anchor=None if words.align == "start" else words.align,
    )  # fmt: skip
