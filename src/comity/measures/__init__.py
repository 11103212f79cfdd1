"""The measures, one file each: what a measure asks of the ledger, and how its answer is computed."""

from __future__ import annotations

import sys
from functools import cache

from comity.core.registry import parts
from comity.measures.base import Estimates, Measure

__all__ = ["Estimates", "Measure", "all_measures"]


@cache
def all_measures() -> dict[str, Measure]:
    """Every measure by its id."""
    return parts(sys.modules[__name__], "MEASURE", Measure)
