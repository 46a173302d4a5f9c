"""The answer of `ask hidden` said anew from the tables that may leave the house, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sempadan.analyse.hidden.measures import NOBODY, reason
from sempadan.analyse.hidden.reply import HiddenFinding, MethodRow
from sempadan.analyse.hidden.shown import shown
from sempadan.analyse.hidden.words import caveat_of, charts_of, text_of, why_of
from sempadan.schema.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sempadan.analyse.hidden.reply import HiddenReply
    from sempadan.analyse.hidden.shown import Shown
    from sempadan.schema.finding import AnswerTable


def restate(reply: HiddenReply, tables: Sequence[AnswerTable]) -> HiddenReply:
    """Make sentence, reasons, pictures, caveats and the reply's own numbers from cleared tables.

    The verdict, the rules it came from, what would be needed and what it was computed from stay. A sentence
    whose numbers are not all in the tables does without numbers; a picture without its table goes. That a
    rule applies says by itself on which side of its public threshold a measure lies.

    Args:
        reply: What was answered.
        tables: Its tables as they were cleared, named as they were. Numbers that are held back are null (with
            `protected` in a column `status`, where null can also mean that there is none); columns, rows and
            tables that are held back are not there.
    """
    kept = tuple(tables)
    stated = shown(kept, reply.asked, reply.occasion)
    refused = reply.verdict is Verdict.REFUSED
    nobody = any(given.rule in NOBODY for given in reply.reasons)
    made: dict[str, Any] = {
        "text": reply.text if nobody else text_of(stated, refused=refused),
        "reasons": tuple(reason(given.rule, reply.verdict, stated) for given in reply.reasons),
        "tables": kept,
        "charts": charts_of(stated),
        "caveats": tuple(caveat_of(said, stated) for said in reply.caveats),
        "seen": stated.seen,
        "at_least": stated.at_least,
        "methods": _methods(reply, stated),
    }
    if isinstance(reply, HiddenFinding):
        made["answer"] = stated.answer
    return replace(reply, **made)


def _methods(reply: HiddenReply, stated: Shown) -> tuple[MethodRow, ...]:
    """Rows of the table of methods, each with its reason if it does not count."""
    why = {row.name: row.why for row in reply.methods}
    made = []
    for row in stated.rows("methods"):
        said, fit = why.get(row["method"]), row.get("fit")
        ends = {name: row.get(name) for name in ("estimate", "low", "high")}
        admitted, again = row["admitted"] == "yes", None if said is None else why_of(said.id, fit)
        made.append(MethodRow(row["method"], **ends, admitted=admitted, fit=fit, why=again))
    return tuple(made)
