"""Which forms of trafficking, of whom, by which routes: shares of people, one source type at a time.

A share is of the different people whom one source type has seen, within the selection, among those of
whom the answer is known; it has its interval, and the people of whom nothing is known stand beside it.
Source types are never pooled: they see different people and call them by different definitions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sempadan import __version__
from sempadan.analyse.forms_answer import FormsFinding
from sempadan.analyse.forms_persons import SOURCE, gather, of_list
from sempadan.analyse.forms_tables import count, describe, flow_tables, known_table, nobody, share_table, source_table
from sempadan.analyse.forms_words import answer_of, caveats_of, charts_of, text_of
from sempadan.analyse.selection import YEAR, check_selection, domains_of
from sempadan.analyse.views import views
from sempadan.schema.finding import ComputedFrom, Method, Reason, Refusal, Verdict
from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duckdb import DuckDBPyConnection

    from sempadan.analyse.selection import Selection
    from sempadan.schema.domains import Domains
    from sempadan.schema.evidence import Evidence
    from sempadan.schema.finding import AnswerTable

QUESTION: Final = "forms"
FIELDS: Final = (
    "form", "sex", "age_band", "sector", "route", "crossing", "home_district", "destination", YEAR
)  # fmt: skip
"""Each gives a table of shares by source type."""

WITHIN: Final = ("sex", "age_band", YEAR)
"""Where no groups are asked for, the form is given within each of these as well."""

WAY: Final = (("home_district", "crossing"), ("crossing", "destination"))
"""The halves of a way."""

METHOD: Final = Method(
    "wilson",
    "Wilson (1927), Journal of the American Statistical Association 22, 209-212; "
    "Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133",
)


def forms(
    connection: DuckDBPyConnection, evidence: Evidence, selection: Selection, domains: Domains
) -> FormsFinding | Refusal:
    """Give the shares of forms, sexes, ages, sectors, routes, homes and destinations, by source type.

    Its tables: `sources` (records and people of each source type); one a field (`form`, `sex` …) with
    the share of people, its interval, and the people known and unknown; the same within the groups of
    `selection.by` (`form_by_sex` …), or of the form within sex, age band and year if there are none;
    `known` (what each source type says nothing on); `flow_<source type>` (from home to crossing, and from
    crossing to destination). Codes stand in them, not names. Small counts are in them: they are for the coordinator.

    Args:
        connection: An in-memory database of the caller's; views and temporary tables are made in it.
        evidence: The snapshot.
        selection: Which people, which months, within which groups.
        domains: The border's closed lists.

    Returns:
        A finding, or a refusal where the base has no list or nobody is in the selection.

    Raises:
        SempadanError: The selection names a field, code or month that does not exist.

    Source:
        Intervals: `sempadan.analyse.models.shares.wilson`.
    """
    check_selection(selection, domains_of(domains, evidence))
    if not evidence.lists:
        return _refused(evidence, "no_list")
    views(connection, evidence)
    by = tuple(name for name in selection.by if name != SOURCE)
    asked = (name for name in selection.codes if not of_list(name))
    gathered = gather(connection, selection, tuple(dict.fromkeys((*FIELDS, *by, *asked))))
    tables, records = _tables(connection, by, gathered.draws)
    if not records:
        return _refused(evidence, "nobody")
    return FormsFinding(
        question=QUESTION,
        verdict=Verdict.ESTIMATE,
        text=text_of(tables),
        answer=answer_of(tables),
        draws=gathered.draws,
        tables=tables,
        charts=charts_of(tables),
        caveats=caveats_of(tables, draws=gathered.draws, undated=gathered.undated, invented=evidence.invented),
        method=METHOD,
        computed_from=_from(evidence, gathered.lists, records),
    )


def _tables(connection: DuckDBPyConnection, by: tuple[str, ...], draws: int) -> tuple[tuple[AnswerTable, ...], int]:
    """Make all tables, and count the records of the people in them."""
    described = describe(connection, FIELDS)
    marginals = [count(connection, (name,), draws) for name in FIELDS]
    within = [(*by, name) for name in FIELDS if name not in by] if by else [(name, "form") for name in WITHIN]
    return (
        source_table(count(connection, (), draws), described),
        *(share_table(counted) for counted in marginals),
        *(share_table(count(connection, names, draws)) for names in within),
        known_table(marginals, described),
        *flow_tables(*(count(connection, half, draws) for half in WAY)),
    ), sum(source.records for source in described.values())


def _refused(evidence: Evidence, rule: str) -> Refusal:
    return Refusal(
        question=QUESTION,
        text=message(f"analyse.refused.{rule}"),
        reasons=(Reason(rule, message(f"analyse.refused.{rule}")),),
        needed=(message(f"analyse.needed.{rule}"),),
        method=METHOD,
        computed_from=_from(evidence, (entry.list for entry in evidence.lists), 0),
        tables=(source_table(nobody(), {}),),
    )


def _from(evidence: Evidence, lists: Iterable[str], records: int) -> ComputedFrom:
    return ComputedFrom(evidence.snapshot, tuple(lists), records, __version__)
