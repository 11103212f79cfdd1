"""The two halves of an ordinal probit: log-likelihoods of units on a grid, and of items with their slopes.

A unit's position takes values on a fine grid, spaced well below the width of any posterior: sums over such a grid
equal the integrals to many digits, so that posteriors of positions need no latent draws.
"""

from __future__ import annotations

import numpy as np
from numba import float32, njit

from comity.stats.normal_logs import HALF_LOG_2PI, exponential, log_probabilities

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
def unit_posterior(rows, tables, start, step, mean, variance, p):  # type: ignore[no-untyped-def]
    """Write a unit's posterior on the grid, not normalised, to ``p``; returns its sum, mean and variance."""
    points = p.shape[0]
    half = float32(0.5) / variance
    for g in range(points):
        away = start + step * float32(g) - mean
        p[g] = -half * away * away
    n, k = rows.shape[0], 0
    while k + 4 <= n:
        r, s, t, u = tables[rows[k]], tables[rows[k + 1]], tables[rows[k + 2]], tables[rows[k + 3]]
        for g in range(points):
            p[g] += (r[g] + s[g]) + (t[g] + u[g])
        k += 4
    while k < n:
        r = tables[rows[k]]
        for g in range(points):
            p[g] += r[g]
        k += 1
    top = p[0]
    for g in range(points):
        top = max(top, p[g])
    total, first, second = float32(0), float32(0), float32(0)
    for g in range(points):
        w = exponential(p[g] - top)
        p[g] = w
        x = float32(g)
        total += w
        first += w * x
        second += w * x * x
    at = first / total
    return total, start + step * at, step * step * max(second / total - at * at, float32(1e-6))


@compiled
def item_slopes(beta, first, second, counts, low, high, start, step, out):  # type: ignore[no-untyped-def]
    """Return an item's log-likelihood; write gradient and negative Hessian in (slope, cut 1, cut 2) to ``out``.

    ``counts`` (3, points) says how many units at each point answered what; points outside low..high are empty. ``out``
    is g0 g1 g2 h00 h01 h02 h11 h12 h22. The prior of the slope is N(0, 1), of the cutpoints flat.
    """
    ll, ga, gb, gs = float32(0), float32(0), float32(0), float32(0)
    haa, hbb, hab = float32(0), float32(0), float32(0)
    has, hbs, hss = float32(0), float32(0), float32(0)
    n1, n2, n3 = counts[0], counts[1], counts[2]
    for g in range(low, high):
        x = start + step * float32(g)
        a, b = first - beta * x, second - beta * x
        l1, l2, l3 = log_probabilities(a, b)
        da, db = float32(-0.5) * a * a - HALF_LOG_2PI, float32(-0.5) * b * b - HALF_LOG_2PI
        h1, h3 = exponential(da - l1), exponential(db - l3)
        u, v = exponential(da - l2), exponential(db - l2)
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
def sweep_units(rows, unit_start, tables, start, step, prior, variance, rng, node, mean, spread):  # type: ignore[no-untyped-def]
    """Draw every unit's point of the grid given items and prior means; write node, conditional mean and variance."""
    p = np.empty(tables.shape[1], np.float32)
    for u in range(node.shape[0]):
        mine = rows[unit_start[u] : unit_start[u + 1]]
        total, mean[u], spread[u] = unit_posterior(mine, tables, start, step, prior[u], variance[u], p)
        left, g = float32(rng.random()) * total - p[0], 0
        while left > 0 and g < p.shape[0] - 1:
            g += 1
            left -= p[g]
        node[u] = g


@compiled
def count_answers(voters, row_start, item, node, counts):  # type: ignore[no-untyped-def]
    """Write how many units at each point of the grid gave each answer to an item; returns the range of points."""
    counts[:] = 0
    low, high = counts.shape[1], 0
    for c in range(3):
        for k in range(row_start[3 * item + c], row_start[3 * item + c + 1]):
            g = node[voters[k]]
            counts[c, g] += float32(1)
            low, high = min(low, g), max(high, g)
    return low, high + 1


@compiled
def solve_lower(f, x, y, z, out):  # type: ignore[no-untyped-def]
    """Write the solution of L v = (x, y, z)."""
    out[0] = x / f[0]
    out[1] = (y - f[1] * out[0]) / f[3]
    out[2] = (z - f[2] * out[0] - f[4] * out[1]) / f[5]


@compiled
def solve_upper(f, x, y, z, out):  # type: ignore[no-untyped-def]
    """Write the solution of L' v = (x, y, z)."""
    out[2] = z / f[5]
    out[1] = (y - f[4] * out[2]) / f[3]
    out[0] = (x - f[1] * out[1] - f[2] * out[2]) / f[0]


@compiled
def log_proposal(f, dx, dy, dz, dims):  # type: ignore[no-untyped-def]
    """Log density of a normal proposal at a distance from its centre, up to a constant."""
    a, b, c = f[0] * dx + f[1] * dy + f[2] * dz, f[3] * dy + f[4] * dz, f[5] * dz
    return np.log(f[0] * f[3] * f[5]) - 0.5 * (6 + dims) * np.log(1 + (a * a + b * b + c * c) / 6)


