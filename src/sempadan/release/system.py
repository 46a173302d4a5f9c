"""What the cells of linked tables have to do with one another, as linear equations.

Every cell is a sum of atoms: combinations of codes of several columns, each of which counts nobody or
somebody. At the level `joint` an atom has a code of every column, so that nothing is overlooked; at the
level `tables` it has the codes of one table, and tables are linked through the cells they share.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np
from scipy import sparse

from sempadan.release.errors import TableTooLarge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sempadan.release.codebook import Cell, RowsCodebook
    from sempadan.release.tables import Flags, Places, Reals

Level: TypeAlias = Literal["joint", "tables"]
Family: TypeAlias = tuple[str, ...]

MOST_JOINT: Final = 10_000
"""Atoms with a code of every column at most; with more of them a linear programme takes too long."""

BEFORE_CUTTING: Final = 20
"""How many times as many combinations are looked at before the impossible ones are cut away."""

MOST_SHARED: Final = 20_000_000.0
"""Atoms shared over all pairs of cells of a table; with more of them no cell is looked for in another."""

MOST_OF_A_TABLE: Final = 200_000
"""Combinations of codes of one table at most."""


@dataclass(frozen=True, slots=True, repr=False)
class System:
    """Equations `matrix @ v = 0` over variables `v >= 0`: the cells first, then atoms that are no cells.

    Args:
        matrix: Equations by variables.
        cells: Number of cells.
        level: How fine the atoms are.
    """

    matrix: sparse.csr_array
    cells: int
    level: Level

    @property
    def variables(self) -> int:
        """Number of cells and atoms."""
        return int(self.matrix.shape[1])

    def __repr__(self) -> str:
        """Show sizes only."""
        return f"System({self.cells} cells, {self.variables} variables, {self.matrix.shape[0]} equations)"


@dataclass(frozen=True, slots=True)
class Groups:
    """Cells by the columns that they name, with a look-up from codes to cells.

    Args:
        book: Their codebook.
        numbers: Columns, then for each combination of their codes the cell; -1 for none.
        empty: Columns, then for each combination of their codes whether nobody can have it.
    """

    book: RowsCodebook
    numbers: dict[Family, Places]
    empty: dict[Family, Flags]

    def sizes(self, family: Family) -> tuple[int, ...]:
        """Number of codes of each column."""
        return tuple(len(self.book[name].codes) for name in family)


def by_tables(cells: Sequence[Cell], zero: Flags, book: RowsCodebook, families: Iterable[Family]) -> System:
    """Build the equations between cells, tables being linked through the cells that they share.

    Cells that two tables share without showing them are added behind the others, as unknown.

    Args:
        cells: The different cells of all tables.
        zero: Cells that are known to count nobody.
        book: Their codebook.
        families: The columns of each table.
    """
    closed = dict.fromkeys(_closed(family, book) for family in families)
    largest = [family for family in closed if not any(set(family) < set(other) for other in closed)]
    shared = _shared(cells, book, largest)
    groups = _groups([*cells, *shared], np.append(zero, np.zeros(len(shared), np.bool_)), book)
    atoms = [(family, found) for family in largest if (found := _atoms(family, groups, MOST_OF_A_TABLE)) is not None]
    if len(atoms) < len(largest):
        raise TableTooLarge(most=MOST_OF_A_TABLE)
    system = _system(atoms, groups, len(cells) + len(shared), "tables")
    return System(system.matrix, len(cells), "tables")


def jointly(cells: Sequence[Cell], zero: Flags, book: RowsCodebook, families: Iterable[Family]) -> System | None:
    """Build the same equations from atoms with a code of every column; None if there are too many of them."""
    groups = _groups(cells, zero, book)
    every = _closed(tuple(chain.from_iterable(families)), book)
    atoms = _atoms(every, groups, MOST_JOINT)
    return None if atoms is None else _system([(every, atoms)], groups, len(cells), "joint")


def _shared(cells: Sequence[Cell], book: RowsCodebook, families: Sequence[Family]) -> list[Cell]:
    """Name the cells that two families have in common and no table shows."""
    known = set(cells)
    found: set[Cell] = set()
    for common in {tuple(name for name in one if name in other) for one, other in combinations(families, 2)}:
        for codes in product(*(book[name].codes for name in common)):
            cell = book.cell(zip(common, codes, strict=True))
            if cell is not None and cell not in known:
                found.add(cell)
    return sorted(found)


def _closed(family: Family, book: RowsCodebook) -> Family:
    return _ordered({*family, *chain.from_iterable(book.ancestors(name) for name in family)}, book)


def _ordered(names: Iterable[str], book: RowsCodebook) -> Family:
    wanted = set(names)
    return tuple(name for name in book.names if name in wanted)


def _groups(cells: Sequence[Cell], zero: Flags, book: RowsCodebook) -> Groups:
    groups = Groups(book, {}, {})
    codes = {c.name: {code: i for i, code in enumerate(c.codes)} for c in book.columns}
    for column in book.columns:
        for nesting in column.nestings:
            _forbid(groups, _ordered((column.name, nesting.parent), book), nesting.of, column.name)
    for number, cell in enumerate(cells):
        family = tuple(name for name, _ in cell)
        place = tuple(codes[name][code] for name, code in cell)
        if family not in groups.numbers:
            groups.numbers[family] = np.full(groups.sizes(family), -1, np.intp)
        groups.numbers[family][place] = number
        if zero[number]:
            groups.empty.setdefault(family, np.zeros(groups.sizes(family), np.bool_))[place] = True
    return groups


def _forbid(groups: Groups, pair: Family, of: Mapping[str, str], child: str) -> None:
    """Mark the codes of a column and its parent that never go together."""
    empty = groups.empty.setdefault(pair, np.zeros(groups.sizes(pair), np.bool_))
    turned = empty if pair[0] == child else empty.T
    parent = groups.book[pair[1] if pair[0] == child else pair[0]].codes
    for row, code in enumerate(groups.book[child].codes):
        if code in of:
            turned[row] |= np.array([other != of[code] for other in parent])


def _atoms(family: Family, groups: Groups, most: int) -> Places | None:
    """Combine the codes of some columns, without what cannot be; None if there are too many."""
    atoms = np.zeros((1, 0), np.int32)
    for number, name in enumerate(family, start=1):
        size = len(groups.book[name].codes)
        if len(atoms) * size > most * BEFORE_CUTTING:
            return None
        new = np.tile(np.arange(size, dtype=np.int32), len(atoms))[:, None]
        atoms = np.hstack([np.repeat(atoms, size, axis=0), new])
        known = set(family[:number])
        for columns, empty in groups.empty.items():
            if name in columns and known.issuperset(columns):
                atoms = atoms[~empty[_at(atoms, columns, family)]]
    return None if len(atoms) > most else atoms


def _at(atoms: Places, columns: Family, family: Family) -> tuple[Places, ...]:
    return tuple(atoms[:, family.index(name)] for name in columns)


def _system(families: Sequence[tuple[Family, Places]], groups: Groups, cells: int, level: Level) -> System:
    """Write one equation for each cell and each family of atoms that makes it up."""
    rows: list[Places] = []
    columns: list[Places] = []
    signs: list[Reals] = []
    equations, variables = 0, cells
    for family, atoms in families:
        cell, atom = _members(family, atoms, groups)
        own = _own_variable(cell, atom, len(atoms), variables)
        variables = max(variables, int(own.max(initial=0)) + 1)
        whole = np.unique(cell)
        summed = whole[~np.isin(whole, own)]
        place = np.searchsorted(summed, cell)
        kept = np.isin(cell, summed)
        found = np.ones(int(kept.sum())), (place[kept], atom[kept])
        parts = _in_parts(sparse.csr_array(found, shape=(len(summed), len(atoms))))
        for number, known, sign in ((summed, parts.whole, 1.0), (summed, parts.cells, -1.0), (own, parts.atoms, -1.0)):
            row, column = known.nonzero()
            rows.append(equations + row)
            columns.append(number[column])
            signs.append(np.full(len(row), sign))
        equations += len(summed)
    entries = np.concatenate(signs), (np.concatenate(rows), np.concatenate(columns))
    return System(sparse.csr_array(entries, shape=(equations, variables)), cells, level)


@dataclass(frozen=True, slots=True)
class Parts:
    """Equations of some cells: each is its parts.

    Args:
        whole: The cells themselves, equations by cells.
        cells: The cells among their parts, equations by cells.
        atoms: The atoms among their parts, equations by atoms.
    """

    whole: sparse.csr_array
    cells: sparse.csr_array
    atoms: sparse.csr_array


def _in_parts(members: sparse.csr_array) -> Parts:
    """Write a cell that consists for the most part of another as that one and the rest, so that less hangs together.

    Args:
        members: Cells by atoms, 1 where the atom is in the cell.
    """
    count = members.shape[0]
    whole, none = sparse.csr_array(sparse.identity(count)), sparse.csr_array((count, count))
    if float((members.sum(axis=0) ** 2).sum()) > MOST_SHARED:
        return Parts(whole, none, members)
    shared = sparse.coo_array(members @ members.T)
    size = np.asarray(members.sum(axis=1)).ravel()
    cell, part = shared.coords
    within = (shared.data == size[part]) & (2 * size[part] > size[cell])
    within &= (size[part] < size[cell]) | ((size[part] == size[cell]) & (part < cell))
    order = np.lexsort((part[within], -size[part[within]]))
    divided, first = np.unique(cell[within][order], return_index=True)
    inner = part[within][order][first]
    cells = sparse.csr_array((np.ones(len(divided)), (divided, inner)), shape=(count, count))
    return Parts(whole, cells, sparse.csr_array(members - cells @ members))


def _members(family: Family, atoms: Places, groups: Groups) -> tuple[Places, Places]:
    """Pair each cell that names columns of the family only with its atoms."""
    cells, members = [], []
    for columns, numbers in groups.numbers.items():
        if set(columns) <= set(family):
            found = np.broadcast_to(numbers[_at(atoms, columns, family)], len(atoms))
            inside = np.flatnonzero(found >= 0)
            cells.append(found[inside])
            members.append(inside)
    return np.concatenate(cells), np.concatenate(members)


def _own_variable(cell: Places, atom: Places, atoms: int, first: int) -> Places:
    """Give each atom its variable: that of the cell which it makes up alone, or else a new one."""
    own = np.full(atoms, -1, np.intp)
    lonely = np.bincount(cell)[cell] == 1
    own[atom[lonely]] = cell[lonely]
    free = own < 0
    own[free] = first + np.arange(int(free.sum()))
    return own
