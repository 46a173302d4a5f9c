from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from sempadan.border import check_pack, load, load_indicators, load_published_counts
from sempadan.border.errors import BorderNotUsable
from sempadan.schema.errors import FileMissing

TIMED = """
import time
from sempadan.border import load
seconds = []
for _ in range(5):
    start = time.process_time()
    load()
    seconds.append(time.process_time() - start)
print(min(seconds))
"""


def test_a_copy_loads_as_the_shipped_pack_does(folder):
    shipped, copied = load(), load(folder)
    assert dataclasses.replace(copied, folder=None) == shipped
    assert load_indicators(folder) == load_indicators()
    assert load_published_counts(folder) == load_published_counts()


def test_the_pack_loads_in_60_milliseconds():
    done = subprocess.run([sys.executable, "-c", TIMED], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.06


def test_loading_brings_in_nothing_heavy():
    heavy = "('pyarrow', 'numpy', 'babel')"
    code = f"import sempadan.border as b, sys; b.load(); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_records_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        load().districts[0].name = "other"


def test_another_border_needs_only_a_few_rows(small):
    assert check_pack(small).faults == ()
    border = load(small)
    assert border.countries == ("IDN", "PNG")
    assert border.place_of("Kab. Merauke") == "9301"
    assert border.place_of("Western") == "PG-W"
    assert border.domains().crossings == {"sota"}
    assert border.districts[0].population is None
    assert load_indicators(small) == load_published_counts(small) == ()


def test_a_folder_with_a_fault_is_not_used_and_the_first_fault_is_named(folder):
    agencies = folder / "agencies.csv"
    agencies.write_bytes(agencies.read_bytes().replace(b",police,", b",polis,", 1))
    with pytest.raises(BorderNotUsable) as caught:
        load(folder)
    assert (caught.value.params["file"], caught.value.params["count"]) == ("agencies.csv", 1)


def test_a_fault_in_a_file_that_is_loaded_on_demand_is_met_there(folder):
    path = folder / "indicators.csv"
    path.write_bytes(path.read_bytes().replace(b",persons,", b",people,", 1))
    assert load(folder).code == "kalbar-sarawak"
    with pytest.raises(BorderNotUsable):
        load_indicators(folder)
    assert len(load_published_counts(folder)) == 156


def test_a_warning_does_not_keep_a_folder_from_being_used(folder):
    (folder / "notes.csv").write_text("a,b\n")
    assert [f.rule for f in check_pack(folder).faults] == ["unknown_file"]
    assert len(load(folder).districts) == 26


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    for act in (load, load_indicators, load_published_counts, check_pack):
        with pytest.raises(FileMissing):
            act(tmp_path / "nowhere")
