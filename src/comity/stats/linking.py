"""Roll calls on one text in different sessions as one item, after the authors' list of matches."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray


def linked(rcid: ArrayLike, pairs: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    """Return for every vote the number of the earliest roll call on its text.

    ``pairs`` are (earlier, later) roll calls. Pairs are followed from the last to the first, each later roll call to
    the earliest that it is paired with, so that chains of pairs end at their first.
    """
    earliest: dict[int, int] = {}
    for first, later in pairs:
        earliest[later] = min(first, earliest.get(later, first))
    numbers, where = np.unique(np.asarray(rcid, np.int64), return_inverse=True)
    for later in sorted(earliest, reverse=True):
        numbers[numbers == later] = earliest[later]
    return numbers[where]