@compiled
def item_fit(beta, first, second, counts, low, high, start, step):  # type: ignore[no-untyped-def]
    """Return an item's log-likelihood with the prior of its slope."""
    ll = float32(0)
    n1, n2, n3 = counts[0], counts[1], counts[2]
    for g in range(low, high):
        x = start + step * float32(g)
        l1, l2, l3 = log_probabilities(first - beta * x, second - beta * x)
        ll += n1[g] * l1 + n2[g] * l2 + n3[g] * l3
    return ll - float32(0.5) * beta * beta


@compiled
def slice_cut(item, which, counts, low, high, start, step, bound, rng):  # type: ignore[no-untyped-def]
    """Move one cutpoint of an item by slice sampling over all the room it has."""
    left = -bound if which == 1 else item[1] + float32(1e-4)
    right = item[2] - float32(1e-4) if which == 1 else bound
    level = item_fit(item[0], item[1], item[2], counts, low, high, start, step) + np.log(rng.random())
    here = item[which]
    for _ in range(60):
        at = float32(left + rng.random() * (right - left))
        item[which] = at
        if item_fit(item[0], item[1], item[2], counts, low, high, start, step) > level:
            return
        if at < here:
            left = at
        else:
            right = at
    item[which] = here


@compiled
def reduce(out, ridge, kind):  # type: ignore[no-untyped-def]
    """Restrict gradient and Hessian to directions that the answers tell of: 1 cuts move as one, 2 cut 1, 3 cut 2."""
    if kind == 0:
        out[6] += ridge
        out[8] += ridge
        return
    if kind == 1:
        out[1] += out[2]
        out[4] += out[5]
        out[6] += 2 * out[7] + out[8]
    elif kind == 3:
        out[1], out[4], out[6] = out[2], out[5], out[8]
    out[2], out[5], out[7], out[8] = 0, 0, 0, 1
    out[6] += ridge


@compiled
def newton(out, ridge, kind, factor, move):  # type: ignore[no-untyped-def]
    """Write the Cholesky factor of the negative Hessian with a ridge on the cutpoints, and the Newton step."""
    reduce(out, ridge, kind)
    c00 = np.sqrt(out[3])
    c10, c20 = out[4] / c00, out[5] / c00
    c11 = np.sqrt(max(out[6] - c10 * c10, ridge))
    c21 = (out[7] - c20 * c10) / c11
    c22 = np.sqrt(max(out[8] - c20 * c20 - c21 * c21, ridge))
    factor[0], factor[1], factor[2], factor[3], factor[4], factor[5] = c00, c10, c20, c11, c21, c22
    solve_lower(factor, out[0], out[1], out[2], move)
    solve_upper(factor, move[0], move[1], move[2], move)


@compiled
def sweep_items(items, voters, row_start, node, start, step, ridge, bound, rng, taken):  # type: ignore[no-untyped-def]
    """Move every item by a Newton proposal with its Metropolis-Hastings test, the units' points being given."""
    counts = np.empty((3, 256), np.float32)[:, : int(node.max()) + 1]
    here, there = np.empty(9, np.float32), np.empty(9, np.float32)
    f, g, move, back, z = np.empty(6), np.empty(6), np.empty(3), np.empty(3), np.empty(3)
    climb = taken[0] < 0
    for j in range(items.shape[0]):
        low, high = count_answers(voters, row_start, j, node, counts)
        yes, abstain = row_start[3 * j + 1] - row_start[3 * j], row_start[3 * j + 2] - row_start[3 * j + 1]
        no = row_start[3 * j + 3] - row_start[3 * j + 2]
        kind = 1 if abstain == 0 else 2 if no == 0 else 3 if yes == 0 else 0
        if kind or min(yes, abstain, no) < 3:
            slice_cut(items[j], 1, counts, low, high, start, step, bound, rng)
            slice_cut(items[j], 2, counts, low, high, start, step, bound, rng)
        b, c1, c2 = items[j, 0], items[j, 1], items[j, 2]
        old = item_slopes(b, c1, c2, counts, low, high, start, step, here)
        newton(here, ridge, kind, f, move)
        z2 = rng.standard_normal() if kind == 0 else 0.0
        solve_upper(f, rng.standard_normal(), rng.standard_normal(), z2, z)
        z /= np.sqrt(rng.standard_gamma(3.0) / 3.0)
        d0, d1, d2 = move[0] + z[0], move[1] + z[1], move[2] + z[2]
        nb = float32(b + d0)
        n1 = float32(c1 + d1) if kind != 3 else c1
        n2 = float32(c2 + d2) if kind == 0 else float32(c2 + d1) if kind != 2 else c2
        if not (-bound < n1 and n1 + 1e-4 < n2 and n2 < bound):
            continue
        new = item_slopes(nb, n1, n2, counts, low, high, start, step, there)
        newton(there, ridge, kind, g, back)
        if climb:
            if new > old:
                items[j, 0], items[j, 1], items[j, 2] = nb, n1, n2
            continue
        forth = log_proposal(f, z[0], z[1], z[2], 3 if kind == 0 else 2)
        home = log_proposal(g, -d0 - back[0], -d1 - back[1], -d2 - back[2], 3 if kind == 0 else 2)
        if np.log(rng.random()) < new - old + home - forth:
            items[j, 0], items[j, 1], items[j, 2] = nb, n1, n2
            taken[j] += 1
