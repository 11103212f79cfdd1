"""Print the times that a user feels, each the best of several runs: help, a dossier from a built ledger, reading."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMITY = Path(sys.executable).with_name("comity")
RUNS = 5


def best(*arguments: str, runs: int = RUNS) -> tuple[float, float]:
    """The least wall and CPU seconds of several runs of ``comity`` with these arguments."""
    walls, cpus = [], []
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([COMITY, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.perf_counter() - start)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(walls), min(cpus)


def main() -> None:
    """Measure on a ledger of its own in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMITY_LEDGER"] = str(Path(folder) / "ledger.duckdb")
        article = str(ROOT / "demo" / "azerbaijan-and-russia.md")
        out = str(Path(folder) / "dossier.html")
        rows = [
            ("comity --help", "< 0.5 s", best("--help")),
            ("ledger from the record, first use", "", best("sources", runs=1)),
            ("comity read (demonstration article)", "", best("read", article, runs=2)),
            (
                "comity dossier AZE RUS --with ARM,TUR",
                "< 3 s",
                best("dossier", "AZE", "RUS", "--with", "ARM,TUR", "--out", out),
            ),
            ("the same as PDF", "", best("dossier", "AZE", "RUS", "--out", out.replace("html", "pdf"), runs=2)),
        ]
    print(f"{'what':<42}{'target':>9}{'wall s':>9}{'CPU s':>9}")
    for what, target, (wall, cpu) in rows:
        print(f"{what:<42}{target:>9}{wall:>9.2f}{cpu:>9.2f}")
    print(f"peak memory of the largest: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
