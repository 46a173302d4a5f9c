"""From a chart of an answer to its finished pictures."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sempadan.release.report.fields import is_withheld
from sempadan.release.report.marks.flow import flow
from sempadan.release.report.marks.lines import lines
from sempadan.release.report.marks.overlaps import overlaps
from sempadan.release.report.marks.ranks import ranks
from sempadan.release.report.marks.tiles import tiles
from sempadan.release.report.pages import SIGN
from sempadan.release.report.picture import Picture
from sempadan.release.report.subject import subject_of
from sempadan.schema.finding import Mark
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sempadan.release.report.pages import Page
    from sempadan.release.report.subject import Drawn, Subject
    from sempadan.release.report.wording import Wording
    from sempadan.schema.finding import Chart

DRAWERS: Final[Mapping[Mark, Callable[[Subject], list[Drawn]]]] = MappingProxyType(
    {
        Mark.BARS: ranks, Mark.INTERVALS: ranks, Mark.LINES: lines, Mark.TILES: tiles, Mark.FLOW: flow,
        Mark.OVERLAPS: overlaps,
    }
)  # fmt: skip
NOT_PLAIN: Final = re.compile(r"[^a-z0-9_]+")


def pictures_of(chart: Chart, page: Page, words: Wording, prefix: str) -> tuple[Picture, ...]:
    """Draw a chart: one picture, or one a group.

    Args:
        chart: The picture as data.
        page: The question it belongs to.
        words: The reader's language.
        prefix: What the names of the pictures begin with, unique within the report.

    Returns:
        The pictures; none if the table has no row with a number.

    Raises:
        ChartNotDrawn: Its mark, columns or groups cannot be drawn.
    """
    subject = subject_of(chart, page, words)
    if chart.mark not in DRAWERS:
        raise subject.fault("report.fault.mark")
    if not subject.has_numbers:
        return ()
    held = any(is_withheld(row, name) for row in subject.rows for name in row)
    common = (words.say(message("report.chart.held", sign=SIGN)),) if held else ()
    found = []
    for drawn in DRAWERS[chart.mark](subject):
        name = "-".join(NOT_PLAIN.sub("_", part.lower()) for part in (prefix, chart.name, drawn.code) if part)
        title, text = words.say(chart.title), words.say(chart.text)
        found.append(
            Picture(name, title, text, drawn.part, (*drawn.notes, *common), drawn.height, drawn.sketch.svg(name))
        )
    return tuple(found)
