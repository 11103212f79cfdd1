"""A joint step of an item's slope and cutpoints, latent values integrated out: Newton proposals with heavy tails.

Nearly independent of where the item is (Gamerman 1997), so that it forgets its place in a step or two.
"""

from __future__ import annotations

import numpy as np
from numba import float32, njit

from comity.stats.normal_logs import ROOT_2PI, exponential, logarithm, share_and_density, share_between

BUILT_ON = 3914575937
"""Check sum of the files whose functions are compiled into these; what is kept on disk knows this file's date alone."""
compiled = njit(nogil=True, fastmath=True, error_model="numpy", cache=True)
ALL, TOGETHER, FIRST, SECOND = 0, 1, 2, 3
_TAILS, _RIDGE = 6.0, 0.05
CUT_PRECISION = float32(1 / 16)
"""Cutpoints are N(0, 4 * 4), in order and at least ``GAP`` apart."""
GAP = 1e-3


@compiled
def one_sided(x, slope, cut, sign):  # type: ignore[no-untyped-def]
    """Sums over votes beyond one cutpoint: log-likelihood, its derivative in sign * (cut - slope * x), curvatures."""
    ll, f, c, fx, cx, cxx = float32(0), float32(0), float32(0), float32(0), float32(0), float32(0)
    for k in range(x.shape[0]):
        a = sign * (cut - slope * x[k])
        p, away, density = share_and_density(a)
        h = ROOT_2PI * density / p
        q = h * (h + a)
        ll += logarithm(p) - away
        f += h
        c += q
        fx += h * x[k]
        cx += q * x[k]
        cxx += q * x[k] * x[k]
    return ll, sign * f, c, sign * fx, cx, cxx


@compiled
def log_prior(first, second):  # type: ignore[no-untyped-def]
    """Log prior density of two cutpoints, up to a constant."""
    return float32(-0.5) * CUT_PRECISION * (first * first + second * second)


@compiled
def slopes(x, low, high, slope, first, second, out):  # type: ignore[no-untyped-def]
    """Return an item's log-posterior; write gradient and negative Hessian in (slope, cut 1, cut 2) to ``out``."""
    l1, f1, c1, fx1, cx1, cxx1 = one_sided(x[:low], slope, first, float32(1))
    l3, f3, c3, fx3, cx3, cxx3 = one_sided(x[high:], slope, second, float32(-1))
    ll, ga, gb, gs = float32(0), float32(0), float32(0), float32(0)
    haa, hbb, hab = float32(0), float32(0), float32(0)
    has, hbs, hss = float32(0), float32(0), float32(0)
    for k in range(low, high):
        a, b = first - slope * x[k], second - slope * x[k]
        p, away, _ = share_between(a, b)
        u = ROOT_2PI / p * exponential(away - float32(0.5) * a * a)
        v = ROOT_2PI / p * exponential(away - float32(0.5) * b * b)
        caa, cbb, cab = u * (u - a), v * (v + b), -u * v
        ll += logarithm(p) - away
        ga -= u
        gb += v
        gs -= x[k] * (v - u)
        haa += caa
        hbb += cbb
        hab += cab
        has -= x[k] * (caa + cab)
        hbs -= x[k] * (cbb + cab)
        hss += x[k] * x[k] * (caa + cab + cab + cbb)
    out[0], out[1], out[2] = gs - fx1 - fx3 - slope, ga + f1 - CUT_PRECISION * first, gb + f3 - CUT_PRECISION * second
    out[3], out[4], out[5] = hss + cxx1 + cxx3 + float32(1), has - cx1, hbs - cx3
    out[6], out[7], out[8] = haa + c1 + CUT_PRECISION, hab, hbb + c3 + CUT_PRECISION
    return ll + l1 + l3 - float32(0.5) * slope * slope + log_prior(first, second)


