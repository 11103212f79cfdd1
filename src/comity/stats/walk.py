"""Draws of whole paths of a random walk, forward filter and backward sampling (Carter and Kohn 1994)."""

from __future__ import annotations

import numpy as np
from numba import njit

compiled = njit(nogil=True, error_model="numpy", cache=True)


@compiled
def draw_paths(order, opens, precision, weighted, variance, noise, draw):  # type: ignore[no-untyped-def]
    """Write a draw of every unit's position, given what its latent values say and the rest of its path.

    ``order`` lists units path by path in time; ``opens`` marks where a path begins, with prior N(0, 1). ``precision``
    and ``weighted`` are what the latent values say of each unit; ``variance`` is of the step that leads to it.
    """
    n = order.shape[0]
    centre, width = np.empty(n), np.empty(n)
    for k in range(n):
        u = order[k]
        before, about = (0.0, 1.0) if opens[k] else (centre[k - 1], width[k - 1] + variance[u])
        width[k] = 1.0 / (1.0 / about + precision[u])
        centre[k] = width[k] * (before / about + weighted[u])
    later = 0
    for k in range(n - 1, -1, -1):
        u = order[k]
        m, v = centre[k], width[k]
        if k + 1 < n and not opens[k + 1]:
            step = variance[later]
            share = v / (v + step)
            m, v = m + share * (draw[later] - m), v * (1.0 - share)
        draw[u] = m + np.sqrt(v) * noise[u]
        later = u
