"""The exact product: as many tables as can be protected with most of their people printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sempadan.release.attack import attack
from sempadan.release.errors import NotProtected, TooLittleLeft
from sempadan.release.opened import open_release
from sempadan.release.protect import THRESHOLD, protect
from sempadan.release.render import STATEMENT, render, statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.release.codebook import RowsCodebook
    from sempadan.release.protect import Protected
    from sempadan.release.results import Attacked
    from sempadan.release.tables import CountTable
    from sempadan.schema.message import Progress

LEAST_SHARE: Final = 0.85
"""So many of the people stand in printed cells, margins counted and margins apart, or tables are left out."""


@dataclass(frozen=True, slots=True)
class ExactProduct:
    """Protected tables, and the names of those that would have printed too little."""

    protected: Protected
    left_out: tuple[str, ...]


def exact_product(
    tables: Sequence[CountTable], book: RowsCodebook, tell: Progress, *, threshold: int = THRESHOLD
) -> ExactProduct:
    """Protect tables together; leave out those that would print least, until enough is printed.

    Raises:
        TooLittleLeft: Not even one table can be printed.
    """
    kept = list(tables)
    left_out: list[str] = []
    while kept:
        protected = protect(kept, book, tell, threshold=threshold)
        if min(protected.published_share, protected.inner_share) >= LEAST_SHARE:
            return ExactProduct(protected, tuple(left_out))
        worst = _worst(protected)
        left_out += [kept[place].name for place in worst]
        kept = [table for place, table in enumerate(kept) if place not in worst]
    raise TooLittleLeft(share=LEAST_SHARE, threshold=threshold)


def _worst(protected: Protected) -> list[int]:
    """The tables that print least, at least one: as many as bring the share of the others up to the mark."""
    places = range(len(protected.tables))
    ranked = sorted(places, key=lambda place: (protected.share_of(place), -len(protected.tables[place].columns)))
    dropped = 1
    while dropped < len(ranked) and protected.share_of_all(ranked[dropped:]) < LEAST_SHARE:
        dropped += 1
    return sorted(ranked[:dropped])


def finished(product: ExactProduct) -> tuple[dict[str, bytes], Attacked]:
    """Make every file of a release and attack them as anybody might who finds the folder.

    Returns:
        The files by path, and what the attack found in them: nothing.

    Raises:
        NotProtected: The attack found something.
    """
    files = render(product)
    attacked = attack(open_release({**files, STATEMENT: statement(product, None)}))
    found = len(attacked.recovered) + attacked.singled_out
    if found:
        raise NotProtected(n=found)
    return {**files, STATEMENT: statement(product, attacked)}, attacked
