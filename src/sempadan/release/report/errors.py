"""What can keep an answer from being drawn."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class ChartNotDrawn(SempadanError):
    """A chart whose mark, columns or groups cannot be drawn."""

    text = 'chart "{chart}" of the question "{question}": {fault}'
    do = "report this: it is an error inside Sempadan; the tables of the release hold the same numbers"
