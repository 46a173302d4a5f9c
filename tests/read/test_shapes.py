"""Values that can only be one thing tell what their column is."""

from __future__ import annotations

import pytest

from sempadan.read.shapes import shape_of


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["6171994503999001", "6171 9945 0399 9002", 6171994503999003.0], "nik"),
        (["990512-13-5678", "990512135679", "990513-13-5678"], "mykad"),
        (["P", "L", "p", "Perempuan"], "sex"),
        (["6171994503999001", "x", "y"], ""),
        (["6171994503999001"], ""),
        (["", " "], ""),
        (["Siti", "Budi", "Dewi"], ""),
    ],
)
def test_a_shape_is_sure_or_nothing(cells, field):
    assert shape_of(cells).surely() == field


def test_a_long_column_is_looked_at_over_its_whole_length():
    cells = ["x"] * 5000 + ["6171994503999001"] * 5000
    assert 0.4 < shape_of(cells).share("nik") < 0.6
    assert shape_of(cells).filled == 10_000
