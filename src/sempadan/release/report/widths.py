"""How wide a text is in the pictures' font, and where a long one goes on in the next line.

The pictures name Liberation Sans, whose signs are as wide as those of Arial and Helvetica; one of the three
is on nearly every machine. Widths are those of Helvetica's published font metrics.
"""

from __future__ import annotations

import re
from typing import Final

BY_WIDTH: Final = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[]\\ft", 333: "()-`r“”", 355: '"', 389: "*",
    500: "Jcksvxyz", 556: "#$?0123456789Labdeghnopqu_–", 584: "+<=>~×", 611: "FTZ", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "—…", 1015: "@",
}  # fmt: skip
WIDTH: Final = {sign: width for width, signs in BY_WIDTH.items() for sign in signs}
OTHER: Final = 667
BOLD: Final = 1.08
"""A bold text is so much wider at most, on the mean of a word."""


WORD: Final = re.compile(r"\S+?(?<=\w)[–/-](?=\w)|\S+\s*")
"""A word with the space behind it, or the part of one up to a dash or stroke between letters."""


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text (units of the picture) at a font size (units of the picture)."""
    return sum(WIDTH.get(sign, OTHER) for sign in text) * size / 1000 * (BOLD if bold else 1.0)


def lines_of(text: str, size: float, most: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text between words, or behind a dash or stroke, so that no line is wider than `most`.

    A longer word stays whole.
    """
    lines: list[str] = []
    for word in WORD.findall(text):
        longer = (lines[-1] if lines else "") + word
        if lines and width_of(longer.rstrip(), size, bold=bold) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(line.strip() for line in lines)
