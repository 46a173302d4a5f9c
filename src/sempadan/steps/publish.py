"""From evidence to a release: ask, protect every count together, say the answers anew, write and attack."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from sempadan import __version__
from sempadan.analyse.forms import forms
from sempadan.analyse.forms_answer import FormsFinding
from sempadan.analyse.forms_restate import restate as restate_forms
from sempadan.analyse.hidden.base import hidden
from sempadan.analyse.hidden.restate import restate as restate_hidden
from sempadan.analyse.hidden.settings import HiddenSettings
from sempadan.analyse.models.capture import MOST_LISTS
from sempadan.analyse.selection import Selection
from sempadan.analyse.views import views
from sempadan.locale.catalogue import catalogue
from sempadan.locale.language import LANGUAGES
from sempadan.release.apart import Apart
from sempadan.release.attack import attack
from sempadan.release.errors import NotProtected
from sempadan.release.folder import refuse_existing, write_folder
from sempadan.release.from_answers import clearing
from sempadan.release.opened import open_release
from sempadan.release.render import STATEMENT
from sempadan.release.render_answers import files_of, statement_of
from sempadan.release.report import Page, ReportMeta, tiles_of, written
from sempadan.release.results import ReleaseResult
from sempadan.schema.message import message
from sempadan.steps.quality import with_missed_links

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from sempadan.analyse.hidden.reply import HiddenReply
    from sempadan.border import Border
    from sempadan.release.from_answers import Clearing
    from sempadan.release.report import Labels
    from sempadan.release.results import Attacked
    from sempadan.schema.evidence import Evidence
    from sempadan.schema.finding import Refusal, Reply
    from sempadan.schema.message import Message, Progress

SOURCE: Final = "source_type"
SEED: Final = 1
"""Of the bootstrap: the same base gives the same answer."""

FLOW: Final = "flow_"
BY: Final = "_by_"
CHARTED: Final = frozenset(
    {"form", "sex", "age_band", "sector", "route", "crossing", "home_district", "destination", "year"}
)
"""Tables of shares, which have the title of their picture."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """How a release of a base is made.

    Args:
        out: The new folder.
        border: Of the base.
        labels: Names for columns and codes.
        today: Day that stands on the report.
    """

    out: Path
    border: Border
    labels: Labels
    today: date


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers to every question, as they stand inside."""

    forms: FormsFinding | Refusal
    hidden: HiddenReply

    @property
    def replies(self) -> tuple[Reply, ...]:
        """In the order of the report."""
        return (self.forms, self.hidden)


@dataclass(frozen=True, slots=True)
class Published:
    """A release that was made.

    Args:
        result: What `release` prints.
        asked: The answers as they stand inside.
    """

    result: ReleaseResult
    asked: Asked


Cleared: TypeAlias = "tuple[Reply, ...]"


def publish(connection: DuckDBPyConnection, evidence: Evidence, at: Publishing, tell: Progress) -> Published:
    """Answer every question from a base, and write what may be printed of the answers.

    Nothing is written unless the attack on the finished files, pages included, finds nothing.

    Args:
        connection: An in-memory database of the caller's.
        evidence: The snapshot.
        at: Where and for which border.
        tell: Told what is being done.

    Raises:
        SempadanError: The folder exists or cannot be written, too little may be printed, or the attack
            found something; nothing was written.
    """
    refuse_existing(at.out)
    asked = _ask(connection, evidence, at, tell)
    tables = {reply.question: reply.tables for reply in asked.replies}
    found = clearing(tables, Apart(SOURCE, _lists(evidence, asked.hidden)), tell, invented=evidence.invented)
    replies = _restated(asked, found, evidence)
    cleared = {reply.question: reply.tables for reply in replies}
    files = files_of(found, cleared) | _report(replies, found, evidence, at, tell)
    tell(message("release.phase.attack"), 0, 1)
    attacked = attack(open_release({**files, STATEMENT: statement_of(found, cleared, None)}))
    broken = len(attacked.recovered) + attacked.singled_out
    if broken:
        raise NotProtected(n=broken)
    tell(message("release.phase.write"), 0, 1)
    write_folder(at.out, {**files, STATEMENT: statement_of(found, cleared, attacked)})
    return Published(_result(found, attacked, evidence, at), asked)


