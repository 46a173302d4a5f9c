"""One invented border for all tests of it."""

import pytest

from sempadan.demo.history import invent
from sempadan.demo.setting import default_setting
from sempadan.demo.write import write_demo


@pytest.fixture(scope="session")
def history():
    return invent(5000, 7, default_setting())


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """The demo as it is by default, and its folder."""
    folder = tmp_path_factory.mktemp("demo") / "invented"
    return write_demo(folder), folder
