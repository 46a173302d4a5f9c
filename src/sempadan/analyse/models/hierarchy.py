"""All hierarchical models of some lists: which terms may stand together."""

from __future__ import annotations

from itertools import combinations

from sempadan.analyse.models.loglinear import main_effects, pairs

PAIRS_UP_TO, ALL_UP_TO = 6, 5
"""Lists up to which all models are looked at; at 6 lists there are about 7.8 million of all orders."""


def pair_models(lists: int) -> tuple[tuple[int, ...], ...]:
    """All models of main effects and pairs: 2^(k(k-1)/2) of them."""
    models = [main_effects(lists)]
    for pair in pairs(lists):
        models += [(*model, pair) for model in models]
    return tuple(models)


def all_models(lists: int) -> tuple[tuple[int, ...], ...]:
    """All hierarchical models with all main effects, but for the one with the term of all lists together.

    A term stands in a model only if every smaller term that it holds does. For 3, 4 and 5 lists there are
    8, 113 and 6,893 of them.
    """
    models = [main_effects(lists)]
    for order in range(2, lists):
        grown = []
        for model in models:
            present = frozenset(model)
            fresh = [term for term in _terms(lists, order) if _smaller(term) <= present]
            choices = [model]
            for term in fresh:
                choices += [(*choice, term) for choice in choices]
            grown += choices
        models = grown
    return tuple(models)


def _terms(lists: int, order: int) -> list[int]:
    return [sum(1 << place for place in chosen) for chosen in combinations(range(lists), order)]


def _smaller(term: int) -> frozenset[int]:
    """Terms of one list less that a term holds."""
    return frozenset(term ^ (1 << place) for place in range(term.bit_length()) if term >> place & 1)
