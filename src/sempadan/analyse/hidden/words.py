"""What `ask hidden` says, and its pictures, from the tables of the answer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sempadan.schema.finding import Chart, Mark
from sempadan.schema.message import Message, message

if TYPE_CHECKING:
    from sempadan.analyse.hidden.shown import Shown

MISFIT: Final = "hidden.why.misfit"
PLAIN: Final = ".plain"
"""Ends the id of a sentence that does without the numbers of the one it stands for."""

FROM_ELSEWHERE: Final = ("hidden.caveat.failed", "hidden.caveat.missed", "hidden.caveat.undated")
"""Caveats whose number stands in no table."""

OF_LISTS: Final = ("hidden.caveat.no_bic", "hidden.caveat.no_bic_all")
"""Caveats that say how many lists there are."""


def text_of(shown: Shown, *, refused: bool) -> Message:
    """Say how many were seen and where the total lies, as far as these numbers are there."""
    people, answer = shown.at_least, shown.answer
    if refused:
        return message("hidden.refused.plain") if people is None else message("hidden.refused", n=people)
    if answer is None:
        return message("hidden.answer.withheld") if people is None else message("hidden.answer.no_range", n=people)
    if people is None:
        return message("hidden.answer.plain", low=answer.low, high=answer.high)
    return message("hidden.answer", n=people, low=answer.low, high=answer.high)


def why_of(name: str, fit: float | None) -> Message:
    """Say why a method does not count.

    Args:
        name: Id of the reason, that of a sentence with or without number.
        fit: Probability of a deviance at least as large, as it stands in the table of methods.
    """
    if name.removesuffix(PLAIN) != MISFIT:
        return message(name)
    return message("hidden.why.misfit.plain") if fit is None else message("hidden.why.misfit", p=fit)


def caveat_of(said: Message, shown: Shown) -> Message:
    """Say a caveat anew: with the number of lists if it stands in a table, without a number from elsewhere."""
    if said.id in FROM_ELSEWHERE:
        return message(f"{said.id}.plain")
    rows = shown.lists()
    if said.id in OF_LISTS:
        most = said.params["most"]
        return message(f"{said.id}.plain", most=most) if rows is None else message(said.id, n=len(rows), most=most)
    return said


def charts_of(shown: Shown) -> tuple[Chart, ...]:
    """Intervals of the methods, the answer without each list, and the overlaps; each if its table has a row."""
    made = (_methods(shown), _left_out(shown), _overlaps(shown))
    return tuple(chart for chart in made if chart is not None)


def _methods(shown: Shown) -> Chart | None:
    if not _drawable(shown, "methods", "estimate", "method", "low", "high", "admitted"):
        return None
    text = message("hidden.chart.methods.text", n=len(shown.rows("methods")))
    return Chart(
        "methods", Mark.INTERVALS, "methods", x="estimate", y="method", low="low", high="high", group="admitted",
        title=message("hidden.chart.methods"), text=text,
    )  # fmt: skip


def _left_out(shown: Shown) -> Chart | None:
    if not _drawable(shown, "left_out", "estimate", "list"):
        return None
    return Chart(
        "left_out", Mark.INTERVALS, "left_out", x="estimate", y="list",
        title=message("hidden.chart.left_out"), text=message("hidden.chart.left_out.text"),
    )  # fmt: skip


def _overlaps(shown: Shown) -> Chart | None:
    if not _drawable(shown, "overlaps", "lists", "people", "pattern"):
        return None
    people, shared = shown.seen, shown.shared
    if people is None or shared is None:
        text = message("hidden.chart.overlaps.text.plain")
    else:
        text = message("hidden.chart.overlaps.text", n=people, shared=shared)
    title = message("hidden.chart.overlaps")
    return Chart("overlaps", Mark.OVERLAPS, "overlaps", x="lists", y="people", title=title, text=text)


def _drawable(shown: Shown, table: str, *columns: str) -> bool:
    """Whether a table has these columns, and a row."""
    return any(all(column in row for column in columns) for row in shown.rows(table))
