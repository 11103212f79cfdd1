"""The seven kinds of fact, one file each."""

from __future__ import annotations

import sys
from functools import cache

from comity.core.kinds import Kind
from comity.core.registry import parts


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by id."""
    return parts(sys.modules[__name__], "KIND", Kind)
