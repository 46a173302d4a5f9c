"""From a study to a finding or a refusal."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from sempadan.analyse.hidden.checks import judge
from sempadan.analyse.hidden.linkages import Linkages
from sempadan.analyse.hidden.measures import NOBODY
from sempadan.analyse.hidden.reply import HiddenFinding, HiddenRefusal
from sempadan.analyse.hidden.settings import check_seed
from sempadan.analyse.hidden.shown import shown
from sempadan.analyse.hidden.study import study
from sempadan.analyse.hidden.words import charts_of, text_of
from sempadan.analyse.models.hierarchy import ALL_UP_TO, PAIRS_UP_TO
from sempadan.schema.finding import ComputedFrom, Method, Verdict
from sempadan.schema.message import message

if TYPE_CHECKING:
    from sempadan.analyse.hidden.reply import HiddenReply
    from sempadan.analyse.hidden.settings import HiddenSettings
    from sempadan.analyse.hidden.study import Study
    from sempadan.analyse.models.capture import Captures
    from sempadan.schema.message import Message

QUESTION: Final = "hidden"
METHOD: Final = Method(
    "Log-linear models of capture counts (multiple systems estimation)",
    "Chan, Silverman & Vincent (2021), JASA 116, 1297-1306; Silverman (2020), JRSS A 183, 691-736",
)


def hidden_of_overlaps(captures: Captures, settings: HiddenSettings, seed: int) -> HiddenReply:
    """Estimate how many people are on no list, or say why nobody can.

    Args:
        captures: People by pattern of lists.
        settings: Replicates, and the method whose interval is the answer.
        seed: Of the bootstrap; the same one gives the same answer, bit for bit.

    Raises:
        SeedOutOfRange: No seed.
    """
    check_seed(seed)
    records = int((captures.counts * captures.depth).sum())
    source = ComputedFrom("", captures.lists, records, version("sempadan"), seed)
    return reply(Linkages(captures), settings, source)


def reply(
    linkages: Linkages, settings: HiddenSettings, source: ComputedFrom, known: tuple[Message, ...] = ()
) -> HiddenReply:
    """Study, judge and say it.

    Args:
        linkages: Capture counts of each linkage.
        settings: What was chosen.
        source: What the counts were computed from; its seed is the one of the bootstrap.
        known: Caveats about the counts themselves.
    """
    done = study(linkages, settings.replicates, np.random.default_rng(source.seed))
    judged = judge(done, settings.method)
    stated = shown(judged.tables, settings.method, linkages.occasion)
    refused = judged.verdict is Verdict.REFUSED
    common: dict[str, Any] = {
        "question": QUESTION, "text": text_of(stated, refused=refused), "reasons": judged.reasons,
        "tables": judged.tables, "charts": charts_of(stated), "caveats": (*known, *_caveats(done)), "method": METHOD,
        "computed_from": source, "seen": stated.seen, "at_least": stated.at_least, "methods": judged.methods,
        "occasion": linkages.occasion, "asked": settings.method,
    }  # fmt: skip
    if not refused:
        return HiddenFinding(**common, verdict=judged.verdict, answer=judged.answer)
    if not linkages.central.seen:
        common["text"] = judged.reasons[0].message
    return HiddenRefusal(**common, needed=tuple(_needed(reason.rule) for reason in judged.reasons))


def _needed(rule: str) -> Message:
    """What a refused answer would need."""
    return message(f"analyse.needed.{rule}") if rule in NOBODY else message(f"hidden.needed.{rule}")


def _caveats(done: Study) -> tuple[Message, ...]:
    """What a reader must know before using the answer."""
    lists = len(done.linkages.central.lists)
    found = [message("hidden.caveat.assumes"), message("hidden.caveat.never"), message("hidden.caveat.detected")]
    if done.fitted and lists > 2:
        found.append(message("hidden.caveat.intervals"))
        if lists > PAIRS_UP_TO:
            found.append(message("hidden.caveat.no_bic", n=lists, most=PAIRS_UP_TO))
        elif lists > ALL_UP_TO:
            found.append(message("hidden.caveat.no_bic_all", n=lists, most=ALL_UP_TO))
    if done.failed > 0:
        found.append(message("hidden.caveat.failed", share=done.failed))
    if done.linkages.missed > 0:
        found.append(message("hidden.caveat.missed", share=done.linkages.missed))
    if not done.linkages.draws:
        found.append(message("hidden.caveat.links"))
    return tuple(found)
