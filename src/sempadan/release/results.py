"""What the commands of this room print. It imports nothing heavy: help pages and reference read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReleaseResult:
    """What `release` prints.

    Args:
        out: The folder.
        product: `exact`, until the private product is there.
        epsilon, delta, rho, spent, left: Of the private product; null for the exact one, which has no budget.
        tables: Number of tables.
        withheld: Number of different cells withheld.
        published_share: Share of the people in all cells that stand in printed ones, or null if the tables do not tell.
        left_out: Tables that would have printed too little, and are not in the folder.
        rows: Rows counted.
        threshold: Cells with fewer people are withheld; so wide is the interval of each withheld cell at least.
        invented: Whether the people are invented.
    """

    out: Path
    product: str
    epsilon: float | None
    delta: float | None
    rho: float | None
    spent: float | None
    left: float | None
    tables: int
    withheld: int
    published_share: float | None
    left_out: tuple[str, ...]
    rows: int
    threshold: int
    invented: bool


@dataclass(frozen=True, slots=True)
class Recovered:
    """A withheld cell that can be worked out to less than it should be.

    Args:
        table: A table it stands in.
        cell: Its codes there.
        low, high: What its count can be, in whole numbers.
    """

    table: str
    cell: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Attacked:
    """What the attack found.

    Args:
        cells_checked: Withheld cells, each counted once though it may stand in several tables.
        published_share: Share of the people in all cells that stand in printed ones, or null if the tables do not tell.
        recovered: Withheld cells whose interval is narrower than the threshold, or than what the release says of them.
        singled_out: Cells known exactly, printed or worked out, that count somebody and fewer than the threshold.
        differenced: Withheld cells that one subtraction alone brings below the threshold.
        threshold: Width that an interval should have.
        level: How much was used at once: `joint` for all columns together, `tables` for tables and their margins.
        taken_for_small: Whether every blank cell was taken for small, since nothing speaks against it.
    """

    cells_checked: int
    published_share: float | None
    recovered: tuple[Recovered, ...]
    singled_out: int
    differenced: int
    threshold: int
    level: str
    taken_for_small: bool
