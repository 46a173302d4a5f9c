"""Names of the kinds of array that linking works on."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Whole: TypeAlias = npt.NDArray[np.int64]
"""Whole numbers."""

Words: TypeAlias = npt.NDArray[np.uint64]
"""Words of 64 bits."""

Real: TypeAlias = npt.NDArray[np.float64]
"""Real numbers."""

Truth: TypeAlias = npt.NDArray[np.bool_]
"""True or false."""
