"""Times agreement, S, kappa and pi of all pairs of states in all sessions, and the questions a user asks of votes.

    python -m scripts.bench_votes ../shared/data

builds a ledger from the voting records in a folder (or takes one named with ``--ledger``), and prints CPU and wall
seconds of each step, each in a process of its own, with the most memory that the process held.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SOURCES = (
    "un_digital_library_ga", "un_digital_library_sc", "voeten_unga_votes", "unvotes_roll_calls", "unvotes_ideal_points",
)  # fmt: skip


def main() -> None:
    """Print one line a step: what, CPU seconds, wall seconds, most memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder with the publishers' files")
    parser.add_argument("--ledger", type=Path, help="a ledger that holds them already")
    parser.add_argument("--step", choices=list(STEPS), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        _timed(STEPS[chosen.step], chosen.ledger)
        return
    with tempfile.TemporaryDirectory() as scratch:
        ledger = chosen.ledger or _imported(chosen.folder, Path(scratch))
        print(f"{'step':58} {'CPU s':>7} {'wall s':>7} {'GB':>6}")
        for step in STEPS:
            command = [sys.executable, "-m", "scripts.bench_votes", "--ledger", str(ledger), "--step", step]
            subprocess.run(command, check=True)
        matches = (chosen.folder or Path()) / "unga_matches.csv"
        if matches.is_file():
            subprocess.run([sys.executable, "-m", "scripts.bench_votes_ideal", str(ledger), str(matches)], check=True)


def _imported(folder: Path | None, scratch: Path) -> Path:
    if folder is None:
        sys.exit("Name the folder with the voting records, or a ledger: python -m scripts.bench_votes ../shared/data")
    ledger = scratch / "ledger.duckdb"
    comity = str(Path(sys.executable).with_name("comity"))
    for source in SOURCES:
        subprocess.run(
            [comity, "import", source, str(folder), "--ledger", str(ledger)], check=True, capture_output=True
        )
    return ledger


def _timed(step: Callable[[Path], str], ledger: Path) -> None:
    began, used = time.perf_counter(), _cpu()
    said = step(ledger)
    wall, cpu = time.perf_counter() - began, _cpu() - used
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{said:58} {cpu:7.2f} {wall:7.2f} {most:6.2f}")


def _cpu() -> float:
    times = os.times()
    return times.user + times.system


def _arithmetic(ledger: Path) -> str:
    """Fetch the matrix of positions, then the indices alone: what the published scripts are timed on."""
    from comity.api.ledgers import open_ledger
    from comity.measures.base.choice import Choice
    from comity.measures.base.dyads import all_pairs
    from comity.measures.base.rollcalls import roll_calls

    with open_ledger(ledger) as held:
        calls = roll_calls(held, Choice())
    began, used = time.perf_counter(), _cpu()
    table = all_pairs(calls)
    wall, cpu = time.perf_counter() - began, _cpu() - used
    print(f"{f'indices of {table.num_rows:,} pairs, from memory':58} {cpu:7.2f} {wall:7.2f}")
    return "the same with start-up and fetching"


def _of_votes(question: str) -> Callable[[Path], str]:
    def step(ledger: Path) -> str:
        from comity.api import votes

        frame = {
            "all pairs": lambda: votes.agreement(ledger=ledger),
            "one pair with intervals": lambda: votes.agreement("AZE", "RUS", ledger=ledger),
            "permanent five": lambda: votes.permanent_five("AZE", ledger=ledger),
            "who moved": lambda: votes.movement(ledger=ledger),
            "absence of all states": lambda: votes.absence(ledger=ledger),
            "blocs of all sessions": lambda: votes.blocs(ledger=ledger),
        }[question]()
        return f"{question}, from the ledger ({len(frame):,} rows)"

    return step


STEPS: dict[str, Callable[[Path], str]] = {"arithmetic": _arithmetic} | {
    name: _of_votes(name)
    for name in (
        "all pairs", "one pair with intervals", "permanent five", "who moved", "absence of all states",
        "blocs of all sessions",
    )
}  # fmt: skip

if __name__ == "__main__":
    main()
