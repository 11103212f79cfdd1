"""The first sessions swept more often than the rest, while a chain of the published procedure finds its place.

Its step of the cutpoints carries sessions with few abstentions away from where they begin, and of these the first have
the longest way: some six hundred sweeps, of a thirtieth of all votes. The rest is there in a hundred.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.stats.positions import Published
from comity.stats.response_sweep import AS_PUBLISHED, sweep
from comity.stats.responses import CATEGORIES, Floats, Responses

SESSIONS = 12
TIMES = 5
"""Sweeps of the first sessions beside each sweep of all that is left out; beside those that count there is none."""


class Opening:
    """The items on which the first sessions voted, with all their voters, and the units of those sessions."""

    def __init__(self, data: Responses, bound: float) -> None:
        last = np.unique(data.session)[:SESSIONS][-1]
        self._units = int(np.searchsorted(data.session, last, side="right"))
        self._items = np.unique(data.rows[: data.unit_start[self._units]] // CATEGORIES)
        begins = data.row_start[:-1].reshape(-1, CATEGORIES)[self._items].ravel()
        sizes = np.diff(data.row_start).reshape(-1, CATEGORIES)[self._items].ravel()
        self._starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        self._voters = data.voters[np.repeat(begins - self._starts[:-1], sizes) + np.arange(sizes.sum())]
        self._sums, self._taken = np.zeros((data.units, 3), np.float32), np.zeros(len(self._items))
        self._bound = bound

    def sweep(
        self, theta: Floats, items: Floats, pace: NDArray[np.float32], positions: Published, rng: np.random.Generator
    ) -> None:
        """Move the items and the units of the first sessions ``TIMES`` times, in place, all others as they are."""
        mine, stride = items[self._items], pace[self._items]
        for _ in range(TIMES):
            keys = rng.integers(0, 2**32, 2, dtype=np.uint32)
            sweep(
                self._voters, self._starts, theta, mine, stride, self._bound, keys, rng, self._sums, self._taken,
                AS_PUBLISHED,
            )  # fmt: skip
            theta[: self._units] = positions.redrawn(self._sums, self._units, rng)
        items[self._items] = mine
