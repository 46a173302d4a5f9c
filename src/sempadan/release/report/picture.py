"""A finished picture: SVG with a title and a description, for the page or for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.release.report.html import Html, element
from sempadan.release.report.look import FONT, MARGIN, PAPER, SIZE, SMALL, SOFT, WIDTH
from sempadan.release.report.sketch import Sketch

if TYPE_CHECKING:
    from collections.abc import Sequence

SVG: Final = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture.

    Args:
        name: Unique within the report; its ids begin with it.
        title: What it shows.
        text: Its description.
        part: Of what of several it is, such as one map of many; empty if it is alone.
        notes: What must be said of it.
        height: In units of the picture, which are pixels at its own size.
        body: Its SVG within the outermost element.
    """

    name: str
    title: str
    text: str
    part: str
    notes: tuple[str, ...]
    height: float
    body: Html

    @property
    def whole_title(self) -> str:
        """Its title with its part."""
        return f"{self.title} – {self.part}" if self.part else self.title

    def inline(self, mark: str = "") -> Html:
        """SVG that stands within a page.

        Args:
            mark: Stands small below it.
        """
        below = Sketch()
        end = self.height + MARGIN
        if mark:
            end = below.write(MARGIN, end + 4, mark, WIDTH, size=SMALL, ink=SOFT)
        return self._svg(end, self._moved(MARGIN), below.svg(self.name))

    def alone(self, marks: Sequence[str]) -> bytes:
        """SVG that stands for itself: with its title, and with what must be said of it.

        Args:
            marks: Sentences that stand above it.
        """
        heads = Sketch()
        top = heads.write(MARGIN, MARGIN, self.whole_title, WIDTH, size=SIZE + 1, bold=True)
        for mark in (*marks, *self.notes):
            top = heads.write(MARGIN, top + 3, mark, WIDTH)
        paper = element("rect", width="100%", height="100%", fill=PAPER)
        body = (paper, heads.svg(self.name), self._moved(top + 2 * MARGIN))
        return self._svg(self.height + top + 2 * MARGIN, *body, xmlns=SVG).encode()

    def _moved(self, down: float) -> Html:
        return element("g", self.body, transform=f"translate({MARGIN},{down:g})")

    def _svg(self, height: float, *body: Html, xmlns: str | None = None) -> Html:
        wide, tall = WIDTH + 2 * MARGIN, round(height + MARGIN)
        title, text = f"{self.name}-title", f"{self.name}-text"
        return element(
            "svg",
            element("title", self.whole_title, id=title),
            element("desc", self.text, id=text),
            *body,
            xmlns=xmlns, width=wide, height=tall, viewBox=f"0 0 {wide} {tall}", role="img", font_family=FONT,
            aria_labelledby=title, aria_describedby=text,
        )  # fmt: skip
