"""The closed lists of the border pack. Each code has its name in three languages: `border.<list>.<code>`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sempadan.schema.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sempadan.schema.message import Message

CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "place_kind": ("country", "state", "province", "regency", "city"),
        "district_kind": ("regency", "city", "division", "district"),
        "crossing_kind": ("international", "local"),
        "crossing_status": ("operating", "unclear", "planned", "closed"),
        "level": ("global", "asean", "bilateral", "national", "provincial", "district", "village"),
        "actor": ("state", "company", "ngo", "international_organisation"),
        "verified": ("yes", "partial", "no"),
        "precision": ("day", "month", "year", "none"),
        "confidence": ("high", "medium", "low"),
        "date_meaning": (
            "adopted", "agreed", "announced", "enacted", "founded", "held", "in_force", "issued", "launched", "opened",
            "ordered", "passed", "period_start", "reported", "signed", "started", "stated",
        ),
        "commitment_kind": (
            "treaty", "declaration", "action_plan", "memorandum", "law", "regulation", "decree", "instruction",
            "committee", "body", "forum", "network", "task_force", "meeting", "statement", "arrangement", "measure",
            "programme", "service", "procedure", "system", "border_post", "code_of_conduct", "gap",
        ),
        "commitment_status": (
            "in_force", "adopted", "active", "planned", "held", "done", "replaced", "expired", "unclear", "not_party",
            "not_found",
        ),
        "evidence": ("operating", "partly", "none"),
        "event": ("signed", "approved", "enacted", "ratified", "acceded", "in_force", "ratified_by_others"),
        "unit": (
            "persons", "cases", "reports", "couples", "percent", "index", "years", "km2", "idr_per_month",
            "thousand_idr_per_year", "thousand_idr", "billion_idr",
        ),
        "sex": ("all", "female", "male"),
        "age_group": ("all", "adult", "child"),
        "count_form": (
            "all", "sexual", "labour", "labour_before_departure", "migrant_labour", "fishing", "domestic_servitude",
            "child_exploitation", "child_unspecified", "child_sale",
        ),
        "breakdown": ("handling_unit", "police_district", "entered_unofficially", "no_work_permit", "overstayed"),
        "side": ("origin", "destination", "origin_and_destination", "pair", "return", "measurement"),
        "direction": ("plus", "minus", "zero", "non_linear", "unsigned", "mixed", "harm", "persistence", "confounds"),
        "qualifier": ("contested", "descriptive", "on_a_pathway", "possible"),
        "design": (
            "case_review", "case_records", "systematic_review", "extreme_bounds", "ordinal_logit", "gravity_model",
            "cross_section", "household_regression", "factor_analysis", "survey", "difference_in_differences",
            "regression_discontinuity", "randomised", "matching", "expert_report", "interviews", "administrative",
        ),
        "seen": ("abstract", "excerpt", "preface", "publisher_page", "summary"),
    }
)  # fmt: skip


def code_label(codes: str, code: str) -> Message:
    """Name a code of one of the lists, for example `code_label("level", "global")`."""
    return message(f"border.{codes}.{code}")
