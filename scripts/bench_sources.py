"""Print the targets of importing: time and memory for the official files, and fifty roll calls read independently."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq

from comity import api

ROOT = Path(__file__).resolve().parents[1]
COMITY = Path(sys.executable).with_name("comity")
POSITIONS = {"Y": "yes", "N": "no", "A": "abstain", "X": "non-voting"}
SAMPLE = 50


def timed(folder: Path, *arguments: str) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak memory in MB of one command on a ledger in a folder."""
    code = (
        "import resource, subprocess, sys, time; t = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(time.perf_counter() - t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", code, str(COMITY), *arguments, "--ledger", str(folder / "ledger.duckdb")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    wall, cpu, memory = map(float, done.stdout.split())
    return wall, cpu, memory


def roll_calls_that_agree(shared: Path, ledger: Path) -> int:
    """Of fifty roll calls drawn at random, how many have the tally, date and positions that the file has."""
    calls = {row["symbol"]: row for row in pq.read_table(shared / "undl_ga_resolutions.parquet").to_pylist()}
    drawn = set(random.Random(1946).sample(sorted(calls), SAMPLE))
    cast: dict[str, dict[str, str]] = defaultdict(dict)
    for row in pq.read_table(shared / "undl_ga_votes.parquet").to_pylist():
        if row["symbol"] in drawn and row["iso3"]:
            cast[row["symbol"]][row["iso3"]] = POSITIONS[row["vote"]]
    held = {
        stored.fact.content.resolution: stored.fact.content
        for stored in api.facts(ledger, kind="vote")
        if stored.fact.provenance.source == "un_digital_library_ga"
        and stored.fact.provenance.extractor.startswith("comity.sources.importing")
    }
    return sum(_agrees(calls[symbol], cast[symbol], held[symbol]) for symbol in drawn)


def _agrees(call: dict[str, object], cast: dict[str, str], held: object) -> bool:
    tally = tuple(getattr(held, name) for name in ("yes", "no", "abstain", "non_voting", "date"))
    expected = (*(call[name] for name in ("yes", "no", "abstain", "nonvoting")), str(call["date"]))
    positions = {("RUS" if a == "SUN" else a): p for a, p in getattr(held, "positions", {}).items()}
    same = sum(positions.get(state) == position for state, position in cast.items())
    return (
        tally == expected and same >= len(cast) - 2
    )  # states that took another's code (YAR, TAN) are told on the card


def main() -> None:
    """Measure on the files beside the project, each on a ledger of its own."""
    shared = ROOT.parent / "shared" / "data"
    if not shared.is_dir():
        sys.exit("needs the official files in ../shared/data, which are not beside this copy of the project")
    with (
        tempfile.TemporaryDirectory() as all_,
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as votes,
    ):
        for name in ("undl_ga_resolutions.parquet", "undl_ga_votes.parquet"):
            (Path(votes) / name).symlink_to(shared / name)
        subprocess.run(
            [COMITY, "sources", "--ledger", str(Path(one) / "ledger.duckdb")], capture_output=True, check=True
        )
        subprocess.run(
            [COMITY, "sources", "--ledger", str(Path(all_) / "ledger.duckdb")], capture_output=True, check=True
        )
        page = str(Path(all_) / "dossier.html")
        rows = [
            ("all of ../shared/data", "60 s, 3 GB", timed(Path(all_), "import", "--all", str(shared))),
            ("the same a second time", "5 s", timed(Path(all_), "import", "--all", str(shared))),
            (
                "where sources differ, all kinds",
                "10 s",
                timed(Path(all_), "sources", "disagreements", "--format", "jsonl"),
            ),
            ("a dossier from all of it", "", timed(Path(all_), "dossier", "AZE", "RUS", "--out", page)),
            ("859,091 General Assembly votes", "4 s, 1 GB", timed(Path(one), "import", "un_digital_library_ga", votes)),
        ]
        agree = roll_calls_that_agree(shared, Path(all_) / "ledger.duckdb")
    print(f"{'what':<34}{'target':>12}{'wall s':>9}{'CPU s':>9}{'MB':>8}")
    for what, target, (wall, cpu, memory) in rows:
        print(f"{what:<34}{target:>12}{wall:>9.1f}{cpu:>9.1f}{memory:>8.0f}")
    print(f"roll calls at random that agree with the file: {agree} of {SAMPLE}")


if __name__ == "__main__":
    main()
