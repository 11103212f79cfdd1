"""The response model: it recovers what it was given, repeats itself, and says when it has not converged."""

from __future__ import annotations

import numpy as np
import pytest

from comity.core.errors import InputError
from comity.stats.convergence import effective_draws, split_rhat
from comity.stats.linking import linked
from comity.stats.opening import SESSIONS, Opening
from comity.stats.ordinal_response import Settings, sample
from comity.stats.positions import Published
from comity.stats.responses import informative, responses
from comity.stats.variational import BOUND, estimate
from scripts.simulated_votes import simulated

SHORT = Settings("walk", chains=2, sweeps=260, burn=100)
FLOOR = 0.97  # correlation with the true positions; measured 0.985
COVERED = (0.85, 0.95)  # of 90 % intervals in one small sample; in large ones 0.88 to 0.91


@pytest.fixture(scope="module")
def votes() -> object:
    return simulated(4, actors=60, sessions=14, items=40)


def test_positions_are_recovered_and_intervals_cover_them(votes) -> None:  # type: ignore[no-untyped-def]
    found = sample(votes.data, votes.truth > 1, SHORT)
    low, middle, high = found.quantiles
    assert np.corrcoef(found.mean, votes.truth)[0, 1] > FLOOR
    assert COVERED[0] < np.mean((votes.truth > low) & (votes.truth < high)) < COVERED[1]
    assert (low <= middle).all() and (middle <= high).all()
    assert np.nanmedian(found.rhat) < 1.1


def test_the_same_seed_gives_the_same_estimates_and_another_gives_others(votes) -> None:  # type: ignore[no-untyped-def]
    brief = Settings("published", chains=2, sweeps=20, burn=10)
    first, second = (sample(votes.data, votes.truth > 1, brief) for _ in range(2))
    other = sample(votes.data, votes.truth > 1, Settings("published", chains=2, sweeps=20, burn=10, seed=2))
    assert np.array_equal(first.draws, second.draws) and np.array_equal(first.mean, second.mean)
    assert not np.array_equal(first.draws, other.draws)


def test_an_opening_moves_the_first_sessions_and_nothing_else(votes) -> None:  # type: ignore[no-untyped-def]
    data, rng = votes.data, np.random.default_rng(1)
    quick = estimate(data, votes.truth > 1)
    theta, items = quick.mean.copy(), quick.items.copy()
    pace = np.full(data.items, 0.2, np.float32)
    Opening(data, BOUND).sweep(theta, items, pace, Published(data, quick, 0.5), rng)
    early = data.session <= np.unique(data.session)[SESSIONS - 1]
    voted_on = np.isin(np.arange(data.items), data.rows[: data.unit_start[early.sum()]] // 3)
    assert 0 < early.sum() < data.units and 0 < voted_on.sum() < data.items
    assert (theta[early] != quick.mean[early]).all() and np.array_equal(theta[~early], quick.mean[~early])
    assert (items[voted_on] != quick.items[voted_on]).any(axis=1).all()
    assert np.array_equal(items[~voted_on], quick.items[~voted_on])


def test_the_quick_estimate_is_close_and_narrow(votes) -> None:  # type: ignore[no-untyped-def]
    quick, again = (estimate(votes.data, votes.truth > 1) for _ in range(2))
    assert np.corrcoef(quick.mean, votes.truth)[0, 1] > 0.95
    assert np.array_equal(quick.mean, again.mean)


def test_the_sign_follows_the_units_named_positive(votes) -> None:  # type: ignore[no-untyped-def]
    assert estimate(votes.data, votes.truth < -1).mean[votes.truth < -1].mean() > 0


def test_absence_is_no_answer() -> None:
    with pytest.raises(InputError, match="leave absences out"):
        responses([0, 0], [0, 1], [1, 1], [0, 3])
    with pytest.raises(InputError, match="no votes"):
        responses([], [], [], [])
    with pytest.raises(InputError, match="too few draws"):
        Settings(sweeps=10, burn=9)


def test_a_unit_knows_its_session_before_and_the_first_its_next() -> None:
    data = responses([0, 0, 1, 1, 2], [7, 8, 7, 8, 7], [1, 1, 2, 2, 5], [0, 2, 0, 1, 2])
    units = list(zip(data.actor.tolist(), data.session.tolist(), strict=True))
    before = [units[k] if k >= 0 else None for k in data.before]
    assert dict(zip(units, before, strict=True)) == {
        (7, 1): (7, 2), (8, 1): (8, 2), (7, 2): (7, 1), (8, 2): (8, 1), (7, 5): (7, 2),
    }  # fmt: skip
    assert data.first.tolist() == [True, True, False, False, False]


def test_items_without_division_are_told() -> None:
    assert informative([0, 0, 1, 1], [0, 0, 0, 2]).tolist() == [False, False, True, True]


def test_linked_roll_calls_end_at_the_first_of_their_chain() -> None:
    pairs = [(1, 3), (3, 5), (2, 5), (7, 9)]
    assert linked([1, 2, 3, 5, 9, 4], pairs).tolist() == [1, 2, 1, 2, 7, 4]


def test_convergence_tells_agreeing_chains_from_chains_apart() -> None:
    rng = np.random.default_rng(0)
    draws = rng.normal(size=(2, 400, 3)).astype(np.float32)
    assert (split_rhat(draws) < 1.02).all()
    assert effective_draws(draws) == pytest.approx(800, rel=0.35)
    apart = draws + np.array([0, 3])[:, None, None]
    assert (split_rhat(apart.astype(np.float32)) > 1.5).all()
    slow = np.cumsum(draws, axis=1).astype(np.float32)
    assert (effective_draws(slow) < 60).all()
