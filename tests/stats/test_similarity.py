"""The indices of likeness: by hand, against an independent computation, and the laws they obey."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.stats.bootstrap import FEWEST, intervals
from comity.stats.clusters import average_linkage
from comity.stats.similarity import INDICES, by_group, indices, joint, of_pair, shared

CLOSE = 1e-6
"""What two programs may differ by; both work in double precision."""
VOTES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=60)


def reference(first: Sequence[int], second: Sequence[int]) -> dict[str, float]:
    """The same indices pair of votes by pair of votes, from the definitions, without any matrix."""
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a in (1, 2, 3) and b in (1, 2, 3)]
    nowhere = dict.fromkeys(INDICES, math.nan)
    if not pairs:
        return nowhere
    found = dict(nowhere)
    found["agreement"] = sum({0: 1.0, 1: 0.5, 2: 0.0}[abs(a - b)] for a, b in pairs) / len(pairs)
    voted = [(a, b) for a, b in pairs if a != 2 and b != 2]
    if voted:
        found["both_voted"] = sum(a == b for a, b in voted) / len(voted)
    for name, power in (("", 1), ("_squared", 2)):
        furthest = 2**power
        found[f"s{name}"] = 1 - 2 * sum(abs(a - b) ** power / furthest for a, b in pairs) / len(pairs)
        observed = sum(abs(a - b) ** power for a, b in pairs) / len(pairs)
        own = sum(abs(a - b) ** power for a, _ in pairs for _, b in pairs) / len(pairs) ** 2
        pooled = [vote for pair in pairs for vote in pair]
        mean = sum(abs(a - b) ** power for a in pooled for b in pooled) / len(pooled) ** 2
        if own:
            found[f"kappa{name}"] = 1 - observed / own
        if mean:
            found[f"pi{name}"] = 1 - observed / mean
    return found


def test_five_votes_by_hand() -> None:
    """Yes-yes, yes-abstain, no-no, yes-no, and one on which the first was absent."""
    found = indices(of_pair(np.array([1, 1, 3, 1, 4]), np.array([1, 2, 3, 3, 1])))
    expected = {
        "agreement": 5 / 8, "both_voted": 2 / 3, "s": 1 / 4, "s_squared": 3 / 8, "kappa": 1 / 3, "kappa_squared": 3 / 8,
        "pi": 1 - 0.75 / 0.96875, "pi_squared": 1 - 1.25 / 1.71875,
    }  # fmt: skip
    for name, value in expected.items():
        assert found[name] == pytest.approx(value, abs=CLOSE), name


def test_all_pairs_agree_with_the_reference() -> None:
    rng = np.random.default_rng(7)
    positions = rng.choice(8, size=(70, 12), p=[0.05, 0.5, 0.15, 0.1, 0.1, 0.02, 0.05, 0.03]).astype(np.uint8)
    positions[:, 0] = 1
    positions[:, 1] = 0
    found = joint(positions)
    values = indices(found.cells)
    for place, (first, second) in enumerate(combinations(range(12), 2)):
        assert (found.first[place], found.second[place]) == (first, second)
        expected = reference(positions[:, first].tolist(), positions[:, second].tolist())
        for name in INDICES:
            assert values[name][place] == pytest.approx(expected[name], abs=CLOSE, nan_ok=True), (first, second, name)


def test_a_session_of_many_roll_calls_loses_none() -> None:
    """Words of 64 bits are filled, just filled and overfilled."""
    rng = np.random.default_rng(1)
    for rows in (63, 64, 65, 128, 200):
        positions = rng.integers(0, 8, size=(rows, 4)).astype(np.uint8)
        found = joint(positions)
        for place, (first, second) in enumerate(combinations(range(4), 2)):
            expected = of_pair(positions[:, first], positions[:, second])
            assert found.cells[place].tolist() == expected.tolist()


@settings(deadline=None)
@given(VOTES)
def test_one_pair_agrees_with_the_reference(votes: list[tuple[int, int]]) -> None:
    first, second = (np.array(side, dtype=np.uint8) for side in zip(*votes, strict=True))
    found = indices(of_pair(first, second))
    for name, expected in reference(first.tolist(), second.tolist()).items():
        assert float(found[name]) == pytest.approx(expected, abs=CLOSE, nan_ok=True), name


@settings(deadline=None)
@given(VOTES)
def test_likeness_is_the_same_from_both_sides(votes: list[tuple[int, int]]) -> None:
    first, second = (np.array(side, dtype=np.uint8) for side in zip(*votes, strict=True))
    one, other = indices(of_pair(first, second)), indices(of_pair(second, first))
    for name in INDICES:
        assert float(one[name]) == pytest.approx(float(other[name]), abs=CLOSE, nan_ok=True), name


@settings(deadline=None)
@given(VOTES)
def test_what_was_not_cast_changes_nothing(votes: list[tuple[int, int]]) -> None:
    first, second = (np.array(side, dtype=np.uint8) for side in zip(*votes, strict=True))
    cast = (first >= 1) & (first <= 3) & (second >= 1) & (second <= 3)
    assert of_pair(first, second).tolist() == of_pair(first[cast], second[cast]).tolist()


@settings(deadline=None)
@given(VOTES)
def test_s_is_agreement_on_another_scale(votes: list[tuple[int, int]]) -> None:
    first, second = (np.array(side, dtype=np.uint8) for side in zip(*votes, strict=True))
    found = indices(of_pair(first, second))
    assert float(found["s"]) == pytest.approx(2 * float(found["agreement"]) - 1, abs=CLOSE, nan_ok=True)


def test_always_alike_is_one_and_always_opposite_is_the_least() -> None:
    alike = indices(of_pair(np.array([1, 3, 1, 2]), np.array([1, 3, 1, 2])))
    assert {name: float(alike[name]) for name in INDICES} == dict.fromkeys(INDICES, 1.0)
    apart = indices(of_pair(np.array([1, 3]), np.array([3, 1])))
    assert (float(apart["agreement"]), float(apart["s"]), float(apart["both_voted"])) == (0.0, -1.0, 0.0)


def test_agreement_beyond_chance_is_not_defined_where_nothing_varies() -> None:
    found = indices(of_pair(np.array([1, 1]), np.array([1, 1])))
    assert math.isnan(float(found["kappa"]))
    assert math.isnan(float(found["pi"]))
    assert float(found["agreement"]) == 1.0


def test_no_shared_vote_gives_no_index() -> None:
    cells = of_pair(np.array([4, 1]), np.array([1, 6]))
    assert shared(cells) == 0
    assert all(math.isnan(float(value)) for value in indices(cells).values())


def test_sessions_come_in_their_order_with_their_rows() -> None:
    positions = np.array([[1], [2], [3], [1]], dtype=np.uint8)
    found = list(by_group(positions, np.array([1947, 1946, 1947, 1946])))
    assert [(name, block[:, 0].tolist()) for name, block in found] == [(1946, [2, 1]), (1947, [1, 3])]


def test_an_interval_covers_its_value_and_is_the_same_each_time() -> None:
    cells = np.array([[40.0, 5, 3, 4, 6, 1, 2, 2, 10]])
    found = intervals(cells, indices)
    for name in INDICES:
        low, high = found[name][0]
        assert low <= float(indices(cells[0])[name]) <= high, name
    beside = intervals(np.concatenate([np.ones((1, 9)) * 7, cells]), indices)
    assert beside["agreement"][1].tolist() == found["agreement"][0].tolist()


def test_the_interval_of_agreement_is_as_wide_as_theory_says() -> None:
    """The standard error of a mean of independent roll calls; a thousand draws are within a tenth of it."""
    cells = np.array([[300.0, 60, 20, 40, 30, 10, 15, 25, 100]])
    scores = np.array([1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1])
    share = cells[0] / cells.sum()
    error = math.sqrt((share @ scores**2 - (share @ scores) ** 2) / cells.sum())
    low, high = intervals(cells, indices)["agreement"][0]
    assert high - low == pytest.approx(2 * 1.96 * error, rel=0.1)


def test_a_handful_of_votes_gets_no_interval() -> None:
    cells = np.array([[float(FEWEST - 1), 0, 0, 0, 0, 0, 0, 0, 0]])
    assert np.isnan(intervals(cells, indices)["agreement"]).all()


def test_groups_are_those_alike_on_average() -> None:
    likeness = np.array([[np.nan, 0.95, 0.2, 0.3], [0.95, np.nan, 0.4, 0.1], [0.2, 0.4, np.nan, 0.92],
                         [0.3, 0.1, 0.92, np.nan]])  # fmt: skip
    assert average_linkage(likeness, 0.9) == [[0, 1], [2, 3]]
    assert average_linkage(likeness, 0.99) == [[0], [1], [2], [3]]
    assert average_linkage(likeness, 0.1) == [[0, 1, 2, 3]]
    assert average_linkage(np.full((2, 2), np.nan), 0.0) == [[0], [1]]
    assert average_linkage(np.empty((0, 0)), 0.5) == []
