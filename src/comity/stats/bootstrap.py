"""Intervals by resampling roll calls: what an index would have been, had the agenda been drawn again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

DRAWS = 1000
FEWEST = 10
"""Below so many shared roll calls no interval is given: resampling a handful of votes understates what is not known."""
_DEFINED = 0.95


def intervals(
    cells: np.ndarray, index: Callable[[np.ndarray], Mapping[str, np.ndarray]], draws: int = DRAWS, seed: int = 1
) -> dict[str, np.ndarray]:
    """The 2.5 and 97.5 percent points of each index, shape (rows, 2), over roll calls drawn with replacement.

    ``cells`` (rows by categories) counts the roll calls of each category; drawing roll calls with replacement is the
    same as drawing these counts from a multinomial (percentile bootstrap). The draws depend on the counts alone, so
    that the same votes give the same interval wherever they are asked for. nan below ``FEWEST`` roll calls, and where
    one draw in twenty has no index.
    """
    names = list(index(cells[:1]))
    found = {name: np.full((len(cells), 2), np.nan) for name in names}
    for row, counts in enumerate(np.asarray(cells, dtype=np.float64)):
        total = counts.sum()
        if total < FEWEST:
            continue
        rng = np.random.default_rng([seed, *counts.astype(np.int64)])
        drawn = index(rng.multinomial(int(total), counts / total, size=draws))
        for name in names:
            values = drawn[name]
            defined = values[~np.isnan(values)]
            if defined.size >= _DEFINED * draws:
                found[name][row] = np.quantile(defined, (0.025, 0.975))
    return found
