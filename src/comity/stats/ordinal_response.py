"""Positions of actors over time from ordered answers: a Bayesian ordinal probit, sampled.

z = slope * position + e with e standard normal; the answer is yes, abstain or no as z lies below, between or above the
item's two cutpoints (Bailey, Strezhnev and Voeten 2017, which follows Johnson and Albert 1999). Slopes are N(0, 1).
Draws depend on the seed alone: every chain has its own stream and runs in one thread.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.core.errors import InputError
from comity.stats.convergence import effective_draws, split_rhat
from comity.stats.positions import Averages, Prior, Published, positions_of
from comity.stats.responses import Floats, Responses
from comity.stats.variational import BOUND, Quick, estimate

_WIDEST = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to sample.

    ``walk``: a random walk from session to session, which begins at N(0, 1); cutpoints N(0, 16), in order.

    ``published``: the authors' procedure with what is particular to their program. A position is expected where the
    iteration before had that of the session before, and the later one does not speak of the earlier; positions are
    standardised at every iteration; cutpoints are flat on [-7, 7], and their step also takes moves from which there is
    no way back; latent values end at +-9. The last two tell in the published points: in sessions with few abstentions
    (all positions higher, by 0.9 in session 1) and in states that often stand alone (nearer to the middle).

    Both report positions with mean 0 and standard deviation 1.
    """

    prior: Prior = "walk"
    chains: int = 2
    sweeps: int = 860
    burn: int = 300
    keep: int = 500
    every: int = 3
    seed: int = 1
    smooth: float = 0.5

    def __post_init__(self) -> None:
        if self.chains < 1 or self.burn < 0 or self.sweeps - self.burn < 4:
            raise InputError(
                f"{self.sweeps} sweeps with {self.burn} left out, in {self.chains} chains, leave too few draws.\n"
                "Take one chain or more, and four sweeps or more beyond those left out."
            )


@dataclass(frozen=True, slots=True)
class Posterior:
    """What the chains say of each unit: mean, sd, quantiles, R-hat, effective draws; items' mean slopes and cutpoints.

    ``mean`` and ``sd`` average each unit's posterior given items, every third sweep, which is closer than draws.
    ``draws`` are (chains, draws, units).
    """

    mean: Floats
    sd: Floats
    quantiles: Floats
    rhat: NDArray[np.float64]
    ess: NDArray[np.float64]
    items: Floats
    draws: Floats


def sample(data: Responses, positive: NDArray[np.bool_], settings: Settings | None = None) -> Posterior:
    """Return the posterior of every unit; ``positive`` marks units whose mean fixes the sign."""
    chosen = settings or Settings()
    quick = estimate(data, positive, chosen.smooth)
    with ThreadPoolExecutor(max_workers=chosen.chains) as pool:
        runs = list(pool.map(lambda chain: _run(data, quick, chosen, chain), range(chosen.chains)))
    draws = np.stack([run.draws for run in runs])
    mean = np.mean([run.mean for run in runs], axis=0)
    sd = np.sqrt(np.maximum(np.mean([run.square for run in runs], axis=0) - mean**2, 0))
    return Posterior(
        mean=mean.astype(np.float32),
        sd=sd.astype(np.float32),
        quantiles=_quantiles(draws.reshape(-1, data.units), mean, sd),
        rhat=split_rhat(draws),
        ess=effective_draws(draws),
        items=np.mean([run.items for run in runs], axis=0).astype(np.float32),
        draws=draws,
    )


def _quantiles(draws: Floats, mean: NDArray[np.float64], sd: NDArray[np.float64]) -> Floats:
    """5, 50 and 95 % of each unit: the shape of its draws at the closer mean and standard deviation."""
    shape = (np.quantile(draws, [0.05, 0.5, 0.95], axis=0) - draws.mean(axis=0)) / np.maximum(draws.std(axis=0), 1e-6)
    found: Floats = (mean + sd * shape).astype(np.float32)
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    draws: Floats
    mean: NDArray[np.float64]
    square: NDArray[np.float64]
    items: NDArray[np.float64]


def _run(data: Responses, quick: Quick, chosen: Settings, chain: int) -> _Run:
    """One chain: items and latent values, then positions, over and over; the first ``burn`` sweeps are left out."""
    from comity.stats import response_sweep
    from comity.stats.opening import Opening

    rng = np.random.default_rng([chosen.seed, chain])
    pace = np.minimum(_WIDEST, 2.5 / np.sqrt(np.diff(data.row_start[::3]))).astype(np.float32)
    hurried = np.minimum(_WIDEST, 2 * pace)
    step = response_sweep.AS_PUBLISHED if chosen.prior == "published" else response_sweep.CAREFUL
    items, taken = quick.items.copy(), np.zeros(data.items)
    theta = quick.mean + quick.sd * rng.standard_normal(data.units, dtype=np.float32)
    positions = positions_of(chosen.prior, data, quick, chosen.smooth)
    opening = Opening(data, BOUND)
    sums, kept, averages = np.zeros((data.units, 3), np.float32), [], Averages(data)
    total, thin = np.zeros(items.shape), max(1, (chosen.sweeps - chosen.burn) // chosen.keep)
    for k in range(chosen.sweeps):
        stride = hurried if k < 0.8 * chosen.burn else pace
        keys = rng.integers(0, 2**32, 2, dtype=np.uint32)
        response_sweep.sweep(data.voters, data.row_start, theta, items, stride, BOUND, keys, rng, sums, taken, step)
        theta = positions.draw(sums, items, rng)
        if isinstance(positions, Published) and k < chosen.burn:
            opening.sweep(theta, items, stride, positions, rng)
        if k >= chosen.burn:
            total += items
            if k % thin == 0:
                kept.append(positions.standard(theta))
            if k % chosen.every == 0:
                averages.add(items, theta, positions)
    return _Run(np.array(kept), *averages.moments(), total / (chosen.sweeps - chosen.burn))
