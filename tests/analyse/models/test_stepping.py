"""A thousand bootstrap tables of the United Kingdom's six lists take less than a second of the processor."""

from __future__ import annotations

import math
import time

import numpy as np

from analyse.published import published
from sempadan.analyse.models.newton import EXISTS
from sempadan.analyse.models.stepping import step_tables


def test_a_thousand_replicates_of_six_lists_take_less_than_a_second():
    table = published("uk6")
    tables = np.random.default_rng(1).multinomial(table.seen, table.counts / table.seen, size=1000)
    step_tables(tables[:2], 6, math.log(0.02))
    start = time.process_time()
    fates, unseen = step_tables(tables, 6, math.log(0.02))
    assert time.process_time() - start < 1.0
    assert (fates == EXISTS).all()
    assert np.isfinite(unseen).all()
