"""The facts of an episode in the fields and codes of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sempadan.demo.people import Exploitation, Journey, Justice, Lived, Work

ACTS = ("act_recruitment", "act_transportation", "act_transfer", "act_harbouring", "act_receipt")
MEANS = (
    "means_threat", "means_force", "means_abduction", "means_fraud", "means_deception", "means_abuse_of_power",
    "means_abuse_of_vulnerability", "means_payment", "means_debt_bondage", "means_withheld_documents",
    "means_withheld_wages", "means_restricted_movement", "means_psychological", "means_drugs",
)  # fmt: skip
PURPOSES = (
    "purpose_sexual_exploitation", "purpose_forced_labour", "purpose_slavery", "purpose_servitude",
    "purpose_organ_removal", "purpose_other",
)  # fmt: skip
STEPS = (
    "detected", "identified", "sheltered", "left_shelter", "referred", "handed_over", "repatriated", "reintegrated",
    "followed_up_6", "followed_up_12", "complaint", "investigated", "charged", "convicted", "restitution",
)  # fmt: skip
UNKNOWN = "unknown"
WAGE_BANDS = ((1, "1-499"), (500, "500-999"), (1000, "1000-1499"), (1500, "1500-1999"), (2000, "2000+"))
MONEY_BANDS = ((1, "1-999"), (1000, "1000-2999"), (3000, "3000-5999"), (6000, "6000-9999"), (10000, "10000+"))
MONTH_BANDS = ((1, "1-2"), (3, "3-5"), (6, "6-11"), (12, "12-23"), (24, "24+"))


def facts_of(lived: Lived) -> dict[str, str]:
    """Every coded fact of an episode: field of the codebook to code."""
    done, episode = lived.episode.exploitation, lived.episode
    return {
        "destination": done.destination,
        "form": done.form,
        "sector": done.sector,
        **_flags(done),
        **_journey(episode.journey),
        **bands_of(episode.work),
        **_justice(lived.justice),
    }


def flag(value: bool | None) -> str:  # noqa: FBT001  the one value is what the function is about
    """A flag's code: yes, no, or unknown for None."""
    return UNKNOWN if value is None else ("yes" if value else "no")


def _flags(done: Exploitation) -> dict[str, str]:
    groups: Sequence[tuple[Sequence[str], frozenset[str]]] = (
        (ACTS, done.acts),
        (MEANS, done.means),
        (PURPOSES, done.purposes),
    )
    named = {name: flag(name in present) for names, present in groups for name in names}
    return {**named, "consent_given": flag(done.consent_given)}


def _journey(journey: Journey) -> dict[str, str]:
    return {
        "recruiter_type": journey.recruiter_type,
        "route": journey.route,
        "crossing": journey.crossing,
        "entry_document": journey.entry_document,
        "entry_purpose": journey.entry_purpose,
        "kin_across": flag(journey.kin_across),
        "document_holder": journey.document_holder,
        "official_involved": flag(journey.official_involved),
    }


def _justice(justice: Justice) -> dict[str, str]:
    return {
        "legal_basis_idn": justice.legal_basis_idn,
        "legal_basis_mys": justice.legal_basis_mys,
        "screened": flag(justice.screened),
        "testified": flag(justice.testified),
        "case_stopped": flag(justice.case_stopped),
        "stop_reason": justice.stop_reason,
    }


def bands_of(work: Work) -> dict[str, str]:
    """Amounts of an episode in the bands of the codebook."""
    return {
        "wage_band": band(work.wage, WAGE_BANDS),
        "debt_band": band(work.debt, MONEY_BANDS),
        "fee_band": band(work.fee, MONEY_BANDS),
        "months_unpaid_band": band(work.months_unpaid, MONTH_BANDS),
    }


def band(value: int | None, bands: Sequence[tuple[int, str]]) -> str:
    """The band of an amount: `0` for nothing, `unknown` for None, else the last that begins at or below it."""
    if value is None:
        return UNKNOWN
    return next((code for low, code in reversed(bands) if value >= low), "0")


def amounts_of(work: Work) -> Mapping[str, int]:
    """Amounts that are known: field of the list to whole ringgit or months."""
    known = {"wage": work.wage, "debt": work.debt, "fee": work.fee, "months_unpaid": work.months_unpaid}
    return {name: value for name, value in known.items() if value is not None}
