"""An ordinal probit with positions on a fine grid: posteriors of units, slopes of items.

The grid is spaced well below the width of any posterior, where sums over it equal the integrals to many digits.
"""

from __future__ import annotations

import numpy as np
from numba import float32, njit

from comity.stats.normal_logs import HALF_LOG_2PI, exponential, log_probabilities

BUILT_ON = 3914575937
"""Check sum of the files whose functions are compiled into these; what is kept on disk knows this file's date alone."""
_REACH, _EDGE, _LANES = float32(5), float32(1e-5), 32
compiled = njit(nogil=True, fastmath=True, error_model="numpy", cache=True)


@compiled
def fill_tables(items, start, step, tables):  # type: ignore[no-untyped-def]
    """Write log P(category | position) of every item at every point of the grid to ``tables`` (3 * items, points)."""
    for j in range(items.shape[0]):
        beta, first, second = items[j, 0], items[j, 1], items[j, 2]
        a0, b0, slope = first - beta * start, second - beta * start, beta * step
        yes, abstain, no = tables[3 * j], tables[3 * j + 1], tables[3 * j + 2]
        for g in range(tables.shape[1]):
            move = slope * float32(g)
            yes[g], abstain[g], no[g] = log_probabilities(a0 - move, b0 - move)


@compiled
def posterior(rows, tables, low, high, start, step, mean, variance, p):  # type: ignore[no-untyped-def]
    """Write a unit's posterior between two points of the grid to ``p`` (its sum is 1); returns mean and variance."""
    half, many = float32(0.5) / variance, high - low
    for g in range(many):
        away = start + step * float32(low + g) - mean
        p[g] = -half * away * away
    n, k = rows.shape[0], 0
    while k + 4 <= n:
        a, b = tables[rows[k], low:high], tables[rows[k + 1], low:high]
        c, d = tables[rows[k + 2], low:high], tables[rows[k + 3], low:high]
        for g in range(many):
            p[g] += (a[g] + b[g]) + (c[g] + d[g])
        k += 4
    for rest in range(k, n):
        a = tables[rows[rest], low:high]
        for g in range(many):
            p[g] += a[g]
    top = p[0]
    for g in range(many):
        top = max(top, p[g])
    total, first, second = float32(0), float32(0), float32(0)
    for g in range(many):
        w = exponential(p[g] - top)
        p[g] = w
        total += w
        first += w * float32(g)
        second += w * float32(g) * float32(g)
    for g in range(many):
        p[g] /= total
    at = first / total
    return start + step * (float32(low) + at), step * step * max(second / total - at * at, float32(1e-6))


@compiled
def expect(rows, unit_start, tables, start, step, prior, variance, mean, spread, counts):  # type: ignore[no-untyped-def]
    """Write every unit's mean and variance, and to ``counts`` how many voters of a row are expected at each point."""
    counts[:] = 0
    points = tables.shape[1]
    p = np.empty(points, np.float32)
    for u in range(mean.shape[0]):
        mine = rows[unit_start[u] : unit_start[u + 1]]
        mean[u], spread[u] = posterior(mine, tables, 0, points, start, step, prior[u], variance[u], p)
        for k in range(mine.shape[0]):
            row = counts[mine[k]]
            for g in range(p.shape[0]):
                row[g] += p[g]


