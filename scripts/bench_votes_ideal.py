"""Measures the ideal points: against the published ones, on simulated votes, and against a plain sampler.

    python -m scripts.bench_votes_ideal LEDGER ../shared/data/unga_matches.csv

The ledger holds the series unvotes_roll_calls and unvotes_ideal_points. CPU seconds count all threads; what is compiled
on the first run of all (about 25 CPU seconds) is kept on disk and not counted.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

SWEEPS, BURN = 1000, 200
SIMULATIONS = 3


def main() -> None:
    """Print every figure beside what it should reach."""
    if len(sys.argv) != 3:
        sys.exit("Name a ledger with unvotes_roll_calls and unvotes_ideal_points, and the file of matches.")
    warm()
    against_published(Path(sys.argv[1]), Path(sys.argv[2]))
    on_simulated_votes()


def warm() -> None:
    """Compile, or load what was compiled before."""
    from comity.stats.ordinal_response import Settings, sample
    from scripts.simulated_votes import simulated

    small = simulated(0, actors=12, sessions=3, items=8)
    for prior in ("walk", "published"):
        sample(small.data, small.truth > 1, Settings(prior, 2, 12, 4))


def against_published(ledger: Path, matches: Path) -> None:
    """The published sample rebuilt from the ledger, and each way of estimating it against the published means."""
    from comity.api.ledgers import open_ledger
    from comity.measures.ideal_points import compute

    with open_ledger(ledger) as held:
        published = published_points(held)
        runs: list[tuple[str, str, dict[str, Any]]] = [
            ("published, 2 chains", ">= .998 .9995 .995 in 40", {"method": "published"}),
            ("published, 1 chain", ">= .995 .999  .985 in 12",
             {"method": "published", "chains": 1, "sweeps": 280, "burn": 100}),
            ("quick", "approximate", {"method": "quick"}),
            ("walk, 2 chains", "another prior", {"method": "walk"}),
        ]  # fmt: skip
        print(f"{'ideal points':22}{'CPU s':>7}{'wall':>7}  pooled r  session r   least  width   target")
        for name, target, choice in runs:
            found, cpu, wall = timed(lambda c=choice: compute(held, sample="published", matches=matches, **c))  # type: ignore[misc]
            pooled, within, least, width = agreement(found.table, published)
            print(
                f"{name:22}{cpu:7.1f}{wall:7.1f}  {pooled:8.5f}  {within:9.5f}  {least:6.4f}  {width:5.3f}   {target}"
            )
            told = {k: v for k, v in found.diagnostics.items() if k.startswith(("rhat", "ess"))}
            if told:
                print("   " + ", ".join(f"{name} {value:.3g}" for name, value in told.items()))
        units = found.table.select(["ccode", "session", "n_votes"]).to_pylist()
        same = sum(published.get((u["ccode"], u["session"]), (0, 0, 0, -1))[3] == u["n_votes"] for u in units)
        print(f"country-sessions rebuilt with the published number of votes: {same:,} of {len(published):,}")


def on_simulated_votes() -> None:
    """How often 90 % intervals cover the truth, and effective draws a CPU second beside a plain sampler's."""
    from comity.stats.convergence import effective_draws
    from comity.stats.ordinal_response import Settings, sample
    from comity.stats.variational import estimate
    from scripts.plain_gibbs import plain_draws
    from scripts.simulated_votes import simulated

    shares, worth = [], 0.0
    for seed in range(SIMULATIONS):
        votes = simulated(seed)
        right = votes.truth > 1
        found, cpu, _ = timed(lambda v=votes, r=right: sample(v.data, r, Settings(sweeps=SWEEPS, burn=BURN)))  # type: ignore[misc]
        low, _, high = found.quantiles
        shares.append(float(np.mean((votes.truth > low) & (votes.truth < high))))
        worth = float(np.nanmedian(found.ess)) / cpu
    print(
        f"simulated votes, {votes.parameters:,} unknowns, {SIMULATIONS} times: 90 % intervals cover "
        f"{np.mean(shares):.3f} ({', '.join(f'{s:.3f}' for s in shares)}; 88 to 92 %)"
    )
    quick = estimate(votes.data, right)
    plain_draws(votes.data, quick, 3, 1)
    draws, cpu, _ = timed(lambda: plain_draws(votes.data, quick, SWEEPS, BURN))
    plain = float(np.nanmedian(effective_draws(draws))) / cpu
    print(f"effective draws a CPU second: {worth:.1f}, plain Gibbs {plain:.2f}: {worth / plain:.1f} times (>= 5)")


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What a piece of work returns, its CPU seconds in all threads, its wall seconds."""
    times, began = os.times(), time.perf_counter()
    found = work()
    after = os.times()
    return found, after.user + after.system - times.user - times.system, time.perf_counter() - began


def published_points(ledger: Any) -> dict[tuple[int, int], tuple[float, float, float, int]]:
    """Mean, 5 % and 95 % ends and number of votes of each country-session, from the series in the ledger."""
    rows = ledger.engine.rows(
        """SELECT fact.locator, fact.note, f.value FROM fact JOIN figure f ON f.fact = fact.id
           WHERE source = 'unvotes_ideal_points' AND starts_with(extractor, 'comity.sources.importing')
             AND starts_with(fact.locator, 'ccode=')"""
    )
    told = re.compile(r"interval (\S+) to ([^;\s]+).*NVotes (\d+)")
    points = {}
    for row in rows:
        code, session = (int(part.split("=")[1]) for part in row["locator"].split())
        low, high, votes = (told.search(row["note"]) or sys.exit(f"no interval in {row}")).groups()
        points[code, session] = (float(row["value"]), float(low), float(high), int(votes))
    return points


def agreement(
    table: Any, published: dict[tuple[int, int], tuple[float, float, float, int]]
) -> tuple[float, float, float, float]:
    """Correlation with the published means: pooled, median and least within a session; ratio of interval widths."""
    keys = list(zip(table["ccode"].to_pylist(), table["session"].to_pylist(), strict=True))
    known = np.array([key in published for key in keys])
    theirs = np.array([published[key] for key in keys if key in published])
    ours, session = table["mean"].to_numpy()[known], table["session"].to_numpy()[known]
    width = (table["q95"].to_numpy() - table["q05"].to_numpy())[known]
    within = [np.corrcoef(ours[session == s], theirs[session == s, 0])[0, 1] for s in np.unique(session)]
    ratio = float(np.median(width / (theirs[:, 2] - theirs[:, 1])))
    return float(np.corrcoef(ours, theirs[:, 0])[0, 1]), float(np.median(within)), float(min(within)), ratio


if __name__ == "__main__":
    main()
