"""What the answer would be without one of the lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.analyse.models.stepwise import stepwise

if TYPE_CHECKING:
    from sempadan.analyse.models.capture import Captures


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The stepwise estimate without one list.

    Args:
        list: The list left out.
        seen: People on the other lists.
        people: The same population estimated from the other lists; None if they give no estimate.
    """

    list: str
    seen: int
    people: float | None


def leave_one_out(captures: Captures) -> tuple[LeftOut, ...]:
    """Estimate the population without each list in turn, by the stepwise rule.

    Were the model right, all would agree but for chance; a list without which the answer moves far carries it.
    """
    found = []
    for place, name in enumerate(captures.lists):
        rest = captures.without(place)
        model = stepwise(rest).model if rest.seen and len(rest.lists) > 1 else None
        found.append(LeftOut(name, rest.seen, model.people if model is not None and model.exists else None))
    return tuple(found)