@compiled
def moments(rows, unit_start, tables, start, step, prior, variance, mean, spread):  # type: ignore[no-untyped-def]
    """Write every unit's mean and variance given the items in ``tables`` and its own normal prior.

    ``mean`` and ``spread`` come in as a guess of both: a unit's posterior is summed where it has weight, and wherever
    that proves too narrow, on the whole grid. A guess of a negative variance is none.
    """
    points = tables.shape[1]
    p = np.empty(points, np.float32)
    for u in range(mean.shape[0]):
        mine = rows[unit_start[u] : unit_start[u + 1]]
        if spread[u] > 0:
            wide = (np.int64(2 * _REACH * np.sqrt(spread[u]) / step) // _LANES + 1) * _LANES
            low = min(max(np.int64((mean[u] - start) / step) - wide // 2, 0), points - wide)
            high = low + wide
            if wide < points:
                m, v = posterior(mine, tables, low, high, start, step, prior[u], variance[u], p)
                if (low == 0 or p[0] < _EDGE) and (high == points or p[high - low - 1] < _EDGE):
                    mean[u], spread[u] = m, v
                    continue
        mean[u], spread[u] = posterior(mine, tables, 0, points, start, step, prior[u], variance[u], p)


@compiled
def slopes(beta, first, second, counts, start, step, out):  # type: ignore[no-untyped-def]
    """Return an item's log-posterior; write gradient and negative Hessian in (slope, cut 1, cut 2) to ``out``.

    ``counts`` (3, points) says how many voters at each point answered what. ``out`` is g0 g1 g2 h00 h01 h02 h11 h12
    h22. The prior of the slope is N(0, 1), of the cutpoints flat.
    """
    ll, ga, gb, gs = float32(0), float32(0), float32(0), float32(0)
    haa, hbb, hab = float32(0), float32(0), float32(0)
    has, hbs, hss = float32(0), float32(0), float32(0)
    n1, n2, n3 = counts[0], counts[1], counts[2]
    for g in range(counts.shape[1]):
        x = start + step * float32(g)
        a, b = first - beta * x, second - beta * x
        l1, l2, l3 = log_probabilities(a, b)
        da, db = float32(-0.5) * a * a - HALF_LOG_2PI, float32(-0.5) * b * b - HALF_LOG_2PI
        h1, h3, u, v = exponential(da - l1), exponential(db - l3), exponential(da - l2), exponential(db - l2)
        y1, y2, y3 = n1[g], n2[g], n3[g]
        ll += y1 * l1 + y2 * l2 + y3 * l3
        fa, fb = y1 * h1 - y2 * u, y2 * v - y3 * h3
        caa = y1 * h1 * (h1 + a) + y2 * u * (u - a)
        cbb = y2 * v * (v + b) + y3 * h3 * (h3 - b)
        cab = -y2 * u * v
        ga += fa
        gb += fb
        gs -= x * (fa + fb)
        haa += caa
        hbb += cbb
        hab += cab
        has -= x * (caa + cab)
        hbs -= x * (cbb + cab)
        hss += x * x * (caa + cab + cab + cbb)
    out[0], out[1], out[2] = gs - beta, ga, gb
    out[3], out[4], out[5] = hss + float32(1), has, hbs
    out[6], out[7], out[8] = haa, hab, hbb
    return ll - float32(0.5) * beta * beta


@compiled
def climb(items, counts, start, step, bound, ridge):  # type: ignore[no-untyped-def]
    """Move every item one Newton step uphill, shortened until it climbs; cutpoints stay in order and in bounds."""
    out, new = np.empty(9, np.float32), np.empty(9, np.float32)
    for j in range(items.shape[0]):
        mine = counts[3 * j : 3 * j + 3]
        b, c1, c2 = items[j, 0], items[j, 1], items[j, 2]
        old = slopes(b, c1, c2, mine, start, step, out)
        d0, d1, d2 = newton_step(out, ridge)
        length = float32(1)
        for _ in range(6):
            m1 = min(max(c1 + length * d1, -bound), bound - float32(1e-2))
            m2 = min(max(c2 + length * d2, m1 + float32(1e-2)), bound)
            m0 = b + length * d0
            if slopes(m0, m1, m2, mine, start, step, new) > old:
                items[j, 0], items[j, 1], items[j, 2] = m0, m1, m2
                break
            length *= float32(0.4)


@compiled
def newton_step(h, ridge):  # type: ignore[no-untyped-def]
    """The solution of (H + ridge on the cutpoints) d = g, by Cholesky."""
    c00 = np.sqrt(h[3])
    c10, c20 = h[4] / c00, h[5] / c00
    c11 = np.sqrt(max(h[6] + ridge - c10 * c10, ridge))
    c21 = (h[7] - c20 * c10) / c11
    c22 = np.sqrt(max(h[8] + ridge - c20 * c20 - c21 * c21, ridge))
    y0 = h[0] / c00
    y1 = (h[1] - c10 * y0) / c11
    y2 = (h[2] - c20 * y0 - c21 * y1) / c22
    d2 = y2 / c22
    d1 = (y1 - c21 * d2) / c11
    return float32((y0 - c10 * d1 - c20 * d2) / c00), float32(d1), float32(d2)
