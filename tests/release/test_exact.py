"""The exact product on thirty sets of tables: protected, mostly printed, and worth the trouble."""

from __future__ import annotations

import pytest

from release.naive import invented_rows, quiet
from sempadan.release.attack import attack
from sempadan.release.count import count_tables, one_and_two_way
from sempadan.release.errors import NotProtected, TooLittleLeft
from sempadan.release.exact import ExactProduct, exact_product, finished
from sempadan.release.opened import open_release
from sempadan.release.protect import without_complement
from sempadan.release.render import render

KINDS = {
    "sparse": {"sizes": (8, 6, 5), "people": 250, "skew": 1.0},
    "dense": {"sizes": (4, 3, 5), "people": 700, "skew": 0.6},
    "skewed": {"sizes": (6, 5, 4, 3), "people": 900, "skew": 2.0},
    "nested": {"sizes": (10, 4, 3), "people": 700, "nested": True},
    "middle": {"sizes": (9, 7, 4, 3), "people": 1500},
}


def product_of(kind, seed):
    known = dict(KINDS[kind])
    rows = invented_rows(known.pop("sizes"), known.pop("people") + 37 * seed, seed, **known)
    families = one_and_two_way(rows.book)
    families = (*families, ("c0", "c1", "c2")) if kind == "dense" else families
    return exact_product(count_tables(rows, families), rows.book, quiet)


@pytest.fixture(scope="module")
def products():
    return {(kind, seed): product_of(kind, seed) for kind in KINDS for seed in range(6)}


def test_the_attack_finds_nothing_in_ours_and_most_is_printed(products):
    assert len(products) == 30
    assert sum(int(product.protected.withheld.sum()) for product in products.values()) > 300
    for product in products.values():
        _, attacked = finished(product)
        assert not attacked.recovered
        assert attacked.singled_out == 0
        assert attacked.published_share >= 0.85


def test_the_attack_finds_most_of_what_naive_tables_withhold(products):
    checked, recovered = 0, 0
    for product in products.values():
        naive = ExactProduct(without_complement(product.protected), ())
        attacked = attack(open_release(render(naive)))
        checked += attacked.cells_checked
        recovered += len(attacked.recovered)
    assert recovered > checked / 2


def test_tables_that_would_print_too_little_are_left_out_and_named(products):
    product = products["sparse", 0]
    assert product.left_out
    assert not {table.name for table in product.protected.tables} & set(product.left_out)


def test_nothing_is_released_if_no_table_can_be_printed():
    rows = invented_rows((12,), 40, 1, skew=0.1)
    with pytest.raises(TooLittleLeft):
        exact_product(count_tables(rows, (("c0",),)), rows.book, quiet)


def test_a_product_that_is_not_protected_is_never_finished(products):
    naive = ExactProduct(without_complement(products["middle", 0].protected), ())
    with pytest.raises(NotProtected):
        finished(naive)


def test_the_finished_files_say_what_the_attack_found(products):
    files, attacked = finished(products["nested", 1])
    assert f'"cells_checked": {attacked.cells_checked}' in files["statement.json"].decode()
    assert '"recovered": 0' in files["statement.json"].decode()
