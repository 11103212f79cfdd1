"""Votes drawn from the response model itself, with the positions that they were drawn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.stats.responses import Responses, informative, responses


@dataclass(frozen=True, slots=True)
class Simulated:
    """Responses, and the true position of each unit with mean 0 and standard deviation 1."""

    data: Responses
    truth: NDArray[np.float64]

    @property
    def parameters(self) -> int:
        """How many unknowns there are."""
        return self.data.units + 3 * self.data.items


def simulated(seed: int, actors: int = 160, sessions: int = 20, items: int = 60, absent: float = 0.1) -> Simulated:
    """Random walks from N(0, 1) with steps of variance 1/4, slopes N(0, 1), and a share of votes not cast."""
    rng = np.random.default_rng(seed)
    steps = rng.normal(size=(sessions, actors)) * np.where(np.arange(sessions) == 0, 1.0, 0.5)[:, None]
    theta = steps.cumsum(axis=0)
    item = np.repeat(np.arange(sessions * items), actors)
    session, actor = item // items, np.tile(np.arange(actors), sessions * items)
    slope, middle = rng.normal(size=sessions * items), rng.normal(size=sessions * items)
    half = (0.1 + np.abs(rng.normal(size=sessions * items))) / 2
    z = slope[item] * theta[session, actor] + rng.normal(size=len(item))
    answer = (z > (middle - half)[item]).astype(int) + (z > (middle + half)[item])
    kept = rng.random(len(item)) > absent
    kept[kept] = informative(item[kept], answer[kept])
    known = np.unique(item[kept], return_inverse=True)[1]
    data = responses(known, actor[kept], session[kept], answer[kept])
    truth = theta[data.session, data.actor]
    return Simulated(data, (truth - truth.mean()) / truth.std())
