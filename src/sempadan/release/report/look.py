"""How the pictures look: sizes, inks, patterns, symbols. Readable in black and white; nothing in alarm colours.

Lengths are units of the picture: 352 across with its margins, which a phone shows at about one pixel each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WIDTH: Final = 344
"""Of a picture without its margins."""

MARGIN: Final = 4
SIZE: Final = 12
"""Of words; numbers and notes beside the marks are one smaller."""

SMALL: Final = 11
LINE: Final = 15
"""From one line of text to the next."""

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
INK: Final = "#1c2830"
SOFT: Final = "#56626b"
GRID: Final = "#d3d9de"
PAPER: Final = "#ffffff"
BAND: Final = "#a9bcc8"
TINTS: Final = ("#ffffff", "#e3eaef", "#c3d1da", "#9db2bf", "#3f5866", "#20323d")
"""From nobody to the largest, of tiles; on the last two stands white."""

DARK: Final = frozenset(TINTS[4:])
STRIPE: Final = "#f1f4f6"
"""Behind every second row."""

HELD: Final = "url(#up-c3d1da)"
"""What a tile is filled with whose number is withheld."""

INKS: Final = ("#1f3b57", "#6b4a1b", "#2c5f50", "#58407a", "#46525c", "#6a5a10")
PATTERNS: Final = (
    "solid", "up", "dots", "across", "open", "down", "grid", "thick", "along", "cross", "checks", "waves"
)  # fmt: skip
SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
DASHES: Final = ((1, 0), (7, 3), (2, 2), (10, 3, 2, 3), (4, 4), (12, 2), (2, 5), (6, 2, 2, 2, 2, 2))
MOST_GROUPS: Final = 12
"""So many groups can be told apart by pattern and by symbol."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one group is told from the others.

    Args:
        ink: Colour of lines, outlines and patterns.
        pattern: Name of the pattern its bars are filled with; `paint` is what they are filled with.
        shape: Symbol on its points.
        point: What its symbols are filled with: ink, or white.
        dash: Strokes and gaps of its line.
    """

    ink: str
    pattern: str
    shape: str
    point: str
    dash: tuple[int, ...]

    @property
    def paint(self) -> str:
        """What its bars are filled with; the pattern itself is put into the finished picture."""
        return f"url(#{self.pattern}-{self.ink.removeprefix('#')})"


STYLES: Final = tuple(
    Style(
        ink=INKS[place % len(INKS)],
        pattern=PATTERNS[place],
        shape=SHAPES[place % len(SHAPES)],
        point=INKS[place % len(INKS)] if place < len(SHAPES) else PAPER,
        dash=DASHES[place % len(DASHES)],
    )
    for place in range(MOST_GROUPS)
)
"""In the order of the groups."""

DRAWN: Final = {
    "up": '<path d="M-1,1l2,-2M0,6l6,-6M5,7l2,-2" {stroke}/>',
    "down": '<path d="M-1,5l2,2M0,0l6,6M5,-1l2,2" {stroke}/>',
    "thick": '<path d="M-2,2l4,-4M0,6l6,-6M4,8l4,-4" stroke-width="3" stroke="{ink}"/>',
    "dots": '<circle cx="1.5" cy="1.5" r="1.2" fill="{ink}"/><circle cx="4.5" cy="4.5" r="1.2" fill="{ink}"/>',
    "across": '<path d="M0,1h6M0,4h6" {stroke}/>',
    "along": '<path d="M1,0v6M4,0v6" {stroke}/>',
    "grid": '<path d="M0,3h6M3,0v6" {stroke}/>',
    "cross": '<path d="M0,0l6,6M0,6l6,-6" {stroke}/>',
    "checks": '<path d="M0,0h3v3h3v3h-3v-3h-3z" fill="{ink}"/>',
    "waves": '<path d="M0,2q1.5,-3 3,0t3,0M0,5q1.5,-3 3,0t3,0" fill="none" {stroke}/>',
    "open": "",
}
"""What a pattern draws in a square of six units."""


def pattern(name: str, identifier: str) -> str:
    """Write a pattern as SVG.

    Args:
        name: Pattern and ink, as in `Style.paint`: `dots-1f3b57`.
        identifier: Id it gets.
    """
    kind, _, ink = name.rpartition("-")
    paper = PAPER if kind != "solid" else f"#{ink}"
    drawn = DRAWN.get(kind, "").format(ink=f"#{ink}", stroke=f'stroke="#{ink}" stroke-width="1.3"')
    return (
        f'<pattern id="{identifier}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{paper}"/>{drawn}</pattern>'
    )
