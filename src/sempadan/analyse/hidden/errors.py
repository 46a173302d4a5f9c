"""What can be wrong with the options of `ask hidden`."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class MethodNotThere(SempadanError):
    """A method that does not exist."""

    text = "--method: there is no method of that name"
    do = "use one of: {known}"


class ReplicatesOutOfRange(SempadanError):
    """Too few or too many bootstrap tables."""

    text = "--replicates: must lie between {low} and {high}"
    do = "leave it out for 1000"


class SeedOutOfRange(SempadanError):
    """A seed that is none."""

    text = "--seed: must lie between 0 and {high:plain}"
    do = "leave it out, or give a whole number to repeat an answer bit for bit"


class GroupsNotLists(SempadanError):
    """Groups that would be populations of their own, where lists are asked for."""

    text = "--by: hidden takes `source_type` only, to count all lists of one type as one"
    do = "ask about one group at a time: --where FIELD=CODE"
