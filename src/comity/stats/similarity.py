"""How alike the votes of two states are: agreement, S, kappa and pi from the nine cells of their joint votes.

A position is 1 (yes), 2 (abstain) or 3 (no), so that the distance of two is 0, 1 or 2; every other value of a matrix of
positions is no position and takes no part. The nine cells of a pair count, over the roll calls on which both cast a
position, how often the first took each position while the second took each: order yes-yes, yes-abstain, yes-no,
abstain-yes and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

INDICES = ("agreement", "both_voted", "s", "s_squared", "kappa", "kappa_squared", "pi", "pi_squared")
"""What ``indices`` returns, by column."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The cells of all pairs of states: ``cells[pair]`` has nine counts, ``first < second`` are columns."""

    first: np.ndarray
    second: np.ndarray
    cells: np.ndarray


def joint(positions: np.ndarray) -> Joint:
    """The nine cells of every pair of columns of a matrix of positions (roll calls by states).

    Each position of a state is a row of bits, 64 roll calls a word; a cell is the number of bits that two rows share.
    """
    states = positions.shape[1]
    bits = [_words(positions == code) for code in (1, 2, 3)]
    first, second = np.triu_indices(states, 1)
    cells = np.empty((9, first.size), dtype=np.int32)
    for k in range(3):
        for other in range(k, 3):
            counts = _common(bits[k], bits[other]).ravel()
            cells[3 * k + other] = counts[first * states + second]
            if other > k:
                cells[3 * other + k] = counts[second * states + first]
    return Joint(first, second, cells.T)


def _words(hot: np.ndarray) -> np.ndarray:
    """Bits of each column (roll calls by states) as 64-bit words, words by states."""
    packed = np.packbits(hot.T, axis=1)
    padded = np.pad(packed, ((0, 0), (0, -packed.shape[1] % 8)))
    return np.ascontiguousarray(np.ascontiguousarray(padded).view(np.uint64).T)


def _common(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """How many bits each column of ``left`` shares with each column of ``right``."""
    counts = np.zeros((left.shape[1], right.shape[1]), dtype=np.int32)
    for one, other in zip(left, right, strict=True):
        counts += np.bitwise_count(one[:, None] & other[None, :])
    return counts


def of_pair(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The nine cells of two columns of positions."""
    cast = (first >= 1) & (first <= 3) & (second >= 1) & (second <= 3)
    codes = 3 * (first[cast].astype(np.int64) - 1) + second[cast] - 1
    return np.bincount(codes, minlength=9).astype(np.float64)


def by_group(positions: np.ndarray, groups: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Each group of roll calls (a session) with its part of the matrix, in the order of the groups."""
    order = np.argsort(groups, kind="stable")
    names, starts = np.unique(groups[order], return_index=True)
    for name, rows in zip(names, np.split(order, starts[1:]), strict=True):
        yield int(name), positions[rows]


def shared(cells: np.ndarray) -> np.ndarray:
    """The number of roll calls on which both cast a position; ``cells`` has nine counts in its last axis."""
    return np.asarray(cells.sum(axis=-1))


def indices(cells: np.ndarray) -> dict[str, np.ndarray]:
    """Each index by name from cells (nine counts in the last axis); nan where it is not defined.

    ``agreement``: one minus half the mean distance, so that an abstention beside a yes or no counts half.
    ``both_voted``: the share of like votes where both voted yes or no. ``s``: Signorino and Ritter (1999) with
    absolute distances, 1 - 2 * (mean distance / 2); ``s_squared`` with squared ones, 1 - 2 * (mean square / 4).
    ``kappa`` (Cohen, weighted) and ``pi`` (Scott, weighted): one minus observed over expected distance, expected from
    each state's own shares of positions, or from the mean of both, as in Häge (2011); not defined for two states that
    took one and the same position throughout.
    """
    yy, ya, yn, ay, aa, an, ny, na, nn = np.moveaxis(np.asarray(cells, dtype=np.float64), -1, 0)
    one, two = ya + ay + an + na, yn + ny
    distance, square = one + 2 * two, one + 4 * two
    rows = (yy + ya + yn, ay + aa + an, ny + na + nn)
    columns = (yy + ay + ny, ya + aa + na, yn + an + nn)
    count = rows[0] + rows[1] + rows[2]
    middle = tuple((r + c) / 2 for r, c in zip(rows, columns, strict=True))
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, mean_square = distance / count, square / count
        found = {"agreement": 1 - mean / 2, "both_voted": (yy + nn) / (yy + nn + two)}
        found |= {"s": 1 - mean, "s_squared": 1 - mean_square / 2}
        for name, left, right in (("kappa", rows, columns), ("pi", middle, middle)):
            near, far = _expected(left, right)
            found[name] = _corrected(distance * count, near + 2 * far)
            found[f"{name}_squared"] = _corrected(square * count, near + 4 * far)
    return found


def _expected(left: tuple[np.ndarray, ...], right: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Pairs at distance 1 and at distance 2 if positions were drawn apart, times the number of roll calls."""
    near = left[0] * right[1] + left[1] * (right[0] + right[2]) + left[2] * right[1]
    return near, left[0] * right[2] + left[2] * right[0]


def _corrected(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    return np.where(expected > 0, 1 - observed / expected, np.nan)
