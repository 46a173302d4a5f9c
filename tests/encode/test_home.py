from __future__ import annotations

import itertools
import shutil
import stat
import sys
from pathlib import Path

import pytest

from sempadan.encode.errors import HomeDamaged, HomeInUse, HomeOfAnother, NotAName, SecretKnownElsewhere
from sempadan.encode.home import Whereabouts, data_folder, open_home, take_serial
from sempadan.schema.whole import sole_writer

KEY, OTHER = "AAAA-BBBB", "CCCC-DDDD"


@pytest.fixture
def opened(tmp_path):
    """Open homes with a source of random bytes that never repeats."""
    numbers = itertools.count(1)

    def draw(size):
        return next(numbers).to_bytes(size, "big")

    def make(*, folder=None, new=False, key=KEY, agency="NGO", data=tmp_path / "data"):
        return open_home(Whereabouts(data, folder, new=new), key, agency, draw)

    return make


def test_a_home_is_made_once_and_found_again(opened, tmp_path):
    first = opened()
    assert first.folder == tmp_path / "data" / "homes" / KEY / "NGO"
    assert opened() == first
    if sys.platform != "win32":
        assert stat.S_IMODE(first.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((first.folder / "secret.txt").stat().st_mode) == 0o600


def test_every_key_and_agency_has_a_secret_of_its_own(opened):
    homes = [opened(), opened(key=OTHER), opened(agency="POLDA")]
    assert len({home.secret for home in homes}) == 3
    assert len({home.folder for home in homes}) == 3


def test_a_named_home_is_found_without_its_name(opened, tmp_path):
    first = opened(folder=tmp_path / "usb")
    assert opened() == first


def test_a_second_secret_is_refused_and_nothing_made(opened, tmp_path):
    first = opened()
    with pytest.raises(SecretKnownElsewhere) as caught:
        opened(folder=tmp_path / "second")
    assert caught.value.params["folder"] == str(first.folder)
    assert not (tmp_path / "second").exists()


def test_a_lost_home_is_not_replaced_in_silence(opened):
    shutil.rmtree(opened().folder)
    with pytest.raises(SecretKnownElsewhere, match="--new-home"):
        opened()


def test_new_home_makes_another_secret_and_is_the_known_one_from_then_on(opened):
    first = opened()
    second = opened(new=True)
    assert second.secret != first.secret
    assert second.folder != first.folder
    assert opened() == second
    with pytest.raises(SecretKnownElsewhere):
        opened(folder=first.folder)


def test_a_moved_home_is_taken_where_it_is(opened, tmp_path):
    first = opened()
    shutil.move(first.folder, tmp_path / "moved")
    moved = opened(folder=tmp_path / "moved")
    assert moved.secret == first.secret
    assert opened() == moved


def test_a_home_on_a_new_machine_is_taken(opened, tmp_path):
    first = opened(folder=tmp_path / "usb")
    assert opened(folder=tmp_path / "usb", data=tmp_path / "elsewhere") == first


def test_the_home_of_another_agency_or_key_is_refused(opened, tmp_path):
    opened(folder=tmp_path / "usb")
    for change in ({"agency": "POLDA"}, {"key": OTHER}):
        with pytest.raises(HomeOfAnother):
            opened(folder=tmp_path / "usb", **change)


@pytest.mark.parametrize("agency", ["", "../x", "a/b", "=x"])
def test_an_agency_is_never_a_path(opened, agency, tmp_path):
    with pytest.raises(NotAName, match="--agency"):
        opened(agency=agency)
    assert not (tmp_path / "data").exists()


def test_a_damaged_secret_is_named_and_not_shown(opened):
    home = opened()
    path = home.folder / "secret.txt"
    path.write_bytes(path.read_bytes().replace(b"AAAAAAAA", b"AAAAAAAB", 1))
    with pytest.raises(HomeDamaged) as caught:
        opened()
    assert caught.value.params["file"] == "secret.txt"
    assert "AAAAAAAB" not in str(caught.value)


def test_a_damaged_note_stops_until_a_new_home_is_wished(opened, tmp_path):
    opened()
    note = tmp_path / "data" / "known" / KEY / "NGO.txt"
    note.write_text("x")
    with pytest.raises(HomeDamaged):
        opened()
    fresh = opened(new=True)
    assert opened() == fresh


def test_a_home_shows_no_secret(opened):
    home = opened()
    shown = f"{home!r} {home}"
    assert home.secret.hex() not in shown
    assert repr(home.secret) not in shown
    assert home.secret.hex() not in home.digest


def test_serials_rise_by_list_and_none_comes_twice(opened):
    home = opened()
    assert [take_serial(home, "a") for _ in range(3)] == [1, 2, 3]
    assert take_serial(home, "b") == 1
    assert take_serial(opened(), "a") == 4


def test_a_serial_of_no_plain_list_is_refused(opened):
    home = opened()
    with pytest.raises(NotAName, match="--list"):
        take_serial(home, "../a")


def test_serials_are_given_to_one_process_at_a_time(opened):
    home = opened()
    with sole_writer(home.folder / "lock"), pytest.raises(HomeInUse):
        take_serial(home, "a")
    assert take_serial(home, "a") == 1


def test_damaged_serials_never_begin_anew(opened):
    home = opened()
    take_serial(home, "a")
    (home.folder / "serials.txt").write_bytes(b"")
    with pytest.raises(HomeDamaged):
        take_serial(home, "a")


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, "/users/u/.local/share/sempadan"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/sempadan"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/users/u/.local/share/sempadan"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/users/u/Library/Application Support/Sempadan"),
        ("win32", {}, "/users/u/AppData/Local/Sempadan"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Sempadan"),
    ],
)
def test_the_data_folder_is_the_platforms_own(platform, environ, expected):
    assert data_folder(environ, platform, Path("/users/u")) == Path(expected)
