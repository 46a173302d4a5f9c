"""What `ask forms` answers in short: the most frequent form in the lists of each source type."""

from __future__ import annotations

from dataclasses import dataclass

from sempadan.schema.finding import Finding


@dataclass(frozen=True, slots=True)
class LeadingForm:
    """The most frequent known form in the lists of one source type; null also where it is held back.

    Args:
        source_type: Its code.
        people: Different people in its lists, within the selection.
        people_low, people_high: Fewest and most over the sampled linkages.
        form: Code of the form; null if it is known of nobody.
        share, low, high: Share of the people whose form is known, and its 95 % interval; null likewise.
        known: People whose form is known.
        unknown: People whose form is not known.
    """

    source_type: str
    people: int | None
    people_low: int | None
    people_high: int | None
    form: str | None
    share: float | None
    low: float | None
    high: float | None
    known: int | None
    unknown: int | None


@dataclass(frozen=True, slots=True)
class FormsAnswer:
    """One entry a source type; they are compared, never added up."""

    sources: tuple[LeadingForm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsFinding(Finding):
    """The finding of `ask forms`, with its short answer.

    Args:
        answer: The most frequent form, source type by source type.
        draws: Sampled linkages that its intervals span.
    """

    answer: FormsAnswer
    draws: int