def _ask(connection: DuckDBPyConnection, evidence: Evidence, at: Publishing, tell: Progress) -> Asked:
    """Ask every question of the whole base; agencies are lists unless there are too many of them."""
    tell(message("release.phase.ask"), 0, 2)
    views(connection, evidence)
    shares = forms(connection, evidence, Selection(), at.border.domains())
    tell(message("release.phase.ask"), 1, 2)
    many = len({entry.agency for entry in evidence.lists}) > MOST_LISTS
    selection = Selection(by=(SOURCE,)) if many else Selection()
    settings = with_missed_links(HiddenSettings(), evidence)
    return Asked(shares, hidden(connection, evidence, selection, settings, SEED))


def _lists(evidence: Evidence, reply: HiddenReply) -> Mapping[str, str]:
    """Give the source type of each list that patterns are told by; none where its records have several."""
    types: dict[str, set[str]] = {}
    for entry in evidence.lists:
        types.setdefault(entry.agency, set()).add(entry.source_type)
        types.setdefault(entry.source_type, set()).add(entry.source_type)
    return {name: next(iter(types[name])) if len(types[name]) == 1 else "" for name in reply.computed_from.lists}


def _restated(asked: Asked, found: Clearing, evidence: Evidence) -> Cleared:
    """Say every answer anew from its cleared tables; the number of records is not cleared and goes."""
    shares: Reply = asked.forms
    cleared = found.clear(shares.tables)
    if isinstance(shares, FormsFinding):
        shares = restate_forms(shares, cleared, invented=evidence.invented)
    else:
        shares = replace(shares, tables=cleared, charts=())
    replies = (shares, restate_hidden(asked.hidden, found.clear(asked.hidden.tables)))
    return tuple(replace(reply, computed_from=replace(reply.computed_from, records=None)) for reply in replies)


def _report(replies: Cleared, found: Clearing, evidence: Evidence, at: Publishing, tell: Progress) -> dict[str, bytes]:
    """Write the report and its pictures in every language."""
    label = at.border.label
    meta = ReportMeta(
        border=message("house.named", en=label.en, id=label.id, ms=label.ms), made=at.today, product="exact",
        invented=evidence.invented, version=__version__, snapshot=evidence.snapshot,
    )  # fmt: skip
    pages = [_page(reply, found, at) for reply in replies]
    files: dict[str, bytes] = {}
    for place, lang in enumerate(LANGUAGES):
        tell(message("release.phase.report"), place, len(LANGUAGES))
        made = written(pages, meta, lang, catalogue(lang).say)
        files[f"report.{lang}.html"] = made.html
        files |= {f"charts/{name}": picture for name, picture in made.charts.items()}
    return files


def _page(reply: Reply, found: Clearing, at: Publishing) -> Page:
    names = [table.name for table in reply.tables]
    begin = f"{reply.question}."
    gone = [name.removeprefix(begin) for name in found.product.left_out if name.startswith(begin)]
    return Page(
        reply=reply,
        labels=at.labels,
        captions={name: caption for name in names if (caption := _caption(name, at.labels)) is not None},
        tiles=tiles_of(at.border),
        left_out=tuple(_left_out(name, at.labels) for name in gone),
    )


def _left_out(name: str, labels: Labels) -> Message:
    """Name a table that is left out, or the source type of which it says nothing."""
    table, _, source = name.partition("@")
    title = _caption(table, labels) or message("forms.chart.share.title", field=labels.column(table))
    return message("release.table.of_source", table=title, source=labels.code(SOURCE, source)) if source else title


def _caption(name: str, labels: Labels) -> Message | None:
    """Title a table that no picture shows."""
    if name.startswith(FLOW):
        return message("ask.table.flow", source=labels.code(SOURCE, name.removeprefix(FLOW)))
    if BY in name:
        value, _, group = name.partition(BY)
        return message("release.table.by", field=labels.column(value), group=labels.column(group))
    return None if name in CHARTED else message(f"ask.table.{name}")


def _result(found: Clearing, attacked: Attacked, evidence: Evidence, at: Publishing) -> ReleaseResult:
    return ReleaseResult(
        out=at.out,
        product="exact",
        epsilon=None,
        delta=None,
        rho=None,
        spent=None,
        left=None,
        tables=len({counted.name for counted in found.counted}),
        withheld=attacked.cells_checked,
        published_share=attacked.published_share,
        left_out=found.product.left_out,
        rows=sum(entry.records for entry in evidence.lists),
        threshold=found.product.protected.threshold,
        invented=evidence.invented,
    )
