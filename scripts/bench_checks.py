"""Measure the checks: faults found, sound claims confirmed, accusations, planted faults of the demonstration, time.

    make bench-checks                                     imports ../shared/data first (minutes)
    python -m scripts.bench_checks --ledger FILE          takes a copy of a ledger that holds it already

``--write`` puts the table into docs/checks.md.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.core.verdicts import ACCUSATIONS
from scripts.checks_page import BEGIN, END, PAGE
from scripts.markdown import table

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
COMITY = Path(sys.executable).with_name("comity")
DEMO = ROOT / "demo"
COLUMNS = ("what", "floor", "aim", "measured")
RUNS = 3

Row = tuple[str, str, str, str]


def comity(*arguments: str | Path, ledger: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one command on a ledger; ends with what the command said where it fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [COMITY, *arguments, "--ledger", ledger]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"comity {arguments[0]} failed: {done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def verdicts(what: Path, ledger: Path, folder: Path) -> Path:
    """The file of what the checks say of a document or of a folder's documents beside each other."""
    out = folder / f"{what.stem}.jsonl"
    comity("check", what, "--out", out, ledger=ledger)
    return out


def rows_of(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def annotated(said: Path) -> Iterator[Row]:
    """The targets on the annotated claims, as the scorer counts them; rates are of the claims' own files."""
    gold = SHARED / "gold"
    command = [sys.executable, str(gold / "score_claims.py"), str(gold / "claims.dev.jsonl"), str(said), "--json"]
    score = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shown = score["data or text"]
    yield _share("faults that a file or the text shows, right verdict", "85 %", "95 %",
                 shown["right verdict"], shown["faults"])  # fmt: skip
    yield _share("sound claims that a file or the text shows, confirmed", "70 %", "90 %",
                 shown["confirmed"], shown["supported"])  # fmt: skip
    known = score["public fact"]
    yield _share("faults that only public facts show, right verdict", "", "", known["right verdict"], known["faults"])
    yield _share("sound claims that only public facts show, confirmed", "", "", known["confirmed"], known["supported"])
    yield _share("accusations of sound claims, of all verdicts", "at most 3 %", "1 %",
                 score["false accusations"], score["verdicts"])  # fmt: skip
    yield "accusations that the annotations do not list (look at each)", "", "", str(score["unlisted accusations"])


def planted(said: Path) -> Iterator[Row]:
    """How many faults that demo/README.md lists are accused, and how many verdicts accuse something else."""
    text = (DEMO / "azerbaijan-and-russia.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \d+ \| “(.+?)” \|", (DEMO / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    places = [(text.index(words), len(words)) for words in listed]
    accused = [v for v in rows_of(said) if v["verdict"] in ACCUSATIONS]
    hit = [[v for v in accused if v["start"] < at + length and at < v["end"]] for at, length in places]
    elsewhere = [v for v in accused if not any(v in found for found in hit)]
    yield (
        "planted faults of the demonstration article, accused",
        f"{len(places)}",
        f"{len(places)}",
        str(sum(map(bool, hit))),
    )
    yield "accusations of anything else in it", "0", "0", str(len(elsewhere))


def timed(ledger: Path, folder: Path) -> Iterator[Row]:
    """The least wall and CPU seconds of checking the longest text on a ledger that has been used before."""
    longest = max((SHARED / "corpus").glob("*.txt"), key=lambda file: file.stat().st_size)
    runs = [comity("check", longest, "--out", folder / "check.html", ledger=ledger) for _ in range(RUNS)]
    size = len(longest.read_text(encoding="utf-8"))
    for name, seconds in zip(("wall", "CPU"), zip(*runs, strict=True), strict=True):
        yield f"checking {size:,} characters, {name} seconds, best of {RUNS}", "at most 10", "4", f"{min(seconds):.1f}"


def _share(what: str, floor: str, aim: str, number: int, of: int) -> Row:
    return what, floor, aim, f"{number} of {of} ({number / of:.0%})" if of else "none"


def measured(imported: Path | None) -> Iterator[Row]:
    """Every target with its floor and what was measured, on ledgers of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ledger = folder / "ledger.duckdb"
        if imported:
            shutil.copyfile(imported, ledger)
        else:
            comity("import", "--all", SHARED / "data", ledger=ledger)
        yield from annotated(verdicts(SHARED / "corpus", ledger, folder))
        yield from planted(verdicts(DEMO / "azerbaijan-and-russia.md", folder / "shipped.duckdb", folder))
        yield from timed(ledger, folder)


def write(rows: list[Row]) -> None:
    """Put the table between the marks of the page."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}{table(COLUMNS, rows)}{END}{rest.split(END)[1]}", encoding="utf-8")


def main() -> None:
    """Measure and print a line for each target."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ledger", type=Path, help="a ledger into which ../shared/data was imported")
    options.add_argument("--write", action="store_true", help="put the table into docs/checks.md")
    chosen = options.parse_args()
    if not (SHARED / "gold").is_dir():
        sys.exit("needs the texts and annotations in ../shared, which are not beside this copy of the project")
    found = []
    print(f"{COLUMNS[0]:<64}{COLUMNS[1]:>12}{COLUMNS[2]:>6}  {COLUMNS[3]}")
    for row in measured(chosen.ledger):
        print(f"{row[0]:<64}{row[1]:>12}{row[2]:>6}  {row[3]}", flush=True)
        found.append(row)
    if chosen.write:
        write(found)


if __name__ == "__main__":
    main()
