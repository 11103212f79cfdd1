"""Positions over time given the latent values of votes, and their means with the latent values integrated out."""

from __future__ import annotations

from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from comity.stats.paths import Walk
from comity.stats.responses import CATEGORIES, Floats, Responses
from comity.stats.variational import POINTS, STEP, Quick

Prior = Literal["walk", "published"]
Reals = NDArray[np.float64]
_FARTHEST, _MEMORY = 5.0, 100
_NOTICED = 1e-3
"""From this share of a unit's weight on, latent values that were set to a bound tell in its mean."""


class Positions(Protocol):
    """How positions are drawn, and what the other positions expect of each."""

    def draw(self, sums: Floats, items: Floats, rng: np.random.Generator) -> Floats:
        """New positions, given sums of slope * latent value and of squared slopes by unit; may move items along."""

    def standard(self, theta: Floats) -> Floats:
        """The same with mean 0 and standard deviation 1."""

    def expected(self) -> tuple[Reals, Reals]:
        """Mean and variance of each unit's position before its own votes are seen."""

    def corrected(self, mean: Floats, spread: Floats) -> None:
        """Put right, in place, means and variances of units whose latent values are not those of the model."""


def positions_of(prior: Prior, data: Responses, quick: Quick, smooth: float) -> Positions:
    """The sampler of positions under a prior."""
    return Published(data, quick, smooth) if prior == "published" else Walk(data, smooth)


class Published:
    """Positions one by one about the conditional mean that the iteration before had for the session before.

    Draws are standardised at every iteration, as in the authors' program. That pulls each position towards 0 by the
    share of the standard deviation, which ``expected`` takes in as a weak normal prior of the same pull.
    """

    def __init__(self, data: Responses, quick: Quick, smooth: float) -> None:
        self._before, self._variance = data.before, smooth * data.ratio.astype(float)
        self._centre = quick.mean.astype(float)
        self._weight, self._shrinkage, self._middle, self._seen = np.ones(data.units), 0.0, 0.0, 0
        self._cut = np.zeros(data.units)

    def draw(self, sums: Floats, items: Floats, rng: np.random.Generator) -> Floats:
        raw = self._raw(sums, len(self._weight), rng)
        middle, scale = float(raw.mean()), float(raw.std())
        self._seen += 1
        self._middle += (middle - self._middle) / min(self._seen, _MEMORY)
        self._shrinkage += (np.log(scale) - self._shrinkage) / min(self._seen, _MEMORY)
        self._cut += (sums[:, 2] / self._weight - self._cut) / min(self._seen, _MEMORY)
        drawn: Floats = ((raw - middle) / scale).astype(np.float32)
        return drawn

    def redrawn(self, sums: Floats, first: int, rng: np.random.Generator) -> Floats:
        """New positions of the first units alone, on the scale that all have had of late."""
        drawn: Floats = ((self._raw(sums, first, rng) - self._middle) / np.exp(self._shrinkage)).astype(np.float32)
        return drawn

    def _raw(self, sums: Floats, first: int, rng: np.random.Generator) -> Reals:
        """Positions of the first units before they are standardised."""
        variance, prior = self._variance[:first], self._prior()[:first]
        self._weight[:first] = sums[:first, 1] + 1 / variance
        self._centre[:first] = (sums[:first, 0] + prior / variance) / self._weight[:first]
        raw = self._centre[:first] + rng.standard_normal(first) / np.sqrt(self._weight[:first])
        return np.clip(raw, -_FARTHEST, _FARTHEST)

    def standard(self, theta: Floats) -> Floats:
        return theta

    def expected(self) -> tuple[Reals, Reals]:
        pull = max(self._shrinkage, 0.0) * self._weight
        variance = 1 / (1 / self._variance + pull)
        return variance * self._prior() / self._variance, variance

    def corrected(self, mean: Floats, spread: Floats) -> None:
        cut = self._cut > _NOTICED
        mean[cut], spread[cut] = self._centre[cut], 1 / self._weight[cut]

    def _prior(self) -> Reals:
        return np.where(self._before < 0, 0.0, self._centre[self._before])


class Averages:
    """Running means of each unit's posterior mean and square given items, with the latent values integrated out."""

    def __init__(self, data: Responses) -> None:
        self._data = data
        self._tables = np.empty((CATEGORIES * data.items, POINTS), np.float32)
        self._mean, self._square, self._seen = np.zeros(data.units), np.zeros(data.units), 0
        self._guess = np.zeros(data.units, np.float32), np.full(data.units, -1, np.float32)

    def add(self, items: Floats, theta: Floats, positions: Positions) -> None:
        """Take in one state of the chain."""
        from comity.stats import grid_kernels as kernels

        half = max(POINTS * STEP / 2, float(np.abs(theta).max()) + 1)
        start, step = np.float32(-half), np.float32(2 * half / POINTS)
        kernels.fill_tables(items, start, step, self._tables)
        prior, variance = (a.astype(np.float32) for a in positions.expected())
        mean, spread = (guess.copy() for guess in self._guess)
        rows, begins = self._data.rows, self._data.unit_start
        kernels.moments(rows, begins, self._tables, start, step, prior, variance, mean, spread)
        self._guess = mean.copy(), spread.copy()
        positions.corrected(mean, spread)
        shown = positions.standard(mean)
        scale = float(mean.std()) / max(float(shown.std()), 1e-9)
        self._mean += shown
        self._square += shown.astype(float) ** 2 + spread / scale**2
        self._seen += 1

    def moments(self) -> tuple[Reals, Reals]:
        """Mean and mean square of every unit."""
        return self._mean / max(self._seen, 1), self._square / max(self._seen, 1)
