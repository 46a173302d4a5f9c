"""Whether a model has an estimate: Newton's certificate, our linear program and the textbook one say the same."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from analyse.published import TABLES, captures, published
from sempadan.analyse.models.existence import Fate, design_of, existence
from sempadan.analyse.models.hierarchy import all_models, pair_models
from sempadan.analyse.models.lattice import add_supersets
from sempadan.analyse.models.loglinear import ANEW, fit_model, main_effects
from sempadan.analyse.models.newton import fit

ALONE = (0, 1, 2, 4)
P12, P13, P23 = 0b011, 0b101, 0b110


@pytest.mark.parametrize(
    ("added", "fate"),
    [
        ((), Fate.EXISTS),
        ((P13,), Fate.EXISTS),
        ((P23,), Fate.EXISTS),
        ((P13, P23), Fate.EXISTS),
        ((P12,), Fate.NOT_EXISTENT),
        ((P12, P13), Fate.NOT_EXISTENT),
        ((P12, P23), Fate.NOT_EXISTENT),
        ((P12, P13, P23), Fate.NOT_IDENTIFIABLE),
    ],
)
def test_the_artificial_table_has_the_fates_of_its_paper(added, fate):
    """Chan, Silverman & Vincent (2021), JASA 116, 1297-1306, table 2 and the text beside it."""
    table, terms = published("artificial3"), ALONE + added
    assert existence(table.counts, terms) is fate
    assert fit_model(table, terms).fate is fate
    assert newton(table, terms) is fate


def newton(table, terms):
    """What Newton's method says by itself."""
    counts = table.counts.astype(float)
    margins = counts.copy()
    add_supersets(margins)
    return Fate(fit(counts, margins, np.array(terms), ANEW)[0])


def textbook(table, terms):
    """Fienberg & Rinaldo (2012): the margins can be reached with every pattern above nought."""
    design, seen = design_of(table.counts, terms)
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return Fate.NOT_IDENTIFIABLE
    cells = len(seen)
    answer = linprog(
        np.concatenate([np.zeros(cells), [-1.0]]),
        A_ub=np.hstack([-np.eye(cells), np.ones((cells, 1))]),
        b_ub=np.zeros(cells),
        A_eq=np.hstack([design.T, np.zeros((design.shape[1], 1))]),
        b_eq=design.T @ seen,
        bounds=[(0, None)] * cells + [(None, 1)],
    )
    assert answer.status == 0
    return Fate.EXISTS if -answer.fun > 1e-8 else Fate.NOT_EXISTENT


def sparse(lists, random):
    """A table in which most patterns are empty, so that most models have no estimate."""
    counts = random.integers(1, 30, size=1 << lists) * (random.random(1 << lists) < random.uniform(0.15, 0.7))
    return captures(" ".join("ABCDE"[:lists]), {f"{p:0{lists}b}"[::-1]: c for p, c in enumerate(counts) if p})


@pytest.mark.parametrize(("lists", "tables", "models"), [(3, 60, all_models(3)), (4, 14, pair_models(4))])
def test_newton_and_both_programs_agree_on_tables_built_to_fail(lists, tables, models):
    random, fates = np.random.default_rng(lists), []
    for table in (sparse(lists, random) for _ in range(tables)):
        for terms in models:
            reference = textbook(table, terms)
            assert existence(table.counts, terms) is reference
            assert fit_model(table, terms).fate is reference
            fates.append((reference, newton(table, terms)))
    assert all(found is reference for reference, found in fates if found is not Fate.DOUBTFUL)
    assert sum(found is Fate.DOUBTFUL for _, found in fates) < 0.01 * len(fates)
    shares = [sum(reference is fate for reference, _ in fates) / len(fates) for fate in Fate]
    assert min(shares[:3]) > 0.02


@pytest.mark.parametrize("name", TABLES)
def test_newton_and_the_program_agree_on_published_tables(name):
    table = published(name)
    for place, other in product(range(len(table.lists)), repeat=2):
        terms = (*main_effects(len(table.lists)), *({1 << place | 1 << other} if place != other else ()))
        assert fit_model(table, terms).fate is existence(table.counts, terms)


def test_whether_an_estimate_exists_does_not_depend_on_how_many_people_there_are():
    table = published("artificial3")
    for terms in pair_models(3):
        assert existence(table.counts * 10**7, terms) is existence(table.counts, terms)
