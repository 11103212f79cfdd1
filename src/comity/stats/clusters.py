"""Groups of like things by average linkage: the two groups that are most alike on average are joined, step by step."""

from __future__ import annotations

import numpy as np


def average_linkage(likeness: np.ndarray, least: float) -> list[list[int]]:
    """Groups whose members are, when joined, on average at least so alike; the largest group first.

    ``likeness`` is symmetric, nan where two things cannot be compared: such a pair takes no part in the average, and
    groups without any comparable pair are never joined (UPGMA, Sokal and Michener 1958). Ties go to the lower indices.
    """
    count = len(likeness)
    if not count:
        return []
    known = ~np.isnan(likeness)
    total = np.where(known, likeness, 0.0)
    pairs = known.astype(np.float64)
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    alive = np.ones(count, dtype=bool)
    mean = _means(total, pairs)
    np.fill_diagonal(mean, -np.inf)
    while True:
        best = int(np.argmax(mean))
        one, two = sorted(divmod(best, count))
        if mean[one, two] < least:
            break
        total[one] += total[two]
        pairs[one] += pairs[two]
        total[:, one], pairs[:, one] = total[one], pairs[one]
        members[one] += members.pop(two)
        alive[two] = False
        row = np.where(alive, _means(total[one], pairs[one]), -np.inf)
        row[one] = -np.inf
        mean[one], mean[:, one] = row, row
        mean[two], mean[:, two] = -np.inf, -np.inf
    return sorted((sorted(group) for group in members.values()), key=lambda group: (-len(group), group[0]))


def _means(total: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    means: np.ndarray = np.divide(total, pairs, out=np.full(total.shape, -np.inf), where=pairs > 0)
    return means
