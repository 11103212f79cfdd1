"""How well chains of draws agree and how many independent draws they are worth (Gelman and others 2013, 11.4-11.5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BLOCK = 1024
Draws = NDArray[np.float32]


def split_rhat(draws: Draws) -> NDArray[np.float64]:
    """The potential scale reduction of each unit; ``draws`` are (chains, draws, units), each chain cut in two halves.

    Near 1: the halves agree. Above 1.1 the chains should go on.
    """
    half = draws.shape[1] // 2
    parts = np.concatenate([draws[:, :half], draws[:, half : 2 * half]]).astype(np.float64)
    within = parts.var(axis=1, ddof=1).mean(axis=0)
    between = parts.mean(axis=1).var(axis=0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        reduction = np.sqrt((half - 1) / half + between / within)
    return np.where(within > 0, reduction, np.nan)


def effective_draws(draws: Draws) -> NDArray[np.float64]:
    """How many independent draws those of each unit are worth, by Geyer's initial monotone sequence of all chains."""
    units = draws.shape[2]
    parts = [_effective(draws[:, :, k : k + _BLOCK]) for k in range(0, units, _BLOCK)]
    return np.concatenate(parts)


def _effective(draws: Draws) -> NDArray[np.float64]:
    chains, n, _ = draws.shape
    centred = draws - draws.mean(axis=1, keepdims=True)
    width = 1 << (2 * n - 1).bit_length()
    moved = np.fft.rfft(centred, width, axis=1)
    covariance = np.fft.irfft(moved * moved.conj(), width, axis=1)[:, :n].mean(axis=0) / n
    within = covariance[0] * n / (n - 1)
    between = draws.mean(axis=1).var(axis=0, ddof=1) if chains > 1 else np.zeros_like(within)
    total = within * (n - 1) / n + between
    with np.errstate(divide="ignore", invalid="ignore"):
        rho = 1 - (within - covariance * n / (n - 1)) / total
    pairs = rho[: n // 2 * 2].reshape(-1, 2, rho.shape[1]).sum(axis=1)
    going = np.logical_and.accumulate(pairs > 0, axis=0)
    falling = np.minimum.accumulate(pairs, axis=0)
    tau = -1 + 2 * np.where(going, falling, 0).sum(axis=0)
    worth = chains * n / np.maximum(tau, 1 / np.log10(chains * n + 10))
    return np.where(total > 0, worth, np.nan)