@compiled
def free_directions(x, low, high):  # type: ignore[no-untyped-def]
    """Which directions the answers speak of: all, both cutpoints together, the slope and the first, or the second."""
    if low == high:
        return TOGETHER
    if high == x.shape[0]:
        return FIRST
    return SECOND if low == 0 else ALL


@compiled
def quadratic(h, free, factor, move):  # type: ignore[no-untyped-def]
    """Write the Cholesky factor of the negative Hessian over the free directions, and the Newton step."""
    g1, g2, h01, h02, h11, h12, h22 = h[1], h[2], h[4], h[5], h[6] + _RIDGE, h[7], h[8] + _RIDGE
    if free == TOGETHER:
        g1, h01, h11 = h[1] + h[2], h[4] + h[5], h[6] + 2 * h[7] + h[8] + _RIDGE
    elif free == SECOND:
        g1, h01, h11 = h[2], h[5], h[8] + _RIDGE
    if free != ALL:
        g2, h02, h12, h22 = 0.0, 0.0, 0.0, 1.0
    c00 = np.sqrt(h[3])
    c10, c20 = h01 / c00, h02 / c00
    c11 = np.sqrt(max(h11 - c10 * c10, _RIDGE))
    c21 = (h12 - c20 * c10) / c11
    c22 = np.sqrt(max(h22 - c20 * c20 - c21 * c21, _RIDGE))
    factor[0], factor[1], factor[2], factor[3], factor[4], factor[5] = c00, c10, c20, c11, c21, c22
    y0 = h[0] / c00
    y1 = (g1 - c10 * y0) / c11
    back_solve(factor, y0, y1, (g2 - c20 * y0 - c21 * y1) / c22, move)


@compiled
def back_solve(f, x, y, z, out):  # type: ignore[no-untyped-def]
    """Write the solution of L' v = (x, y, z)."""
    out[2] = z / f[5]
    out[1] = (y - f[4] * out[2]) / f[3]
    out[0] = (x - f[1] * out[1] - f[2] * out[2]) / f[0]


@compiled
def log_density(f, x, y, z, free):  # type: ignore[no-untyped-def]
    """Log density of the proposal at a distance from its centre (multivariate t), up to a constant."""
    a, b, c = f[0] * x + f[1] * y + f[2] * z, f[3] * y + f[4] * z, f[5] * z
    size = 3 if free == ALL else 2
    return np.log(f[0] * f[3] * f[5]) - 0.5 * (_TAILS + size) * np.log(1 + (a * a + b * b + c * c) / _TAILS)


@compiled
def joint_step(x, low, high, slope, first, second, rng, work, exact):  # type: ignore[no-untyped-def]
    """Return an item's slope and cutpoints after a Metropolis-Hastings step on all that its answers speak of."""
    here, there = work[0], work[1]
    f, g, move, back, z = exact[0], exact[1], exact[2], exact[3], exact[4]
    free = free_directions(x, low, high)
    old = slopes(x, low, high, slope, first, second, here)
    quadratic(here, free, f, move)
    third = rng.standard_normal() if free == ALL else 0.0
    back_solve(f, rng.standard_normal(), rng.standard_normal(), third, z)
    wide = np.sqrt(rng.standard_gamma(_TAILS / 2) / (_TAILS / 2))
    z0, z1, z2 = z[0] / wide, z[1] / wide, z[2] / wide
    d0, d1, d2 = move[0] + z0, move[1] + z1, move[2] + z2
    m0 = float32(slope + d0)
    m1 = first if free == SECOND else float32(first + d1)
    m2 = second if free == FIRST else float32(second + (d2 if free == ALL else d1))
    if not m1 + GAP < m2:
        return slope, first, second
    new = slopes(x, low, high, m0, m1, m2, there)
    quadratic(there, free, g, back)
    forth = log_density(f, z0, z1, z2, free)
    home = log_density(g, -d0 - back[0], -d1 - back[1], -d2 - back[2], free)
    if np.log(rng.random()) < new - old + home - forth:
        return m0, m1, m2
    return slope, first, second
