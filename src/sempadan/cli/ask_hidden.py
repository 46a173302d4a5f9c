"""`sempadan ask hidden`: how many people are on no list, of a base or of a table of overlaps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sempadan.analyse.hidden.reply import HiddenReply, MethodRow, Range
from sempadan.analyse.hidden.settings import REPLICATES, HiddenSettings
from sempadan.cli.answers import Answered, keys_of
from sempadan.cli.asking import By, FromMonth, ToMonth, Where, in_memory, need
from sempadan.cli.errors import NeitherGiven, OneOf, OptionOfOther
from sempadan.cli.hidden_view import hidden_view
from sempadan.cli.options import BorderFolder
from sempadan.cli.show import Done
from sempadan.schema.finding import Verdict

if TYPE_CHECKING:
    from sempadan.analyse.selection import Selection
    from sempadan.border import Border

SEED: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenAnswered(Answered):
    """What `ask hidden` prints; a refusal has no `answer`, the rest stands all the same.

    Args:
        seen: Different people on the lists together.
        at_least: People of whom the lists alone show that they exist: the 2.5 % quantile, over the sampled
            linkages, of the different people seen; equal to `seen` for a table of overlaps. No model in it.
        answer: The range over the admitted methods.
        methods: Every method, admitted or not.
        occasion: What a list is: `list` of a table of overlaps, `agency` or `source_type` of a base.
        asked: The method whose interval was asked for; null for all admitted ones.
    """

    seen: int | None
    at_least: int | None
    answer: Range | None
    methods: tuple[MethodRow, ...]
    occasion: str
    asked: str | None


def hidden(
    base: Annotated[Path | None, typer.Option("--base", metavar="DIR")] = None,
    overlaps: Annotated[Path | None, typer.Option("--overlaps", metavar="TABLE.csv")] = None,
    by: By = None,
    where: Where = None,
    from_month: FromMonth = None,
    to_month: ToMonth = None,
    method: Annotated[str | None, typer.Option("--method", metavar="M")] = None,
    replicates: Annotated[int, typer.Option("--replicates", metavar="N")] = REPLICATES,
    seed: Annotated[int, typer.Option("--seed", metavar="S")] = SEED,
    border: BorderFolder = None,
) -> Done[HiddenAnswered]:
    """Estimate how many people are on no list, or say why nobody can."""
    from sempadan.analyse.selection import read_selection
    from sempadan.border import load
    from sempadan.cli.labels import Labels

    of_base = {"--by": by, "--where": where, "--from": from_month, "--to": to_month, "--border": border}
    given = next((option for option, value in of_base.items() if value), None)
    if base is not None and overlaps is not None:
        raise OneOf(first="--base", second="--overlaps")
    settings = HiddenSettings(method, replicates)
    if overlaps is not None and given:
        raise OptionOfOther(option=given, other="--base")
    own = load(border)
    if overlaps is not None:
        reply = _of_overlaps(overlaps, settings, seed)
    elif base is not None:
        selection = read_selection(by or (), where or (), from_month, to_month)
        reply = _of_base(base, selection, own, (settings, seed))
    else:
        raise NeitherGiven(command="sempadan ask hidden", first="--base", second="--overlaps")
    names = ("seen", "at_least", "answer", "methods", "occasion", "asked")
    result = HiddenAnswered(**keys_of(reply), **{name: getattr(reply, name) for name in names})
    return Done(result, hidden_view(reply, Labels(own)), problems=reply.verdict is Verdict.REFUSED)


def _of_overlaps(path: Path, settings: HiddenSettings, seed: int) -> HiddenReply:
    for package in ("numba", "scipy"):
        need(package)
    from sempadan.analyse.hidden.answer import hidden_of_overlaps
    from sempadan.analyse.models.capture_csv import MOST_BYTES, captures_of_csv
    from sempadan.schema.whole import read_bytes

    return hidden_of_overlaps(captures_of_csv(read_bytes(path, most=MOST_BYTES + 1)), settings, seed)


def _of_base(base: Path, selection: Selection, own: Border, how: tuple[HiddenSettings, int]) -> HiddenReply:
    for package in ("numba", "scipy"):
        need(package)
    from sempadan.analyse.hidden.base import hidden as hidden_of
    from sempadan.analyse.selection import check_selection, domains_of
    from sempadan.analyse.views import views
    from sempadan.evidence.folder import open_evidence
    from sempadan.steps.quality import with_missed_links

    evidence = open_evidence(base)
    check_selection(selection, domains_of(own.domains(), evidence))
    with in_memory() as connection:
        views(connection, evidence)
        return hidden_of(connection, evidence, selection, with_missed_links(how[0], evidence), how[1])
