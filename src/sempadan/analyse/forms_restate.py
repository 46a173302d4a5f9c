"""The answer of `ask forms` said anew from the rows that may leave the house, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sempadan.analyse.forms_words import answer_of, caveats_of, charts_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.analyse.forms_answer import FormsFinding
    from sempadan.schema.finding import AnswerTable


def restate(finding: FormsFinding, tables: Sequence[AnswerTable], *, invented: bool) -> FormsFinding:
    """Make sentence, short answer, pictures and caveats from cleared tables.

    Args:
        finding: What was asked of the whole base, with no selection.
        tables: Its tables as they were cleared, `sources` among them: numbers that are held back are null,
            columns and tables that are held back are not there.
        invented: Whether the people are invented.
    """
    kept = tuple(tables)
    return replace(
        finding,
        text=text_of(kept),
        answer=answer_of(kept),
        tables=kept,
        charts=charts_of(kept),
        caveats=caveats_of(kept, draws=finding.draws, undated=0, invented=invented),
    )
