"""Invented rows, and the attack and the cheapest plan written down plainly, as our fast ones must find them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from sempadan.release.codebook import CodedColumn, Nesting, RowsCodebook
from sempadan.release.rows import CodedRows


def quiet(what, done, total):
    """Take progress and say nothing."""


def book_of(sizes, *, nested=False):
    """Columns c0, c1, … of so many codes; with `nested`, c0 lies in a column c0_part of half as many."""
    columns = [CodedColumn(f"c{n}", tuple(f"v{i}" for i in range(size))) for n, size in enumerate(sizes)]
    if nested:
        first = columns[0]
        parts = tuple(f"p{i}" for i in range((sizes[0] + 1) // 2))
        of = {code: parts[i // 2] for i, code in enumerate(first.codes)}
        columns[0] = CodedColumn("c0", first.codes, nestings=(Nesting("c0_part", of),))
        columns.append(CodedColumn("c0_part", parts))
    return RowsCodebook(tuple(columns), invented=True)


def invented_rows(sizes, people, seed, *, skew=1.2, nested=False):
    """Rows of people of four hidden sorts, so that columns go together; codes are the rarer the later they stand."""
    random = np.random.default_rng(seed)
    sort = random.integers(0, 4, people)
    columns = []
    for size in sizes:
        share = 1.0 / np.arange(1, size + 1) ** skew
        column = np.empty(people, np.int32)
        for here in range(4):
            mixed = random.permutation(share) if random.random() < 0.5 else share
            column[sort == here] = random.choice(size, int((sort == here).sum()), p=mixed / mixed.sum())
        columns.append(column)
    if nested:
        columns.append(columns[0] // 2)
    return CodedRows(book_of(sizes, nested=nested), np.column_stack(columns).astype(np.int32))


@dataclass
class Plain:
    """The different cells of some tables, as sums of all combinations of codes that can be."""

    places: dict
    counts: np.ndarray
    members: sparse.csr_array

    def withheld(self, protected):
        """Whether each cell is withheld in every table that it stands in; to be so in some of them only is a fault."""
        printed = {self.places[frozenset(cell)] for cell in protected.counted()}
        every = {self.places[frozenset(cell)] for cell in protected.gathered.cells}
        cells = zip(protected.gathered.cells, protected.withheld, strict=True)
        assert not printed & {self.places[frozenset(cell)] for cell, withheld in cells if withheld}
        assert every == set(range(len(self.counts)))
        return np.array([place not in printed for place in range(len(self.counts))])


def plain(tables, book):
    """Write every cell of every table as a sum; cells of the same people are one cell."""
    names = [name for name in book.names if any(name in table.columns for table in tables)]
    atoms = [dict(zip(names, codes, strict=True)) for codes in product(*(book[name].codes for name in names))]
    atoms = [atom for atom in atoms if _can_be(atom, book)]
    cells, places = {}, {}
    for table in tables:
        for label, count in zip(table.labels, table.counts.tolist(), strict=True):
            items = dict(table.cell(label, book))
            inside = frozenset(i for i, atom in enumerate(atoms) if items.items() <= atom.items())
            place, known = cells.setdefault(inside, (len(cells), count))
            assert known == count
            places[frozenset(items.items())] = place
    members = sparse.lil_array((len(cells), len(atoms)))
    for row, inside in enumerate(cells):
        for atom in inside:
            members[row, atom] = 1.0
    counts = [count for _, count in cells.values()]
    return Plain(places, np.array(counts, float), sparse.csr_array(members))


def _can_be(atom, book):
    return all(
        nesting.parent not in atom or nesting.of.get(code, atom[nesting.parent]) == atom[nesting.parent]
        for name, code in atom.items()
        for nesting in book[name].nestings
    )


def intervals(cells, withheld):
    """The interval of each withheld cell, by two linear programmes each, from all that is printed."""
    printed = ~withheld
    equal, right = cells.members[np.flatnonzero(printed)], cells.counts[printed]
    hidden = cells.members[np.flatnonzero(withheld)]
    found = {}
    for cell in np.flatnonzero(withheld):
        costs = cells.members[[cell]].toarray().ravel()
        ends = []
        for sign in (1.0, -1.0):
            end = linprog(sign * costs, A_ub=-hidden, b_ub=-np.ones(hidden.shape[0]), A_eq=equal, b_eq=right)
            assert end.status in {0, 3}
            ends.append(sign * end.fun if end.status == 0 else np.inf)
        found[int(cell)] = tuple(ends)
    return found


def optimum(cells, threshold, seconds=120):
    """The fewest people in withheld cells, by one mixed integer programme with two moves for each cell."""
    counts = cells.counts
    live = np.flatnonzero(cells.members[np.flatnonzero(counts == 0)].sum(axis=0) == 0)
    kept = np.flatnonzero(counts > 0)
    members, counts = sparse.csr_array(cells.members[kept][:, live]), counts[kept]
    people = linprog(np.zeros(len(live)), A_eq=members, b_eq=counts).x
    assert people is not None
    size, width = len(kept), len(live)
    rows, low, high = [], [], []
    for cell in range(size):
        for end in range(2):
            moves = sparse.hstack([sparse.csr_array((size, (2 * cell + end) * width)), members,
                                   sparse.csr_array((size, (2 * (size - cell) - 1 - end) * width))])  # fmt: skip
            rows += [sparse.hstack([-sparse.diags_array(np.full(size, 4.0 * threshold)), moves]),
                     sparse.hstack([sparse.diags_array(counts - 1), moves])]  # fmt: skip
            low += [np.full(size, -np.inf), np.zeros(size)]
            high += [np.zeros(size), np.full(size, np.inf)]
        own = members[[cell]]
        choice = sparse.csr_array(([-float(threshold)], ([0], [cell])), shape=(1, size))
        rows.append(sparse.hstack([choice, sparse.csr_array((1, 2 * cell * width)), own, -own,
                                   sparse.csr_array((1, 2 * (size - cell - 1) * width))]))  # fmt: skip
        low.append(np.zeros(1))
        high.append(np.full(1, np.inf))
    moves = 2 * size * width
    found = milp(
        np.concatenate([counts, np.zeros(moves)]),
        integrality=np.concatenate([np.ones(size), np.zeros(moves)]),
        bounds=Bounds(np.concatenate([(counts < threshold).astype(float), np.tile(-people, 2 * size)]),
                      np.concatenate([np.ones(size), np.full(moves, np.inf)])),
        constraints=LinearConstraint(sparse.csr_array(sparse.vstack(rows)), np.concatenate(low), np.concatenate(high)),
        options={"time_limit": seconds, "mip_rel_gap": 1e-4},
    )  # fmt: skip
    assert found.status == 0
    return found.fun
