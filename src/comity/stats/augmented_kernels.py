"""One sweep of data augmentation for an ordinal probit, item by item (Johnson and Albert 1999, ch. 4 and 7).

The same draws as the plain sampler, in the same order: cutpoints with the latent values integrated out, latent values,
slope. Votes of one item and one category stand together, so that a compiler can draw sixteen at once.
"""

from __future__ import annotations

import numpy as np
from math import erfc
from numba import float32, njit

from comity.stats.normal_logs import exponential, log_below, log_probabilities, logarithm, quantile, uniform

ROOT_HALF = 0.7071067811865476
compiled = njit(nogil=True, fastmath=True, error_model="numpy", cache=True)


@compiled
def fit(x, low, high, slope, first, second):  # type: ignore[no-untyped-def]
    """The log-likelihood of an item: ``x`` are its voters' positions, yes before ``low``, no from ``high``."""
    total = float32(0)
    for k in range(low):
        total += log_below(first - slope * x[k])
    for k in range(low, high):
        _, between, _ = log_probabilities(first - slope * x[k], second - slope * x[k])
        total += between
    for k in range(high, x.shape[0]):
        total += log_below(slope * x[k] - second)
    return total


@compiled
def draw_latent(x, low, high, slope, first, second, base, key, lock, z):  # type: ignore[no-untyped-def]
    """Write a latent value for every voter of an item, given what each answered."""
    for k in range(low):
        e = slope * x[k]
        z[k] = e + quantile(log_below(first - e) + logarithm(uniform(base + k, key, lock)))
    for k in range(low, high):
        e = slope * x[k]
        a, b = first - e, second - e
        turn = float32(-1) if a + b > 0 else float32(1)
        upper, lower = max(turn * a, turn * b), min(turn * a, turn * b)
        top = log_below(upper)
        share = exponential(log_below(lower) - top)
        u = uniform(base + k, key, lock)
        z[k] = e + turn * quantile(top + logarithm(share + u * (float32(1) - share)))
    for k in range(high, x.shape[0]):
        e = slope * x[k]
        z[k] = e - quantile(log_below(e - second) + logarithm(uniform(base + k, key, lock)))


@compiled
def slope_sums(x, z):  # type: ignore[no-untyped-def]
    """Sums of squares of x and of products of x and z."""
    xx, xz = float32(0), float32(0)
    for k in range(x.shape[0]):
        xx += x[k] * x[k]
        xz += x[k] * z[k]
    return xx, xz


@compiled
def truncated(centre, sd, low, high, u):  # type: ignore[no-untyped-def]
    """A normal draw between two bounds, and the log of the probability of that stretch."""
    p, q = 0.5 * erfc((centre - low) / sd * ROOT_HALF), 0.5 * erfc((centre - high) / sd * ROOT_HALF)
    share = max(q - p, 1e-30)
    return centre + sd * quantile(float32(np.log(max(p + u * share, 1e-30)))), np.log(share)


@compiled
def log_stretch(centre, sd, low, high):  # type: ignore[no-untyped-def]
    """Log of the probability that a normal variable lies between two bounds."""
    p, q = 0.5 * erfc((centre - low) / sd * ROOT_HALF), 0.5 * erfc((centre - high) / sd * ROOT_HALF)
    return np.log(max(q - p, 1e-30))


@compiled
def sweep(voters, row_start, theta, items, pace, bound, keys, rng, sums, taken, mode):  # type: ignore[no-untyped-def]
    """Move every item; write the sums of slope * latent value and of squared slopes of every unit to ``sums``."""
    sums[:] = 0
    longest = 0
    for j in range(items.shape[0]):
        longest = max(longest, row_start[3 * j + 3] - row_start[3 * j])
    xs, zs = np.empty(longest, np.float32), np.empty(longest, np.float32)
    for j in range(items.shape[0]):
        start, n = row_start[3 * j], row_start[3 * j + 3] - row_start[3 * j]
        low, high = row_start[3 * j + 1] - start, row_start[3 * j + 2] - start
        x, z = xs[:n], zs[:n]
        for k in range(n):
            x[k] = theta[voters[start + k]]
        slope, first, second, s = items[j, 0], items[j, 1], items[j, 2], pace[j]
        ratio = 0.0
        if mode == 0:
            n1, n2 = float32(first + s * rng.standard_normal()), float32(second + s * rng.standard_normal())
        else:
            c1, forth1 = truncated(first, s, -bound, second, rng.random())
            n1 = float32(c1)
            c2, forth2 = truncated(second, s, n1, bound, rng.random())
            n2 = float32(c2)
            ratio = forth2 - log_stretch(n2, s, first, bound)
            if mode == 2:
                ratio += forth1 - log_stretch(n1, s, -bound, n2)
        if -bound < n1 and n1 < n2 and n2 < bound:
            change = ratio + fit(x, low, high, slope, n1, n2) - fit(x, low, high, slope, first, second)
            if np.log(rng.random()) < change:
                first, second = n1, n2
                taken[j] += 1
        draw_latent(x, low, high, slope, first, second, start, keys[0], keys[1], z)
        xx, xz = slope_sums(x, z)
        slope = float32(xz / (xx + 1) + rng.standard_normal() / np.sqrt(xx + 1))
        items[j, 0], items[j, 1], items[j, 2] = slope, first, second
        square = slope * slope
        for k in range(n):
            u = voters[start + k]
            sums[u, 0] += slope * z[k]
            sums[u, 1] += square
