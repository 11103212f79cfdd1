"""One sweep of data augmentation for an ordinal probit, item by item (Albert and Chib 1993; Cowles 1996).

Cutpoints with the latent values integrated out (CAREFUL: together with the slope), then the latent values, then the
slope, as in a plain Gibbs sampler.
Votes of one item and one category stand together, so that sixteen are drawn at once.
"""

from __future__ import annotations

from math import erfc

import numpy as np
from numba import float32, njit

from comity.stats.newton_kernels import joint_step
from comity.stats.normal_logs import logarithm, quantile, share_below, share_between, uniform

ROOT_HALF = 0.7071067811865476
CAREFUL, AS_PUBLISHED = 0, 1
CLIP = float32(9.0)
BUILT_ON = 2969491262
"""Check sum of the files whose functions are compiled into these; what is kept on disk knows this file's date alone."""
compiled = njit(nogil=True, fastmath=True, error_model="numpy", cache=True)


@compiled
def weigh(x, low, high, slope, first, second, f, h):  # type: ignore[no-untyped-def]
    """Write the probability of every answer of an item, f * exp(-h); return the log-likelihood.

    ``x`` are the voters' positions, yes before ``low``, no from ``high``. Four answers share a logarithm.
    """
    n, total = x.shape[0], float32(0)
    for k in range(low):
        f[k], h[k] = share_below(first - slope * x[k])
    for k in range(low, high):
        f[k], h[k], _ = share_between(first - slope * x[k], second - slope * x[k])
    for k in range(high, n):
        f[k], h[k] = share_below(slope * x[k] - second)
    m = n // 4
    one, two, three, four = f[:m], f[m : 2 * m], f[2 * m : 3 * m], f[3 * m : 4 * m]
    for k in range(m):
        total += logarithm((one[k] * two[k]) * (three[k] * four[k]))
    for k in range(4 * m, n):
        total += logarithm(f[k])
    for k in range(n):
        total -= h[k]
    return total


@compiled
def draw_latent(x, low, high, slope, first, second, f, h, base, key, lock, z):  # type: ignore[no-untyped-def]
    """Write a latent value for every voter of an item, given what each answered and how probable that was."""
    for k in range(low):
        z[k] = slope * x[k] + quantile(uniform(base + k, key, lock) * f[k], h[k])
    for k in range(high, x.shape[0]):
        z[k] = slope * x[k] - quantile(uniform(base + k, key, lock) * f[k], h[k])
    for k in range(low, high):
        e = slope * x[k]
        a, b = first - e, second - e
        turn = float32(-1) if a + b > 0 else float32(1)
        share, away, beyond = share_between(a, b)
        z[k] = e + turn * quantile(beyond + uniform(base + k, key, lock) * share, away)


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
    return centre + sd * quantile(float32(max(p + u * share, 1e-30)), float32(0)), np.log(share)


@compiled
def log_stretch(centre, sd, low, high):  # type: ignore[no-untyped-def]
    """Log of the probability that a normal variable lies between two bounds."""
    p, q = 0.5 * erfc((centre - low) / sd * ROOT_HALF), 0.5 * erfc((centre - high) / sd * ROOT_HALF)
    return np.log(max(q - p, 1e-30))


@compiled
def propose(first, second, sd, bound, rng):  # type: ignore[no-untyped-def]
    """New cutpoints and the log of how much likelier the way back is than the way there; equal ones mean none.

    As the authors do: the first is drawn below the old second and the second above the new first, with the ratio of
    those two stretches; but a step from which there is no way back (a new second below the old first) is taken for one
    that has it: cutpoints that lie close drift downwards.
    """
    n1, there1 = truncated(first, sd, -bound, second, rng.random())
    n2, there2 = truncated(second, sd, n1, bound, rng.random())
    if not (-bound < n1 and n1 < n2 and n2 < bound):
        return first, first, 0.0
    return n1, n2, there1 + there2 - log_stretch(n1, sd, -bound, n2) - log_stretch(n2, sd, first, bound)


@compiled
def sweep(voters, row_start, theta, items, pace, bound, keys, rng, sums, taken, step):  # type: ignore[no-untyped-def]
    """Move every item; write the sums of slope * latent value and of squared slopes of every unit to ``sums``.

    AS_PUBLISHED also sets latent values beyond 9 to 9, as the authors do; the third column of ``sums`` is of those.
    """
    sums[:] = 0
    longest = 0
    work, exact = np.empty((2, 9), np.float32), np.empty((5, 6))
    for j in range(items.shape[0]):
        longest = max(longest, row_start[3 * j + 3] - row_start[3 * j])
    xs, zs = np.empty(longest, np.float32), np.empty(longest, np.float32)
    fs, hs = np.empty(longest, np.float32), np.empty(longest, np.float32)
    fs_new, hs_new = np.empty(longest, np.float32), np.empty(longest, np.float32)
    for j in range(items.shape[0]):
        start, n = row_start[3 * j], row_start[3 * j + 3] - row_start[3 * j]
        low, high = row_start[3 * j + 1] - start, row_start[3 * j + 2] - start
        x, z = xs[:n], zs[:n]
        for k in range(n):
            x[k] = theta[voters[start + k]]
        f, h, f_new, h_new = fs[:n], hs[:n], fs_new[:n], hs_new[:n]
        slope, first, second = items[j, 0], items[j, 1], items[j, 2]
        if step == AS_PUBLISHED:
            old = weigh(x, low, high, slope, first, second, f, h)
            p1, p2, back = propose(float(first), float(second), float(pace[j]), float(bound), rng)
            n1, n2 = float32(p1), float32(p2)
            if n1 < n2:
                gain = weigh(x, low, high, slope, n1, n2, f_new, h_new) - old
                if np.log(rng.random()) < gain + back:
                    first, second, f, h = n1, n2, f_new, h_new
                    taken[j] += 1
        else:
            slope, first, second = joint_step(x, low, high, slope, first, second, rng, work, exact)
            weigh(x, low, high, slope, first, second, f, h)
        draw_latent(x, low, high, slope, first, second, f, h, start, keys[0], keys[1], z)
        edge = False
        if step == AS_PUBLISHED:
            for k in range(n):
                cut = min(max(z[k], -CLIP), CLIP)
                edge |= cut != z[k]
                z[k] = cut
        xx, xz = slope_sums(x, z)
        slope = float32(xz / (xx + 1) + rng.standard_normal() / np.sqrt(xx + 1))
        items[j, 0], items[j, 1], items[j, 2] = slope, first, second
        square = slope * slope
        for k in range(n):
            u = voters[start + k]
            sums[u, 0] += slope * z[k]
            sums[u, 1] += square
        if edge:
            for k in range(n):
                if abs(z[k]) == CLIP:
                    sums[voters[start + k], 2] += square
