"""The models that are looked at are all of them, each once."""

from __future__ import annotations

from itertools import combinations

import pytest

from sempadan.analyse.models.hierarchy import all_models, pair_models


@pytest.mark.parametrize(("lists", "pairs", "everything"), [(2, 2, 1), (3, 8, 8), (4, 64, 113), (5, 1024, 6893)])
def test_there_are_as_many_models_as_the_books_say(lists, pairs, everything):
    """Counts of hierarchical models with all main effects, less the one with the term of all lists."""
    for models, count in ((pair_models(lists), pairs), (all_models(lists), everything)):
        assert len(models) == len({frozenset(m) for m in models}) == count


def test_a_term_stands_only_after_all_it_holds():
    for model in all_models(4):
        for place, term in enumerate(model):
            bits = [1 << b for b in range(4) if term >> b & 1]
            smaller = {sum(s) for size in range(len(bits)) for s in combinations(bits, size)}
            assert smaller <= set(model[:place])
