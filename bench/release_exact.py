"""The exact product on invented rows: what it withholds, what the attack finds, how long it takes.

    python bench/release_exact.py [--sets 30]

First, sets of tables of five kinds: protected, attacked, and for comparison the same tables with only the small
cells blank, as naive releases have them. Then the time of larger ones. Prints two tables in Markdown.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass

import numpy as np

from sempadan.release.attack import attack
from sempadan.release.codebook import ALL, CodedColumn, Nesting, RowsCodebook
from sempadan.release.count import count_tables, one_and_two_way
from sempadan.release.exact import ExactProduct, exact_product, finished
from sempadan.release.opened import open_release
from sempadan.release.protect import protect, without_complement
from sempadan.release.render import render
from sempadan.release.rows import CodedRows
from sempadan.release.tables import CountTable

KINDS = ("sparse", "dense", "skewed", "nested", "middle")
SIZES = {"sparse": (8, 6, 5), "dense": (4, 3, 5), "skewed": (6, 5, 4, 3), "nested": (10, 4, 3), "middle": (9, 7, 4, 3)}
PEOPLE = {"sparse": 250, "dense": 700, "skewed": 900, "nested": 700, "middle": 1500}
SKEW = {"sparse": 1.0, "dense": 0.6, "skewed": 2.0, "nested": 1.2, "middle": 1.2}


@dataclass
class Scored:
    """What is added up over the sets of one kind."""

    cells: int = 0
    small: int = 0
    withheld: int = 0
    recovered: int = 0
    least_share: float = 1.0
    left_out: int = 0
    naive: int = 0
    one_step: int = 0
    seconds: float = 0.0


def quiet(what, done, total):
    """Take progress and print nothing."""


def invented(sizes, people, seed, skew, *, nested=False):
    """Rows of people of four hidden sorts, so that columns go together."""
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
    coded = [CodedColumn(f"c{n}", tuple(f"v{i}" for i in range(size))) for n, size in enumerate(sizes)]
    if nested:
        parts = tuple(f"p{i}" for i in range((sizes[0] + 1) // 2))
        of = {code: parts[i // 2] for i, code in enumerate(coded[0].codes)}
        coded[0] = CodedColumn("c0", coded[0].codes, nestings=(Nesting("part", of),))
        coded.append(CodedColumn("part", parts))
        columns.append(columns[0] // 2)
    return CodedRows(RowsCodebook(tuple(coded), invented=True), np.column_stack(columns).astype(np.int32))


def listed(lists, people, seed):
    """Who is on which of some lists: 0 or 1 for each; nobody on none."""
    random = np.random.default_rng(seed)
    reach, met = random.uniform(0.03, 0.3, lists), random.gamma(2, 0.5, people)
    on = (random.random((people, lists)) < 1 - np.exp(-np.outer(met, reach))).astype(np.int32)
    book = RowsCodebook(tuple(CodedColumn(f"l{n}", ("0", "1")) for n in range(lists)), invented=True)
    return CodedRows(book, on[on.sum(axis=1) > 0])


def patterns(rows, margins):
    """One table of all patterns of lists, with the margins of so many lists."""
    (whole,) = count_tables(rows, (rows.book.names,))
    told = np.array([sum(code != ALL for code in label) in (*margins, len(label)) for label in whole.labels])
    labels = tuple(label for label, kept in zip(whole.labels, told, strict=True) if kept)
    return (CountTable(whole.name, whole.columns, labels, whole.counts[told]),)


def score(kind, seed, scored):
    """Protect one set, attack it, and attack what naive suppression would have left."""
    rows = invented(SIZES[kind], PEOPLE[kind] + 37 * seed, seed, SKEW[kind], nested=kind == "nested")
    families = one_and_two_way(rows.book)
    tables = count_tables(rows, (*families, ("c0", "c1", "c2")) if kind == "dense" else families)
    before = time.process_time()
    product = exact_product(tables, rows.book, quiet)
    _, attacked = finished(product)
    scored.seconds += time.process_time() - before
    naive = attack(open_release(render(ExactProduct(without_complement(product.protected), ()))))
    scored.cells += len(product.protected.gathered.cells)
    scored.small += naive.cells_checked
    scored.withheld += attacked.cells_checked
    scored.recovered += len(attacked.recovered)
    scored.least_share = min(scored.least_share, attacked.published_share)
    scored.left_out += len(product.left_out)
    scored.naive += len(naive.recovered)
    scored.one_step += naive.differenced


def sets(number):
    """Print what was found on some sets of each kind."""
    print("| kind | sets | cells | small | withheld | recovered | least share printed | tables left out "
          "| naive: recovered | naive: by one subtraction | CPU-s a set |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for kind in KINDS:
        scored = Scored()
        each = number // len(KINDS)
        for seed in range(each):
            score(kind, seed, scored)
        share = scored.naive / scored.small if scored.small else 0.0
        step = scored.one_step / scored.small if scored.small else 0.0
        print(f"| {kind} | {each} | {scored.cells} | {scored.small} | {scored.withheld} | {scored.recovered} "
              f"| {scored.least_share:.1%} | {scored.left_out} | {share:.0%} | {step:.0%} "
              f"| {scored.seconds / each:.2f} |", flush=True)  # fmt: skip


def timed(name, tables, book):
    """Print how long tables take to protect, and how near the loss is to what is proved to be needed."""
    before = time.process_time()
    protected = protect(tables, book, quiet, worth=1.0)
    seconds = time.process_time() - before
    small, withheld = int(protected.primary.sum()), int(protected.withheld.sum())
    print(f"| {name} | {len(protected.gathered.cells)} | {small} | {withheld} | {protected.published_share:.1%} "
          f"| {protected.loss} | {protected.bound:.0f} | {seconds:.2f} |", flush=True)  # fmt: skip


def larger():
    """Print the time of larger sets."""
    print("| tables | cells | small | withheld | printed | people withheld | at least needed | CPU-s |")
    print("|---|---|---|---|---|---|---|---|")
    for people in (20_000, 5_000, 1_658):
        rows = invented((2, 10, 5, 12, 8, 6, 4, 15), people, 1, 1.2)
        timed(f"{people} rows × 8 columns, all of two", count_tables(rows, one_and_two_way(rows.book)), rows.book)
    sizes = (12, 3, 10, 5, 20, 8, 6, 4, 7, 3, 6, 12, 9)
    for people in (20_000, 1_658):
        rows = invented(sizes, people, 0, 1.2)
        pairs = tuple(("c0", f"c{n}") for n in range(1, 13))
        timed(f"{people} rows, one column by 12 others", count_tables(rows, (("c0",), *pairs)), rows.book)
        three = (("c0",), *pairs[:3], *pairs[4:8], ("c0", "c3", "c4"))
        timed(f"{people} rows, seven of two and a sparse one of three", count_tables(rows, three), rows.book)
    for lists in (5, 8):
        for people in (2_000, 12_000):
            rows = listed(lists, people, lists)
            for margins in ((0, 1), (0, 1, 2)):
                name = f"{people} people on {lists} lists, patterns and sums of {margins[-1]}"
                timed(name, patterns(rows, margins), rows.book)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sets", type=int, default=30)
    sets(asked.parse_args().sets)
    print()
    larger()


if __name__ == "__main__":
    main()
