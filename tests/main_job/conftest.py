"""The main job on small invented lists, by the commands."""

from __future__ import annotations

import pytest

from main_job.desk import Desk


@pytest.fixture
def desk(tmp_path) -> Desk:
    made = Desk(tmp_path)
    made.good("key", "new", tmp_path / "key")
    made.good("coordinator", "new", tmp_path / "coordinator")
    return made
