"""Positions of actors as paths: random walks that begin at N(0, 1), drawn whole, and sessions moved together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.stats.responses import CATEGORIES, Floats, Responses

Reals = NDArray[np.float64]


class Walk:
    """A random walk of each actor; the step to a session has variance ``smooth`` * ``Responses.ratio``."""

    def __init__(self, data: Responses, smooth: float) -> None:
        self._order = np.lexsort((data.session, data.actor)).astype(np.int32)
        self._opens = data.first[self._order]
        self._variance = smooth * data.ratio.astype(float)
        self._drawn, self._middle, self._scale = np.zeros(data.units), 0.0, 1.0
        self._shifts = _Shifts(data, self._variance)

    def draw(self, sums: Floats, items: Floats, rng: np.random.Generator) -> Floats:
        """New paths given the latent values, then every stretch of sessions moved with its items."""
        from comity.stats.walk import draw_paths

        noise = rng.standard_normal(len(self._order))
        precision, weighted = sums[:, 1].astype(float), sums[:, 0].astype(float)
        draw_paths(self._order, self._opens, precision, weighted, self._variance, noise, self._drawn)
        self._shifts.move(self._drawn, items, rng)
        self._middle, self._scale = float(self._drawn.mean()), float(self._drawn.std())
        return self._drawn.astype(np.float32)

    def standard(self, theta: Floats) -> Floats:
        """The same on the scale on which the last draw has mean 0 and standard deviation 1."""
        return ((theta - np.float32(self._middle)) / np.float32(self._scale)).astype(np.float32)

    def expected(self) -> tuple[Reals, Reals]:
        """Mean and variance of each position given the drawn ones before and after it."""
        drawn, variance = self._drawn[self._order], self._variance[self._order]
        weight, pull = np.where(self._opens, 1.0, 1 / variance), np.zeros(len(drawn))
        inner = np.flatnonzero(~self._opens)
        pull[inner] += drawn[inner - 1] / variance[inner]
        pull[inner - 1] += drawn[inner] / variance[inner]
        weight[inner - 1] += 1 / variance[inner]
        mean, spread = np.empty(len(drawn)), np.empty(len(drawn))
        mean[self._order], spread[self._order] = pull / weight, 1 / weight
        return mean, spread

    def corrected(self, mean: Floats, spread: Floats) -> None:
        """Nothing: every latent value is the model's."""


class _Shifts:
    """Exact draws of a common shift of all positions from a session on, with the cutpoints of their items.

    Votes say nothing of such a shift, so that single draws cross it slowly; only the steps into the session, the
    beginnings of paths and the prior of cutpoints do. A session into which an item reaches from before has none.
    """

    def __init__(self, data: Responses, variance: Reals) -> None:
        self._place = np.unique(data.session, return_inverse=True)[1]
        item = np.repeat(np.arange(data.items), np.diff(data.row_start[::CATEGORIES]))
        first, last = np.full(data.items, 10**6), np.zeros(data.items, np.int64)
        np.minimum.at(first, item, self._place[data.voters])
        np.maximum.at(last, item, self._place[data.voters])
        self._item = first
        self._sessions = int(self._place.max()) + 1
        spanned = np.zeros(self._sessions + 1)
        np.add.at(spanned, first + 1, 1)
        np.add.at(spanned, last + 1, -1)
        self._free = np.cumsum(spanned)[: self._sessions] == 0
        self._opens, self._before = data.first, data.before
        self._weight = np.where(data.first, 0.0, 1 / variance)

    def move(self, drawn: Reals, items: Floats, rng: np.random.Generator) -> None:
        """Draw the shifts one after the other and carry them out, in place."""
        from comity.stats.newton_kernels import CUT_PRECISION

        n, place, slope = self._sessions, self._place, items[:, 0].astype(float)
        step = self._weight * (drawn[self._before] - drawn)
        pull, weight = np.bincount(place, step, n), np.bincount(place, self._weight, n)
        begun, sums = np.bincount(place, self._opens, n), np.bincount(place, np.where(self._opens, drawn, 0.0), n)
        tight = 2 * float(CUT_PRECISION) * np.bincount(self._item, slope**2, n)
        cuts = float(CUT_PRECISION) * np.bincount(self._item, slope * items[:, 1:].sum(axis=1), n)
        later = (begun + tight)[::-1].cumsum()[::-1]
        against = (sums + cuts)[::-1].cumsum()[::-1]
        noise, shift, total = rng.standard_normal(n), np.zeros(n), 0.0
        for s in range(n):
            precision = weight[s] + later[s]
            if self._free[s] and precision > 0:
                total += (pull[s] - against[s] - total * later[s]) / precision + noise[s] / np.sqrt(precision)
            shift[s] = total
        drawn += shift[place]
        items[:, 1:] += (slope * shift[self._item])[:, None].astype(np.float32)
