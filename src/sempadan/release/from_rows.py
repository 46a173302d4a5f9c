"""From coded rows to a release folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sempadan.release.codebook_file import read_codebook
from sempadan.release.count import count_tables, families_of, one_and_two_way
from sempadan.release.exact import exact_product, finished
from sempadan.release.folder import refuse_existing, write_folder
from sempadan.release.protect import THRESHOLD
from sempadan.release.results import ReleaseResult
from sempadan.release.rows import read_rows
from sempadan.schema.message import message

if TYPE_CHECKING:
    from pathlib import Path

    from sempadan.schema.message import Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to release.

    Args:
        rows: CSV of coded rows.
        codebook: Their codebook (TOML); None to learn it from the rows.
        tables: Columns of each table, with commas between; none for all of one and two columns.
        out: The new folder.
    """

    rows: Path
    codebook: Path | None
    tables: tuple[str, ...]
    out: Path


def release_rows(wanted: Wanted, tell: Progress) -> ReleaseResult:
    """Count, protect, attack, write.

    Raises:
        SempadanError: Rows, codebook or output do not fit; nothing was written.
    """
    refuse_existing(wanted.out)
    tell(message("release.phase.count"), 0, 1)
    given = None if wanted.codebook is None else read_codebook(wanted.codebook)
    rows = read_rows(wanted.rows, given, least=THRESHOLD)
    families = families_of(wanted.tables, rows.book) if wanted.tables else one_and_two_way(rows.book)
    product = exact_product(count_tables(rows, families), rows.book, tell)
    tell(message("release.phase.attack"), 0, 1)
    files, attacked = finished(product)
    tell(message("release.phase.write"), 0, 1)
    write_folder(wanted.out, files)
    return ReleaseResult(
        out=wanted.out,
        product="exact",
        epsilon=None,
        delta=None,
        rho=None,
        spent=None,
        left=None,
        tables=len(product.protected.tables),
        withheld=attacked.cells_checked,
        published_share=attacked.published_share,
        left_out=product.left_out,
        rows=len(rows),
        threshold=product.protected.threshold,
        invented=rows.book.invented,
    )
