"""A plain Gibbs sampler of the ordinal response model with a random walk, the yardstick of ``bench_votes_ideal``.

Albert and Chib (1993) with the cutpoint step of Cowles (1996), one unknown at a time: cutpoints by Metropolis steps,
latent values by the inverse of the normal distribution function, slope, each position given the positions beside it.
Compiled, and with the same priors as the package's ``walk``.
"""

from __future__ import annotations

from math import erfc, exp, log, pi, sqrt

import numpy as np
from numba import njit
from numpy.typing import NDArray

from comity.stats.responses import Responses
from comity.stats.variational import Quick

compiled = njit(error_model="numpy")


@compiled
def below(x):  # type: ignore[no-untyped-def]
    """The standard normal distribution function."""
    return 0.5 * erfc(-x / sqrt(2.0))


@compiled
def upto(p):  # type: ignore[no-untyped-def]
    """Its inverse, after Hastings, sharpened by one step of Halley's."""
    q = max(min(p, 1.0 - p), 1e-300)
    t = sqrt(-2.0 * log(q))
    top = 2.515517 + t * (0.802853 + t * 0.010328)
    x = top / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
    e = (below(x) - q) * sqrt(2.0 * pi) * exp(x * x / 2.0)
    x -= e / (1.0 + x * e / 2.0)
    return x if p < 0.5 else -x


@compiled
def latent(category, eta, first, second, u):  # type: ignore[no-untyped-def]
    """A normal draw about eta, within the bounds of what was answered."""
    low = -1e9 if category == 0 else first - eta if category == 1 else second - eta
    high = first - eta if category == 0 else second - eta if category == 1 else 1e9
    if low > 0:
        p, q = below(-high), below(-low)
        return eta - upto(p + u * (q - p))
    p, q = below(low), below(high)
    return eta + upto(p + u * (q - p))


@compiled
def probability(category, eta, first, second):  # type: ignore[no-untyped-def]
    """The probability of an answer."""
    if category == 0:
        return below(first - eta)
    if category == 2:
        return below(eta - second)
    a, b = first - eta, second - eta
    return below(-a) - below(-b) if a > 0 else below(b) - below(a)


@compiled
def sweep(voters, row_start, theta, items, pace, precision, rng, sums):  # type: ignore[no-untyped-def]
    """Move every item once."""
    sums[:] = 0
    for j in range(items.shape[0]):
        slope, first, second = items[j]
        n1, n2 = first + pace[j] * rng.standard_normal(), second + pace[j] * rng.standard_normal()
        if n1 + 1e-3 < n2:
            gain = -0.5 * precision * (n1 * n1 + n2 * n2 - first * first - second * second)
            for c in range(3):
                for k in range(row_start[3 * j + c], row_start[3 * j + c + 1]):
                    eta = slope * theta[voters[k]]
                    gain += log(max(probability(c, eta, n1, n2), 1e-300))
                    gain -= log(max(probability(c, eta, first, second), 1e-300))
            if log(rng.random()) < gain:
                first, second = n1, n2
        xx, xz = 1.0, 0.0
        drawn = np.empty(row_start[3 * j + 3] - row_start[3 * j])
        for c in range(3):
            for k in range(row_start[3 * j + c], row_start[3 * j + c + 1]):
                x = theta[voters[k]]
                z = latent(c, slope * x, first, second, rng.random())
                drawn[k - row_start[3 * j]] = z
                xx += x * x
                xz += x * z
        slope = xz / xx + rng.standard_normal() / sqrt(xx)
        for k in range(row_start[3 * j], row_start[3 * j + 3]):
            sums[voters[k], 0] += slope * drawn[k - row_start[3 * j]]
            sums[voters[k], 1] += slope * slope
        items[j, 0], items[j, 1], items[j, 2] = slope, first, second


@compiled
def sweep_positions(order, opens, variance, sums, rng, theta):  # type: ignore[no-untyped-def]
    """Move every position once, given those before and after it."""
    for k in range(order.shape[0]):
        u = order[k]
        weight, pull = 1.0 if opens[k] else 1.0 / variance[u], 0.0
        if not opens[k]:
            pull = theta[order[k - 1]] / variance[u]
        if k + 1 < order.shape[0] and not opens[k + 1]:
            after = order[k + 1]
            weight += 1.0 / variance[after]
            pull += theta[after] / variance[after]
        weight += sums[u, 1]
        theta[u] = (pull + sums[u, 0]) / weight + rng.standard_normal() / sqrt(weight)


def plain_draws(data: Responses, quick: Quick, sweeps: int, burn: int, seed: int = 1) -> NDArray[np.float32]:
    """Standardised draws of positions, (1, draws, units)."""
    rng = np.random.default_rng(seed)
    items, theta = quick.items.astype(float), quick.mean.astype(float)
    pace = np.minimum(0.5, 2.5 / np.sqrt(np.diff(data.row_start[::3])))
    order = np.lexsort((data.session, data.actor))
    opens, variance = data.first[order], 0.5 * data.ratio.astype(float)
    sums, kept = np.zeros((data.units, 2)), []
    for k in range(sweeps):
        sweep(data.voters, data.row_start, theta, items, pace, 1 / 16, rng, sums)
        sweep_positions(order, opens, variance, sums, rng, theta)
        if k >= burn:
            kept.append((theta - theta.mean()) / theta.std())
    return np.array([kept], np.float32)
