"""Capture counts of a base: each agency is an occasion on which a person may be seen.

Lists of one agency count as one; with `--by source_type` those of all agencies of one type do. Conditions
on the list (its agency, source type, ground to share) and on the months choose records; conditions on
any other field choose people, for a person one of whose records has the code has it on all lists: to
choose records by it would cut overlaps where one agency did not write it down.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import numpy as np

from sempadan.analyse.hidden.answer import reply
from sempadan.analyse.hidden.errors import GroupsNotLists
from sempadan.analyse.hidden.linkages import Linkages
from sempadan.analyse.hidden.settings import check_seed
from sempadan.analyse.models.capture import MOST_LISTS, Captures
from sempadan.analyse.models.errors import TooManyLists
from sempadan.analyse.selection import groupable
from sempadan.analyse.views import conditions, months
from sempadan.schema.finding import ComputedFrom
from sempadan.schema.message import message

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from sempadan.analyse.hidden.reply import HiddenReply
    from sempadan.analyse.hidden.settings import HiddenSettings
    from sempadan.analyse.selection import Selection
    from sempadan.schema.evidence import Evidence

AGENCY: Final = "agency"
SOURCE: Final = "source_type"


def hidden(
    connection: DuckDBPyConnection, evidence: Evidence, selection: Selection, settings: HiddenSettings, seed: int
) -> HiddenReply:
    """Estimate from a base how many people are on no list, or say why nobody can.

    Args:
        connection: With the views of `views`.
        evidence: The snapshot these views show.
        selection: A checked selection; `by` is empty or holds `source_type` alone.
        settings: Replicates, and the method whose interval is the answer.
        seed: Of the bootstrap; the same one gives the same answer, bit for bit.

    Raises:
        SeedOutOfRange: No seed.
        GroupsNotLists: The selection asks for groups.
        TooManyLists: More occasions than can be analysed together.
    """
    check_seed(seed)
    if selection.by not in ((), (AGENCY,), (SOURCE,)):
        raise GroupsNotLists
    occasion = SOURCE if selection.by == (SOURCE,) else AGENCY
    records, lists = _choose(connection, selection, occasion)
    linkages = replace(
        _linkages(connection, lists).with_links_put_back(settings.missed, np.random.default_rng([seed, len(lists)])),
        occasion=occasion,
        empty="nobody" if evidence.lists else "no_list",
    )
    source = ComputedFrom(evidence.snapshot, lists, records, version("sempadan"), seed)
    known = [message("analyse.caveat.invented")] if evidence.invented else []
    if undated := _undated(connection, selection):
        known.append(message("hidden.caveat.undated", n=undated))
    return reply(linkages, settings, source, tuple(known))


def _choose(connection: DuckDBPyConnection, selection: Selection, occasion: str) -> tuple[int, tuple[str, ...]]:
    """Make the temporary table `captured` of the records chosen; give their number and the occasions."""
    fields = groupable()
    of_record = conditions(selection, lambda name: fields[name].subject == "sharing")
    of_person = conditions(selection, lambda name: fields[name].subject != "sharing")
    within = months(selection)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE captured AS SELECT person_id, persons, contact_month, {occasion} AS occasion, "  # noqa: S608 -- names of the codebook
        f"({of_person.sql}) AS fits FROM records JOIN draws USING (record) WHERE {within.sql} AND {of_record.sql}",
        [*of_person.values, *within.values, *of_record.values],
    )
    rows = connection.execute("SELECT occasion, count(*) FROM captured GROUP BY occasion ORDER BY occasion").fetchall()
    if len(rows) > MOST_LISTS:
        raise TooManyLists(count=len(rows), most=MOST_LISTS)
    return sum(count for _, count in rows), tuple(name for name, _ in rows)


def _undated(connection: DuckDBPyConnection, selection: Selection) -> int:
    """Records that fall out for want of a month, where the selection is bounded in time."""
    if not selection.in_months:
        return 0
    of_record = conditions(selection, lambda name: groupable()[name].subject == "sharing")
    sql = f"SELECT count(*) FROM records WHERE contact_month IS NULL AND {of_record.sql}"  # noqa: S608 -- names of the codebook
    ((undated,),) = connection.execute(sql, of_record.values).fetchall()
    return int(undated)


def _linkages(connection: DuckDBPyConnection, lists: tuple[str, ...]) -> Linkages:
    """Count patterns in the linkage that stands and in each sampled one."""
    ((draws,),) = connection.execute("SELECT coalesce(max(len(persons)), 0) FROM captured").fetchall()
    central = _count(connection, lists, "person_id")
    found = tuple(_count(connection, lists, f"persons[{draw}]") for draw in range(1, draws + 1))
    return Linkages(central, found, _spans(connection))


def _spans(connection: DuckDBPyConnection) -> tuple[float, ...]:
    """Share of the months from the first record to the last that each occasion covers; none if one has no month."""
    rows = connection.execute(
        "WITH placed AS (SELECT occasion, 12 * substr(contact_month, 1, 4)::INTEGER "
        "+ substr(contact_month, 6, 2)::INTEGER AS month FROM captured), "
        "whole AS (SELECT max(month) - min(month) + 1 AS months FROM placed) "
        "SELECT (max(month) - min(month) + 1) / any_value(months) FROM placed, whole "
        "GROUP BY occasion ORDER BY occasion"
    ).fetchall()
    shares = tuple(share for (share,) in rows)
    return () if None in shares else shares


def _count(connection: DuckDBPyConnection, lists: tuple[str, ...], person: str) -> Captures:
    """Count the people of one linkage by pattern of occasions."""
    rows = connection.execute(
        "SELECT pattern, count(*) FROM (SELECT bit_or(1::BIGINT << (list_position(?::VARCHAR[], occasion) - 1)) "  # noqa: S608 -- words of this module
        f"AS pattern FROM captured GROUP BY {person} HAVING bool_or(fits)) GROUP BY pattern",
        [list(lists)],
    ).fetchall()
    counts = np.zeros(1 << len(lists), np.int64)
    for pattern, people in rows:
        counts[pattern] = people
    return Captures(lists, counts)
