"""A quick estimate of an ordinal response model, the same at every run.

Expectation-maximisation: positions are integrated out on a grid, items are set to their most likely values. It takes
the items for certain, so that its intervals are too narrow: approximate, and labelled so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.stats.responses import CATEGORIES, Floats, Responses

STEPS = 8
BOUND = 7.0
POINTS, STEP = 128, 1 / 14
_RIDGE = np.float32(0.1)


@dataclass(frozen=True, slots=True)
class Quick:
    """Positions by unit (mean, sd) and items (slope, cut 1, cut 2), approximate."""

    mean: Floats
    sd: Floats
    items: Floats


def first_component(data: Responses, positive: NDArray[np.bool_], rounds: int = 30) -> Floats:
    """One position an actor, the leading direction of its votes about each item's mean, on every one of its units.

    ``positive`` marks units that stand on the positive side on average.
    """
    unit = np.repeat(np.arange(data.units), data.answers)
    item, code = data.rows // CATEGORIES, (data.rows % CATEGORIES - 1).astype(float)
    size = np.maximum(np.bincount(item, minlength=data.items), 1)
    code -= (np.bincount(item, code, data.items) / size)[item]
    actor = data.actor[unit]
    actors = int(data.actor.max()) + 1
    cast = np.maximum(np.bincount(actor, minlength=actors), 1)
    place = np.cos(np.arange(actors) * 1.7)
    for _ in range(rounds):
        place = np.bincount(actor, code * (np.bincount(item, code * place[actor], data.items) / size)[item], actors)
        place = place / max(float(np.sqrt((place**2).sum())), 1e-12)
    theta = (place / cast)[data.actor]
    spread = float(theta.std())
    theta = (theta - theta.mean()) / (spread if spread > 0 else 1.0)
    turned = positive.any() and float(theta[positive].mean()) < 0
    signed: Floats = np.where(turned, -theta, theta).astype(np.float32)
    return signed


def estimate(data: Responses, positive: NDArray[np.bool_], smooth: float = 0.5, steps: int = STEPS) -> Quick:
    """Return positions and items after ``steps`` rounds; prior of a position: that of its session before, +- smooth."""
    from comity.stats import grid_kernels as kernels

    theta = first_component(data, positive)
    variance = (smooth * data.ratio).astype(np.float32)
    tables = np.empty((CATEGORIES * data.items, POINTS), np.float32)
    mean, spread, counts = theta.copy(), np.empty_like(theta), np.empty_like(tables)
    start, step = np.float32(-POINTS * STEP / 2), np.float32(STEP)
    items = starting_items(data, theta)
    for _ in range(steps):
        kernels.fill_tables(items, start, step, tables)
        prior = np.where(data.before < 0, np.float32(0), mean[data.before])
        kernels.expect(data.rows, data.unit_start, tables, start, step, prior, variance, mean, spread, counts)
        centre, scale = float(mean.mean()), float(np.sqrt(mean.var() + spread.mean()))
        if scale <= 0:
            break
        kernels.climb(items, counts, np.float32((start - centre) / scale), np.float32(step / scale), BOUND, _RIDGE)
        mean, spread = (mean - np.float32(centre)) / np.float32(scale), spread / np.float32(scale**2)
    return Quick(mean, np.sqrt(spread), items)


def starting_items(data: Responses, theta: Floats) -> Floats:
    """Items in rough shape: the slope's sign by who answers what, cutpoints by the shares of the answers."""
    from statistics import NormalDist

    tally = np.diff(data.row_start).reshape(-1, CATEGORIES).astype(float)
    row = np.repeat(np.arange(len(data.row_start) - 1), np.diff(data.row_start))
    middle = np.bincount(row, theta[data.voters], len(data.row_start) - 1).reshape(-1, CATEGORIES)
    size = tally.sum(axis=1)
    code = np.array([-1.0, 0.0, 1.0])
    lean = (middle @ code) / size - middle.sum(axis=1) / size * ((tally @ code) / size)
    shares = (np.cumsum(tally, axis=1)[:, :2] + [0.3, 0.6]) / (size[:, None] + 0.9)
    level = np.linspace(0.0005, 0.9995, 2000)
    cuts = np.interp(shares, level, [NormalDist().inv_cdf(p) for p in level]) * np.sqrt(2)
    cuts[:, 1] = np.maximum(cuts[:, 1], cuts[:, 0] + 0.02)
    return np.column_stack([np.sign(lean), cuts]).astype(np.float32)
