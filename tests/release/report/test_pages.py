from __future__ import annotations

from sempadan.border import load
from sempadan.release.report.pages import Tile, tiles_of


def test_every_district_of_the_border_has_its_own_tile():
    tiles = tiles_of(load(None))
    assert len(tiles) == len({(tile.column, tile.row) for tile in tiles}) == len(load(None).districts)
    assert Tile("6101", "Sambas", 0, 5) in tiles


def test_the_first_letters_of_the_districts_differ():
    assert len({tile.name[:4] for tile in tiles_of(load(None))}) == len(tiles_of(load(None)))
