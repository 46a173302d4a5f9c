"""`sempadan ask`: questions to a base. One subcommand a question; they share a grammar of selection."""

from __future__ import annotations

from dataclasses import dataclass

from sempadan.analyse.forms_answer import FormsAnswer, FormsFinding
from sempadan.cli.answers import Answered, keys_of, view
from sempadan.cli.ask_hidden import hidden
from sempadan.cli.asking import By, FromMonth, ToMonth, Where, in_memory
from sempadan.cli.linking import Base
from sempadan.cli.options import BorderFolder
from sempadan.cli.show import Done
from sempadan.cli.usage import Command, new_group
from sempadan.schema.finding import Verdict

ask = new_group()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsAnswered(Answered):
    """What `ask forms` prints; a refusal has no `answer`."""

    answer: FormsAnswer | None


@ask.command("forms", cls=Command)
def forms(
    base: Base,
    by: By = None,
    where: Where = None,
    from_month: FromMonth = None,
    to_month: ToMonth = None,
    border: BorderFolder = None,
) -> Done[FormsAnswered]:
    """Say which forms, of whom, by which routes, source type by source type."""
    from sempadan.analyse.forms import forms as forms_of
    from sempadan.analyse.selection import read_selection
    from sempadan.border import load
    from sempadan.cli.labels import Labels
    from sempadan.evidence.folder import open_evidence

    selection = read_selection(by or (), where or (), from_month, to_month)
    own = load(border)
    evidence = open_evidence(base)
    with in_memory() as connection:
        reply = forms_of(connection, evidence, selection, own.domains())
    answer = reply.answer if isinstance(reply, FormsFinding) else None
    result = FormsAnswered(**keys_of(reply), answer=answer)
    return Done(result, view(reply, Labels(own), grouped=bool(by)), problems=reply.verdict is Verdict.REFUSED)


ask.command("hidden", cls=Command)(hidden)
