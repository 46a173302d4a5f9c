from __future__ import annotations

from pathlib import Path

import pytest

from sempadan import __version__
from sempadan.cli.options import user_data

HOME = {"HOME": "/home-of-one"}


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", HOME, "/home-of-one/.local/share/sempadan"),
        ("linux", HOME | {"XDG_DATA_HOME": "/data"}, "/data/sempadan"),
        ("darwin", HOME, "/home-of-one/Library/Application Support/Sempadan"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Sempadan"),
        ("win32", {"USERPROFILE": "/profile"}, "/profile/AppData/Local/Sempadan"),
    ],
)
def test_the_data_folder_is_where_each_system_has_it(platform, environ, folder):
    assert user_data(environ, platform) == Path(folder)


def test_the_version_is_printed_as_text_and_as_json(call):
    assert call("--version").out == f"sempadan {__version__}\n"
    assert call("--version", "--json").out == f'{{\n "sempadan": "{__version__}"\n}}\n'
